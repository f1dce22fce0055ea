"""Everything one assembly needs, gathered once and never changed: draft, library, data, body, words."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from uprdraft.errors import UsageError
from uprdraft.records.body import BodyProfile, Edition
from uprdraft.records.draft import ALONE, Draft
from uprdraft.records.law import Instrument
from uprdraft.records.library import Library, Situation
from uprdraft.records.reference import (
    Country,
    PendingReport,
    Reference,
    Treaty,
    TreatyStanding,
    UprReview,
)
from uprdraft.records.sources import Source
from uprdraft.values.certainty import Certainty
from uprdraft.values.ids import did_you_mean
from uprdraft.values.names import country_forms
from uprdraft.values.slots import fill_known_slots, fill_slots

__all__ = ["Materials", "get_situation", "slot_values"]


def slot_values(
    state: Country, situation: Situation, origin: Country | None, language: str
) -> dict[str, str]:
    """Return the value of each slot in ``language``; origin slots are missing where no origin is known."""
    values = {f"state.{form}": text for form, text in country_forms(state).items()}
    if origin is not None:
        values |= {f"origin.{form}": text for form, text in country_forms(origin).items()}
    words = {
        "people": situation.people,
        "women": situation.women,
        "children": situation.children,
        "harms": situation.harms,
    }
    for name, texts in words.items():
        text = texts.get(language, texts.get("en", ""))
        values[name] = text
        if name != "harms":
            values[f"{name}.start"] = text[:1].upper() + text[1:]
    long = situation.people_long.get(language, situation.people_long["en"])
    values["people.long"] = fill_slots(long, values)
    return values


def get_situation(library: Library, id_: str) -> Situation:
    """Return the situation with this id.

    Raises:
        UsageError: the library has none; with the nearest id.
    """
    if id_ not in library.situations:
        near = did_you_mean(id_, library.situations)
        raise UsageError(f"no situation “{id_}”", hint=near or "see: uprdraft situation list")
    return library.situations[id_]


@dataclass(frozen=True)
class Materials:
    """What an assembly works from. ``templates`` maps names to sources; ``own_sources`` are the drafter's."""

    draft: Draft
    library: Library
    reference: Reference
    body: BodyProfile
    templates: Mapping[str, str]
    own_sources: Mapping[str, Source]
    edition: Edition = "public"
    """For whom the text is made; prose for the body alone stands in the confidential edition only."""

    @property
    def as_of(self) -> dt.date:
        """Return the day up to which the text knows the world."""
        return self.draft.as_of

    def prose(self, part: str) -> tuple[str, str]:
        """Return the person's prose for ``part`` with its path in the draft: that for this type first."""
        for text in (self.body.id, self.body.base_id, self.body.form or ""):
            if part in self.draft.prose_for.get(text, {}):
                return self.draft.prose_for[text][part], f"prose_for/{text}/{part}"
        return self.draft.prose.get(part, ""), f"prose/{part}"

    @cached_property
    def parts_read(self) -> tuple[str, ...]:
        """Return the keys under which prose may stand in this text: of the body's parts and of the themes."""
        parts = [part.id for part in self.body.parts if part.prose]
        themes = [key for theme in self.draft.themes for key in (theme.id, f"{theme.id}-analysis")]
        alone = [f"{key}{ALONE}" for key in (*parts, *(theme.id for theme in self.draft.themes))]
        return (*parts, *themes, *alone)

    @cached_property
    def state(self) -> Country:
        """Return the State under review or State party."""
        return self._country(self.draft.country)

    @cached_property
    def situation(self) -> Situation:
        """Return the situation the draft is about.

        Raises:
            UsageError: the library has no such situation.
        """
        return get_situation(self.library, self.draft.situation)

    @cached_property
    def origin(self) -> Country | None:
        """Return the State people flee from, where the situation names one."""
        return self._country(self.situation.origin_state) if self.situation.origin_state else None

    @cached_property
    def slots(self) -> Mapping[str, str]:
        """Return the slot values of this draft."""
        return slot_values(self.state, self.situation, self.origin, self.draft.language)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Return all sources that may be cited; the drafter's own come first."""
        return {**self.library.sources, **self.own_sources}

    @cached_property
    def party(self) -> str:
        """Return what the body's texts call the State in a sentence: "the State party"."""
        return f"the {self.body.words.state}"

    def before_committee(self, text: str) -> str:
        """Return a text of the library as its committee says it: "the Committee", "the Convention" for its own names.

        Unchanged for a body without a treaty.
        """
        if self.treaty is None:
            return text
        words = self.body.words
        text = text.replace(f"the {self.body.body}", f"the {words.body}")
        text = text.replace(f"The {self.body.body}", f"The {words.body}")
        for name in self._own_treaty:
            text = text.replace(f"the {name}", f"the {words.treaty}")
        return text

    @cached_property
    def _own_treaty(self) -> tuple[str, ...]:
        """Return the names of the body's own treaty, the longest first; none where it says no shorter word."""
        if self.treaty is None or not self.body.words.treaty:
            return ()
        instruments = self.library.instruments.values()
        names = {i.short_name or i.name for i in instruments if i.treaty == self.treaty.id}
        return tuple(sorted({*names, self.treaty.title}, key=len, reverse=True))

    @cached_property
    def treaty(self) -> Treaty | None:
        """Return the treaty whose committee the text goes to, or None."""
        return self.reference.treaties.get(self.body.treaty or "")

    @cached_property
    def state_report(self) -> PendingReport | None:
        """Return the State's report that waits, or is known to be missing, before the treaty's committee."""
        for report in self.reference.pending:
            if report.state == self.draft.country and report.treaty == self.body.treaty:
                return None if report.received and report.received.is_after(self.as_of) else report
        return None

    @cached_property
    def review(self) -> UprReview | None:
        """Return the review the draft is for, by its session, or None."""
        for review in self.reference.calendar:
            if review.session == self.draft.session and review.state == self.draft.country:
                return review
        return None

    def _country(self, iso3: str) -> Country:
        countries = self.reference.countries
        if iso3 not in countries:
            raise UsageError(f"no State with the code “{iso3}”", hint=did_you_mean(iso3, countries))
        return countries[iso3]

    def country_name(self, iso3: str) -> str:
        """Return "Canada" or "the Republic of Korea" for a sentence; the code where it is unknown."""
        country = self.reference.countries.get(iso3)
        return country_forms(country)["the"] if country else iso3

    def fill(self, text: str) -> str:
        """Return a library text with its slots filled."""
        return fill_slots(text, self.slots)

    def fill_known(self, text: str) -> str:
        """Return a person's text with the slots that are known filled, all other braces as typed."""
        return fill_known_slots(text, self.slots)

    def in_language(self, texts: Mapping[str, str]) -> str:
        """Return the text in the draft's language, slots filled.

        Empty where there is none, or where it names a State of origin that the situation does not have.
        """
        text = texts.get(self.draft.language, "")
        try:
            return self.fill(text)
        except KeyError:
            return ""

    def standing(self, instrument: Instrument) -> TreatyStanding | None:
        """Return how the State stands to a treaty on the as-of date, None for what is no treaty.

        A treaty outside the table stands only where its entry says so, with a source and firm.
        """
        if instrument.kind != "treaty":
            return None
        if instrument.treaty is not None:
            return self.reference.standing(self.draft.country, instrument.treaty, self.as_of)
        status = instrument.status_of(self.draft.country)
        if status is not None and status.certainty.is_firm and status.source:
            return TreatyStanding(instrument.id, status.status, None, status.certainty)
        return TreatyStanding(instrument.id, None, None, Certainty.RECOLLECTION)
