"""How long a text is in the unit its body counts: words, characters, pages or speaking time.

Words and characters are counted, and pages where a word processor laid the text out. Else pages, and always speaking
time, are estimates from the words, at a rate that the body profile gives with its certainty; they are named as
estimates wherever they are shown.
"""

import math
from dataclasses import dataclass

from uprdraft.document.count import Count
from uprdraft.document.tree import Submission
from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.records.body import BodyProfile, Unit

__all__ = ["Layout", "Length", "measure", "show_amount"]

_SECONDS = {"minutes": 60, "seconds": 1}


@dataclass(frozen=True, slots=True)
class Layout:
    """What the word processor ``by`` made of a text: its ``pages``, or None and ``why_not``, for a person."""

    by: str
    pages: int | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """``used`` and ``most`` in ``unit``, time in seconds; ``most`` is None where no limit is known.

    ``rate`` is how many words go to a page or a minute, None for what is not put in words; ``layout`` what a word
    processor made of the text, where one was asked for pages.
    """

    unit: Unit
    words: int
    used: float
    most: float | None
    rate: int | None = None
    layout: Layout | None = None

    @property
    def is_laid_out(self) -> bool:
        """Return whether its pages were counted by a word processor, which is not the one of every reader."""
        return self.layout is not None and self.layout.pages is not None

    @property
    def is_estimate(self) -> bool:
        """Return whether it was estimated from the words and not counted."""
        return self.rate is not None and not self.is_laid_out

    @property
    def over(self) -> float:
        """Return by how much it is over the limit; zero where it is within, or where there is none."""
        return 0.0 if self.most is None else max(0.0, self.used - self.most)

    @property
    def over_words(self) -> float | None:
        """Return by how many words it is over; None where the unit cannot be put in words."""
        if self.unit == "words":
            return self.over
        if self.rate is None:
            return None
        return self.over * self.rate / (60 if self.unit in _SECONDS else 1)

    def describe(self) -> str:
        """Return "857 of 3300 words", or "172 words, about 1 min 9 s of 2 min (at 150 words a minute)".

        How pages are known is always said: "(as LibreOffice lays it out; Word may differ by a page)".
        """
        if self.unit == "words":
            of = f" of {self.most:.0f}" if self.most is not None else ""
            return f"{self.words}{of} words"
        of = f" of {show_amount(self.unit, self.most)}" if self.most is not None else ""
        shown = f"{show_amount(self.unit, self.used)}{of}"
        if self.layout is not None and self.is_laid_out:
            return f"{self.words} words, {shown} (as {self.layout.by} lays it out; Word may differ by a page)"
        if not self.is_estimate:
            return f"{self.words} words, {shown}"
        why = f"; an estimate, {self.layout.why_not}" if self.layout is not None else ""
        return f"{self.words} words, about {shown} (at {self.rate} words a {self.unit_of_rate}{why})"

    @property
    def unit_of_rate(self) -> str:
        """Return what the rate counts by."""
        return "page" if self.unit == "pages" else "minute"


def measure(
    submission: Submission, count: Count, body: BodyProfile, *, is_joint: bool, layout: Layout | None = None
) -> Length:
    """Return how long ``submission`` is by the rules of ``body``.

    ``layout`` is what a word processor made of it, where one was asked; without its pages they are estimated.
    """
    limit = body.limit.value
    most = limit.most(is_joint=is_joint)
    unit = limit.unit
    match unit:
        case "minutes" | "seconds" if body.words_per_minute is not None:
            rate = body.words_per_minute.value
            return Length(unit, count.counted, count.counted * 60 / rate, _time(most, unit), rate)
        case "pages" if layout is not None and layout.pages is not None:
            known = body.words_per_page.value if body.words_per_page is not None else None
            return Length(unit, count.counted, layout.pages, most, known, layout)
        case "pages" if body.words_per_page is not None:
            rate = body.words_per_page.value
            estimate = (count.counted + (0 if count.notes_counted else count.notes)) / rate
            return Length(unit, count.counted, math.ceil(estimate * 10) / 10, most, rate, layout)
        case "characters":
            return Length(unit, count.counted, _characters(submission), most)
        case "words":
            return Length(unit, count.counted, count.counted, most)
        case _:
            return Length("words", count.counted, count.counted, None)


def _time(most: int | None, unit: Unit) -> float | None:
    return None if most is None else float(most * _SECONDS[unit])


def _characters(submission: Submission) -> int:
    return sum(
        len(plain_text(line, "1"))
        for section in iter_sections(submission)
        if section.counts
        for _, line in iter_lines(section)
    )


def show_amount(unit: Unit, amount: float) -> str:
    """Return "2815 words", "2.5 pages" or "1 min 30 s"."""
    if unit in _SECONDS:
        minutes, seconds = divmod(math.ceil(amount), 60)
        return " ".join(
            part for part in (f"{minutes} min" * bool(minutes), f"{seconds} s" * bool(seconds)) if part
        )
    shown = f"{amount:.1f}".removesuffix(".0")
    return f"{shown} {unit.removesuffix('s') if amount == 1 else unit}"
