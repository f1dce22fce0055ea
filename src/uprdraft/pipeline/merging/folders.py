"""Two folders of one project: what they have in common, what differs, and the joined draft saved into one of them."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from uprdraft.assembly.as_typed import split_prose
from uprdraft.errors import UprdraftError
from uprdraft.loading.carried import Remark, carry_remarks, new_remarks
from uprdraft.loading.drafts import save_draft
from uprdraft.loading.edit import edit_text
from uprdraft.loading.history import keep_built_draft, list_built_drafts, list_versions
from uprdraft.loading.project import DRAFT_NAME, Project, read_project
from uprdraft.loading.raw_file import read_bytes
from uprdraft.loading.strict_yaml import OTHER_BYTES, parse_yaml
from uprdraft.loading.whole_file import read_plain, read_whole, save_plain
from uprdraft.pipeline.comparing.changes import mark_words
from uprdraft.pipeline.guard import private_values, without_private
from uprdraft.pipeline.merging.three_way import Conflict, Woven, join

__all__ = ["Merging", "look_at_other", "merge_into"]

SOURCES, PEOPLE = "sources.yaml", "people.yaml"
_OPEN = ("use", "date", "expires", "for_use", "code", "role")
"""What of people.yaml may be shown."""
_OWN_FOLDERS = ("recommendations", "templates", "data", "word")

Choose = Callable[[Conflict], Any]


@dataclass(frozen=True)
class Merging:
    """Two projects side by side. ``ancestor`` is the draft both come from, None where none is known."""

    mine: Project
    theirs: Project
    ancestor: Mapping[str, Any] | None
    conflicts: tuple[Conflict, ...]
    woven: tuple[Woven, ...]
    """Where both changed other words of one paragraph or wording."""
    changed: tuple[str, ...]
    """The top keys of the draft, and files, that the other side brings something into."""
    left: tuple[str, ...]
    """What the other folder has and is not joined: people, own library, templates, letterhead."""
    with_people: bool = False
    remarks: Mapping[str, tuple[Remark, ...]] = field(default_factory=dict)
    """By file the comments that the other side wrote."""
    remarks_left: tuple[Remark, ...] = ()
    """Those of them that stand at nothing the joined files have."""

    @property
    def brings(self) -> bool:
        """Return whether anything of the other side would be written."""
        return bool(
            self.changed or self.conflicts or len(self.remarks_left) < sum(map(len, self.remarks.values()))
        )

    def shown(self, conflict: Conflict, value: Any) -> str:
        """Return a value of a conflict in words, as it may be shown; of a text what went and what came."""
        data, base = self.data(conflict, value), self.data(conflict, conflict.base)
        if isinstance(data, str) and isinstance(base, str) and (data, base) == (value, conflict.base):
            return data if value is conflict.base else mark_words(base, data)
        if data is None:
            return "(nothing)"
        return data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)

    def shown_words(self, woven: Woven) -> tuple[str, str]:
        """Return a woven text as mine was and as it now is, as they may be shown."""
        private = (*private_values(self.mine), *private_values(self.theirs))
        return without_private(woven.mine, private), without_private(woven.text, private)

    def shown_remarks(self) -> Iterator[tuple[str, str]]:
        """Yield the words and place of each comment that is not carried, as they may be shown."""
        private = (*private_values(self.mine), *private_values(self.theirs))
        for remark in self.remarks_left:
            yield without_private(remark.words, private), without_private(remark.where, private)

    def data(self, conflict: Conflict, value: Any) -> Any:
        """Return a value of a conflict as it may be given out: of people.yaml codes and consents, never a name."""
        if value is None:
            return None
        if conflict.place.startswith(f"{PEOPLE}:") and conflict.place.rpartition("/")[2] not in _OPEN:
            return f"(not shown: look into {PEOPLE})"
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        shown = without_private(text, (*private_values(self.mine), *private_values(self.theirs)))
        return value if shown == text else shown


def look_at_other(other: Path, folder: Path, *, with_people: bool = False) -> Merging:
    """Return what joining ``other`` into ``folder`` would do; nothing is written.

    Raises:
        UnusableFileError: one of them is no project.
    """
    mine, theirs = read_project(folder), read_project(other)
    ancestor = _ancestor(mine, theirs)
    left = tuple(_left(folder, other, with_people))
    merging = Merging(mine, theirs, ancestor, (), (), (), left, with_people)
    joined, conflicts, woven = _joined(merging, lambda conflict: conflict.mine)
    changed = tuple(name for name, (before, after) in joined.items() if before != after)
    remarks = dict(_remarks(merging))
    return replace(
        merging,
        conflicts=tuple(conflicts),
        woven=tuple(woven),
        changed=changed,
        remarks=remarks,
        remarks_left=tuple(_remarks_left(merging, joined, remarks)),
    )


def _remarks(merging: Merging) -> Iterator[tuple[str, tuple[Remark, ...]]]:
    """Yield by file the comments that the other side wrote since, and this one has not."""
    mine, theirs = merging.mine, merging.theirs
    common = _ancestor_text(mine, theirs)
    ancestor = parse_yaml(common, DRAFT_NAME).text if common is not None else ""
    yield DRAFT_NAME, new_remarks(theirs.document.text, mine.document.text, ancestor)
    for name in (SOURCES, PEOPLE) if merging.with_people else (SOURCES,):
        yield name, new_remarks(read_whole(theirs.path, name), read_whole(mine.path, name))


def _remarks_left(
    merging: Merging, joined: Mapping[str, tuple[Any, Any]], remarks: Mapping[str, tuple[Remark, ...]]
) -> Iterator[Remark]:
    """Yield the comments whose place the joined files do not have."""
    changes = {
        k: after for k, (before, after) in joined.items() if k not in (SOURCES, PEOPLE) and before != after
    }
    text = edit_text(merging.mine.document.text, changes)
    yield from carry_remarks(text, remarks[DRAFT_NAME])[1]
    for name in (SOURCES, PEOPLE):
        text = read_whole(merging.mine.path, name)
        text = edit_text(text, joined[name][1]) if name in joined else text
        yield from carry_remarks(text, remarks.get(name, ()))[1] if text else remarks.get(name, ())


def merge_into(merging: Merging, choose: Choose) -> Project:
    """Save both sides joined into the folder; ``choose`` says what stands where both changed the same.

    Raises:
        LockedError: a file was changed meanwhile.
        UnusableFileError: joined, the draft could not be opened; nothing of it was written.
        CannotWriteError: the disk refused.
    """
    joined, _, _ = _joined(merging, choose)
    files = {name: joined.pop(name) for name in (SOURCES, PEOPLE) if name in joined}
    changes = {key: after for key, (before, after) in joined.items() if before != after}
    remarks = merging.remarks
    project = save_draft(merging.mine, changes, remarks=remarks.get(DRAFT_NAME, ()))
    for name in (SOURCES, PEOPLE):
        before, after = files.get(name, ({}, {}))
        if before != after or remarks.get(name):
            save_plain(merging.mine.path, name, after, remarks.get(name, ()))
    # What was joined is what both have in common from now on.
    keep_built_draft(merging.mine.path, merging.theirs.document.text.encode())
    return project


def _joined(
    merging: Merging, choose: Choose
) -> tuple[dict[str, tuple[Any, Any]], list[Conflict], list[Woven]]:
    """Return by key or file what stands in the folder and what would, the conflicts, and what was woven."""
    mine, theirs = _data(merging.mine), _data(merging.theirs)
    draft, how = join(merging.ancestor, mine, theirs, choose, split_prose)
    conflicts = how.conflicts
    out = {key: (mine.get(key), draft.get(key)) for key in dict.fromkeys((*mine, *draft))}
    for name in (SOURCES, PEOPLE) if merging.with_people else (SOURCES,):
        ours, other = (read_plain(project.path, name) for project in (merging.mine, merging.theirs))
        data, more = join(None, ours, other, _named(choose, name), split_prose)
        conflicts += [Conflict(f"{name}: {c.place}", c.base, c.mine, c.theirs) for c in more.conflicts]
        if ours != data:
            out[name] = (ours, data)
    return out, conflicts, how.woven


def _named(choose: Choose, name: str) -> Choose:
    return lambda c: choose(Conflict(f"{name}: {c.place}", c.base, c.mine, c.theirs))


def _data(project: Project) -> dict[str, Any]:
    data = project.document.data
    return dict(data) if isinstance(data, dict) else {}


def _ancestor(mine: Project, theirs: Project) -> Mapping[str, Any] | None:
    common = _ancestor_text(mine, theirs)
    data = parse_yaml(common, DRAFT_NAME).data if common is not None else None
    return data if isinstance(data, dict) else None


def _ancestor_text(mine: Project, theirs: Project) -> bytes | None:
    """Return the newest draft that both folders have had: their drafts and the versions kept beside them."""
    ours, other = dict(_drafts(mine)), dict(_drafts(theirs))
    return next((data for digest, data in ours.items() if digest in other), None)


def _drafts(project: Project) -> Iterator[tuple[str, bytes]]:
    versions = (version.path for version in list_versions(project.path))
    paths = [project.path / DRAFT_NAME, *versions, *list_built_drafts(project.path)]
    for path in paths:
        with suppress(UprdraftError):
            data = read_bytes(path, within=project.path, limit_bytes=OTHER_BYTES, name=path.name)
            yield hashlib.sha256(data).hexdigest(), data


def _left(folder: Path, other: Path, with_people: bool) -> Iterator[str]:
    if not with_people and (other / PEOPLE).is_file():
        yield f"{PEOPLE} (with --people it is joined too)"
    for name in _OWN_FOLDERS:
        for path in sorted(p for p in (other / name).rglob("*") if p.is_file()):
            here = folder / path.relative_to(other)
            if not here.is_file() or here.read_bytes() != path.read_bytes():
                yield f"{path.relative_to(other).as_posix()} (copy it yourself)"
