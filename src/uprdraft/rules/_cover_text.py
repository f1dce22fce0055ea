"""The words of a cover, of our making or of somebody else's, and the States that they name.

Where a file has no cover, or only a title, its first lines stand for one: letterhead and contact often stand there.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from uprdraft.document.tree import Heading, Paragraph
from uprdraft.document.walk import iter_blocks, iter_lines, iter_sections, plain_text
from uprdraft.loading.form_words import load_form_words
from uprdraft.loading.reference import load_countries
from uprdraft.rules.base import Context
from uprdraft.values.marks import with_plain_hyphens, with_plain_marks
from uprdraft.values.patterns import lazy_pattern

__all__ = ["NamedState", "cover_lines", "cover_pattern", "find_states", "head_lines", "title_lines"]

_FEW_WORDS = 60
_FIRST_WORDS = 250
_LONGEST_TITLE = 40
_LINES_OF_TITLE = 5
_LINES_OF_HEAD = 12
_WORDS_OF_A_SENTENCE = 12
_MARKED = lazy_pattern(r"\s*(?:[-–—•*·▪●○◦]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s)")
_LONGEST_CODE = 3
_WORD = lazy_pattern(r"(?<![\w-])[^\W\d_]+")
_FIRST_NOT_LATIN = "\u0370"


class NamedState(NamedTuple):
    """A State named in a text, and where."""

    iso3: str
    start: int
    end: int


def cover_lines(context: Context) -> tuple[str, ...]:
    """Return the lines of the cover with headers, footers and boxes; where it is short, the first lines as well."""
    lines = list(_own_lines(context))
    words = sum(len(line.split()) for line in lines)
    if words < _FEW_WORDS:
        for section in iter_sections(context.submission):
            for _, line in iter_lines(section) if section.kind == "body" else ():
                if words > _FIRST_WORDS:
                    break
                lines.append(plain_text(line))
                words += len(lines[-1].split())
    report = context.package
    if report is not None:
        lines += [r.text for r in report.running if r.is_shown] + [b.text for b in report.text_boxes[:5]]
    return tuple(part for line in lines for part in line.splitlines() if part.strip())


def _own_lines(context: Context) -> Iterator[str]:
    cover = context.submission.cover
    if cover is not None:
        yield from (plain_text(line) for _, line in iter_lines(cover))


def head_lines(context: Context) -> tuple[str, ...]:
    """Return the lines that stand above the text: of the cover, and where it is short, those before any sentence."""
    lines = [part for line in _own_lines(context) for part in line.splitlines() if part.strip()]
    if sum(len(line.split()) for line in lines) < _FEW_WORDS:
        lines += _before_text(context)
    return tuple(lines[:_LINES_OF_HEAD])


def _before_text(context: Context) -> Iterator[str]:
    """Yield the first lines of the body up to what is text: a sentence, an item of a list, a numbered heading.

    The first heading of a file without a cover may be its title.
    """
    for section in iter_sections(context.submission):
        if section.kind != "body":
            continue
        for part in (section.heading, *section.blocks):
            if part is None:
                continue
            if not isinstance(part, Paragraph | Heading) or part.number:
                return
            line = plain_text(part.content)
            if line.strip() and _is_text(line):
                return
            yield from (shown for shown in line.splitlines() if shown.strip())


def _is_text(line: str) -> bool:
    words = len(line.split())
    is_sentence = words > _WORDS_OF_A_SENTENCE and line.rstrip().endswith((".", ":", ";", "?"))
    return is_sentence or words > _LONGEST_TITLE or _MARKED.match(line) is not None


def title_lines(context: Context) -> tuple[str, ...]:
    """Return the lines that say what the text is: titles, or the first short lines of cover or text."""
    cover = context.submission.cover
    blocks = [b for b in iter_blocks(cover.blocks) if isinstance(b, Paragraph)] if cover else []
    titled = [plain_text(b.content) for b in blocks if b.role in ("title", "subtitle", "lead")]
    if titled:
        return tuple(titled)
    first = [line for line in head_lines(context) if len(line.split()) <= _LONGEST_TITLE][:_LINES_OF_TITLE]
    title = context.submission.meta.title
    return tuple(dict.fromkeys(line for line in (title, *first) if line))


@cache
def cover_pattern(field: str) -> re.Pattern[str] | None:
    """Return what shows that an item of the cover is there; None for one that no words show."""
    pattern = load_form_words().cover.get(field)
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE) if pattern else None


class _Names(NamedTuple):
    """The State of each name; Latin names by their first word, the longest first; and all others."""

    codes: Mapping[str, str]
    by_first: Mapping[str, list[str]]
    others: tuple[str, ...]


@cache
def _names() -> _Names:
    codes: dict[str, str] = {}
    for country in load_countries().values():
        for name in (*country.names.values(), country.formal, country.listed, *country.also):
            if len(name) > _LONGEST_CODE or not name.isascii():
                codes[name.removeprefix("the ")] = country.iso3
    # The names in use come last, so that an old name of one State is not taken for another's own.
    codes |= {c.short: c.iso3 for c in load_countries().values()}
    codes |= {name.upper(): code for name, code in codes.items()}
    by_first: dict[str, list[str]] = {}
    others = []
    for name in sorted(codes, key=len, reverse=True):
        first = _WORD.match(name)
        if first is not None and name[0] < _FIRST_NOT_LATIN:
            by_first.setdefault(first.group(), []).append(name)
        else:
            others.append(name)
    return _Names(codes, by_first, tuple(others))


@cache
def _other_names() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _names().others)))


def find_states(text: str) -> list[NamedState]:
    """Return the States that ``text`` names, by any of their names, as written or in capitals."""
    names = _names()
    text = with_plain_hyphens(_kept_in_length(text))
    found: list[NamedState] = []
    end = 0
    for word in _WORD.finditer(text):
        start = word.start()
        for name in names.by_first.get(word.group(), ()) if start >= end else ():
            over = _end_of(name, text, start)
            if over and not _goes_on(text, over):
                end = over
                found.append(NamedState(names.codes[name], start, end))
                break
    if not text.isascii() and any(c >= _FIRST_NOT_LATIN and c.isalpha() for c in text):
        found += [NamedState(names.codes[m.group()], *m.span()) for m in _other_names().finditer(text)]
    return found


def _kept_in_length(text: str) -> str:
    """Return ``text`` with plain marks; as it is where places in it would shift."""
    plain = with_plain_marks(text)
    return plain if len(plain) == len(text) else text


def _end_of(name: str, text: str, start: int) -> int:
    """Return where ``name`` ends that stands at ``start``; its words may stand on two lines. 0 where it does not."""
    if text.startswith(name, start):
        return start + len(name)
    match = _over_lines(name).match(text, start) if " " in name else None
    return match.end() if match else 0


@cache
def _over_lines(name: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, name.split())))


def _goes_on(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isalnum() or text[end] == "-")
