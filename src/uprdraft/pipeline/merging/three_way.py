"""Three versions of plain data to one: what only one side changed is taken, what both did is asked.

Pure: data in, data out. Lists of entries are joined by what names an entry (id, paragraph, name, mark), prose
paragraph by paragraph, and a paragraph or wording word by word where the two sides changed other words. Without a
common ancestor, what both have and differs is a conflict.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from uprdraft.loading.edit import identity
from uprdraft.pipeline.comparing.weaving import weave_text

__all__ = ["Conflict", "Joined", "Woven", "join"]

Choose = Callable[["Conflict"], Any]
_PROSE = ("prose", "text", "after", "description", "assessment", "measures", "remains")
_WORDINGS = ("own_wording", "own_question", "comment", "heading", "title", "reason", "note")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both sides changed, each in another way. A value is None where it is gone."""

    place: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Woven:
    """A paragraph or wording in which both sides changed other words: as mine was, and as it now is."""

    place: str
    mine: str
    text: str


@dataclass
class Joined:
    """One joining under way; ``conflicts`` are those met so far."""

    choose: Choose
    split: Callable[[str], list[str]]
    """Cuts prose into its paragraphs, as typed."""
    conflicts: list[Conflict] = field(default_factory=list)
    woven: list[Woven] = field(default_factory=list)
    """What was joined word by word, to be shown: two changes may fit as words and not as sense."""

    def value(self, place: str, base: Any, mine: Any, theirs: Any) -> Any:
        """Return what stands at ``place`` when both sides are joined."""
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            return theirs
        if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
            return self._mapping(place, base if isinstance(base, Mapping) else {}, mine, theirs)
        if isinstance(mine, list) and isinstance(theirs, list):
            joined = self._list(place, base if isinstance(base, list) else [], mine, theirs)
            if joined is not None:
                return joined
        if _is_prose(place) and all(isinstance(v, str) for v in (base, mine, theirs)):
            joined_text = self._prose(place, base, mine, theirs)
            if joined_text is not None:
                return joined_text
        if place.rpartition("/")[2] in _WORDINGS and all(isinstance(v, str) for v in (base, mine, theirs)):
            words = self._words(place, base, mine, theirs)
            if words is not None:
                return words
        conflict = Conflict(place, base, mine, theirs)
        self.conflicts.append(conflict)
        return self.choose(conflict)

    def _mapping(
        self, place: str, base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
    ) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key in dict.fromkeys((*mine, *theirs)):
            inner = f"{place}/{key}" if place else str(key)
            value = self.value(inner, base.get(key), mine.get(key), theirs.get(key))
            if value is not None:
                out[key] = value
        return out

    def _list(
        self, place: str, base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]
    ) -> list[Any] | None:
        """Return the entries of both, in the order of the side that changed it; None where nothing names them."""
        named = [_by_name(entries) for entries in (base, mine, theirs)]
        if any(one is None for one in named):
            return None
        before, ours, other = (one or {} for one in named)
        kept = [n for n in before if n in ours and n in other]
        is_reordered = [n for n in ours if n in kept] != kept
        first, second = (ours, other) if is_reordered or list(other) == list(before) else (other, ours)
        out = []
        for name in _ordered(list(first), list(second)):
            title = name.partition(" ")[2] or name
            value = self.value(f"{place}/{title}", before.get(name), ours.get(name), other.get(name))
            if value is not None:
                out.append(value)
        return out

    def _words(self, place: str, base: str, mine: str, theirs: str) -> str | None:
        """Return a text with the words that each side changed; None where they changed the same ones."""
        text = weave_text(base, mine, theirs)
        if text is not None:
            self.woven.append(Woven(place, mine, text))
        return text

    def _paragraph(self, place: str, base: str, mine: str, theirs: str) -> str:
        """Return a paragraph that both sides changed: word by word, or as is chosen."""
        text = self._words(place, base, mine, theirs)
        if text is None:
            conflict = Conflict(place, base, mine, theirs)
            self.conflicts.append(conflict)
            text = str(self.choose(conflict))
        return text

    def _prose(self, place: str, base: str, mine: str, theirs: str) -> str | None:
        """Return prose with the paragraphs that each side changed; None where these cannot be told apart."""
        old, ours, other = (self.split(text) for text in (base, mine, theirs))
        edits = sorted(
            (*((*e, True) for e in _edits(old, ours)), *((*e, False) for e in _edits(old, other))),
            key=lambda e: (e[0], e[1]),
        )
        out: list[str] = []
        end = 0
        last: tuple[int, int, list[str], bool] | None = None
        for start, stop, new, is_mine in edits:
            if last is not None and last[:3] == (start, stop, new):
                continue
            if last is not None and (start < last[1] or start == last[0]):
                if last[:2] != (start, stop) or not stop - start == len(new) == len(last[2]) == 1:
                    return None
                pair = (new[0], last[2][0]) if is_mine else (last[2][0], new[0])
                out[-1] = self._paragraph(f"{place}/{start + 1}", old[start], *pair)
                continue
            out += [*old[end:start], *new]
            end, last = stop, (start, stop, new, is_mine)
        return "\n\n".join([*out, *old[end:]]) + ("\n" if mine.endswith("\n") else "")


def join(
    base: Any, mine: Any, theirs: Any, choose: Choose, split: Callable[[str], list[str]]
) -> tuple[Any, Joined]:
    """Return the joined data, and how it went; ``choose`` says what stands where both sides changed the same."""
    joined = Joined(choose, split)
    return joined.value("", base, mine, theirs), joined


def _is_prose(place: str) -> bool:
    steps = place.split("/")
    return steps[0] == "prose" or steps[-1] in _PROSE


def _by_name(entries: Sequence[Any]) -> dict[str, Any] | None:
    """Return entries by what names them; None where one has no name or two have the same."""
    names = [identity(entry) if isinstance(entry, Mapping) else str(entry) for entry in entries]
    if any(isinstance(entry, list) for entry in entries) or "" in names or len(set(names)) != len(names):
        return None
    return dict(zip(names, entries, strict=True))


def _ordered(first: list[str], second: list[str]) -> list[str]:
    """Return the names of ``first`` with those that only ``second`` has behind their neighbours there."""
    out = list(first)
    for position, name in enumerate(second):
        if name in out:
            continue
        before = next((n for n in reversed(second[:position]) if n in out), None)
        out.insert(out.index(before) + 1 if before is not None else 0, name)
    return out


def _edits(old: list[str], new: list[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield what was put in place of which paragraphs; as many in place of as many, each for itself."""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace" and b - a == d - c:
            yield from ((a + n, a + n + 1, [new[c + n]]) for n in range(b - a))
        elif kind != "equal":
            yield a, b, new[c:d]
