"""What the rules on terms and tone share: the writer's own words, without quotations, and counted findings."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from uprdraft.document.tree import Quote
from uprdraft.document.walk import iter_blocks, iter_sections
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules._personal import iter_passages
from uprdraft.rules.base import Context, Rule
from uprdraft.values.patterns import lazy_pattern

__all__ = ["Use", "blanked", "first_uses", "is_english", "lines_with", "own_words", "used", "wording"]

Use = tuple[Place, str, int]
"""Where a word stands first, the words round it, and how often it stands."""

_QUOTED = lazy_pattern(r"“[^”]{0,1500}”|\"[^\"\n]{0,600}\"|‘[^’]{8,600}’|«[^»]{0,600}»")
_ADDRESSES = lazy_pattern(r"https?://\S+|www\.\S+|\S+@\S+|\b[A-Z]{1,6}(?:[./][A-Z0-9]+)*/[A-Z0-9./()-]+")


def is_english(context: Context) -> bool:
    """Return whether the text is in English, which is all that the word lists know."""
    return context.submission.meta.language.partition("-")[0] in ("en", "")


def own_words(context: Context) -> list[tuple[Place, str]]:
    """Return the text by paragraph without cover, notes, set-off quotations, quotation marks and addresses."""
    quoted = {
        inner.key
        for section in iter_sections(context.submission)
        for block in iter_blocks(section.blocks)
        if isinstance(block, Quote)
        for inner in iter_blocks(block.content)
    }
    return [
        (p.place, blanked(p.text))
        for p in iter_passages(context, notes=False)
        if p.place.key not in quoted or not p.place.key
    ]


@lru_cache(maxsize=2048)
def blanked(text: str) -> str:
    """Return ``text`` with quotations and addresses as spaces."""
    return _ADDRESSES.sub(_spaces, _QUOTED.sub(_spaces, text))


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


@cache
def wording(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` for whole words."""
    edge = r"(?<![\w-])(?:{})(?![\w-])" if pattern[0] != "!" else "{}"
    return re.compile(edge.format(" ".join(pattern.split())))


def lines_with(patterns: tuple[str, ...], lines: Sequence[tuple[Place, str]]) -> list[tuple[Place, str]]:
    """Return the lines in which one of ``patterns``, taken as ``wording`` takes them, may be found."""
    either = _either(patterns)
    return [line for line in lines if either.search(line[1])]


@cache
def _either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern for all: words are looked for where a word begins, once for all of them."""
    words = "|".join(f"(?:{' '.join(p.split())})" for p in patterns if p[0] != "!")
    signs = [p for p in patterns if p[0] == "!"]
    return re.compile("|".join([rf"(?<![\w-])(?:{words})(?![\w-])" if words else "(?!)", *signs]))


def first_uses(
    lines: Iterable[tuple[Place, str]], find: Callable[[str], Iterator[re.Match[str]]]
) -> dict[str, Use]:
    """Return for each word that ``find`` finds its first place and how often it stands."""
    uses: dict[str, Use] = {}
    for place, text in lines:
        for match in find(text):
            word = match.group()
            around = " ".join(text[max(0, match.start() - 40) : match.end() + 40].split())
            first, quote, count = uses.get(word, (place, around, 0))
            uses[word] = (first, quote, count + 1)
    return uses


def used(rule: Rule, level: Level, message: str, use: Use, word: str, *, hint: str = "") -> Finding:
    """Return one finding for all uses of a word, at the place of the first."""
    place, quote, count = use
    times = f" ({count} times)" if count > 1 else ""
    return rule.finding(level, message + times, Place(place.key, place.label, quote), hint=hint, text=word)
