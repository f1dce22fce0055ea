"""Fields: which marks belong together, what the code says, and what is shown of them.

A field that begins and never ends would swallow the rest of the text; its beginning is ignored then and reported.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from uprdraft.document.package_report import Field
from uprdraft.readers.foreign.names import W
from uprdraft.readers.package import Element
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.text import clean_line

__all__ = ["OpenField", "Pairs", "link_target", "pair_fields"]

_LONGEST = 1_000
_QUOTED = lazy_pattern(r'"((?:[^"\\]|\\.)*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Pairs:
    """The marks of complex fields by what they close. The elements are kept, so that they stay themselves."""

    begins: frozenset[Element]
    by_mark: Mapping[Element, Element]
    """``separate`` and ``end`` → their ``begin``."""


def pair_fields(story: Element) -> Pairs:
    """Return the complete fields of a story."""
    complete: set[Element] = set()
    by_mark: dict[Element, Element] = {}
    stack: list[tuple[Element, Element | None]] = []
    for mark in story.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            stack.append((mark, _holder(mark)))
        elif kind == "separate" and stack:
            by_mark[mark] = stack[-1][0]
        elif kind == "end":
            # A field does not reach out of the text box in which it stands.
            holder = _holder(mark)
            while stack and stack[-1][1] is not holder:
                stack.pop()
            if stack:
                begin, _ = stack.pop()
                complete.add(begin)
                by_mark[mark] = begin
    return Pairs(frozenset(complete), by_mark)


def _holder(mark: Element) -> Element | None:
    return next(mark.iterancestors(f"{W}txbxContent", f"{W}comment", f"{W}footnote", f"{W}endnote"), None)


@dataclass(slots=True)
class OpenField:
    """A field that is being read. ``begin`` is None for a simple one."""

    begin: Element | None
    key: str
    ref: str
    code: list[str] = field(default_factory=list)
    result: list[str] = field(default_factory=list)
    in_result: bool = False
    is_dirty: bool = False
    is_locked: bool = False
    url_before: str = ""
    shows_contents: bool = False

    @property
    def kind(self) -> str:
        """Return the first word of the code in capitals."""
        words = "".join(self.code).split(None, 1)
        return words[0].upper() if words else ""

    def finished(self, *, closed: bool = True) -> Field:
        """Return the field as reported."""
        code = clean_line("".join(self.code)[:_LONGEST])
        result = clean_line("".join(self.result)[:_LONGEST])
        state: Literal["complete", "no-result", "dirty", "locked", "unclosed"] = "complete"
        if not closed:
            state = "unclosed"
        elif self.is_dirty:
            state = "dirty"
        elif self.is_locked:
            state = "locked"
        elif not result:
            state = "no-result"
        return Field(self.kind[:40], code, result, state, self.key, self.ref)


def link_target(code: str) -> tuple[str, str]:
    """Return address and bookmark that the code of a HYPERLINK field names; each may be empty."""
    target = anchor = ""
    words = [a or b for a, b in _QUOTED.findall(code)][1:]
    position = 0
    while position < len(words):
        word = words[position]
        if word == "\\l" and position + 1 < len(words):
            anchor = words[position + 1]
            position += 1
        elif word in ("\\o", "\\t", "\\s"):
            position += 1
        elif not word.startswith("\\") and not target:
            target = word
        position += 1
    return target, anchor
