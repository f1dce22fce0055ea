"""The numbers of paragraphs as Word would show them.

Definitions come from the numbering part, with overrides and links to styles resolved; counters run as Word's do:
one set for each abstract definition, shared by all its instances, so that an instance which starts again
changes the count of its siblings too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from uprdraft.readers.foreign.names import MC, W, value_of
from uprdraft.readers.foreign.styles import Style, Styles
from uprdraft.readers.foreign.symbols import plain_sign
from uprdraft.readers.package import Element
from uprdraft.values.numerals import format_number
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.text import clean_line

__all__ = ["Label", "Level", "Numbering", "read_numbering"]

LEVELS = 9
_PLACE = lazy_pattern(r"%([1-9])")
_PADDED = lazy_pattern(r"0*1(?:,|$)")
_NO_FIGURE = frozenset(("none", "bullet"))
_LARGEST = 2_147_483_647


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as defined. ``restart`` is the level after which it starts again (0: never)."""

    start: int = 0
    form: str = "decimal"
    text: str = ""
    is_legal: bool = False
    restart: int | None = None
    style: str = ""
    is_picture: bool = False
    padding: int = 0


@dataclass(frozen=True, slots=True)
class Instance:
    """A ``w:num``: the abstract definition whose counters it uses, its levels, and where it starts anew."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """A number as shown: "12.", "(a)", "•" for a bullet."""

    text: str
    level: int
    list: str
    is_bullet: bool


@dataclass(slots=True)
class Counters:
    """The last number given on each level of one abstract definition, and which instances have begun."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    begun: set[tuple[str, int]] = field(default_factory=set)


@dataclass(slots=True)
class Numbering:
    """Definitions with running counters. One is used for each story of a document."""

    instances: Mapping[str, Instance]
    counters: dict[str, Counters] = field(default_factory=dict)

    def fresh(self) -> "Numbering":
        """Return the same definitions with counters that have not begun."""
        return Numbering(self.instances)

    def next_label(self, number: str, level: int | None, style: Style) -> Label | None:
        """Return the label of the next paragraph in the list ``number``; None where nothing is shown.

        Args:
            number: Id of the instance.
            level: Level from 0; None where only the style says that the paragraph is numbered.
            style: The paragraph's style, which a level of the list may name.
        """
        instance = self.instances.get(number)
        if instance is None:
            return None
        if level is None:
            level = next((i for i, one in instance.levels.items() if one.style == style.id), None)
            level = (style.number_level or 0) if level is None else level
        definition = instance.levels.get(level)
        if definition is None:
            return None
        counters = self.counters.setdefault(instance.abstract, Counters())
        self._count(instance, number, level, counters.values, counters.begun)
        text = _label(instance, level, counters.values)
        is_bullet = definition.form == "bullet" or definition.is_picture
        if is_bullet:
            text = plain_sign(text)
        elif not text.strip():
            return None
        return Label(text, level, instance.abstract, is_bullet)

    def _count(
        self,
        instance: Instance,
        number: str,
        level: int,
        values: list[int | None],
        begun: set[tuple[str, int]],
    ) -> None:
        """Count one paragraph at ``level``; the levels below begin again, those above count as begun."""
        start = instance.starts.get(level)
        if start is not None and (number, level) not in begun:
            values[level] = start
        else:
            last = values[level]
            values[level] = instance.levels[level].start if last is None else min(last + 1, _LARGEST)
        begun.add((number, level))
        for upper in range(level):
            if values[upper] is None:
                definition = instance.levels.get(upper)
                values[upper] = instance.starts.get(upper, definition.start if definition else 1)
                begun.add((number, upper))
        for lower in range(level + 1, LEVELS):
            definition = instance.levels.get(lower)
            restart = lower if definition is None or definition.restart is None else definition.restart
            if level < restart:
                values[lower] = None


