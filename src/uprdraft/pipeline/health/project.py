"""A project folder judged: does it open, is it whole, who else has it. Nothing is written."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.history import list_versions
from uprdraft.loading.lock_state import find_holder
from uprdraft.loading.project import find_conflict_copies, read_project
from uprdraft.pipeline.health.base import Check, Verdict
from uprdraft.pipeline.health.git import check_git
from uprdraft.pipeline.health.letterhead import check_letterhead
from uprdraft.pipeline.health.names import check_names
from uprdraft.pipeline.health.rights import check_rights
from uprdraft.pipeline.synced import find_synced_service

__all__ = ["check_project_folder"]

_MOST_NAMES = 20
_MANIFEST = ".manifest.json"
_LARGEST_MANIFEST = 20_000_000


def check_project_folder(folder: Path, *, has_posix_rights: bool) -> Iterator[Check]:
    """Yield what is to be said of a project; of one that is not there, only that.

    Args:
        folder: the project.
        has_posix_rights: whether the system keeps rights by owner, group and others.
    """
    yield _check_opens(folder)
    if not folder.is_dir():
        return
    looks: tuple[tuple[str, Callable[[Path], Check]], ...] = (
        ("conflict-copies", _check_conflicts),
        ("synced-folder", _check_synced),
        ("lock", _check_lock),
        ("earlier-versions", _check_versions),
        ("rights", lambda path: check_rights(path, has_posix_rights=has_posix_rights)),
        ("git", check_git),
        ("build-folder", _check_build),
        ("names-in-files", check_names),
        ("letterhead", check_letterhead),
    )
    for id_, look in looks:
        try:
            yield look(folder)
        except OSError as error:
            message = f"{id_.replace('-', ' ')}: {error.strerror or 'the system does not let us look'}"
            yield Check(id_, Verdict.NOT_LOOKED_AT, message, "check the rights of the folder")


def _check_opens(folder: Path) -> Check:
    try:
        project = read_project(folder)
    except UnusableFileError as error:
        message = f"the project does not open: {_count(len(error.mistakes), 'mistake')}"
        return Check(
            "project", Verdict.PROBLEM, message, "put them right in an editor", _shown(error.mistakes)
        )
    except OSError as error:
        message = f"the project does not open: {error.strerror}"
        return Check("project", Verdict.PROBLEM, message, "check the rights of the folder")
    copies = {str(folder / name) for name in find_conflict_copies(folder)}
    warnings = tuple(w for w in project.warnings if w.file not in copies)
    if warnings:
        message = f"the project opens, with {_count(len(warnings), 'remark')}"
        hint = f"look at the places named, then: uprdraft check {folder}"
        return Check("project", Verdict.NOTE, message, hint, _shown(warnings))
    return Check("project", Verdict.OK, "the project opens")


def _shown(mistakes: tuple[Mistake, ...]) -> tuple[str, ...]:
    return tuple(str(mistake) for mistake in mistakes)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _check_conflicts(folder: Path) -> Check:
    names = find_conflict_copies(folder)
    if not names:
        return Check("conflict-copies", Verdict.OK, "no conflict copies of draft.yaml")
    hint = "compare each with draft.yaml, keep there what you want, and delete the copy"
    message = f"{_count(len(names), 'file')} beside draft.yaml may hold work that draft.yaml does not"
    return Check("conflict-copies", Verdict.PROBLEM, message, hint, names)


def _check_synced(folder: Path) -> Check:
    service = find_synced_service(folder)
    if service is None:
        message = "no sign that the folder is copied to a cloud (by its path and what lies in it)"
        return Check("synced-folder", Verdict.OK, message)
    hint = (
        "others may read it there, and two machines may save at once: move the project to a folder that is not "
        "copied, or at least keep people.yaml elsewhere"
    )
    return Check("synced-folder", Verdict.NOTE, f"the folder seems to be copied to a cloud: {service}", hint)


def _check_lock(folder: Path) -> Check:
    holder = find_holder(folder)
    if holder is None:
        return Check("lock", Verdict.OK, "no other window has the project open")
    message = f"the project is open in another window ({holder})"
    return Check("lock", Verdict.NOTE, message, "close it there before you go on here")


def _check_versions(folder: Path) -> Check:
    versions = list_versions(folder)
    if not versions:
        return Check("earlier-versions", Verdict.OK, "no earlier version of draft.yaml is kept yet")
    details = tuple(f"{v.path.name}, {v.saved:%Y-%m-%d %H:%M}, {v.size_bytes} bytes" for v in versions)
    message = f"{_count(len(versions), 'earlier version')} of draft.yaml kept in .history"
    return Check("earlier-versions", Verdict.OK, message, details=details)


def _check_build(folder: Path) -> Check:
    build = folder / "build"
    if not build.is_dir():
        return Check("build-folder", Verdict.OK, "nothing was built yet")
    known = {"confidential", "earlier"}
    for manifest in build.glob(f"*{_MANIFEST}"):
        known |= {manifest.name, *_outputs(manifest)}
    unknown = sorted(p.name for p in build.iterdir() if p.name not in known and not p.name.startswith("~$"))
    if not unknown:
        return Check("build-folder", Verdict.OK, "everything in build/ is known from a manifest")
    message = f"{_count(len(unknown), 'file')} in build/ not written there by a build"
    hint = "move them out if they matter: the folder is for what a build writes"
    return Check("build-folder", Verdict.NOTE, message, hint, tuple(unknown[:_MOST_NAMES]))


def _outputs(manifest: Path) -> set[str]:
    """Return the names a manifest gives; none where it cannot be read, so that its files count as unknown."""
    try:
        if manifest.stat().st_size > _LARGEST_MANIFEST:
            return set()
        outputs = json.loads(manifest.read_text("utf-8"))["outputs"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()
    return {name for name in outputs if isinstance(name, str)} if isinstance(outputs, dict) else set()
