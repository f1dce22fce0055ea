"""One row of an export as the fields of a record: cleaned, its paragraph and States found, nothing guessed."""

import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from uprdraft.readers.earlier.columns import Row, fold_header, split_lines
from uprdraft.records.earlier import EarlierColumns
from uprdraft.records.symbols import SymbolTable
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.symbols import is_symbol, parse_symbol
from uprdraft.values.text import clean_line

__all__ = ["Made", "RowMaker"]

_TAGS = lazy_pattern(r"<[^<>]{0,500}>")
_UPR_PARAGRAPH = lazy_pattern(r"^\s*(\d{1,3}(?:\.\d{1,3})+)\.?\s+")
_BODY_PARAGRAPH = lazy_pattern(r"(?:^|(?<=[a-z)]) ?)(\d{1,3})\s?\.\s?(?=\(?[A-Z])")
_SEPARATORS = lazy_pattern(r"(?:[,;]|\sand\s)(?![^()]*\))")
_LONGEST_NAMES = 2_000
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_FIRST_NUMBER = lazy_pattern(r"\d+")


@dataclass(frozen=True, slots=True)
class Made:
    """The fields of one record, without an id; ``state`` is empty where no State is known by its name."""

    fields: dict[str, Any]


@dataclass
class RowMaker:
    """Makes fields of rows. ``find_state`` gives the code of a name; ``cycle_of`` the cycle of a session."""

    columns: EarlierColumns
    symbols: SymbolTable
    find_state: Callable[[str], str]
    cycle_of: Callable[[str, int], int | None]
    source: str
    certainty: str
    default_state: str = ""
    """For lists that name no State: that of the project."""
    default_cycle: int | None = None
    unknown_states: Counter[str] = field(default_factory=Counter)
    unknown_positions: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._states_by_cell: dict[str, frozenset[str]] = {}
        self._positions = {fold_header(w): p for p, words in self.columns.positions.items() for w in words}

    def state_of(self, row: Row) -> frozenset[str]:
        """Return the codes of the States a row is on: by name, else by its symbol, else the project's own."""
        cell = row.get("state", "")
        if cell and (known := self._states_by_cell.get(cell)):
            return known
        names = list(split_lines(cell))
        codes = {code for name in names if (code := self.find_state(name))}
        if codes:
            self._states_by_cell[cell] = frozenset(codes)
        if not codes and (symbol := row.get("symbol", "")) and is_symbol(symbol.strip("- \n")):
            reading = self.symbols.read(parse_symbol(symbol.strip("- \n")))
            codes = {reading.state} if reading and reading.state else codes
        if not codes and not names and self.default_state:
            codes = {self.default_state}
        return frozenset(codes)

    def is_pledge(self, row: Row) -> bool:
        """Return whether a row holds what the State promised of itself, and no recommendation."""
        given = fold_header(next(split_lines(row.get("position", "")), ""))
        return bool(given) and given in map(fold_header, self.columns.pledges)

    def make(self, row: Row, state: str) -> Made | None:
        """Return the record of ``row`` on ``state``; None where it holds no text."""
        body = next(split_lines(row.get("body", "")), "") or self._committee(row.get("symbol", "")) or "UPR"
        mechanism = self._mechanism(body)
        text = clean_line(_TAGS.sub(" ", html.unescape(row.get("text", ""))))
        if not text:
            return None
        paragraph, text = _paragraph(text, row.get("paragraph", ""), mechanism)
        states, unknown, text = self._states(row, text) if mechanism == "upr" else ([], [], text)
        session = _number(row.get("session", ""))
        cycle = _number(row.get("cycle", "")) or (self.cycle_of(state, session) if session else None)
        position, as_given = self._position(row.get("position", ""))
        fields: dict[str, Any] = {
            "mechanism": mechanism, "state": state, "body": body, "text": text[:12_000], "source": self.source,
            "certainty": self.certainty, "paragraph": paragraph, "states": states, "states_as_given": unknown,
            "position": position, "position_as_given": as_given, "symbol": _symbol(row.get("symbol", "")),
            "themes": _values(row.get("themes", "")), "groups": _values(row.get("groups", "")),
            "goals": _values(row.get("sdgs", "")),
            "session": session if mechanism == "upr" else None,
            "cycle": (cycle or self.default_cycle) if mechanism == "upr" else None,
            "date": _date(row.get("date", "")), "annotation": clean_line(row.get("annotation", ""))[:80],
            "action": _action(row.get("action", "")),
            "concern": "concern" in row.get("type", "").casefold() or None,
        }  # fmt: skip
        return Made({key: value for key, value in fields.items() if value not in ("", [], None)})

    def _committee(self, cell: str) -> str:
        """Return the committee that a symbol names; empty for documents of the review and for none."""
        text = next(split_lines(cell), "")
        reading = self.symbols.read(parse_symbol(text)) if is_symbol(text) else None
        return reading.committee if reading else ""

    def _mechanism(self, body: str) -> str:
        if fold_header(body) in ("upr", "universalperiodicreview"):
            return "upr"
        first = re.split(r"[\s-]", body.strip(), maxsplit=1)[0]
        return next((m for m, words in self.columns.bodies.items() if first in words), "treaty-body")

    def _states(self, row: Row, text: str) -> tuple[list[str], list[str], str]:
        """Return codes and unknown names of recommending States, and the text without them at its end."""
        names = [n for line in split_lines(row.get("states", "")) for n in self._parted(line)]
        within: list[str] = []
        for start, end in reversed(_brackets(text)):
            held = self._parted(text[start + 1 : end - 1])
            if not held or not all(self.find_state(n) for n in held):
                continue
            within = [*held, *within]
            if not text[end:].strip(" ;."):
                text = text[:start].rstrip(" ;")
        names = names or within
        codes = list(dict.fromkeys(code for n in names if (code := self.find_state(n))))
        unknown = [n[:200] for n in dict.fromkeys(names) if not self.find_state(n)]
        self.unknown_states.update(unknown)
        return codes, unknown, text.rstrip(" ;")

    def _parted(self, text: str) -> list[str]:
        """Return the names in "Portugal, Slovakia" or "Peru, Iran (Islamic Republic of)"."""
        text = text[:_LONGEST_NAMES].strip()
        if not text or self.find_state(text):
            return [text] if text else []
        return [part.strip() for part in _SEPARATORS.split(text) if part.strip()]

    def _position(self, raw: str) -> tuple[str, str]:
        # UHRI's bulk file has a list: a recommendation that was supported and noted is supported in part.
        given = "/".join(dict.fromkeys(split_lines(raw)))
        position = self._positions.get(fold_header(given), "unknown")
        if given and position == "unknown":
            self.unknown_positions[given] += 1
        return position, given[:80] if position == "unknown" or fold_header(given) != fold_header(
            position
        ) else ""


