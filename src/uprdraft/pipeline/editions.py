"""Two editions of one draft: for everyone, and for the body alone where it accepts that.

The confidential edition holds the prose that is meant for the body alone, and at its end the names behind the codes
of which it speaks: only of people who agreed to this use on a day that still counts, with who decided. It is written
into ``build/confidential/`` and nowhere else.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from uprdraft.assembly.sections import make_key
from uprdraft.document.tree import Heading, Inline, Origin, Section, Submission, Table, Text
from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.errors import UsageError
from uprdraft.loading.project import Project
from uprdraft.records.body import EDITIONS, BodyProfile, Edition
from uprdraft.records.people import Person
from uprdraft.values.dates import format_date
from uprdraft.values.ids import did_you_mean

__all__ = ["ALONE_MARK", "NAMES_KEYS", "NAMES_TITLE", "WHEN_UNSURE", "get_edition", "with_names"]

WHEN_UNSURE = (
    "When unsure: file through an international partner; leave it out; describe the pattern, not the person."
)
NAMES_TITLE = "Annex: names behind the codes"
NAMES_KEYS = (make_key("people/names"), make_key("heading/annex-names"))
"""The bookmarks of the names and of their heading."""
ALONE_MARK = "alone"
"""How the version begins with which a Word file of the confidential edition is marked."""
_HEADER = ("Code", "Name", "Agreed that", "Decided by")
_ORIGIN = Origin("draft", "people")


def get_edition(name: str, body: BodyProfile) -> Edition:
    """Return the edition called ``name``.

    Raises:
        UsageError: there is no such edition, or ``body`` accepts none that is confidential.
    """
    for edition in EDITIONS:
        if edition == name:
            break
    else:
        hint = did_you_mean(name, EDITIONS) or f"there are: {', '.join(EDITIONS)}"
        raise UsageError(f"no edition “{name}”", hint=hint)
    if edition == "confidential" and not body.takes_confidential:
        raise UsageError(_why_not(body), hint=WHEN_UNSURE)
    return edition


def _why_not(body: BodyProfile) -> str:
    named = f"{body.body} ({body.stage})"
    if body.takes_confidential is None:
        return f"whether a confidential text is accepted is not known: {named}; ask the secretariat"
    caution = body.publicity.certainty.caution if body.publicity is not None else ""
    return f"no confidential text is accepted, everything is published: {named}" + (
        f" ({caution})" if caution else ""
    )


def with_names(submission: Submission, project: Project, body: BodyProfile) -> Submission:
    """Return ``submission`` with the names behind its codes at its end; unchanged where none may be told."""
    spoken_of = [p for p in project.people if _is_spoken_of(p, submission)]
    rows = tuple(
        _row(person)
        for person in spoken_of
        if person.consent.allows_telling(body.base_id, project.draft.as_of)
    )
    if not rows:
        return submission
    table = Table(
        rows=rows,
        header=tuple(_cell(head) for head in _HEADER),
        row_headers=True,
        caption="Names behind the codes",
        description=f"For the {body.words.body} alone.",
        widths=(12, 34, 34, 20),
        key=NAMES_KEYS[0],
        origin=_ORIGIN,
    )
    title = f"{NAMES_TITLE}, for the {body.words.body} alone"
    heading = Heading((Text(title),), 1, numbered=False, key=NAMES_KEYS[1], origin=_ORIGIN)
    section = Section("annex-names", heading, (table,), counts=False, kind="annex")
    return replace(submission, annexes=(*submission.annexes, section))


def _is_spoken_of(person: Person, submission: Submission) -> bool:
    names = [re.escape(n) for n in (person.code, person.pseudonym) if n]
    stands = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")
    return any(stands.search(text) for text in _texts(submission))


def _texts(submission: Submission) -> Iterator[str]:
    for section in iter_sections(submission):
        for _, line in iter_lines(section):
            yield plain_text(line)
    for note in submission.notes:
        yield plain_text(note.content)


def _row(person: Person) -> tuple[tuple[Inline, ...], ...]:
    consent = person.consent
    said = "the name be public" if consent.use == "public" else "the United Nations be told the name"
    when = f" ({format_date(consent.date)}" if consent.date else " ("
    until = f", until {format_date(consent.expires)})" if consent.expires else ")"
    names = "; ".join((person.name, *person.other_names))
    return (
        _cell(person.stands_as), _cell(names), _cell(f"{said}{when}{until}"),
        _cell(consent.decided_by or "not recorded"),
    )  # fmt: skip


def _cell(text: str) -> tuple[Inline, ...]:
    return (Text(text),)
