"""What the rules on personal data share: the texts they read, and the search for patterns in them."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from uprdraft.document.tree import Inline, Link, Section, Submission
from uprdraft.document.walk import iter_inlines, iter_lines, iter_sections, plain_text
from uprdraft.findings import Finding, Place
from uprdraft.loading.protection import load_protection
from uprdraft.records.protection import Kind, ProtectionPattern
from uprdraft.rules.base import Context, Rule
from uprdraft.values.patterns import lazy_pattern

if TYPE_CHECKING:
    from uprdraft.document.package_report import PackageReport

__all__ = ["Passage", "find_personal", "hidden_texts", "iter_passages", "masked"]

_NEAR = 40
# Document symbols and addresses of pages hold long numbers that are nobody's.
_SYMBOLS = lazy_pattern(
    r"https?://\S+|www\.\S+|\b[A-Z]{1,6}(?:[./][A-Z0-9]+)*/[A-Z0-9./()-]+|\bdoi:?\s*\S+|\bISBN[\s:]*[\dXx-]+"
)
_LONG_NUMBER = lazy_pattern(r"\d(?:[-\s.()–+]{0,3}\d){5}")
_SAID_IN_PROPERTIES = (
    "title", "subject", "keywords", "category", "description", "content_status", "company", "manager",
)  # fmt: skip
# A letterhead names the organisation's own telephone, mail and street.
_OWN_IN_RUNNING: tuple[Kind, ...] = ("contact", "place")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class Passage(NamedTuple):
    """A paragraph, cell or note, with where it stands."""

    place: Place
    text: str
    is_note: bool = False
    is_running: bool = False


def iter_passages(context: Context, *, notes: bool = True) -> Iterator[Passage]:
    """Yield the text but for the cover, which names the organisation and its contact, then the notes."""
    for section in iter_sections(context.submission):
        if section.kind != "cover":
            for key, line in iter_lines(section):
                yield Passage(Place(key, _name(section)), plain_text(line))
    for number, note in enumerate(context.submission.notes if notes else (), 1):
        yield Passage(Place(note.id, f"note {number}"), plain_text(note.content), is_note=True)
    for key, where, text in hidden_texts(context):
        yield Passage(Place(key, where), text)


def hidden_texts(context: Context) -> Iterator[tuple[str, str, str]]:
    """Yield ``(key, place, text)`` of what a Word file holds beside its text: comments, changes, boxes."""
    report = context.package
    if report is None:
        return
    yield from ((c.key, "a comment", c.text) for c in report.comments)
    yield from ((r.key, "a tracked change", r.text) for r in report.revisions if r.kind != "insertion")
    yield from ((h.key, "hidden text", h.text) for h in report.hidden)
    yield from ((b.key, "a text box", b.text) for b in report.text_boxes)


def _unshown(context: Context) -> Iterator[Passage]:
    """Yield what stands in a Word file beside its text: headers, footers, properties, and addresses behind links."""
    yield from _links(context.submission)
    report = context.package
    if report is None:
        return
    for running in report.running:
        yield Passage(Place(running.ref, f"a {running.kind}"), running.text, is_running=True)
    for picture in report.pictures:
        yield Passage(Place(picture.key, "a picture's description"), f"{picture.name}\n{picture.description}")
    for name in _SAID_IN_PROPERTIES:
        yield Passage(Place(f"properties/{name}", "file properties"), getattr(report.properties, name))


def _links(submission: Submission) -> Iterator[Passage]:
    for section in iter_sections(submission):
        if section.kind != "cover":
            for key, line in iter_lines(section):
                yield from _hidden_mail(line, Place(key, f"an address in {section.id}"))
    for number, note in enumerate(submission.notes, 1):
        yield from _hidden_mail(note.content, Place(note.id, f"an address in note {number}"))


def _hidden_mail(line: tuple[Inline, ...], place: Place) -> Iterator[Passage]:
    """Yield the e-mail addresses to which links lead and which the text does not show."""
    for node in iter_inlines(line):
        if isinstance(node, Link) and node.url.casefold().startswith("mailto:"):
            address = node.url[len("mailto:") :].partition("?")[0]
            if address and address.casefold() not in plain_text(line).casefold():
                yield Passage(place, address)


def _name(section: Section) -> str:
    return section.id


def masked(text: str) -> str:
    """Return the first two characters of ``text``: enough to find it, too little to pass it on."""
    return f"{text.strip()[:2]}…"


class _Searched(NamedTuple):
    """A passage as it is searched: without symbols and addresses, and the same in small letters."""

    passage: Passage
    text: str
    folded: str
    has_long_number: bool


class _Reading(NamedTuple):
    """All passages of one text; ``whole`` is everything in small letters."""

    submission: Submission
    package: "PackageReport | None"
    passages: tuple[_Searched, ...]
    whole: str

    def where(self, pattern: ProtectionPattern) -> list[int]:
        """Return the numbers of the passages in which ``pattern`` may find something."""
        passages = enumerate(self.passages)
        if pattern.long_number:
            return [n for n, one in passages if one.has_long_number]
        if not pattern.holds:
            return list(range(len(self.passages)))
        held = [word for word in pattern.holds if word in self.whole]
        return [n for n, one in passages if any(word in one.folded for word in held)] if held else []


_last: list[_Reading] = []


def _read(context: Context) -> _Reading:
    """Return the passages of a text.

    **Why** the last answer is kept: six rules search the same text, one after the other.
    """
    if not (_last and _last[0].submission is context.submission and _last[0].package is context.package):
        passages = tuple(map(_searched, (*iter_passages(context), *_unshown(context))))
        whole = "\n".join(one.folded for one in passages)
        _last[:] = [_Reading(context.submission, context.package, passages, whole)]
    return _last[0]


def _searched(passage: Passage) -> _Searched:
    text = _without_symbols(passage.text)
    return _Searched(passage, text, text.casefold(), _LONG_NUMBER.search(text) is not None)


def find_personal(rule: Rule, context: Context, *kinds: Kind) -> Iterator[Finding]:
    """Yield a finding of ``rule`` for each piece of personal data of these kinds."""
    reading = _read(context)
    likely: dict[int, list[ProtectionPattern]] = {}
    for pattern in _patterns():
        if pattern.kind in kinds:
            for number in reading.where(pattern):
                likely.setdefault(number, []).append(pattern)
    for number in sorted(likely):
        one = reading.passages[number]
        taken: list[tuple[int, int]] = []
        for pattern in likely[number]:
            if one.passage.is_running and pattern.kind in _OWN_IN_RUNNING:
                continue
            for start, end in _found(pattern, one.text):
                value = one.text[start:end]
                if _letters(value) in _own(context) or any(s < end and start < e for s, e in taken):
                    continue
                taken.append((start, end))
                quote = value if pattern.kind == "route" else masked(value)
                label = one.passage.place.label
                place = Place(one.passage.place.key, label, quote)
                yield rule.finding(pattern.level, f"{pattern.words} in {label}", place, text=value)


@lru_cache(maxsize=2048)
def _without_symbols(text: str) -> str:
    return _SYMBOLS.sub(lambda m: " " * len(m.group()), text)


def _own(context: Context) -> frozenset[str]:
    """Return what the cover gives as the organisation's own numbers and addresses, without punctuation."""
    cover = context.submission.cover
    return _data_in(tuple(plain_text(line) for _, line in iter_lines(cover)) if cover else ())


