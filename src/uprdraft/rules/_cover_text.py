"""The words of a cover, of our making or of somebody else's, and the States that they name.

Where a file has no cover, or only a title, its first lines stand for one: letterhead and contact often stand there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from uprdraft.document.tree import Paragraph
from uprdraft.document.walk import iter_blocks, iter_lines, iter_sections, plain_text
from uprdraft.loading.form_words import load_form_words
from uprdraft.loading.reference import load_countries
from uprdraft.rules.base import Context

__all__ = ["NamedState", "cover_lines", "cover_pattern", "find_states", "title_lines"]

_FEW_WORDS = 60
_FIRST_WORDS = 250
_LONGEST_TITLE = 40
_LINES_OF_TITLE = 5


@dataclass(frozen=True, slots=True)
class NamedState:
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


def title_lines(context: Context) -> tuple[str, ...]:
    """Return the lines that say what the text is: titles, or the first short lines of cover or text."""
    cover = context.submission.cover
    blocks = [b for b in iter_blocks(cover.blocks) if isinstance(b, Paragraph)] if cover else []
    titled = [plain_text(b.content) for b in blocks if b.role in ("title", "subtitle", "lead")]
    if titled:
        return tuple(titled)
    first = [line for line in cover_lines(context) if len(line.split()) <= _LONGEST_TITLE][:_LINES_OF_TITLE]
    title = context.submission.meta.title
    return tuple(dict.fromkeys(line for line in (title, *first) if line))


@cache
def cover_pattern(field: str) -> re.Pattern[str] | None:
    """Return what shows that an item of the cover is there; None for one that no words show."""
    pattern = load_form_words().cover.get(field)
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE) if pattern else None


@cache
def _codes() -> dict[str, str]:
    """Return the State of each name in small letters, the longest name first."""
    codes = {
        name.casefold(): country.iso3
        for country in load_countries().values()
        for name in (*country.names.values(), country.formal, country.short, country.listed, *country.also)
        if len(name) > 3 or not name.isascii()
    }
    # The names in use come last, so that an old name of one State is not taken for another's own.
    codes |= {c.short.casefold(): c.iso3 for c in load_countries().values()}
    return {name: codes[name] for name in sorted(codes, key=len, reverse=True)}


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    latin, others = [n for n in names if n[0].isascii()], [n for n in names if not n[0].isascii()]
    either = [rf"(?<![\w-])(?:{'|'.join(map(re.escape, latin))})(?![\w-])"] if latin else []
    return re.compile("|".join([*either, *map(re.escape, others)]), re.IGNORECASE)


def find_states(text: str) -> list[NamedState]:
    """Return the States that ``text`` names, by any of their names; a common word in small letters is none."""
    folded = text.casefold()
    # A pattern of all names of all States takes longer to make than a text to be read.
    names = tuple(name for name in _codes() if name in folded)
    if not names:
        return []
    return [
        NamedState(_codes()[m.group().casefold()], m.start(), m.end())
        for m in _pattern(names).finditer(text)
        if not m.group()[0].islower()
    ]
