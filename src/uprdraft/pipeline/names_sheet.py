"""The names behind the codes of a confidential text, for the body alone.

Real names stand in no draft and in no document. Where a procedure asks for them they are written at build, beside
the text and never into it, to ``build/confidential/``, and only for people who agreed to this use on a day that
still counts. For everyone else the sheet says that there is no consent, by code.
"""

from collections.abc import Iterator

from uprdraft.loading.project import Project
from uprdraft.records.body import BodyProfile
from uprdraft.records.people import Person

__all__ = ["names_sheet"]


def names_sheet(project: Project, body: BodyProfile) -> str | None:
    """Return the sheet; None where the body publishes texts, or the case names nobody by code."""
    codes = project.draft.case.victims
    if not body.is_confidential or not codes:
        return None
    people = {code: p for p in project.people for code in (p.code, p.pseudonym) if code}
    lines = [
        f"CONFIDENTIAL: for the {body.words.body} alone. Do not publish, do not pass on, delete when it is sent.",
        "",
        *(_line(code, people.get(code), project, body) for code in codes),
    ]
    return "\n".join(lines) + "\n"


def _line(code: str, person: Person | None, project: Project, body: BodyProfile) -> str:
    if person is None:
        return f"{code}: not in people.yaml"
    if not person.consent.allows_telling(body.base_id, project.draft.as_of):
        return f"{code}: no consent to this use is recorded; the name is not written"
    return f"{code}: {', '.join(_names(person))}"


def _names(person: Person) -> Iterator[str]:
    yield person.name
    yield from person.other_names
