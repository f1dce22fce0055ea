"""No copy of the confidential edition is taken into a draft: its names, and its prose under another heading, would
stand in what everyone reads.

Such a copy is known by the version it is marked with, by its bookmarks, by prose for the body alone, and by any name
that may not be published.
"""

from collections.abc import Iterator
from pathlib import Path

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.project import Project
from uprdraft.pipeline.comparing.units import Text
from uprdraft.pipeline.confidential import is_for_body_alone
from uprdraft.pipeline.guard import private_values
from uprdraft.pipeline.pulling.versions import iter_versions
from uprdraft.rules.names.matcher import get_matcher

__all__ = ["refuse_confidential"]


def refuse_confidential(path: Path, edited: Text, project: Project, public: Text, alone: Text | None) -> None:
    """Do nothing where ``edited`` is no copy of the confidential edition.

    ``public`` is the draft as it would be built for everyone, ``alone`` for the body alone where that says more.

    Raises:
        UnusableFileError: it is one; the message names no name.
    """
    if any(_signs(path, edited, project, public, alone)):
        hint = "write what was changed into draft.yaml by hand, and names nowhere but into people.yaml"
        message = (
            "it is a copy of the confidential edition, or holds what may not be published: nothing is taken"
        )
        raise UnusableFileError([Mistake(str(path), message, hint=hint)])


def _signs(path: Path, edited: Text, project: Project, public: Text, alone: Text | None) -> Iterator[bool]:
    yield is_for_body_alone(path, edited)
    if edited.version:
        built = iter_versions(project.path / "build" / "confidential")
        yield any(version.text.version == edited.version for version in built)
    if alone is not None:
        yield _shares(edited, public, alone)
    matcher = get_matcher(private_values(project))
    texts = [unit.reading for unit in edited.units]
    yield any(hit.how.is_sure for text in texts for hit in matcher.find(text))


def _shares(edited: Text, public: Text, alone: Text) -> bool:
    """Return whether something stands in ``edited`` that the confidential edition alone holds."""
    open_names = {name for unit in public.units for name in unit.names}
    open_readings = {unit.reading for unit in public.units}
    closed = [u for u in alone.units if u.reading not in open_readings]
    names = {name for unit in closed for name in unit.names} - open_names
    readings = {unit.reading for unit in closed}
    return any(unit.reading in readings or not names.isdisjoint(unit.names) for unit in edited.units)
