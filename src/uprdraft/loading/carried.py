"""Comments of one YAML file carried into another that holds the same entries, each above what it stands at."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from uprdraft.loading.edit_nodes import identity
from uprdraft.loading.edit_pieces import place_comments
from uprdraft.loading.strict_yaml import KeyPath, parse_yaml
from uprdraft.loading.yaml_events import Plain
from uprdraft.loading.yaml_positions import find_positions

__all__ = ["Remark", "carry_remarks", "new_remarks"]

_AT_THE_END: KeyPath = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, with its sign, and the place it stands at: keys, and for an entry of a list what names it."""

    words: str
    place: KeyPath

    @property
    def where(self) -> str:
        """Return the place as findings name places."""
        return "/".join(str(step).rpartition(" ")[2] for step in self.place) or "the whole file"


def new_remarks(text: str, *known: str) -> tuple[Remark, ...]:
    """Return the comments of ``text`` that none of the ``known`` texts has, in their order."""
    had: Counter[str] = Counter()
    for other in known:
        had |= Counter(words for _, words in place_comments(other))
    found = []
    for remark in _remarks(text):
        if had[remark.words]:
            had[remark.words] -= 1
        else:
            found.append(remark)
    return tuple(found)


def carry_remarks(text: str, remarks: Sequence[Remark]) -> tuple[str, tuple[Remark, ...]]:
    """Return ``text`` with each remark above its place, and the remarks whose place it does not have."""
    if not remarks:
        return text, ()
    before = parse_yaml(text, "draft").data
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    positions = find_positions(text)
    above: dict[int, list[str]] = {}
    left = []
    for remark in remarks:
        path = _path_of(remark.place, before)
        if path == _AT_THE_END:
            above.setdefault(len(lines) - 1, []).append(remark.words)
            continue
        if path is None or path not in positions:
            left.append(remark)
            continue
        number = positions[path].key[0] - 1
        indent = lines[number][: len(lines[number]) - len(lines[number].lstrip(" "))]
        above.setdefault(number, []).append(f"{indent}{remark.words}")
    out = [line for number, old in enumerate(lines) for line in (*above.get(number, ()), old)]
    carried = line_end.join(out)
    return (carried, tuple(left)) if parse_yaml(carried, "draft").data == before else (text, tuple(remarks))


def _remarks(text: str) -> Iterable[Remark]:
    placed = place_comments(text)
    if not placed:
        return
    data = parse_yaml(text, "draft").data
    spots = [(spot.key[0], path) for path, spot in find_positions(text).items() if path]
    for position, words in placed:
        line = text.count("\n", 0, position) + 1
        beside = text[text.rfind("\n", 0, position) + 1 : position].strip()
        found = [path for at, path in spots if at == line] if beside else []
        path = found[-1] if found else next((path for at, path in spots if at > line), None)
        yield Remark(words, _named(path or _AT_THE_END, data))


def _named(path: KeyPath, data: Plain) -> KeyPath:
    """Return ``path`` with what names an entry of a list in place of its number."""
    out: list[str | int] = []
    here: Any = data
    for step in path:
        here = here[step]
        name = (identity(here) or (here if isinstance(here, str) else "")) if isinstance(step, int) else ""
        out.append(name or step)
    return tuple(out)


def _path_of(place: KeyPath, data: Plain) -> KeyPath | None:
    """Return where ``place`` is in ``data``; None where it is not."""
    out: list[str | int] = []
    here: Any = data
    for step in place:
        if isinstance(here, list):
            named = {identity(item) or str(item): i for i, item in enumerate(here)}
            index = step if isinstance(step, int) else named.get(step, len(here))
            if index >= len(here):
                return None
            out.append(index)
            here = here[index]
        elif isinstance(here, dict) and step in here:
            out.append(step)
            here = here[step]
        else:
            return None
    return tuple(out)
