"""The numbers of all blocks, made by Word or typed, and which of them count the paragraphs of the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from uprdraft.document.package_report import NumberUse
from uprdraft.readers.foreign.reading import Item
from uprdraft.readers.foreign.typed import TypedNumber, find_typed_numbers
from uprdraft.values.patterns import lazy_pattern

__all__ = ["NumberUses", "Numbers", "number_items"]

_FIGURE = lazy_pattern(r"[(\[]?(?:para\.?\s|§\s?|¶\s?)?\d+[.)\]]?")


@dataclass(frozen=True, slots=True)
class Numbers:
    """By position: the number shown; which are no bullets; which belong to the running count of paragraphs."""

    labels: Sequence[str]
    counted: frozenset[int]
    running: frozenset[int]


@dataclass(frozen=True, slots=True)
class NumberUses:
    """All numbers for the report."""

    uses: tuple[NumberUse, ...]

    def with_headings(self, keys: frozenset[str]) -> tuple[NumberUse, ...]:
        """Return the numbers, those of headings marked so."""
        return tuple(replace(use, is_heading=True) if use.key in keys else use for use in self.uses)


def number_items(items: Sequence[Item], native: Sequence[NumberUse]) -> tuple[Numbers, NumberUses]:
    """Return the numbers of ``items``. ``native`` are those that Word makes, cells of tables included."""
    unnumbered = [i for i, item in enumerate(items) if item.kind == "paragraph" and item.label is None]
    found = find_typed_numbers([items[i].text for i in unnumbered])
    typed = {unnumbered[position]: number for position, number in found.items()}
    labels = [_label(item, typed.get(i)) for i, item in enumerate(items)]
    counted = frozenset(i for i, item in enumerate(items) if _counts(item, typed.get(i)))
    running = _running(items, labels, counted, typed)
    typed_uses = [
        NumberUse(items[i].key, "typed", t.label, t.level, f"typed {t.family}", t.is_bullet, ref=items[i].ref)
        for i, t in typed.items()
    ]
    order = {item.key: i for i, item in enumerate(items)}
    uses = sorted((*native, *typed_uses), key=lambda use: order.get(use.key, len(order)))
    return Numbers(labels, counted, running), NumberUses(tuple(uses))


def _label(item: Item, typed: TypedNumber | None) -> str:
    if item.label is not None:
        return item.label.text
    return typed.label if typed is not None else ""


def _counts(item: Item, typed: TypedNumber | None) -> bool:
    if item.label is not None:
        return not item.label.is_bullet and bool(item.label.text)
    return typed is not None and not typed.is_bullet


def _running(
    items: Sequence[Item],
    labels: Sequence[str],
    counted: frozenset[int],
    typed: dict[int, TypedNumber],
) -> frozenset[int]:
    """Return the paragraphs of the list in plain figures that holds most of the text; headings left out."""
    lists: dict[int, str] = {}
    weight: Counter[str] = Counter()
    for i in sorted(counted):
        item = items[i]
        is_heading = item.style is not None and item.style.level > 0
        if is_heading or not _FIGURE.fullmatch(labels[i]):
            continue
        label = item.label
        lists[i] = f"{label.list}/{label.level}" if label is not None else f"typed {typed[i].family}"
        weight[lists[i]] += len(item.text)
    if not weight:
        return frozenset()
    main = weight.most_common(1)[0][0]
    return frozenset(i for i, list_ in lists.items() if list_ == main)
