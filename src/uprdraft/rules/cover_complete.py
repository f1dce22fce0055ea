"""The cover shows what the body asks for.

Each item of the body profile is looked for by its field in the draft; items for joint submissions only
where several organisations submit. A logo is not looked for: it comes with the organisation's own base
document.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.draft import Draft, Organisation
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, draft, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _missing_of(organisation: Organisation, field: str) -> bool:
    values = {
        "organisation": organisation.name,
        "acronym": organisation.acronym,
        "contact": organisation.contact.role and organisation.contact.email,
        "website": organisation.website,
        "founded": organisation.founded,
        "description": organisation.description,
    }
    return field in values and not values[field]


def _missing(draft: Draft, field: str) -> str | None:
    """Return what is missing for a field in words, an empty string for "the draft itself", None for nothing."""
    if not draft.submitting:
        return "" if field == "organisation" else None
    # Of a joint text every member is named; the contact and the description are those of the first.
    asked = draft.submitting if field in ("organisation", "acronym") else draft.submitting[:1]
    lacking = [o.name or "an organization without a name" for o in asked if _missing_of(o, field)]
    if lacking:
        return ", ".join(lacking)
    if (field == "state-and-session" and draft.session is None) or (
        field == "key-words" and not draft.key_words
    ):
        return ""
    return None


def _check(context: Context) -> Iterator[Finding]:
    if context.draft is None:
        return
    for item in context.body.cover:
        if item.value.joint_only and not context.draft.is_joint:
            continue
        lacking = _missing(context.draft, item.value.field)
        if lacking is None:
            continue
        of = f" of {lacking}" if lacking else ""
        finding = RULE.finding(
            Level.ERROR if item.value.field == "organisation" else Level.WARNING,
            f"the cover lacks: {item.value.label}{of}",
            Place(f"cover/{item.value.field}", "cover"),
            hint="give it under “organisations” in draft.yaml"
            if lacking or not context.draft.submitting
            else "",
            text=lacking,
        )
        yield weigh(finding, item.certainty)


RULE = Rule(
    id="cover-complete",
    title="The cover shows every item that the body asks for",
    why="The body files and publishes a submission by its cover.",
    fix="add it to draft.yaml",
    source="the body profile: cover items, each with its own source",
    certainty=Certainty.OFFICIAL_OLD,
    reads=("draft", "body"),
    check=_check,
    passing=lambda: context(
        submission(paragraph("Text.")),
        draft=draft(organisations=(Organisation(name="Example Rights Group"),)),
    ),
    failing=lambda: context(submission(paragraph("Text."))),
)
