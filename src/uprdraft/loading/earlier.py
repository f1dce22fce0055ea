"""Imported earlier recommendations of a project, and their place among what is known of past reviews.

They lie in ``data/earlier.yaml`` of the project and join the shipped history: the same reviews, the same
mechanism. A paragraph that the shipped history holds already is not taken twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from uprdraft.errors import UnusableFileError
from uprdraft.loading.locate import data_folder
from uprdraft.loading.own_data import own_records
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.loading.validate import validate
from uprdraft.records.earlier import EarlierColumns, ImportedRecommendation
from uprdraft.records.reference import (
    EarlierRecommendation,
    Observation,
    Review,
    Treaty,
    UprReview,
)
from uprdraft.values.symbols import is_symbol, parse_symbol

__all__ = ["EARLIER_NAME", "fold_observations", "fold_reviews", "load_columns", "read_imported"]

EARLIER_NAME = "earlier.yaml"
_COLUMNS = "earlier-columns.yaml"
_LONGEST_SUMMARY = 2000


def read_imported(folders: Sequence[Path]) -> list[ImportedRecommendation]:
    """Return what was imported into the ``data/`` folders; none where nothing was.

    Raises:
        UnusableFileError: with the mistakes of the file.
    """
    found: dict[str, ImportedRecommendation] = {}
    for folder in folders:
        for entry in own_records(folder / EARLIER_NAME, "recommendations", ImportedRecommendation):
            found[entry.id] = entry
    return list(found.values())


@cache
def load_columns() -> EarlierColumns:
    """Return how exports call their columns.

    Raises:
        UnusableFileError: the shipped file is damaged.
    """
    document = read_yaml(data_folder() / _COLUMNS, within=data_folder(), name=_COLUMNS)
    if document.data is None:
        raise UnusableFileError([document.mistake((), "this file is empty")])
    return validate(EarlierColumns, document.data, document)


def fold_reviews(
    reviews: Mapping[tuple[str, int], Review],
    imported: Iterable[ImportedRecommendation],
    calendar: Iterable[UprReview],
) -> dict[tuple[str, int], Review]:
    """Return ``reviews`` with the imported recommendations of the UPR in them; reviews are made where missing.

    Left out is what names no cycle or no State that is known: it is listed, but cannot stand in a text.
    """
    dates = {(r.state, r.cycle): r for r in calendar}
    groups: dict[tuple[str, int], list[ImportedRecommendation]] = {}
    for entry in imported:
        if entry.mechanism == "upr" and entry.cycle and entry.states:
            groups.setdefault((entry.state, entry.cycle), []).append(entry)
    folded = dict(reviews)
    for key, entries in groups.items():
        review = folded.get(key) or _new_review(key, entries, dates.get(key))
        if review is not None:
            folded[key] = _with(review, entries)
    return folded


def _new_review(
    key: tuple[str, int], entries: list[ImportedRecommendation], held: UprReview | None
) -> Review | None:
    """Return a review for imported recommendations; None where not even its day is known."""
    dates = [held.review_date, held.session_start] if held else []
    day = next((d.first for d in dates if d and d.first), None)
    session = (held.session if held else None) or next((e.session for e in entries if e.session), None)
    if day is None or session is None:
        return None
    stem, addendum = _report(entries)
    return Review(
        state=key[0], topic="imported", cycle=key[1], session=session, review_date=day,
        review_date_verified=False, report=stem or None, report_verified=False, addendum=addendum,
    )  # fmt: skip


def _report(entries: list[ImportedRecommendation]) -> tuple[str, str]:
    """Return the symbol of the report, and that of its addendum where the list names it."""
    symbols = [parse_symbol(e.symbol) for e in entries if is_symbol(e.symbol)]
    stem = symbols[0].stem if symbols else ""
    addendum = next((str(s) for s in symbols if s.marks and s.marks[0].startswith("Add")), "")
    return stem, addendum


def _with(review: Review, entries: list[ImportedRecommendation]) -> Review:
    held = {e.paragraph for e in review.recommendations if e.paragraph}
    added = tuple(_entry(e) for e in entries if not e.paragraph or e.paragraph not in held)
    return review.model_copy(update={"recommendations": (*review.recommendations, *added)})


def _entry(entry: ImportedRecommendation) -> EarlierRecommendation:
    return EarlierRecommendation(
        id=entry.id, recommending_state=entry.states[0], with_states=entry.states[1:],
        summary=entry.text[:_LONGEST_SUMMARY], text=entry.text, position=entry.position,
        paragraph=entry.paragraph or None, certainty=entry.certainty, verification=entry.source,
        filed_under=entry.themes, groups=entry.groups, goals=entry.goals,
    )  # fmt: skip


def fold_observations(
    observations: Mapping[str, Observation],
    imported: Iterable[ImportedRecommendation],
    treaties: Iterable[Treaty],
) -> dict[str, Observation]:
    """Return ``observations`` with what treaty bodies recommended according to an import."""
    by_body: dict[str, str] = {}
    for treaty in treaties:
        if treaty.body_abbreviation:
            by_body.setdefault(treaty.body_abbreviation, treaty.id)
    folded = dict(observations)
    for entry in imported:
        treaty_id = by_body.get(entry.body.split("-")[0])
        if entry.mechanism == "treaty-body" and treaty_id and entry.symbol and entry.date:
            folded[entry.id] = Observation(
                id=entry.id, state=entry.state, body=entry.body, treaty=treaty_id, symbol=entry.symbol,
                date=entry.date, paragraphs=entry.paragraph or None, paragraphs_status="second-hand",
                summary=entry.text[:_LONGEST_SUMMARY], quoted=entry.text,
                filed_under=entry.themes, groups=entry.groups, goals=entry.goals,
            )  # fmt: skip
    return folded
