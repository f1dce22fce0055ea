"""Legal texts, rules and standards, each named for what it is, and how States stand to them."""

from typing import Literal

from uprdraft.records.base import Id, Iso3, Language, Line, LocalText, Partial, Record, SlotText
from uprdraft.records.origins import Place
from uprdraft.values.certainty import Certainty

__all__ = ["Instrument", "Provision", "StateStatus", "Status"]

Status = Literal["bound", "signed", "not-bound"]


class Provision(Record):
    """What an article says, in our words, so that a law paragraph can say it: a clause after its number.

    ``says`` continues "Article 3 …": "prohibits the return of …".
    """

    article: str
    says: LocalText


class StateStatus(Record):
    """How a State stands to an instrument: its reservations, and its status where the treaty table has none."""

    state: Iso3
    status: Status
    since: str = ""
    reservation: str = ""
    reserved: tuple[str, ...] = ()
    """The articles that the reservation excludes or limits, as the provisions name them."""
    note: str = ""
    source: str = ""
    certainty: Certainty


InstrumentKind = Literal[
    "treaty",
    "custom",
    "treaty-body-output",
    "declaration",
    "un-resolution",
    "un-report",
    "soft-law",
    "bilateral-treaty",
    "domestic-law",
    "foreign-law",
    "policy",
    "concept",
    "procedure",
]


class Instrument(Record):
    """A legal text, rule or standard, named for what it is."""

    id: Id
    name: Line
    short_name: str = ""
    kind: InstrumentKind
    treaty: Id | None = None
    """Its id in the treaty table, whose status then decides; None where the table does not cover it."""
    of_treaty: Id | None = None
    """For what a treaty body said: the treaty it speaks on."""
    author: str = ""
    state: Iso3 | None = None
    """For domestic law and findings on one State: that State."""
    origin_state: Iso3 | None = None
    """For what concerns people from one State only: that State."""
    articles: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()
    says: str = ""
    clause: dict[Language, SlotText] = {}
    """A sentence for the law paragraph where there is no provision to name."""
    clause_locator: str = ""
    """The paragraphs that ``clause`` gives back, where they were read; the note of the clause cites them."""
    source: Id | None = None
    certainty: Certainty
    status: tuple[StateStatus, ...] = ()
    as_stated: dict[Id, str] = {}
    """What the source document itself says of a State's position; for the reader, never printed as law."""
    issued: Partial | None = None
    guidance: str = ""
    origin: Literal["testimony", "editorial"]
    places: tuple[Place, ...] = ()

    def status_of(self, state: str) -> StateStatus | None:
        """Return what is recorded here of ``state``: its status or its reservations; None where nothing is."""
        return next((s for s in self.status if s.state == state), None)

    def is_reserved(self, article: str, state: str) -> bool:
        """Return whether ``state`` is recorded to have excluded or limited ``article``; a part of it is not enough."""
        found = self.status_of(state)
        return found is not None and any(article == r or article.startswith(f"{r}(") for r in found.reserved)
