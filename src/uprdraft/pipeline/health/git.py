"""Whether a repository around a project could carry names and consents away.

git itself is not asked: the configuration of a repository that came from elsewhere can make it run programs.
"""

import fnmatch
from collections.abc import Iterator
from pathlib import Path

from uprdraft.pipeline.health.base import Check, Verdict

__all__ = ["check_git"]

_PRIVATE = ("people.yaml", "build/confidential")
_LARGEST_IGNORE = 1_000_000
_LARGEST_INDEX = 200_000_000


def check_git(folder: Path) -> Check:
    """Return whether what must stay private is kept out of the repository the project lies in."""
    folder = folder.resolve()
    top = next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)
    if top is None:
        return Check("git", Verdict.OK, "the project lies in no git repository")
    private = [name for name in _PRIVATE if (folder / name).exists()]
    tracked = [name for name in private if _is_tracked((folder / name).relative_to(top).as_posix(), top)]
    if tracked:
        hint = "take it out with “git rm --cached”; earlier commits and copies still hold it"
        message = f"git has taken in {' and '.join(tracked)}"
        return Check("git", Verdict.PROBLEM, message, hint)
    open_ = [name for name in private if not _is_ignored(folder / name, top)]
    if open_:
        hint = f"add to .gitignore in the project: {', '.join(open_)}"
        return Check("git", Verdict.PROBLEM, f"git does not ignore {' and '.join(open_)}", hint)
    message = "the project lies in a git repository; names and confidential files are kept out of it"
    return Check("git", Verdict.OK, message)


def _is_tracked(name: str, top: Path) -> bool:
    """Return whether the index of the repository names the file; an index elsewhere is not looked for."""
    index = top / ".git" / "index"
    if not index.is_file() or index.stat().st_size > _LARGEST_INDEX:
        return False
    data = index.read_bytes()
    # Sixty-two bytes of numbers stand before a name, and a zero or, for what lies in a folder, a slash after it.
    return any(name.encode() + end in data for end in (b"\0", b"/"))


def _is_ignored(path: Path, top: Path) -> bool:
    """Return whether an ignore file covers ``path`` or a folder above it. The last pattern that fits decides."""
    targets = [path, *(p for p in path.parents if p != top and p.is_relative_to(top))]
    return any(_decide(target, top) for target in targets)


def _decide(path: Path, top: Path) -> bool:
    ignored = False
    for base, pattern in _patterns(path, top):
        is_kept = pattern.startswith("!")
        if _fits(pattern.lstrip("!"), path.relative_to(base).as_posix()):
            ignored = not is_kept
    return ignored


def _patterns(path: Path, top: Path) -> Iterator[tuple[Path, str]]:
    """Yield each pattern with the folder it counts from, those nearest to ``path`` last."""
    places = [place for place in reversed(path.parents) if place.is_relative_to(top)]
    files = [(top, top / ".git" / "info" / "exclude"), *((place, place / ".gitignore") for place in places)]
    for base, file in files:
        if file.is_file() and file.stat().st_size <= _LARGEST_IGNORE:
            for line in file.read_text("utf-8", "replace").splitlines():
                pattern = line.strip()
                if pattern and not pattern.startswith("#"):
                    yield base, pattern


def _fits(pattern: str, name: str) -> bool:
    """Return whether ``name`` fits as git understands it: a slash in front or inside ties it to the folder."""
    pattern = pattern.rstrip("/")
    if pattern.startswith("**/"):
        pattern = pattern[3:]
    elif "/" in pattern:
        return _same_parts(pattern.lstrip("/"), name)
    return fnmatch.fnmatchcase(name.rsplit("/", 1)[-1], pattern) or _same_parts(pattern, name)


def _same_parts(pattern: str, name: str) -> bool:
    wanted, given = pattern.split("/"), name.split("/")
    return len(wanted) == len(given) and all(map(fnmatch.fnmatchcase, given, wanted))
