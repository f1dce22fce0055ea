"""Three versions of a line woven word by word: what each of two sides changed stands, where they changed other words.

Two edits that touch, or that have no unchanged word between them, are not woven: together they may say what nobody
meant. A citation, a note and the address of a link are one word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from uprdraft.pipeline.comparing.changes import word_changes
from uprdraft.values.patterns import lazy_pattern

__all__ = ["Pick", "weave", "weave_text"]

Side = Literal["mine", "theirs"]
_TYPED = lazy_pattern(
    r"\[@[^\]\n]*\]|\^\[(?:[^\[\]]|\[[^\[\]]*\])*\]|\]\([^)\s]*\)|\s+|[^\W_]+(?:['’][^\W_]+)*|.", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Pick:
    """One word of the woven line: whose it is, and where it stands there."""

    side: Side
    position: int


@dataclass(frozen=True, slots=True)
class _Edit:
    """What a side put in place of ``base[start:stop]``: the words of its own line from ``first`` to ``last``."""

    start: int
    stop: int
    side: Side
    first: int
    last: int


def weave(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[Pick] | None:
    """Return the words of both sides in one line; None where they changed the same place.

    What neither changed is picked from ``theirs``.
    """
    lines = {"mine": mine, "theirs": theirs}
    edits: list[_Edit] = []
    found = (*_edits(base, mine, "mine"), *_edits(base, theirs, "theirs"))
    for edit in sorted(found, key=lambda e: (e.start, e.stop)):
        last = edits[-1] if edits else None
        if last is not None and last.side != edit.side:
            if _says(last, lines) == _says(edit, lines):
                continue
            if not any(map(_is_word, base[last.stop : edit.start])):
                return None
        edits.append(edit)
    out: list[Pick] = []
    at = ahead = 0  # how much further than in the base a word stands in ``theirs``
    for edit in edits:
        out += [Pick("theirs", i + ahead) for i in range(at, edit.start)]
        out += [Pick(edit.side, i) for i in range(edit.first, edit.last)]
        at = edit.stop
        if edit.side == "theirs" or _says(edit, lines) in {
            _says(e, lines) for e in found if e.side == "theirs"
        }:
            ahead += (edit.last - edit.first) - (edit.stop - edit.start)
    return out + [Pick("theirs", i + ahead) for i in range(at, len(base))]


def weave_text(base: str, mine: str, theirs: str) -> str | None:
    """Return typed text with what both sides changed in it; None where they changed the same place."""
    old, ours, others = (_TYPED.findall(text) for text in (base, mine, theirs))
    picks = weave(old, ours, others)
    return (
        None if picks is None else "".join((ours if p.side == "mine" else others)[p.position] for p in picks)
    )


def _edits(base: Sequence[str], line: Sequence[str], side: Side) -> Iterator[_Edit]:
    for kind, a, b, c, d in word_changes(list(base), list(line)):
        if kind != "equal":
            yield _Edit(a, b, side, c, d)


def _says(edit: _Edit, lines: dict[str, Sequence[str]]) -> tuple[int, int, tuple[str, ...]]:
    return edit.start, edit.stop, tuple(lines[edit.side][edit.first : edit.last])


def _is_word(piece: str) -> bool:
    return any(sign.isalnum() for sign in piece)
