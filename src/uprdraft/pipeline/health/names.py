"""Files that were written earlier and hold a name which may not be written any more: consent expires and is withdrawn.

Nothing is deleted: what was sent already is the person's to know.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from uprdraft.errors import UprdraftError
from uprdraft.loading.project import DRAFT_NAME, Project, read_project
from uprdraft.loading.raw_file import read_bytes
from uprdraft.pipeline.guard import find_private, private_values, without_private
from uprdraft.pipeline.health.base import Check, Verdict

__all__ = ["check_names"]

_FOLDERS = ("build", ".history")
_LARGEST = 60_000_000
_MOST_SHOWN = 20


def check_names(folder: Path) -> Check:
    """Return whether a private name stands in the draft, in what was built, or in what is kept beside them."""
    try:
        project = read_project(folder)
    except UprdraftError:
        message = "names in files: the project does not open"
        return Check("names-in-files", Verdict.NOT_LOOKED_AT, message, "put the project right first")
    if not project.people:
        return Check("names-in-files", Verdict.OK, "no name of people.yaml to look for")
    found: list[str] = []
    looked = 0
    for path in _files(folder):
        code = _code_in(path, project)
        looked += code is not None
        if code:
            found.append(f"{path.relative_to(folder).as_posix()} ({code})")
    if not found:
        return Check("names-in-files", Verdict.OK, f"no name that may not be written, in {looked} files")
    message = f"{len(found)} of {looked} files hold a name that may not be written, or not any more"
    hint = "delete them here and wherever they were sent; in draft.yaml write the code"
    # A name may stand in the name of a file too.
    shown = tuple(without_private(line, private_values(project)) for line in found[:_MOST_SHOWN])
    return Check("names-in-files", Verdict.PROBLEM, message, hint, shown)


def _files(folder: Path) -> Iterator[Path]:
    yield folder / DRAFT_NAME
    for name in _FOLDERS:
        yield from sorted(p for p in (folder / name).rglob("*") if p.is_file() and not p.is_symlink())


def _code_in(path: Path, project: Project) -> str | None:
    """Return the code of the first private name in a file, empty for none; None where it cannot be read."""
    alone = "confidential" in path.relative_to(project.path).parts
    private = private_values(project, "confidential" if alone else "public")
    with suppress(UprdraftError, OSError):
        data = read_bytes(path, within=project.path, limit_bytes=_LARGEST, name=path.name)
        found = find_private(path.name, data, private)
        return found[1] if found else ""
    return None
