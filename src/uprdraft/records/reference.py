"""The world as data: States, treaties and their status, the UPR calendar, earlier findings."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from uprdraft.records.base import Date, Id, Iso3, Language, Line, Partial, Record, SlotText
from uprdraft.records.matrix import MatrixLayout
from uprdraft.records.stage import Stage, Territory
from uprdraft.records.symbols import SymbolTable
from uprdraft.values.certainty import Certainty

__all__ = [
    "Country",
    "DataSource",
    "Dataset",
    "EarlierRecommendation",
    "Observation",
    "PendingReport",
    "Position",
    "Reference",
    "Review",
    "ReviewTotals",
    "Treaty",
    "TreatyAct",
    "TreatyGroup",
    "TreatyOrder",
    "TreatyStanding",
    "TreatyTotals",
    "UprReview",
]


class Country(Record):
    """A State under its UN names, ``short`` as in a sentence. ``article`` is "the" or empty."""

    iso3: Iso3
    iso2: str
    m49: str
    un_status: Literal["member", "observer"]
    un_admission_year: int | None
    regional_group: str
    short: Line
    article: str
    listed: Line
    """The short name as lists and tables order it: "Bolivia (Plurinational State of)"."""
    formal: Line
    names: dict[str, str]
    """Short names in other languages, by code."""
    also: tuple[str, ...] = ()
    """Other names people type for it: common, former, abbreviated. For finding it, never for a text."""
    ldc: bool = False
    note: str = ""


class TreatyTotals(Record):
    """How many parties and signatories the depositary counted on a day."""

    as_of: Date
    parties: int
    signatories: int


class Treaty(Record):
    """An instrument of the status table."""

    id: Id
    short_title: Line
    title: Line
    also: tuple[Line, ...] = ()
    """Other names and abbreviations people write. For finding it in a text, never for writing one."""
    adopted: Date | None = None
    entered_into_force: Date | None = None
    body: str = ""
    body_abbreviation: str = ""
    symbol_prefix: str = ""
    depositary_reference: str = ""
    core: bool = False
    protocol_to: Id | None = None
    provisions_on_return: tuple[str, ...] = ()
    """The articles that bear on return and refuge."""
    totals: TreatyTotals | None = None
    note: str = ""
    source: str = ""
    certainty: Certainty = Certainty.SECONDARY
    """Of titles and places."""
    dates_certainty: Certainty = Certainty.RECOLLECTION
    """Of the days of adoption and entry into force, the body and its symbols."""


class TreatyGroup(Record):
    """An article, or a cluster of articles, under which a committee sets out its texts."""

    id: Id
    articles: tuple[str, ...]
    heading: dict[Language, Line]
    themes: tuple[Id, ...] = ()
    """Themes of the library that belong here where no chosen entry names an article of the treaty."""


class TreatyOrder(Record):
    """The order of one committee's texts."""

    treaty: Id
    by: Literal["article", "cluster"]
    groups: tuple[TreatyGroup, ...]

    def find_group(self, article: str) -> TreatyGroup | None:
        """Return the group of an article such as "37(b)": that of the provision itself, else of its article."""
        whole = article.partition("(")[0].strip()
        exact = article.replace(" ", "")
        for wanted in (exact, whole):
            for group in self.groups:
                if wanted in group.articles:
                    return group
        return None


class TreatyAct(Record):
    """One act of a State towards a treaty, or its absence as of a date."""

    state: Iso3
    treaty: Id
    event: Literal["signature", "ratification", "accession", "succession", "withdrawal", "none", "unresolved"]
    date: Partial | None
    form: str = ""
    as_of: Date
    certainty: Certainty
    source: str
    note: str = ""


class TreatyStanding(NamedTuple):
    """How a State stands to a treaty on a day.

    ``status`` is None where nothing is known. ``act`` is the act it rests on. For "not-bound",
    ``certainty`` holds only up to ``act.as_of``.
    """

    treaty: str
    status: Literal["bound", "signed", "not-bound"] | None
    act: TreatyAct | None
    certainty: Certainty


class UprReview(Record):
    """A State's place in one cycle of the UPR, held or to come."""

    state: Iso3
    cycle: int
    session: int | None
    session_certainty: Certainty = Certainty.DERIVED
    session_start: Partial | None
    session_end: Partial | None
    review_date: Partial | None
    review_date_certainty: Certainty | None
    review_date_source: str = ""
    stakeholder_deadline: Partial | None
    deadline_certainty: Certainty | None
    deadline_source: str = ""
    deadline_suspended: bool = False
    national_report_deadline: Partial | None = None
    status: Literal["held", "scheduled", "rescheduled", "derived", "projection", "unknown"]
    source: str
    as_of: str = ""
    """For what a person entered: the day it was true."""
    note: str = ""


Position = Literal["supported", "noted", "rejected", "supported in part", "unknown"]


class EarlierRecommendation(Record):
    """What a State recommended in an earlier review. ``paragraph`` is None where it was not verified."""

    id: Id
    recommending_state: Iso3
    with_states: tuple[Iso3, ...] = ()
    """Others that made the same recommendation."""
    summary: Line
    text: str = ""
    """The words of the report, where they were imported; a summary is ours."""
    position: Position
    paragraph: str | None
    detail: str = ""
    certainty: Certainty
    verification: str = ""
    """How we know it: which document was read, or that none was."""
    sources: tuple[str, ...] = ()
    themes: tuple[Id, ...] = ()
    filed_under: tuple[Line, ...] = ()
    """Themes as the list that was imported names them."""
    groups: tuple[Line, ...] = ()
    goals: tuple[Line, ...] = ()


