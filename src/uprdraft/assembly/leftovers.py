"""Marks that a text still holds after it was read: they will be printed as typed, and are reported.

Looked for in what became text, so that a mark which was understood, or escaped with ``\\``, is never named.
"""

import re
from collections.abc import Iterator

from uprdraft.values.patterns import lazy_pattern

__all__ = ["find_leftovers", "find_list_marks"]

_PROSE = "prose holds paragraphs, lists, emphasis, links, tables, quotations and citations"
_CITE = "write a citation as [@source-id, para. 29]"
_NOTE = "write a note where its mark shall stand, as ^[text of the note]"
_SLOT = (
    "slots are those of the library, such as {{ people }} or {{ state.the }}; see recommendations/README.md"
)
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (lazy_pattern(pattern, re.MULTILINE), advice)
    for pattern, advice in (
        (r"<!--.*?(?:-->|$)", "take the remark out: it would be published"),
        (r"\{\{[^{}]*\}\}|\{\{|\}\}|\{%|%\}", _SLOT),
        (r"^[ \t]*(?:#{1,6}(?= )|```|~~~)", _PROSE),
        (r"^[ \t]*:::+[ \t]*[\w{]*", _PROSE),
        (r"</?[a-zA-Z][\w-]*(?=[ />])", _PROSE),
        (r"&(?:[a-z]{2,8}|#\d{1,6});", "type the character itself"),
        (r"!\[", _PROSE),
        (
            r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$",
            "give the line above as many cells",
        ),
        (r"^[ \t]*={3,}[ \t]*$", _PROSE),
        (r"\^\[", "close the note with ]"),
        (r"\[\^[^\]\s]{1,40}\]:?", _NOTE),
        (r"(?<!\d)\[\d{1,3}\]", _NOTE),
        (r"\[(?:[^\[\]@]{0,60}[\s(])?-?@[\w{][\w.:/{}-]*", _CITE),
        (r"(?<![\w.+/@-])-?@(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)+|[a-z]+\d{4}[a-z]?\b)", _CITE),
        (r"(?<=[^\s\[])\]\([^()\n]{0,80}\)?", "a link needs an address that begins with https:// or mailto:"),
        (r"\[[^\[\]\n]{1,80}\]\[[^\[\]\n]{0,80}\]", "write a link as [words](https://…)"),
        (
            r"(?<![\w*])\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?![\w*])|(?<!\w)__(?=[^\s_])|(?<=[^\s_])__(?!\w)",
            "close the mark for bold",
        ),
        (r"`[^`\n]+`|~~(?=\S)", _PROSE),
    )
)
_FIRST = lazy_pattern(r"[<{}#`~:&!|*_=\-^\[\]@\d]")
_SHORT = lazy_pattern(r"(?<![\w*])\*(?=[^\s*])[^*\n]*[^\s*]\*(?![\w*])")
_LIST = lazy_pattern(r"^[ \t]*(?:[-*+>#]|\d{1,2}[.)])(?=[ \t])|^[ \t]*\|", re.MULTILINE)
_MOST = 20


def find_list_marks(text: str) -> Iterator[tuple[str, str]]:
    """Yield ``(mark, advice)`` for marks of lists, tables and quotations, which a single sentence does not have."""
    for match in list(_LIST.finditer(text))[:_MOST]:
        yield match.group().strip(), "this is one paragraph without lists; write prose instead"


def find_leftovers(text: str, *, short: bool = False) -> Iterator[tuple[str, str]]:
    """Yield ``(mark, advice)`` for each mark in ``text`` that will stand as typed, at most twenty.

    ``short`` is for answers that are text and never markup: there emphasis is none.
    """
    if not _FIRST.search(text):
        return
    count = 0
    seen: list[tuple[int, int]] = []
    for pattern, advice in (*_MARKS, (_SHORT, "this is plain text without emphasis")) if short else _MARKS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in seen):
                continue
            seen.append(match.span())
            count += 1
            if count > _MOST:
                return
            yield " ".join(match.group().split())[:60], advice
