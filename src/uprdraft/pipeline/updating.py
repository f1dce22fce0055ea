"""Entries of the library that changed since a draft took them: shown as old and new, taken over one by one.

A draft keeps id, version and full text of what it took; nothing changes in it unasked. A person's own wording
always stays; it is only said that the text below it is another now.
"""

import copy
import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from uprdraft.assembly.blocks import library_text
from uprdraft.assembly.materials import Materials
from uprdraft.loading.drafts import save_draft
from uprdraft.loading.project import Project
from uprdraft.records.draft import ChosenFact, ChosenRecommendation
from uprdraft.records.library import Fact, Recommendation

__all__ = ["Update", "find_updates", "marked_words", "take_updates", "update_data"]

Kind = Literal["recommendations", "facts"]


@dataclass(frozen=True, slots=True)
class Update:
    """One entry that reads otherwise in the library than in the draft.

    ``new`` is empty, and nothing can be taken, where the library has the entry no more. ``why`` says what changed.
    """

    kind: Kind
    theme: str
    id: str
    old_version: int | None
    new_version: int | None
    old: str
    new: str
    why: str
    own_wording: str = ""

    @property
    def can_be_taken(self) -> bool:
        """Return whether there is a text to take over."""
        return bool(self.new)


def find_updates(project: Project, materials: Materials) -> tuple[Update, ...]:
    """Return what changed, in the order of the draft. A choice without a copied text follows the library by itself."""
    return tuple(_find(project, materials))


def _find(project: Project, materials: Materials) -> Iterator[Update]:
    library = materials.library
    for theme in project.draft.themes:
        for asked in theme.recommendations:
            if not asked.is_own and asked.text.strip():
                yield from _recommendation(theme.id, asked, library.recommendations.get(asked.id), materials)
        for taken in theme.facts:
            if taken.text.strip():
                yield from _fact(theme.id, taken, library.facts.get(taken.id), materials.draft.language)


def _recommendation(
    theme: str, choice: ChosenRecommendation, entry: Recommendation | None, materials: Materials
) -> Iterator[Update]:
    if entry is None:
        yield _gone("recommendations", theme, choice)
        return
    language = materials.draft.language
    new = library_text(entry, materials).get(language, "")
    if not new or _same(new, choice.text):
        return
    others = (entry.text.get(language, ""), *(v.text.get(language, "") for v in entry.variants))
    is_variant = any(_same(choice.text, text) for text in others if text)
    why = "the State stands otherwise to the treaty" if is_variant else _why(choice.version, entry.version)
    yield Update(
        "recommendations", theme, choice.id, choice.version, entry.version, choice.text, new, why, choice.own_wording
    )  # fmt: skip


def _fact(theme: str, choice: ChosenFact, fact: Fact | None, language: str) -> Iterator[Update]:
    if fact is None:
        yield _gone("facts", theme, choice)
        return
    new = fact.text.get(language, "")
    if new and not _same(new, choice.text):
        why = _why(choice.version, fact.version)
        yield Update(
            "facts", theme, choice.id, choice.version, fact.version, choice.text, new, why, choice.own_wording
        )  # fmt: skip


def _gone(kind: Kind, theme: str, choice: ChosenRecommendation | ChosenFact) -> Update:
    why = "the library has it no more; the draft keeps its text"
    return Update(kind, theme, choice.id, choice.version, None, choice.text, "", why, choice.own_wording)


def _why(old: int | None, new: int) -> str:
    if old == new:
        return f"the text of version {new} differs from the copy"
    return f"version {old or 'not given'} was taken, the library has version {new}"


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def take_updates(project: Project, updates: Collection[Update]) -> Project:
    """Write text and version of ``updates`` into draft.yaml and return the project; all else stays as it is.

    Raises:
        LockedError: another window has the project, or draft.yaml was changed since it was read.
        CannotWriteError: the disk refused; the old draft stands.
    """
    wanted = {(u.kind, u.theme, u.id): u for u in updates if u.can_be_taken}
    data = project.document.data if isinstance(project.document.data, dict) else {}
    themes: Any = copy.deepcopy(data.get("themes") or [])
    for theme in themes:
        for kind in ("recommendations", "facts"):
            for entry in theme.get(kind) or ():
                update = wanted.get((kind, theme["id"], entry["id"]))
                if update is not None:
                    entry |= {"version": str(update.new_version), "text": update.new}
    return save_draft(project, {"themes": themes}) if wanted else project


def marked_words(update: Update) -> tuple[str, str]:
    """Return the old and the new text, each with [what only it has] in brackets."""
    old, new = update.old.split(), update.new.split()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    shown: tuple[list[str], list[str]] = ([], [])
    for tag, a, b, c, d in matcher.get_opcodes():
        for side, words in ((shown[0], old[a:b]), (shown[1], new[c:d])):
            if words:
                side.append(" ".join(words) if tag == "equal" else f"[{' '.join(words)}]")
    return " ".join(shown[0]), " ".join(shown[1])


def update_data(update: Update) -> Mapping[str, Any]:
    """Return an update as plain data."""
    return {
        "kind": update.kind,
        "theme": update.theme,
        "id": update.id,
        "old_version": update.old_version,
        "new_version": update.new_version,
        "old": update.old,
        "new": update.new,
        "why": update.why,
        "own_wording": update.own_wording,
        "can_be_taken": update.can_be_taken,
    }