class ReviewTotals(Record):
    """Counts of a review's outcome, where a source gives them."""

    recommendations: int | None = None
    accepted: int | None = None
    accepted_in_part: int | None = None
    noted: int | None = None
    not_accepted: int | None = None
    rejected: int | None = None
    recommending_states: int | None = None
    source: str = ""


class Review(Record):
    """One past review of a State with the recommendations read in it. ``gap`` says what was not read."""

    state: Iso3
    topic: str
    cycle: int
    session: int
    review_date: Date
    review_date_verified: bool = True
    report: str | None
    report_verified: bool = True
    report_as_of: Partial | None = None
    """When the report and the State's answer were public; nothing is cited before."""
    addendum: str = ""
    totals: ReviewTotals | None = None
    recommendations: tuple[EarlierRecommendation, ...] = ()
    reply: str = ""
    reply_paragraph: str = ""
    other_mentions: tuple[str, ...] = ()
    gap: str = ""


class Observation(Record):
    """What a treaty body told a State. ``paragraphs`` is None where they were not found."""

    id: Id
    state: Iso3
    body: str
    treaty: Id
    symbol: Line
    date: Partial
    reviewed: str = ""
    paragraphs: str | None
    paragraphs_status: Literal["verified", "second-hand", "unverified"]
    summary: Line
    quoted: str = ""
    """The words of the body, where they were imported."""
    text: dict[Language, SlotText] = {}
    """A sentence that can stand in a submission, where the paragraphs were read."""
    note: str = ""
    sources: tuple[str, ...] = ()
    themes: tuple[Id, ...] = ()
    filed_under: tuple[Line, ...] = ()
    """Themes as the list that was imported names them."""
    groups: tuple[Line, ...] = ()
    goals: tuple[Line, ...] = ()


class PendingReport(Record):
    """A State's report that waits for its review, or is missing: what can be written now."""

    state: Iso3
    body: str
    treaty: Id
    symbol: str | None
    received: Partial | None = None
    issued: Partial | None = None
    covers: str = ""
    procedure: str = ""
    next_step: str = ""
    note: str = ""
    certainty: Certainty


class DataSource(Record):
    """What a source code of the reference data stands for."""

    id: Id
    meaning: Line
    date: str = ""
    certainty: Certainty
    licence: str = ""
    note: str = ""


class Dataset(Record):
    """One file of the reference data: what it holds, as of when, and what it lacks."""

    id: Id
    title: Line
    as_of: str
    certainty: Certainty
    sources: tuple[Id, ...] = ()
    licence: str = ""
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """The reference data that one draft needs: all States, and one State's acts and history."""

    countries: Mapping[str, Country]
    treaties: Mapping[str, Treaty]
    acts: tuple[TreatyAct, ...]
    calendar: tuple[UprReview, ...]
    reviews: tuple[Review, ...]
    observations: Mapping[str, Observation]
    pending: tuple[PendingReport, ...] = ()
    sources: Mapping[str, DataSource] = field(default_factory=dict)
    """What the source codes of acts and reviews mean; joined codes ("a+b") name several."""
    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    stages: Mapping[str, Stage] = field(default_factory=dict)
    """By submission type: what it needs before it can be sent."""
    territories: tuple[Territory, ...] = ()
    symbols: SymbolTable = field(default_factory=SymbolTable)
    orders: Mapping[str, TreatyOrder] = field(default_factory=dict)
    """How the committee of each treaty sets out its texts."""
    matrices: Mapping[str, MatrixLayout] = field(default_factory=dict)
    """The layouts of OHCHR's matrix of recommendations, by year."""

    def standing(self, state: str, treaty: str, day: dt.date) -> TreatyStanding:
        """Return how ``state`` stands to ``treaty`` on ``day``.

        A signature, and nothing more, is "signed". An absence recorded at a later date than ``day``
        holds for ``day`` too, as acts are listed with their dates; one recorded earlier is no longer
        firm on ``day`` and comes back as derived.
        """
        acts = [a for a in self.acts if a.state == state and a.treaty == treaty]
        past = [a for a in acts if a.event not in ("none", "unresolved") and not _is_after(a, day)]
        past.sort(key=lambda a: a.date.first if a.date and a.date.first else dt.date.min)
        binding = [a for a in past if a.event in ("ratification", "accession", "succession")]
        if past and past[-1].event == "withdrawal":
            return TreatyStanding(treaty, "not-bound", past[-1], past[-1].certainty)
        if binding:
            return TreatyStanding(treaty, "bound", binding[-1], binding[-1].certainty)
        if any(a.event == "unresolved" for a in acts):
            act = next(a for a in acts if a.event == "unresolved")
            return TreatyStanding(treaty, None, act, act.certainty)
        signed = [a for a in past if a.event == "signature"]
        if signed:
            return TreatyStanding(treaty, "signed", signed[-1], _aged(signed[-1], day))
        absent = [a for a in acts if a.event == "none"] or acts
        if absent:
            return TreatyStanding(treaty, "not-bound", absent[0], _aged(absent[0], day))
        return TreatyStanding(treaty, None, None, Certainty.RECOLLECTION)


def _is_after(act: TreatyAct, day: dt.date) -> bool:
    return act.date is not None and act.date.is_after(day)


def _aged(act: TreatyAct, day: dt.date) -> Certainty:
    return Certainty.DERIVED if act.as_of < day and act.certainty.is_firm else act.certainty
