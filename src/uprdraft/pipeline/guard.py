"""The last look before anything is saved: no private value in any byte of any file.

The rules have read the tree by then; this reads the files themselves, so that what a letterhead, a writer
or a property brings in is seen as well.
"""

import datetime as dt
from collections.abc import Mapping

from uprdraft.errors import UprdraftError
from uprdraft.findings import Finding, Level, Place
from uprdraft.loading.project import Project
from uprdraft.records.body import Edition
from uprdraft.records.people import Person
from uprdraft.rules.base import PrivateValue
from uprdraft.rules.no_private_values import RULE

__all__ = ["StoppedError", "private_values", "refuse_private_values"]


class StoppedError(UprdraftError):
    """The build was stopped by findings; nothing was written."""

    exit_code = 1

    def __init__(self, message: str, findings: tuple[Finding, ...], *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.findings = findings


def private_values(project: Project, edition: Edition = "public") -> tuple[PrivateValue, ...]:
    """Return every name of people.yaml that may not be written: no consent to it, for this use, on the as-of date.

    In a confidential edition that is consent to the body alone being told.
    """
    draft = project.draft
    return tuple(
        PrivateValue(text, person.stands_as)
        for person in project.people
        if not _allows(person, edition, draft.submission_type, draft.as_of)
        for text in (person.name, *person.other_names)
    )


def _allows(person: Person, edition: Edition, use: str, day: dt.date) -> bool:
    consent = person.consent
    return consent.allows_telling(use, day) if edition == "confidential" else consent.allows_naming(use, day)


def refuse_private_values(outputs: Mapping[str, bytes], private: tuple[PrivateValue, ...]) -> None:
    """Do nothing where ``outputs`` (by file name) hold no private value.

    Raises:
        StoppedError: one does; the message names the file, the part and the code, never the value.
    """
    if not private:
        return
    from uprdraft.readers.strings import iter_strings
    from uprdraft.rules.names.matcher import get_matcher

    matcher = get_matcher(private)
    for name, data in outputs.items():
        for part, text in iter_strings(name, data):
            for hit in matcher.find(text):
                if hit.how.is_sure:
                    # A name that stands in the name of a part is not shown with it.
                    shown = "" if matcher.find(part) else part
                    raise _stopped(name, shown, hit.words)


def _stopped(name: str, part: str, words: str) -> StoppedError:
    place = _where(name, part)
    message = f"a private value ({words}) stands in {place}"
    hint = "take it out of the letterhead word/base.docx" if "header" in part or "footer" in part else ""
    hint = hint or RULE.fix
    finding = Finding(RULE.id, Level.ERROR, message, Place("output", place), hint, text=words)
    return StoppedError(f"nothing was written: {message}", (finding,), hint=hint)


def _where(name: str, part: str) -> str:
    ending = name.partition(".")[2]
    return f"the file (.{ending}), part {part}" if part else f"the file (.{ending}) or its name"
