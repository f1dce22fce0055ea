"""The library: recommendations, facts, situations and the timeline, with the sources and the law they rest on.

Links are stated once: a recommendation names its facts, its legal basis and what it needs; a fact
names its sources. Everything the other way round is derived (see ``Library``).
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from uprdraft.errors import Mistake
from uprdraft.records.base import Date, Id, Iso3, Language, Line, LocalText, Partial, Record, SlotText
from uprdraft.records.law import Instrument, Status
from uprdraft.records.origins import Origin, Place
from uprdraft.records.sources import Source
from uprdraft.values.certainty import Certainty

__all__ = [
    "Applies",
    "Basis",
    "Citation",
    "DoNoHarmRule",
    "Event",
    "Fact",
    "Home",
    "Library",
    "Recommendation",
    "Reliability",
    "Situation",
    "SituationBasis",
    "Smart",
    "Statement",
    "Theme",
    "Variant",
    "Vocabulary",
]


class Basis(Record):
    """One instrument with the articles relied on, and who relies on it."""

    instrument: Id
    articles: tuple[str, ...] = ()
    origin: Literal["testimony", "editorial"]
    before_committee: bool = False
    """Whether it is named before that treaty's own committee only; elsewhere other law carries the entry better."""


class Variant(Record):
    """Another wording where a State stands otherwise to an instrument."""

    instrument: Id
    status: Status
    text: LocalText


class Smart(Record):
    """Guidance on making the recommendation specific, measurable, achievable and time-bound."""

    specific: str = ""
    measurable: str = ""
    achievable: str = ""
    time_bound: str = ""


class Applies(Record):
    """When an entry may be offered; an empty list sets no limit."""

    states: tuple[Iso3, ...] = ()
    situations: tuple[Id, ...] = ()
    bound_by: tuple[Id, ...] = ()
    not_bound_by: tuple[Id, ...] = ()
    note: str = ""

    def misfit(self, state: str, situation: str, stands: Callable[[str], Status | None]) -> str:
        """Return why an entry cannot be put to ``state``, an empty string where it can.

        ``stands`` says how the State stands to an instrument, None where that is not known.
        """
        if self.states and state not in self.states:
            return f"it was written for {', '.join(self.states)}"
        if self.situations and situation not in self.situations:
            return f"it was written for {', '.join(self.situations)}"
        for instrument in (*self.bound_by, *self.not_bound_by):
            if stands(instrument) is None:
                return f"whether the State is bound by “{instrument}” is not known"
        for instrument in self.bound_by:
            if stands(instrument) != "bound":
                return f"the State is not bound by “{instrument}”"
        for instrument in self.not_bound_by:
            if stands(instrument) == "bound":
                return f"the State is bound by “{instrument}” already"
        return ""


class Recommendation(Record):
    """One action asked of one addressee, ready to stand in a UN document."""

    id: Id
    version: Annotated[int, Field(ge=1)]
    title: Line
    themes: Annotated[tuple[Id, ...], Field(min_length=1)]
    addressee: Id
    text: LocalText
    question: dict[Language, SlotText] = {}
    """The same ask as a question to the State party, for lists of issues; derived from the text where empty."""
    variants: tuple[Variant, ...] = ()
    basis: tuple[Basis, ...] = ()
    smart: Smart = Smart()
    groups: tuple[Id, ...] = ()
    facts: tuple[Id, ...] = ()
    suits: Annotated[tuple[Id, ...], Field(min_length=1)]
    channel: Literal["public", "confidential", "outside-un"] = "public"
    applies: Applies = Applies()
    needs: tuple[Id, ...] = ()
    overlap: Id | None = None
    two_actions: str = ""
    """Why one sentence holds two verbs, where it must; empty where it holds one."""
    strength_reason: str = ""
    """Why the text asks for less than a specific action, or reads so to the model; empty where it does not."""
    guidance: str = ""
    review: Literal["drafted", "reviewed"] = "drafted"
    origin: Origin

    @property
    def is_ours(self) -> bool:
        """Return whether the entry is not asked for in the source document."""
        return self.origin.stated == "editorial"


class Citation(Record):
    """A source with a locator. ``cited_in`` names the document through which we know the locator."""

    source: Id
    locator: str = ""
    cited_in: Id | None = None


class Reliability(Record):
    """How well a fact is supported in the source document (levels A to D) and why."""

    level: Literal["A", "B", "C", "D"]
    note: str = ""


Use = Literal["free", "background", "careful", "avoid", "avoid-detail", "as-question", "request-only"]


class Fact(Record):
    """One citable assertion. ``text`` is a whole sentence that can stand in a submission."""

    id: Id
    version: Annotated[int, Field(ge=1)] = 1
    text: LocalText
    date: Partial
    theme: Id
    concerns: Iso3 | None = None
    """The State that the people it speaks of fear, as a situation names its origin; None for people of any State."""
    states: tuple[Iso3, ...] = ()
    """The States whose conduct or territory it speaks of beside that one; none where it is of none in particular."""
    kind: Id
    reliability: Reliability
    sensitivity: Literal["none", "medium", "high"] = "none"
    use: Use = "free"
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]
    caution: str = ""
    figure: str = ""
    withheld: bool = False
    """The text says only what kind of account it is; the details are left out on purpose."""
    expires: Date | None = None
    places: tuple[Place, ...] = ()

    @property
    def independent_sources(self) -> int:
        """Return how many sources bear the fact out; those known through one and the same document count once."""
        return len({citation.cited_in or citation.source for citation in self.citations})

    def is_expired(self, day: dt.date) -> bool:
        """Return whether the fact must be looked at again before it is used on ``day``."""
        return self.expires is not None and self.expires < day

    def misfit(self, country: str, situation: "Situation | None") -> tuple[str, tuple[str, ...]] | None:
        """Return why it is out of place in a text on ``country``, with the States it is about; None where it fits.

        What a situation itself names fits it. The general situation is about people from any State.
        """
        if situation is not None and self.id in situation.facts:
            return None
        origin = situation.origin_state if situation else None
        if origin is not None and self.concerns not in (None, origin):
            return "it is about people who fear", (str(self.concerns),)
        if self.states and country not in (*self.states, self.concerns):
            return "it is about", self.states
        return None

    @property
    def may_be_suggested(self) -> bool:
        """Return whether the program may offer the fact at all."""
        return not self.withheld and self.use not in ("avoid", "request-only")

    @property
    def may_be_ticked(self) -> bool:
        """Return whether the program may choose the fact without being asked."""
        return self.may_be_suggested and self.sensitivity != "high" and self.use in ("free",)


