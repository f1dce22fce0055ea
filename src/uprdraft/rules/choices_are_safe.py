"""No recommendation is made that is dangerous alone, and no fact used that is to be kept out.

Some asks do harm without others: screening, registration and data while returns go on. Each names in
``needs`` what makes it safe. Facts marked ``avoid`` or withheld may not be used; highly sensitive ones
and those to be used with care ask for a decision, which an acknowledgement with a reason records.
Confidential asks have no place in a public text. An entry written for one State or situation is not put to
another, nor one addressed to somebody else to the State under review; and a fact on what another State does, or
on people who fear another, asks for a decision too.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.draft import ChosenFact, ChosenTheme, Draft
from uprdraft.records.law import Status
from uprdraft.records.library import Fact, Recommendation
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, recommendation, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.locators import join_words
from uprdraft.values.names import country_forms

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    if context.draft is None:
        return
    chosen = {r.id for t in context.draft.themes for r in t.recommendations}
    for theme in context.draft.themes:
        yield from _recommendations(context, theme, chosen)
        yield from _facts(context, theme)
    yield from _overlaps(context, context.draft)
    yield from _situation(context, context.draft)


def _situation(context: Context, draft: Draft) -> Iterator[Finding]:
    situation = context.library.situations.get(draft.situation)
    if situation is not None and situation.hosts and draft.country not in situation.hosts:
        hosts = ", ".join(situation.hosts)
        message = f"the situation “{situation.id}” was written for {hosts}, not for {draft.country}"
        hint = "choose a situation that fits, see: uprdraft situation list"
        yield RULE.finding(
            Level.ERROR, message, Place("situation", "draft.yaml"), hint=hint, text=draft.country
        )


def _misfit(context: Context, entry: Recommendation) -> str:
    """Return why an entry cannot be put to the State of the draft, empty where it can."""
    meta = context.submission.meta

    def stands(instrument_id: str) -> Status | None:
        instrument = context.library.instruments.get(instrument_id)
        if instrument is None or instrument.treaty is None:
            return None
        return context.reference.standing(meta.country, instrument.treaty, meta.as_of).status

    if entry.addressee != "state":
        return f"it is addressed to: {context.library.vocabulary.addressees.get(entry.addressee, entry.addressee)}"
    assert context.draft is not None  # noqa: S101 - asked of a draft's choices only
    return entry.applies.misfit(meta.country, context.draft.situation, stands)


def _recommendations(context: Context, theme: ChosenTheme, chosen: set[str]) -> Iterator[Finding]:
    for choice in theme.recommendations:
        entry = context.library.recommendations.get(choice.id)
        if entry is None:
            continue
        place = Place(f"recommendations/{theme.id}/{choice.id}", theme.id, entry.title)
        if misfit := _misfit(context, entry):
            message = f"“{choice.id}” does not fit this draft: {misfit}"
            level = Level.WARNING if misfit.endswith("not known") else Level.ERROR
            hint = "take it out, or write an ask of your own"
            yield RULE.finding(level, message, place, hint=hint, text=misfit)
        for needed in entry.needs:
            if needed not in chosen:
                message = f"“{choice.id}” can do harm without “{needed}”"
                yield RULE.finding(
                    Level.ERROR, message, place, hint=f"add “{needed}” or take it out", text=needed
                )
        is_to_body_alone = entry.channel == "confidential" and context.body.is_confidential
        if entry.channel != "public" and not is_to_body_alone:
            where = "confidential channels" if entry.channel == "confidential" else "texts outside the UN"
            message = f"“{choice.id}” is meant for {where} only"
            yield RULE.finding(Level.ERROR, message, place, hint="take it out", text=entry.channel)
        elif not set(context.body.suits) & set(entry.suits):
            message = f"“{choice.id}” was not written for this kind of submission"
            yield RULE.finding(
                Level.WARNING, message, place, hint="read it again with that in mind", text="suits"
            )


def _facts(context: Context, theme: ChosenTheme) -> Iterator[Finding]:
    for choice in theme.facts:
        fact = context.library.facts.get(choice.id)
        if fact is None:
            continue
        place = Place(f"facts/{theme.id}/{choice.id}", theme.id, choice.id)
        yield from _of_others(context, choice, fact, place)
        if fact.withheld or fact.use == "avoid":
            message = f"the fact “{choice.id}” is to be kept out: {fact.caution or fact.reliability.note}"
            yield RULE.finding(Level.ERROR, message, place, hint="take it out", text=fact.use)
        elif fact.sensitivity == "high" or fact.use in (
            "careful",
            "avoid-detail",
            "as-question",
            "request-only",
        ):
            reason = fact.caution or fact.reliability.note
            message = (
                f"the fact “{choice.id}” asks for care ({fact.use}, sensitivity {fact.sensitivity}): {reason}"
            )
            yield RULE.finding(
                Level.WARNING,
                message,
                place,
                hint="decide, and record the reason with an acknowledgement",
                text=reason,
            )


def _of_others(context: Context, choice: ChosenFact, fact: Fact, place: Place) -> Iterator[Finding]:
    assert context.draft is not None  # noqa: S101 - asked of a draft's choices only
    situation = context.library.situations.get(context.draft.situation)
    if found := fact.misfit(context.draft.country, situation):
        why, codes = found
        countries = context.reference.countries
        names = join_words([country_forms(countries[c])["the"] if c in countries else c for c in codes])
        message = f"the fact “{fact.id}” may not belong here: {why} {names}"
        hint = "take it out, or say in your words what it shows of this State and record the reason"
        # In the person's own words it may say what another State shows of this one.
        level = Level.ADVICE if choice.own_wording.strip() else Level.WARNING
        yield RULE.finding(level, message, place, hint=hint, text=" ".join(codes))


def _overlaps(context: Context, draft: Draft) -> Iterator[Finding]:
    chosen = [context.library.recommendations.get(r.id) for t in draft.themes for r in t.recommendations]
    entries = [entry for entry in chosen if entry is not None]
    # What another choice needs is there for safety, whatever else asks for much the same.
    needed = {id_ for entry in entries for id_ in entry.needs}
    sets: dict[str, list[str]] = {}
    for entry in entries:
        if entry.overlap and entry.id not in needed:
            sets.setdefault(entry.overlap, []).append(entry.id)
    for name, ids in sets.items():
        if len(ids) > 1:
            message = f"{', '.join(f'“{i}”' for i in ids)} ask for much the same"
            hint = "one of them is enough, unless each asks for its own step"
            yield RULE.finding(
                Level.ADVICE, message, Place(f"overlap/{name}", name), hint=hint, text=" ".join(ids)
            )


RULE = Rule(
    id="choices-are-safe",
    title="Nothing chosen can do harm as it stands",
    why="Asking for screening or data alone can legitimize returns; a fact can betray a person.",
    fix="choose what makes it safe as well, or leave it out",
    source="library: needs, overlaps, use and sensitivity; do-no-harm rules",
    certainty=Certainty.OFFICIAL,
    reads=("draft",),
    check=_check,
    passing=lambda: context(submission(paragraph("Text."))),
    failing=lambda: context(
        submission(paragraph("Text.")), recommendations=(recommendation(needs=("end-forced-returns",)),)
    ),
)
