"""A project's draft onto the disk: under the lock, only if nobody changed it meanwhile, whole or not at all."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from uprdraft.errors import CannotWriteError, LockedError, UnusableFileError, UprdraftError
from uprdraft.loading.carried import Remark as CarriedRemark
from uprdraft.loading.carried import carry_remarks
from uprdraft.loading.edit import edit_text
from uprdraft.loading.history import Version, is_version_due, keep_version
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.mistakes import make_mistake
from uprdraft.loading.project import DRAFT_NAME, Project, parse_draft, read_project
from uprdraft.loading.raw_file import read_bytes
from uprdraft.loading.store import make_private_folder, save_bytes
from uprdraft.loading.strict_yaml import OTHER_BYTES, parse_yaml
from uprdraft.records.draft import DRAFT_SCHEMA

__all__ = [
    "copy_files",
    "copy_project",
    "create_project",
    "new_project_files",
    "read_files",
    "restore_version",
    "save_draft",
]

_BOM = b"\xef\xbb\xbf"
_COPIED_FILES = ("sources.yaml", "people.yaml", ".gitignore", "word/base.docx")
_LARGEST_COPY = 20_000_000
_COPIED_FOLDERS = ("recommendations", "templates", "data")


def save_draft(
    project: Project,
    changes: Mapping[str, Any],
    *,
    lock: ProjectLock | None = None,
    remarks: Sequence[CarriedRemark] = (),
) -> Project:
    """Write ``changes`` into draft.yaml and return the project as it now stands.

    Args:
        project: as it was read, or as the last save returned it.
        changes: top keys of the draft and their new values; None takes a key out (see ``edit_text``).
        lock: a lock that is held over several saves; without one it is taken for this save.
        remarks: comments of another draft, each put above the place it stands at where this draft has it.

    Raises:
        LockedError: another window has the project, or draft.yaml was changed since it was read.
        UnusableFileError: with these values the draft could not be opened again; nothing was written.
        CannotWriteError: the disk refused; the old draft stands.
    """
    path = project.path / DRAFT_NAME
    text, _ = carry_remarks(edit_text(project.document.text, changes), remarks)
    if text == project.document.text:
        return project
    if _is_gone(path):
        raise _gone()
    if lock is not None and lock.is_held and not lock.stands():
        lock.renew()
    with nullcontext() if lock is not None and lock.is_held else ProjectLock(project.path):
        before = _unchanged(path, project.digest)
        data = (_BOM if before.startswith(_BOM) else b"") + text.encode()
        if len(data) > OTHER_BYTES:
            mistake = make_mistake(str(path), "the draft would be larger than 2 MB", hint="shorten it")
            raise UnusableFileError([mistake])
        document = parse_yaml(data, project.document.name)
        draft = parse_draft(document)
        is_due = not project.is_kept or is_version_due(project.path, path)
        problems = [_write(path, data, project.digest, document.digest)]
        problems += [keep_version(project.path, before)] if is_due else []
    hint = "the draft itself is saved"
    found = [make_mistake(str(path), problem, hint=hint) for problem in problems if problem]
    warnings = (*project.warnings, *(m for m in found if m not in project.warnings))
    return replace(
        project, draft=draft, digest=document.digest, document=document, warnings=warnings, is_kept=True
    )


def restore_version(project: Project, version: Version, *, lock: ProjectLock | None = None) -> Project:
    """Put an earlier version in place of draft.yaml and return the project; the draft it replaces is kept.

    Raises:
        LockedError: another window has the project, or draft.yaml was changed since it was read.
        UnusableFileError: the version cannot be opened; nothing was written.
        CannotWriteError: the disk refused; the present draft stands.
    """
    path = project.path / DRAFT_NAME
    with nullcontext() if lock is not None and lock.is_held else ProjectLock(project.path):
        before = _unchanged(path, project.digest)
        data = read_bytes(version.path, within=project.path, limit_bytes=OTHER_BYTES, name=version.path.name)
        document = parse_yaml(data, project.document.name)
        draft = parse_draft(document)
        _write(path, data, project.digest, document.digest)
        keep_version(project.path, before)
    return replace(project, draft=draft, digest=document.digest, document=document)


def _write(path: Path, data: bytes, old: str, new: str) -> str:
    """Put ``data`` in place of the draft with digest ``old``; return what the disk would not confirm.

    **Why** The last step, bringing the folder onto the disk, can fail when the new draft already stands
    there. To call that a failed save would make the next one look like a change by somebody else.
    """
    try:
        save_bytes(path, data, before_replace=lambda: _check_unchanged(path, old))
    except CannotWriteError as error:
        with suppress(LockedError, CannotWriteError):
            _check_unchanged(path, new)
            return f"the disk did not confirm the save: {error.message}"
        raise
    return ""


def _unchanged(path: Path, digest: str) -> bytes:
    """Return the bytes of the draft on the disk, which are those that were read."""
    try:
        data = read_bytes(path, within=path.parent, limit_bytes=OTHER_BYTES, name=str(path))
    except UnusableFileError as error:
        if not _is_gone(path):
            reason = error.mistakes[0].message
            raise CannotWriteError(
                f"cannot save draft.yaml: {reason}", hint="put it right, then try again"
            ) from None
        raise _gone() from None
    if hashlib.sha256(data).hexdigest() != digest:
        raise LockedError(
            "draft.yaml was changed elsewhere since it was opened; nothing was overwritten",
            hint="open the project again and repeat the last answer",
        )
    return data


def _is_gone(path: Path) -> bool:
    """Return whether nothing is at ``path``; a disk that does not let us look says neither."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _gone() -> LockedError:
    return LockedError(
        "draft.yaml was moved or deleted elsewhere", hint="put it back, then repeat the last answer"
    )


