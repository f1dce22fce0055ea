"""How much of the text is set in which font, size and language."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from uprdraft.document.package_report import FontShare, LanguageShare
from uprdraft.readers.foreign.line import Manner
from uprdraft.readers.foreign.looks import Look
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RunLook", "font_shares", "language_shares", "wide_characters"]

_USUAL_SIZE = 20  # half points, where neither run nor style nor document says
_WIDE = lazy_pattern("[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
_COMPLEX = lazy_pattern("[\u0590-\u08ff\u0e00-\u0e7f\ufb1d-\ufdff\ufe70-\ufefe]")


@dataclass(slots=True)
class RunLook:
    """What is needed of a run's look, worked out once for all runs that look alike, and how much text they hold."""

    look: Look
    manner: Manner
    characters: int = 0
    wide: int = 0
    complex: int = 0

    def count(self, text: str) -> None:
        """Add ``text`` to what stands in this look."""
        if text.isascii():
            self.characters += len(text)
            return
        wide, complex_ = wide_characters(text), len(_COMPLEX.findall(text))
        self.wide += wide
        self.complex += complex_
        self.characters += len(text) - wide - complex_


def wide_characters(text: str) -> int:
    """Return how many characters of ``text`` are Chinese, Japanese or Korean."""
    return len(_WIDE.findall(text))


def font_shares(looks: Iterable[RunLook], name_of: Callable[[str], str]) -> tuple[FontShare, ...]:
    """Return fonts with sizes in points, most used first. ``name_of`` gives the name of a theme's font."""
    counts: Counter[tuple[str, float]] = Counter()
    for one in looks:
        look = one.look
        size = (look.size or _USUAL_SIZE) / 2
        complex_size = (look.complex_size or look.size or _USUAL_SIZE) / 2
        counts[name_of(look.font), size] += one.characters
        counts[name_of(look.east_asian_font or look.font), size] += one.wide
        counts[name_of(look.complex_font or look.font), complex_size] += one.complex
    total = sum(counts.values()) or 1
    return tuple(
        FontShare(name, size, number, number / total)
        for (name, size), number in counts.most_common()
        if number
    )


def language_shares(looks: Iterable[RunLook]) -> tuple[LanguageShare, ...]:
    """Return the languages that runs are marked with, most used first."""
    counts: Counter[str] = Counter()
    for one in looks:
        look = one.look
        counts[look.language] += one.characters
        counts[look.east_asian_language] += one.wide
        counts[look.complex_language] += one.complex
    total = sum(counts.values()) or 1
    return tuple(
        LanguageShare(language, number, number / total) for language, number in counts.most_common() if number
    )
