"""Sign-off of a joint text: which organisation agreed to which version, recorded in the draft."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from uprdraft.document.version import text_version
from uprdraft.errors import UsageError
from uprdraft.loading.drafts import save_draft
from uprdraft.loading.project import read_project
from uprdraft.pipeline.build import measure_loaded
from uprdraft.pipeline.checked import Measured
from uprdraft.pipeline.shelves import load_shelves
from uprdraft.records.draft import Organisation
from uprdraft.values.ids import did_you_mean

__all__ = ["Signing", "look_at_signing", "sign_off", "signing_of"]


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

    @property
    def words(self) -> str:
        """Return in a sentence or two who signed which version; empty where nobody has to and nobody did."""
        if len(self.organisations) < 2 and not any(o.signed for o in self.organisations):
            return ""
        said = {
            "signed": "signed off this version",
            "void": "signed an earlier one, void since the text changed",
            "open": "not signed yet",
        }
        by_state = {
            state: [_named(o) for o in self.organisations if self.state_of(o) == state] for state in said
        }
        parts = [f"{said[state]}: {', '.join(names)}" for state, names in by_state.items() if names]
        return f"Version {self.version}: {'; '.join(parts)}. A change of a word voids a sign-off."


def _named(organisation: Organisation) -> str:
    name = organisation.acronym or organisation.name or "(no name yet)"
    signed = organisation.signed
    return name if signed is None else f"{name} ({signed.version}, {signed.date.isoformat()})"


def look_at_signing(folder: Path) -> Signing:
    """Return who signed what in the project ``folder``.

    Raises:
        UprdraftError: the project cannot be used.
    """
    project = read_project(folder)
    return signing_of(measure_loaded(project, load_shelves(project)))


def signing_of(measured: Measured) -> Signing:
    """Return who signed what of a text that is assembled already."""
    return Signing(text_version(measured.submission), measured.project.draft.organisations)


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
