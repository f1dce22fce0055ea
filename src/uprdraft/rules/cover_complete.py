"""The cover shows what the body asks for.

Each item of the body profile is looked for by its field in the draft (a year, an e-mail address and a web page must
also look like one), or in the words of the cover of a Word file that somebody else made; where that has no cover, in
its first lines, headers and footers. What is missing there is said in one finding. A logo is not looked for: it comes
with the organisation's own base document; the members of a joint text have a rule of their own (members-all-named).
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.draft import Draft, Organisation
from uprdraft.rules._cover_text import cover_lines, cover_pattern, find_states
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, draft, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.plausible import doubt_email, doubt_web, year_fault

__all__ = ["RULE"]


def _missing_of(organisation: Organisation, field: str) -> bool:
    values = {
        "organisation": organisation.name,
        "acronym": organisation.acronym,
        "contact": organisation.contact.role and organisation.contact.email,
        "website": organisation.website,
        "founded": organisation.founded,
        "description": organisation.description,
        "ecosoc-status": organisation.ecosoc_status,
    }
    return field in values and not values[field]


def _missing(draft: Draft, field: str) -> str | None:
    """Return what is missing for a field in words, an empty string for "the draft itself", None for nothing."""
    if not draft.submitting:
        return "" if field == "organisation" else None
    # Of a joint text every member is named; the contact and the description are those of one of them.
    of_all = ("organisation", "acronym", "ecosoc-status")
    is_of_one = field in ("contact", "website", "founded", "description")
    if is_of_one and not all(_missing_of(o, field) for o in draft.submitting):
        return None
    asked = draft.submitting if field in of_all else draft.submitting[:1]
    lacking = [o.name or "an organization without a name" for o in asked if _missing_of(o, field)]
    if lacking:
        return ", ".join(lacking)
    given = {
        "state-and-session": draft.session is not None,
        "session": draft.session is not None,
        "key-words": bool(draft.key_words),
        "posting": draft.publication is not None,
        "agenda-item": draft.agenda_item is not None,
    }
    return None if given.get(field, True) else ""


def _check(context: Context) -> Iterator[Finding]:
    if context.draft is None:
        yield from _of_file(context)
    else:
        yield from _of_draft(context, context.draft)


_OF_OTHER_RULES = frozenset(("logo", "joint-members"))
_WORDS_OF_A_DESCRIPTION = 12
_WORDS_OF_A_TITLE = 3


def _of_file(context: Context) -> Iterator[Finding]:
    lines = cover_lines(context)
    missing: dict[Certainty, list[str]] = {}
    for item in context.body.cover:
        if (
            item.value.field not in _OF_OTHER_RULES
            and not item.value.joint_only
            and not _shows(lines, item.value.field)
        ):
            missing.setdefault(item.certainty, []).append(item.value.label)
    where = "the cover" if context.submission.cover else "the text, which has no cover that can be told,"
    for certainty, labels in missing.items():
        message = f"{where} does not seem to show: {'; '.join(labels)}"
        hint = "put it on the first page, or leave it out knowingly"
        finding = RULE.finding(
            Level.WARNING, message, Place("cover", "cover"), hint=hint, text="; ".join(labels)
        )
        yield weigh(finding, certainty)


def _shows(lines: Sequence[str], field: str) -> bool:
    """Return whether a cover seems to show an item; True for one that no words show."""
    match field:
        case "description":
            return any(len(line.split()) >= _WORDS_OF_A_DESCRIPTION for line in lines)
        case "title":
            return any(len(line.split()) >= _WORDS_OF_A_TITLE for line in lines)
        case "state":
            return any(find_states(line) for line in lines)
        case "state-and-session":
            return _shows(lines, "state") and _shows(lines, "session")
    pattern = cover_pattern(field)
    return pattern is None or pattern.search("\n".join(lines)) is not None


def _of_draft(context: Context, draft: Draft) -> Iterator[Finding]:
    for item in context.body.cover:
        if item.value.joint_only and not draft.is_joint:
            continue
        if item.value.field == "posting" and context.edition == "confidential":
            continue
        lacking = _missing(draft, item.value.field)
        if lacking is None:
            continue
        of = f" of {lacking}" if lacking else ""
        finding = RULE.finding(
            Level.ERROR if item.value.field == "organisation" else Level.WARNING,
            f"the cover lacks: {item.value.label}{of}",
            Place(f"cover/{item.value.field}", "cover"),
            hint=_hint(item.value.field, of_organisation=bool(lacking) or not draft.submitting),
            text=lacking,
        )
        yield weigh(finding, item.certainty)
    if not draft.title.strip():
        message = "the cover says to which review the text goes, and not what it is about: it has no title of its own"
        hint = "give it as “title” in draft.yaml"
        yield RULE.finding(Level.WARNING, message, Place("cover/title", "cover"), hint=hint, text="title")
    for organisation in draft.organisations:
        for field, doubt in _doubts(organisation, draft.as_of):
            message = (
                f"the cover, {field} of {organisation.name or 'an organization without a name'}: {doubt}"
            )
            hint = "correct it under “organisations” in draft.yaml, or acknowledge it"
            yield RULE.finding(
                Level.WARNING, message, Place(f"cover/{field}", "cover"), hint=hint, text=doubt
            )


def _doubts(organisation: Organisation, as_of: dt.date) -> Iterator[tuple[str, str]]:
    """Yield what is given and does not look like what it should be."""
    year, email, web = (
        t.strip() for t in (organisation.founded, organisation.contact.email, organisation.website)
    )
    doubts = {
        "year of establishment": (year, year_fault(year, as_of)),
        "e-mail": (email, doubt_email(email)),
        "web page": (web, doubt_web(web)),
    }
    for field, (text, doubt) in doubts.items():
        if text and doubt:
            yield field, f"“{text}”: {doubt[:1].lower()}{doubt[1:].rstrip('.')}"


_FIELDS = {
    "posting": "write “publication: public” or “publication: confidential” in draft.yaml",
    "agenda-item": "write “agenda_item: …” (1 to 10) in draft.yaml",
    "session": "write “session: …” in draft.yaml",
}


def _hint(field: str, *, of_organisation: bool) -> str:
    return "give it under “organisations” in draft.yaml" if of_organisation else _FIELDS.get(field, "")


RULE = Rule(
    id="cover-complete",
    title="The cover shows every item that the body asks for",
    why="The body files and publishes a submission by its cover.",
    fix="add it to draft.yaml",
    source="the body profile: cover items, each with its own source",
    certainty=Certainty.OFFICIAL_OLD,
    reads=("body",),
    check=_check,
    passing=lambda: context(
        submission(paragraph("Text.")),
        draft=draft(title="Figures", organisations=(Organisation(name="Example Rights Group"),)),
    ),
    failing=lambda: context(submission(paragraph("Text."))),
)