def _label(instance: Instance, level: int, values: list[int | None]) -> str:
    definition = instance.levels[level]

    def figure(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        value = values[index]
        if value is None or index > level:
            return ""
        shown = instance.levels.get(index, definition)
        if shown.form in _NO_FIGURE:
            return ""
        if definition.is_legal and (index != level or shown.form != "decimalZero"):
            return str(value)
        if shown.padding:
            return str(value).zfill(shown.padding)
        return format_number(value, shown.form)

    return _PLACE.sub(figure, definition.text)


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Return the numbering of the numbering part; None (no such part) numbers nothing."""
    if root is None:
        return Numbering({})
    abstracts = {
        element.get(f"{W}abstractNumId", ""): element for element in root.iterchildren(f"{W}abstractNum")
    }
    nums = {element.get(f"{W}numId", ""): element for element in root.iterchildren(f"{W}num")}
    levels: dict[str, Mapping[int, Level]] = {}
    instances = {}
    for id_, element in nums.items():
        abstract = _linked(value_of(element, "abstractNumId"), abstracts, nums, styles)
        if abstract is None:
            continue
        if abstract not in levels:
            levels[abstract] = _levels(abstracts[abstract])
        instances[id_] = _instance(element, abstract, levels[abstract])
    return Numbering(instances)


def _linked(
    id_: str, abstracts: Mapping[str, Element], nums: Mapping[str, Element], styles: Styles
) -> str | None:
    """Return the abstract definition that holds the levels: a ``numStyleLink`` points to it by a style."""
    seen: set[str] = set()
    while id_ in abstracts and id_ not in seen:
        seen.add(id_)
        link = value_of(abstracts[id_], "numStyleLink")
        if not link:
            return id_
        style = styles.find(link)
        number = style.number if style is not None else ""
        target = value_of(nums[number], "abstractNumId") if number in nums else ""
        if not target or target in seen:
            # The definition that carries the style's name is meant.
            target = next((a for a, e in abstracts.items() if value_of(e, "styleLink") == link), "")
        id_ = target
    return id_ if id_ in abstracts else None


def _levels(abstract: Element) -> Mapping[int, Level]:
    found: dict[int, Level] = {}
    for element in abstract.iterchildren(f"{W}lvl"):
        index = element.get(f"{W}ilvl", "")
        if index.isdecimal() and int(index) < LEVELS:
            found.setdefault(int(index), _level(element))
    return found


def _level(element: Element) -> Level:
    form, padding = _form(element)
    text = element.find(f"{W}lvlText")
    legal = element.find(f"{W}isLgl")
    restart = value_of(element, "lvlRestart")
    return Level(
        start=_whole(value_of(element, "start"), 0),
        form=form,
        text="" if text is None else clean_line(text.get(f"{W}val", "")) or text.get(f"{W}val", ""),
        is_legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false", "off"),
        restart=int(restart) if restart.isdecimal() and int(restart) <= LEVELS else None,
        style=value_of(element, "pStyle"),
        is_picture=element.find(f"{W}lvlPicBulletId") is not None,
        padding=padding,
    )


def _form(element: Element) -> tuple[str, int]:
    """Return the number format and how many figures it is filled up to with zeros."""
    choice = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if choice is not None and choice.get(f"{W}val") == "custom":
        pattern = choice.get(f"{W}format", "")
        if _PADDED.match(pattern):
            return "decimal", len(pattern.partition(",")[0])
    direct = element.find(f"{W}numFmt")
    if direct is None:
        direct = element.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    return ("decimal" if direct is None else direct.get(f"{W}val", "decimal")), 0


def _instance(element: Element, abstract: str, levels: Mapping[int, Level]) -> Instance:
    own = dict(levels)
    starts: dict[int, int] = {}
    for override in element.iterchildren(f"{W}lvlOverride"):
        index = override.get(f"{W}ilvl", "")
        if not index.isdecimal() or int(index) >= LEVELS:
            continue
        replaced = override.find(f"{W}lvl")
        if replaced is not None:
            own[int(index)] = _level(replaced)
        start = value_of(override, "startOverride")
        if start.isdecimal():
            starts[int(index)] = _whole(start, 0)
            if int(index) in own:
                own[int(index)] = replace(own[int(index)], start=starts[int(index)])
    return Instance(abstract, own, starts)


def _whole(text: str, usual: int) -> int:
    return min(int(text), _LARGEST) if text.isdecimal() and len(text) < 12 else usual
