"""Places within a source as values: articles, paragraphs, pages, sections, minutes of a recording.

A locator is one or more places, "sect. III, para. 5 and annex, para. 2"; a place is one or more parts from
the whole to the detail. Labels are those of the United Nations Editorial Manual; other spellings are read.
"""

import re
from dataclasses import dataclass

from uprdraft.values.patterns import lazy_pattern

__all__ = ["Locator", "LocatorPart", "Span", "find_locator"]

_LABELS: dict[str, tuple[str, str, str]] = {
    "paragraph": ("para.", "paras.", r"para(?:s|graphs?)?\b\.?|pars?\.|¶+|§+"),
    "article": ("art.", "arts.", r"art(?:s|icles?)?\b\.?"),
    "page": ("p.", "pp.", r"pp?\.|pages?\b"),
    "chapter": ("chap.", "chaps.", r"chap(?:s|ters?)?\b\.?|ch\."),
    "section": ("sect.", "sects.", r"sect(?:s|ions?)?\b\.?|secs?\."),
    "annex": ("annex", "annexes", r"annex(?:es)?\b"),
    "appendix": ("appendix", "appendices", r"appendi(?:x|ces)\b"),
    "part": ("part", "parts", r"parts?\b"),
    "volume": ("vol.", "vols.", r"vol(?:s|umes?)?\b\.?"),
    "footnote": ("footnote", "footnotes", r"footnotes?\b|fn\.?(?=\s*\d)|notes?\b"),
    "table": ("table", "tables", r"tables?\b"),
    "figure": ("figure", "figures", r"fig(?:ure)?s?\b\.?"),
    "rule": ("rule", "rules", r"rules?\b"),
    "principle": ("principle", "principles", r"principles?\b"),
    "preamble": ("preamble", "preamble", r"preamble\b"),
    "recommendation": ("recommendation", "recommendations", r"recommendations?\b"),
}
_LABEL = lazy_pattern(
    "|".join(f"(?P<{kind}>{pattern})" for kind, (_, _, pattern) in _LABELS.items()), re.IGNORECASE
)
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_NUMBER = r"(?:\d+(?:\.\d+)*[a-z]?|[IVXLC]+(?:\.\d+)*|[A-Z](?:\.\d+)+|[A-Z](?![A-Za-z]))(?:\s?\([0-9a-zA-Z]{1,4}\))*"
_DASH = r"(?:\s*[-\u2010-\u2015]\s*|\s+to\s+)"
_SPAN = lazy_pattern(rf"(?P<first>{_NUMBER})(?:{_DASH}(?P<last>{_NUMBER}))?")
_CLOCK = lazy_pattern(rf"(?:at\s+)?(?P<first>{_TIME})(?:{_DASH}(?P<last>{_TIME}))?")
_BETWEEN = lazy_pattern(r"\s*(?:(?P<new>;)|(?P<and>,?\s+and\b|&)|(?P<comma>,))\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """One number, or the first and last of a range: "30 (a)", "29" to "30"."""

    first: str
    last: str = ""

    def __str__(self) -> str:
        """Return the span with a space before each bracket and an en dash in a range."""
        return "–".join(re.sub(r"\s*\(", " (", end) for end in (self.first, self.last) if end)


@dataclass(frozen=True, slots=True)
class LocatorPart:
    """Numbers of one kind; ``kind`` is empty where the text does not say what they count."""

    kind: str
    spans: tuple[Span, ...]

    def __str__(self) -> str:
        """Return the part as the United Nations print it: "paras. 29–30 and 35"."""
        numbers = [str(span) for span in self.spans]
        joined = f"{', '.join(numbers[:-1])} and {numbers[-1]}" if len(numbers) > 1 else "".join(numbers)
        if self.kind == "time":
            return f"at {joined}"
        is_several = len(self.spans) > 1 or any(span.last for span in self.spans)
        label = _LABELS[self.kind][is_several] if self.kind else ""
        return " ".join(word for word in (label, joined) if word)


@dataclass(frozen=True, slots=True)
class Locator:
    """The places of one citation, each from the whole to the detail."""

    places: tuple[tuple[LocatorPart, ...], ...]

    def __str__(self) -> str:
        """Return the locator without a semicolon: those part the sources of a note from each other."""
        return " and ".join(", ".join(str(part) for part in place) for place in self.places)


def find_locator(text: str) -> Locator | None:
    """Return the locator that ``text`` is, None where it holds other words."""
    reading = _Reading(" ".join(text.split()).removesuffix("."))
    return Locator(reading.places()) if reading.run() else None


class _Reading:
    """One pass from the left; every step takes what it knows or gives up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.found: list[list[tuple[str, list[Span]]]] = [[]]

    def places(self) -> tuple[tuple[LocatorPart, ...], ...]:
        """Return what was found, frozen."""
        return tuple(tuple(LocatorPart(k, tuple(s)) for k, s in place) for place in self.found)

    def run(self) -> bool:
        """Return whether all of the text was understood."""
        separator = "new"
        while self.position < len(self.text):
            if not self._part(separator):
                return False
            if self.position == len(self.text):
                return True
            between = _BETWEEN.match(self.text, self.position)
            if between is None or between.end() == len(self.text):
                return False
            separator = str(between.lastgroup)
            self.position = between.end()
        return False

    def _part(self, separator: str) -> bool:
        """Take one label with its number, or one more number of the label before."""
        if clock := _CLOCK.match(self.text, self.position):
            return self._add("time", clock, separator)
        label = _LABEL.match(self.text, self.position)
        if label:
            kind = str(label.lastgroup)
            after = re.compile(r"\s*").match(self.text, label.end())
            self.position = after.end() if after else label.end()
            span = _SPAN.match(self.text, self.position)
            if span is None:
                self.position = label.end()
                self._place(separator).append((kind, []))
                return kind in ("annex", "appendix", "preamble")
            return self._add(kind, span, separator)
        span = _SPAN.match(self.text, self.position)
        return span is not None and self._add("", span, separator)

    def _add(self, kind: str, match: re.Match[str], separator: str) -> bool:
        span = Span(match["first"], match["last"] or "")
        self.position = match.end()
        place = self.found[-1]
        if place and separator != "new" and kind in ("", "time") and (kind == "" or place[-1][0] == "time"):
            place[-1][1].append(span)
        else:
            self._place(separator).append((kind, [span]))
        return True

    def _place(self, separator: str) -> list[tuple[str, list[Span]]]:
        """Return the place that goes on, or a new one after "and" or a semicolon."""
        if separator != "comma" and self.found[-1]:
            self.found.append([])
        return self.found[-1]
