"""Sign-off of a joint text: which organisation agreed to which version, recorded in the draft."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from uprdraft.document.version import text_version
from uprdraft.errors import UsageError
from uprdraft.loading.drafts import save_draft
from uprdraft.loading.project import read_project
from uprdraft.pipeline.build import load_shelves, measure_loaded
from uprdraft.records.draft import Organisation
from uprdraft.values.ids import did_you_mean

__all__ = ["Signing", "look_at_signing", "sign_off"]


@dataclass(frozen=True, slots=True)
class Signing:
    """The version of the text as it is, and the organisations with what they signed."""

    version: str
    organisations: tuple[Organisation, ...]

    def state_of(self, organisation: Organisation) -> str:
        """Return "signed", "void" (the text has changed since) or "open"."""
        if organisation.signed is None:
            return "open"
        return "signed" if organisation.signed.version == self.version else "void"


def look_at_signing(folder: Path) -> Signing:
    """Return who signed what in the project ``folder``.

    Raises:
        UprdraftError: the project cannot be used.
    """
    project = read_project(folder)
    measured = measure_loaded(project, load_shelves(project))
    return Signing(text_version(measured.submission), project.draft.organisations)


def sign_off(folder: Path, name: str, today: dt.date) -> Signing:
    """Record that the organisation ``name`` (or acronym) agrees to the text as it is.

    Raises:
        UsageError: no organisation of the draft has this name.
        UprdraftError: the project cannot be used or written.
    """
    project = read_project(folder)
    signing = look_at_signing(folder)
    wanted = name.strip().casefold()
    matching = [o for o in project.draft.organisations if wanted in (o.name.casefold(), o.acronym.casefold())]
    if len(matching) != 1:
        names = [n for o in project.draft.organisations for n in (o.acronym, o.name) if n]
        hint = did_you_mean(name, names) or f"there are: {', '.join(names) or 'none'}"
        raise UsageError(f"no organization “{name}” in the draft", hint=hint)
    data = project.document.data
    assert isinstance(data, dict)  # noqa: S101 - it was read as a draft
    listed: list[Any] = [dict(entry) for entry in cast(list[Any], data["organisations"])]
    position = project.draft.organisations.index(matching[0])
    listed[position]["signed"] = {"date": today.isoformat(), "version": signing.version}
    saved = save_draft(project, {"organisations": listed})
    return Signing(signing.version, saved.draft.organisations)