@lru_cache(maxsize=4)
def _data_in(lines: tuple[str, ...]) -> frozenset[str]:
    found = {
        _letters(text[start:end])
        for text in lines
        for pattern in _patterns()
        for start, end in _found(pattern, text)
    }
    return frozenset(found)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _patterns() -> tuple[ProtectionPattern, ...]:
    return load_protection().patterns


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _found(pattern: ProtectionPattern, text: str) -> Iterator[tuple[int, int]]:
    for match in _compiled(pattern.pattern).finditer(text):
        start, end = match.span()
        around = text[max(0, start - _NEAR) : end + _NEAR]
        if pattern.near and not _compiled(pattern.near).search(around):
            continue
        if pattern.test and not _TESTS[pattern.test](match.group()):
            continue
        yield start, end


def _is_cn_identity(number: str) -> bool:
    total = sum(int(d) * w for d, w in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def _is_iban(text: str) -> bool:
    number = re.sub(r"\s", "", text)
    return (
        15 <= len(number) <= 34 and int("".join(str(int(c, 36)) for c in number[4:] + number[:4])) % 97 == 1
    )


def _are_coordinates(text: str) -> bool:
    numbers = [abs(float(n)) for n in re.findall(r"\d+\.\d+", text)]
    return len(numbers) == 2 and numbers[0] <= 90 and numbers[1] <= 180


_TESTS: dict[str, Callable[[str], bool]] = {
    "cn-identity": _is_cn_identity,
    "iban": _is_iban,
    "coordinates": _are_coordinates,
}