def _paragraph(text: str, given: str, mechanism: str) -> tuple[str, str]:
    """Return the number of the paragraph, which most exports write at the head of the text, and the text."""
    if mechanism == "upr" and (match := _UPR_PARAGRAPH.match(text)):
        return match[1], text[match.end() :]
    if mechanism == "treaty-body" and (match := _BODY_PARAGRAPH.search(text[:160])):
        return match[1], text[match.end() :] or text
    return clean_line(given)[:40], text


def _brackets(text: str) -> list[tuple[int, int]]:
    """Return where each outermost pair of round brackets begins and ends, in order."""
    found, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        if letter == "(":
            start = place if depth == 0 else start
            depth += 1
        elif letter == ")" and depth:
            depth -= 1
            if depth == 0:
                found.append((start, place + 1))
    return found


def _values(cell: str) -> list[str]:
    # UPR Info parts several values in a cell by commas without a space; a comma within a name has one.
    parted = (part for line in split_lines(cell) for part in re.split(r",(?=\S)", line))
    values = [clean_line(html.unescape(v))[:300] for v in parted]
    return list(dict.fromkeys(v for v in values if v))


def _number(cell: str) -> int | None:
    match = _FIRST_NUMBER.search(cell)
    number = int(match.group()) if match and len(match.group()) <= 3 else 0
    return number or None


def _action(cell: str) -> int | None:
    number = _number(cell)
    return number if number is not None and number <= 5 else None


def _symbol(cell: str) -> str:
    text = next(split_lines(cell), "")
    return str(parse_symbol(text)) if is_symbol(text) else clean_line(text)[:120]


def _date(cell: str) -> str:
    """Return a day: from an Excel day number, or from words that begin with one."""
    text = cell.strip().strip("- ")
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return (_EXCEL_EPOCH + dt.timedelta(days=int(float(text)))).isoformat()
    if match := re.match(r"(\d{4})-(\d{2})-(\d{2})", text):
        return match.group() if _is_day(match.groups()) else ""
    return clean_line(text)[:60]


def _is_day(parts: tuple[str | Any, ...]) -> bool:
    try:
        dt.date(*(int(p) for p in parts))
    except ValueError:
        return False
    return True