def _check_unchanged(path: Path, digest: str) -> None:
    _unchanged(path, digest)


def new_project_files() -> Mapping[str, bytes]:
    """Return the files that every new project has beside its draft."""
    ignored = (
        "# What must not leave this folder by way of git.",
        "people.yaml",
        "build/confidential/",
        ".history/",
        ".uprdraft*",
    )
    return {".gitignore": "".join(f"{line}\n" for line in ignored).encode()}


def create_project(folder: Path, values: Mapping[str, Any]) -> Project:
    """Make a project in ``folder`` with the draft that ``values`` give, and return it as read.

    Raises:
        CannotWriteError: the folder holds a project already, or cannot be written.
        UnusableFileError: the values make no draft; nothing was written.
    """
    path = folder / DRAFT_NAME
    text = edit_text("", {"schema": DRAFT_SCHEMA, **values})
    parse_draft(text, str(path))
    make_private_folder(folder)
    with ProjectLock(folder):
        if path.exists() or path.is_symlink():
            raise CannotWriteError(
                f"{folder} holds a project already", hint="choose another folder, or: uprdraft resume"
            )
        for name, data in new_project_files().items():
            if not (folder / name).exists():
                save_bytes(folder / name, data)
        save_bytes(path, text.encode())
    return read_project(folder)


def copy_project(project: Project, folder: Path) -> tuple[Project, ProjectLock, tuple[str, ...]]:
    """Write ``project`` into ``folder`` as it is known here, whatever has become of its own folder.

    Returns:
        The project there, the lock on it, and the names of files that could not be copied.

    Raises:
        CannotWriteError: the folder holds a project already, or cannot be written.
    """
    path = folder / DRAFT_NAME
    make_private_folder(folder)
    lock = ProjectLock(folder)
    lock.acquire()
    try:
        if os.path.lexists(path):
            raise CannotWriteError(f"{folder} holds a project already", hint="choose another folder")
        left = tuple(name for name in _files_of(project.path) if not _copy(project.path, name, folder))
        if not (folder / "people.yaml").exists() and project.people and "people.yaml" not in left:
            left += ("people.yaml",)
        save_bytes(path, project.document.text.encode())
        return read_project(folder), lock, left
    except BaseException:
        lock.release()
        raise


def copy_files(source: Path, folder: Path, *, without: tuple[str, ...]) -> tuple[str, ...]:
    """Copy what belongs to the project ``source`` beside its draft into ``folder``; return what could not be copied."""
    names = [name for name in _files_of(source) if name not in without]
    return tuple(name for name in names if not _copy(source, name, folder))


def read_files(source: Path, *, without: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of what ``copy_files`` would copy; what cannot be read is left out, as it is there."""
    for name in _files_of(source):
        if name not in without:
            with suppress(UprdraftError):
                yield name, read_bytes(source / name, within=source, limit_bytes=_LARGEST_COPY, name=name)


def _files_of(folder: Path) -> list[str]:
    """Return the names of what belongs to a project beside its draft; what was built is built again."""
    found = [name for name in _COPIED_FILES if os.path.lexists(folder / name)]
    for name in _COPIED_FOLDERS:
        with suppress(OSError):
            inside = sorted(p for p in (folder / name).rglob("*") if p.is_file())
            found += [p.relative_to(folder).as_posix() for p in inside]
    return found


def _copy(source: Path, name: str, folder: Path) -> bool:
    try:
        data = read_bytes(source / name, within=source, limit_bytes=_LARGEST_COPY, name=name)
        make_private_folder((folder / name).parent)
        save_bytes(folder / name, data)
    except UprdraftError:
        return False
    return True
