"""The last look before anything is saved or shown: no private value in any byte of any file, and in no message.

The rules have read the tree by then; this reads the files themselves, so that what a letterhead, a writer
or a property brings in is seen as well.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from uprdraft.errors import UprdraftError
from uprdraft.findings import Finding, Level, Place
from uprdraft.loading.project import Project
from uprdraft.records.body import Edition
from uprdraft.records.people import Person
from uprdraft.rules.base import PrivateValue
from uprdraft.rules.no_private_values import RULE

if TYPE_CHECKING:
    from uprdraft.rules.names.matcher import Matcher

__all__ = [
    "StoppedError",
    "find_private",
    "hide_private",
    "private_values",
    "private_values_for",
    "refuse_private_values",
    "without_private",
]


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
    return private_values_for(project, project.draft.submission_type, edition)


def private_values_for(project: Project, use: str, edition: Edition = "public") -> tuple[PrivateValue, ...]:
    """Return what ``private_values`` does, where the text is made for another ``use`` than that of the draft."""
    return tuple(
        PrivateValue(text, person.stands_as)
        for person in project.people
        if not _allows(person, edition, use, project.draft.as_of)
        for text in (person.name, *person.other_names)
    )


def _allows(person: Person, edition: Edition, use: str, day: dt.date) -> bool:
    consent = person.consent
    return consent.allows_telling(use, day) if edition == "confidential" else consent.allows_naming(use, day)


def refuse_private_values(
    outputs: Mapping[str, bytes], private: tuple[PrivateValue, ...], *, hint: str = ""
) -> None:
    """Do nothing where ``outputs`` (by file name) hold no private value; ``hint`` says what to do where they do.

    Raises:
        StoppedError: one does; the message names the file, the part and the code, never the value.
    """
    for name, data in outputs.items():
        found = find_private(name, data, private)
        if found is not None:
            # A file whose own name holds one is called by its ending.
            is_open = not _matcher(private).find(name)
            raise _stopped(name if is_open else "", name.partition(".")[2], *found, hint)


def _matcher(private: tuple[PrivateValue, ...]) -> "Matcher":
    from uprdraft.rules.names.matcher import (
        get_matcher,  # its tables are large, and most projects name nobody
    )

    return get_matcher(private)


def find_private(name: str, data: bytes, private: tuple[PrivateValue, ...]) -> tuple[str, str] | None:
    """Return part and code of the first private value that surely stands in a file; None where none does.

    The part is empty where its own name holds the value.
    """
    if not private:
        return None
    from uprdraft.readers.strings import iter_strings  # not needed where there is nothing to look for

    matcher = _matcher(private)
    for part, text in iter_strings(name, data):
        for hit in matcher.find(text):
            if hit.how.is_sure:
                return "" if matcher.find(part) else part, hit.words
    return None


def without_private(text: str, private: tuple[PrivateValue, ...]) -> str:
    """Return ``text`` as it may be shown; where it surely holds a private value, the code and nothing of it."""
    if not private:
        return text
    hit = next((h for h in _matcher(private).find(text) if h.how.is_sure), None)
    return text if hit is None else f"(not shown: it holds a private value, {hit.code})"


def hide_private(findings: Iterable[Finding], private: tuple[PrivateValue, ...]) -> tuple[Finding, ...]:
    """Return findings of which no word, quote or place tells a private value; their marks stay as they are."""
    return tuple(_hidden(f, private) for f in findings) if private else tuple(findings)


def _hidden(finding: Finding, private: tuple[PrivateValue, ...]) -> Finding:
    place = finding.place
    shown = Place(place.key, without_private(place.label, private), without_private(place.quote, private))
    message, hint = (without_private(text, private) for text in (finding.message, finding.hint))
    return replace(finding, message=message, hint=hint, place=shown)


def _stopped(name: str, ending: str, part: str, words: str, hint: str) -> StoppedError:
    place = (name or f"the file (.{ending}) or its name") + (f", part {part}" if part else "")
    message = f"a private value ({words}) stands in {place}"
    if not hint:
        is_letterhead = "header" in part or "footer" in part
        hint = "take it out of the letterhead word/base.docx" if is_letterhead else RULE.fix
    finding = Finding(RULE.id, Level.ERROR, message, Place("output", place), hint, text=words)
    return StoppedError(f"nothing was written: {message}", (finding,), hint=hint)
