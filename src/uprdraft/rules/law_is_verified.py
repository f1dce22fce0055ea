"""The law that the text names was read, not remembered.

An instrument marked as recollection is named only where the draft asks for it; then it is shown here, with
what is to be looked up. A treaty whose status for the State is not certain is left out of the text and
named here.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.draft import ChosenRecommendation, ChosenTheme
from uprdraft.records.law import Instrument
from uprdraft.records.library import Basis, Recommendation
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, draft, paragraph, recommendation, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.ids import did_you_mean
from uprdraft.values.locators import format_articles

__all__ = ["RULE"]

_RECORD = "record it in data/treaty-status.csv of the project, with date and source"


def _check(context: Context) -> Iterator[Finding]:
    for theme in context.draft.themes if context.draft else ():
        for id_ in theme.law or ():
            instrument = context.library.instruments.get(id_)
            place = Place(f"law/{theme.id}/{id_}", theme.id)
            if instrument is None:
                hint = did_you_mean(id_, context.library.instruments)
                message = f"no instrument “{id_}” in the library"
                yield RULE.finding(Level.WARNING, message, place, hint=hint, text=id_)
            elif not instrument.certainty.is_firm:
                message = f"“{instrument.short_name or instrument.name}” is {instrument.certainty.caution}"
                yield RULE.finding(Level.WARNING, message, place, hint=instrument.guidance, text=id_)
        yield from _unknown_status(context, theme)
        yield from _reserved(context, theme)
        yield from _unsure_absence(context, theme)


def _unknown_status(context: Context, theme: ChosenTheme) -> Iterator[Finding]:
    meta = context.submission.meta
    for instrument in _relied_on(context, theme):
        if instrument.kind != "treaty" or instrument.treaty is None:
            continue
        standing = context.reference.standing(meta.country, instrument.treaty, meta.as_of)
        if standing.status is None:
            message = (
                f"whether the State is bound by the {instrument.short_name or instrument.name} is not known"
            )
            place = Place(f"law/{theme.id}", theme.id)
            yield RULE.finding(Level.WARNING, message, place, hint=_RECORD, text=instrument.id)
        elif not standing.certainty.is_firm and standing.status == "bound":
            message = f"that the State is bound by the {instrument.short_name or instrument.name} is "
            message += f"{standing.certainty.caution}; the text names it only where “law” in draft.yaml does"
            yield RULE.finding(Level.WARNING, message, Place(f"law/{theme.id}", theme.id), text=instrument.id)


def _reserved(context: Context, theme: ChosenTheme) -> Iterator[Finding]:
    """Yield advice on articles that chosen recommendations rest on and the State is recorded to have reserved."""
    state = context.submission.meta.country
    for entry in _chosen(context, theme):
        for basis in entry.basis:
            instrument = context.library.instruments.get(basis.instrument)
            articles = [a for a in basis.articles if instrument and instrument.is_reserved(a, state)]
            if instrument is None or not articles:
                continue
            found = instrument.status_of(state)
            caution = f" ({found.certainty.caution})" if found and found.certainty.caution else ""
            name = instrument.short_name or instrument.name
            message = f"“{entry.id}” rests on {format_articles(articles)} of the {name}, to which a reservation of the "
            message += f"State is recorded{caution}; the text does not name it"
            yield RULE.finding(
                Level.ADVICE, message, Place(f"law/{theme.id}/{entry.id}", theme.id), text=name
            )


def _unsure_absence(context: Context, theme: ChosenTheme) -> Iterator[Finding]:
    """Yield a warning where words depend on a treaty not being joined, and that is only remembered."""
    meta = context.submission.meta
    for entry in _chosen(context, theme):
        for id_ in dict.fromkeys((*entry.applies.not_bound_by, *(v.instrument for v in entry.variants))):
            instrument = context.library.instruments.get(id_)
            if instrument is None or instrument.treaty is None:
                continue
            standing = context.reference.standing(meta.country, instrument.treaty, meta.as_of)
            act = standing.act
            if standing.status in ("signed", "not-bound") and act and not act.certainty.is_firm:
                name = instrument.short_name or instrument.name
                message = f"“{entry.id}” is worded for a State that has not joined the {name}; that is "
                message += act.certainty.caution
                place = Place(f"law/{theme.id}/{entry.id}", theme.id)
                yield RULE.finding(Level.WARNING, message, place, hint=_RECORD, text=f"{entry.id} {id_}")


def _chosen(context: Context, theme: ChosenTheme) -> Iterator[Recommendation]:
    entries = (context.library.recommendations.get(r.id) for r in theme.recommendations)
    yield from (entry for entry in entries if entry is not None)


def _relied_on(context: Context, theme: ChosenTheme) -> Iterator[Instrument]:
    ids = dict.fromkeys(b.instrument for entry in _chosen(context, theme) for b in entry.basis)
    for id_ in ids:
        instrument = context.library.instruments.get(id_)
        if instrument is not None:
            yield instrument


def _resting_on_covenant(act: str) -> Context:
    """Return a context whose one recommendation rests on the invented covenant."""
    entry = recommendation(basis=(Basis(instrument="covenant", origin="editorial"),))
    theme = ChosenTheme(id="data", recommendations=(ChosenRecommendation(id="publish-figures"),))
    tree = submission(paragraph("Text."))
    return context(tree, recommendations=(entry,), act=act, draft=draft(themes=(theme,)))


RULE = Rule(
    id="law-is-verified",
    title="The law that the text names was read, not remembered",
    why="A wrong article or status is the first thing a State answers.",
    fix="look it up, or leave it out of “law” in draft.yaml",
    source="library: certainty of each instrument; treaty status table",
    certainty=Certainty.OFFICIAL,
    reads=("draft",),
    check=_check,
    passing=lambda: _resting_on_covenant("ratification"),
    failing=lambda: _resting_on_covenant("unresolved"),
)
