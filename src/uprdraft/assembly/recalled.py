"""One earlier recommendation, of a review or of a committee, in the form that rows of tables want.

What a row may say is what the prose may say: nothing after the as-of date, no paragraph that was not verified,
no words put into a committee's mouth that were not read in its document.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from uprdraft.assembly.materials import Materials
from uprdraft.records.draft import EarlierStatus
from uprdraft.records.reference import EarlierRecommendation, Observation, Review

__all__ = ["STATUS_WORDS", "Recalled", "Recollection", "available_reviews"]

STATUS_WORDS = {
    "not-started": "not implemented",
    "in-progress": "begun",
    "partly-implemented": "implemented in part",
    "fully-implemented": "implemented",
    "reversed": "the position has worsened",
    "no-information": "no information",
}


def available_reviews(materials: Materials) -> list[Review]:
    """Return the State's past reviews whose outcome was public on the as-of date."""
    reviews = (r for r in materials.reference.reviews if r.state == materials.draft.country)
    return [r for r in reviews if not _is_later(r, materials)]


def _is_later(review: Review, materials: Materials) -> bool:
    public = review.report_as_of
    return review.review_date > materials.as_of or (public is not None and public.is_after(materials.as_of))


class Recalled(NamedTuple):
    """What was recommended, by whom, where it stands and what the answer was.

    ``words`` are empty where nothing was read in the document; ``is_summary`` says that they are ours.
    ``answer`` is empty where none was asked for; ``cycle`` is None for a committee.
    """

    id: str
    makers: tuple[str, ...]
    states: tuple[str, ...]
    """The codes of the States that made it; none for a committee."""
    cycle: int | None
    words: str
    is_summary: bool
    paragraph: str
    document: str
    answer: str
    answer_document: str
    themes: tuple[str, ...]
    """Themes of the library."""
    filed_under: tuple[str, ...]
    groups: tuple[str, ...]
    goals: tuple[str, ...]
    choice: EarlierStatus | None = None


@dataclass(frozen=True)
class Recollection:
    """What one draft may recall, by id, with what it says became of it."""

    materials: Materials

    @cached_property
    def by_id(self) -> dict[str, Recalled]:
        """Return everything that was public on the as-of date: reviews in order of time, then committees."""
        return {r.id: r for r in (*self._of_reviews(), *self._of_committees())}

    @cached_property
    def _choices(self) -> dict[str, EarlierStatus]:
        return {e.id: e for theme in self.materials.draft.themes for e in theme.earlier}

    def _of_reviews(self) -> Iterator[Recalled]:
        for review in available_reviews(self.materials):
            for entry in review.recommendations:
                yield self._of_review(review, entry)

    def _of_review(self, review: Review, entry: EarlierRecommendation) -> Recalled:
        return Recalled(
            id=entry.id,
            makers=tuple(self._short(s) for s in (entry.recommending_state, *entry.with_states)),
            states=(entry.recommending_state, *entry.with_states),
            cycle=review.cycle, words=entry.text or entry.summary, is_summary=not entry.text,
            paragraph=entry.paragraph or "", document=review.report or "",
            answer="" if entry.position == "unknown" else entry.position, answer_document=review.addendum,
            themes=entry.themes,
            filed_under=entry.filed_under or self._headings(entry.themes), groups=entry.groups,
            goals=entry.goals, choice=self._choices.get(entry.id),
        )  # fmt: skip

    def _of_committees(self) -> Iterator[Recalled]:
        for entry in self.materials.reference.observations.values():
            if not entry.date.is_after(self.materials.as_of):
                yield self._of_committee(entry)

    def _of_committee(self, entry: Observation) -> Recalled:
        is_firm = entry.paragraphs_status != "unverified"
        written = self.materials.in_language(entry.text)
        return Recalled(
            id=entry.id, makers=(entry.body,), states=(), cycle=None, words=written or entry.quoted,
            is_summary=bool(written), paragraph=(entry.paragraphs or "") if is_firm else "",
            document=entry.symbol, answer="", answer_document="", themes=entry.themes,
            filed_under=entry.filed_under or self._headings(entry.themes), groups=entry.groups,
            goals=entry.goals, choice=self._choices.get(entry.id),
        )  # fmt: skip

    def _short(self, iso3: str) -> str:
        country = self.materials.reference.countries.get(iso3)
        return country.listed if country else iso3

    def _headings(self, themes: tuple[str, ...]) -> tuple[str, ...]:
        known = (self.materials.library.themes.get(id_) for id_ in themes)
        return tuple(text for entry in known if entry and (text := self.materials.in_language(entry.heading)))
