"""The series of document symbols that are known, and what a symbol says by its place in one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from uprdraft.records.base import Id, Line, Record
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.symbols import Symbol

__all__ = ["SymbolFault", "SymbolReading", "SymbolSeries", "SymbolTable"]

_PLACE = lazy_pattern(r"\{([a-z]+)\}")
_PLACES = {
    "state": r"(?P<state>[A-Z]{3}|EU)(?:-[A-Z]{3})?",
    "report": r"(?P<report>[1-9]\d?(?:-[1-9]\d?)?)",
    "number": r"[1-9]\d{0,5}",
    "session": r"(?P<session>[1-9]\d{0,2})",
    "year": r"(?:19[4-9]|20\d)\d",
    "letters": r"[A-Z]{2,6}",
    "roman": r"[IVXL]+(?:-[A-Z]+)?",
    "resolution": r"[1-9]\d{0,4} ?[A-Z]?",
}


class SymbolSeries(Record):
    """One series: ``pattern`` is a symbol with places in braces; ``what`` names its documents.

    ``{committee}`` stands for each committee's own beginning.
    """

    id: Id
    pattern: Line
    what: Line
    certainty: Certainty = Certainty.DERIVED
    source: str = ""


class SymbolReading(NamedTuple):
    """What a symbol says of itself; empty and None where it says nothing."""

    series: SymbolSeries
    committee: str
    state: str
    report: str
    session: int | None


class SymbolFault(NamedTuple):
    """Why a symbol cannot exist, as a clause. ``is_certain`` is False where only the shape is not known here."""

    message: str
    is_certain: bool = True


@dataclass(frozen=True)
class SymbolTable:
    """All series, whose beginnings are the committees' ("CEDAW/C" is CEDAW's), and codes of other than States."""

    series: tuple[SymbolSeries, ...] = ()
    committees: Mapping[str, str] = field(default_factory=dict)
    other_codes: frozenset[str] = frozenset()

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        """The patterns that were asked for, by series."""
        return {}

    def _pattern(self, series: SymbolSeries) -> re.Pattern[str]:
        if series.id not in self._compiled:
            self._compiled[series.id] = self._compile(series.pattern)
        return self._compiled[series.id]

    def _compile(self, pattern: str) -> re.Pattern[str]:
        committees = "|".join(re.escape(c) for c in sorted(self.committees, key=len, reverse=True))
        places = {**_PLACES, "committee": f"(?P<committee>{committees})"}
        built, seen = "", set()
        for index, part in enumerate(_PLACE.split(pattern)):
            # A joint document names two committees; the first is whose it is.
            piece = places[part] if index % 2 else re.escape(part)
            built += piece.replace(f"?P<{part}>", "?:", 1) if part in seen else piece
            seen |= {part} if index % 2 else set()
        return re.compile(built)

    def read(self, symbol: Symbol) -> SymbolReading | None:
        """Return what ``symbol`` says, None where it fits no series."""
        for series in self.series:
            fixed = _PLACE.split(series.pattern)[::2]
            for text in dict.fromkeys((symbol.stem, str(symbol))):
                if all(f in text for f in fixed) and (match := self._pattern(series).fullmatch(text)):
                    said = match.groupdict()
                    session = said.get("session")
                    return SymbolReading(
                        series,
                        self.committees.get(said.get("committee") or "", ""),
                        said.get("state") or "",
                        said.get("report") or "",
                        int(session) if session else None,
                    )
        return None

    def faults(self, symbol: Symbol, states: Mapping[str, object]) -> Iterator[SymbolFault]:
        """Yield why ``symbol`` cannot exist; nothing for a series that is not known here.

        ``states`` are the known States by code.
        """
        reading = self.read(symbol)
        if reading is None:
            if committee := self._committee_of(symbol):
                yield SymbolFault(f"no series of {committee} known here has this shape", is_certain=False)
            elif self._is_near(symbol):
                yield SymbolFault("no series of this body known here has this shape", is_certain=False)
            return
        if reading.state and reading.state not in states and reading.state not in self.other_codes:
            yield SymbolFault(f"no State has the code “{reading.state}”")
        first, _, last = reading.report.partition("-")
        if last and int(last) <= int(first):
            yield SymbolFault(f"reports {first} and {last} are not in order")

    def _committee_of(self, symbol: Symbol) -> str:
        beginning = "/".join(symbol.elements[:2])
        return self.committees.get(beginning, "")

    def _is_near(self, symbol: Symbol) -> bool:
        """Return whether all fixed elements at the beginning of a series stand at the beginning of ``symbol``."""
        for series in self.series:
            fixed = series.pattern.partition("{")[0].strip("/").split("/")
            if len(fixed) >= 2 and list(symbol.elements[: len(fixed)]) == fixed:
                return True
        return False