class SituationBasis(Basis):
    """An instrument that a situation's texts rest on under one theme, whatever recommendations are chosen there."""

    theme: Id


class Situation(Record):
    """Who flees from where to which States, and the words a submission uses for them.

    ``origin_state`` is the State that they fear: where they flee from, or where they are held.
    """

    id: Id
    version: Annotated[int, Field(ge=1)] = 1
    title: Line
    origin_state: Iso3 | None
    hosts: tuple[Iso3, ...] = ()
    """The States under review it is written for; empty for the generic situation."""
    people: dict[Language, str]
    people_long: LocalText
    """The full expression, which defines the short one."""
    women: dict[Language, str]
    children: dict[Language, str]
    harms: dict[Language, str]
    language_of_names: Language | None = None
    domestic_law: tuple[Id, ...] = ()
    bilateral: tuple[Id, ...] = ()
    law: tuple[SituationBasis, ...] = ()
    """Law of its own, such as a regional treaty, beside that of its recommendations."""
    themes: tuple[Id, ...]
    recommendations: tuple[Id, ...]
    facts: tuple[Id, ...] = ()
    key_words: tuple[str, ...] = ()
    guidance: str = ""


class Theme(Record):
    """A theme under which recommendations are kept and a submission's sections are headed."""

    id: Id
    title: Line
    heading: LocalText
    core: bool = False
    """One of the four the library is known for; these stand first."""


class Event(Record):
    """Something that happened, for the as-of date and for what has happened since."""

    id: Id
    date: Partial
    event: Line
    kind: Id
    origin: Literal["testimony", "editorial"]
    certainty: Certainty
    sources: tuple[Id, ...] = ()
    facts: tuple[Id, ...] = ()
    note: str = ""
    places: tuple[Place, ...] = ()


class DoNoHarmRule(Record):
    """A rule on the people in a text; ``roles`` are those it protects, empty for everyone."""

    id: Id
    rule: Line
    roles: tuple[Id, ...] = ()


class Statement(Record):
    """A paragraph of the source document, so that a place can be shown in words."""

    section: Line
    paragraph: int
    heading: str
    summary: str
    footnotes: tuple[int, ...] = ()


class Vocabulary(Record):
    """Closed lists that entries refer to: id to words."""

    addressees: dict[Id, str]
    groups: dict[Id, str]
    suits: dict[Id, str]
    overlaps: dict[Id, str]
    synonyms: tuple[tuple[Line, ...], ...] = ()
    """Words that a search takes for each other, in every direction."""


class Home(NamedTuple):
    """Where an entry stands: the file as messages call it, the keys that lead to it, and whose it is."""

    file: str
    at: tuple[str | int, ...] = ()
    is_own: bool = False
    """It comes from a folder of the person's own, whether it adds or overrides."""
    path: str = ""
    """Where the file lies on this machine; for reading it again, never for a document."""


@dataclass(frozen=True)
class Library:
    """The whole library by id, in the order of its files, with the derived links."""

    themes: Mapping[str, Theme]
    recommendations: Mapping[str, Recommendation]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    instruments: Mapping[str, Instrument]
    situations: Mapping[str, Situation]
    events: Mapping[str, Event]
    do_no_harm: Mapping[str, DoNoHarmRule]
    statements: tuple[Statement, ...]
    vocabulary: Vocabulary
    homes: Mapping[tuple[str, str], Home] = field(default_factory=dict)
    """For each entry, by the name of its mapping above and its id, where it stands."""
    warnings: tuple[Mistake, ...] = ()
    """What does not stop the use of a file but should be looked at."""

    def is_own(self, kind: str, entry: str) -> bool:
        """Return whether the entry of that mapping ("facts", …) comes from the person's own folder."""
        home = self.homes.get((kind, entry))
        return home is not None and home.is_own

    @cached_property
    def recommendations_by_fact(self) -> Mapping[str, tuple[str, ...]]:
        """Return for each fact the recommendations that name it."""
        found: dict[str, list[str]] = {}
        for entry in self.recommendations.values():
            for fact in entry.facts:
                found.setdefault(fact, []).append(entry.id)
        return {fact: tuple(ids) for fact, ids in found.items()}

    @cached_property
    def entries_by_ask(self) -> Mapping[str, tuple[str, ...]]:
        """Return for each ask of the source document the entries that cover it."""
        found: dict[str, list[str]] = {}
        for entry in self.recommendations.values():
            for ask in entry.origin.asks:
                found.setdefault(ask, []).append(entry.id)
        return {ask: tuple(ids) for ask, ids in found.items()}

    def by_theme(self, theme: str) -> Iterator[Recommendation]:
        """Yield the recommendations whose themes include ``theme``, main theme first."""
        yield from (r for r in self.recommendations.values() if r.themes[0] == theme)
        yield from (r for r in self.recommendations.values() if theme in r.themes[1:])
