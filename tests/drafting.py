"""The shipped example with something changed, assembled and checked in memory: for tests of several rooms."""

from dataclasses import replace
from functools import cache
from typing import Any

from uprdraft.document.tree import Inline, NoteReference, Submission
from uprdraft.document.walk import iter_inlines, iter_lines, iter_sections, plain_text
from uprdraft.loading.locate import data_folder
from uprdraft.loading.project import Project, read_project
from uprdraft.pipeline.build import check_loaded
from uprdraft.pipeline.checked import Checked
from uprdraft.pipeline.shelves import Shelves, load_shelves
from uprdraft.records.draft import Draft

__all__ = ["checked_example", "example_project", "found", "linear_text", "note_texts"]


@cache
def example_project() -> tuple[Project, Shelves]:
    """Return the example as read, with its shelves, read once."""
    project = read_project(data_folder() / "examples" / "china-upr")
    return project, load_shelves(project)


def checked_example(**changes: Any) -> Checked:
    """Return the example with top keys of its draft changed; ``prose`` is merged, the rest replaced."""
    project, shelves = example_project()
    values = project.draft.model_dump(mode="json", by_alias=True)
    changes["prose"] = {**values["prose"], **changes.get("prose", {})}
    draft = Draft.model_validate({**values, **changes})
    if (draft.country, draft.submission_type) != (project.draft.country, project.draft.submission_type):
        shelves = load_shelves(replace(project, draft=draft))
    return check_loaded(replace(project, draft=draft), shelves)


def found(checked: Checked, rule: str) -> list[str]:
    """Return ``level: message`` of the findings of a rule that nobody acknowledged."""
    return [
        f"{f.level.value}: {f.message}" for f in checked.findings if f.rule == rule and f.acknowledged is None
    ]


def note_texts(submission: Submission) -> list[str]:
    """Return the words of each note; a reference to another note shows as #."""
    return [plain_text(note.content, "#") for note in submission.notes]


def linear_text(submission: Submission) -> str:
    """Return all words in reading order, each note in the place of its mark."""
    notes = {note.id: note.content for note in submission.notes}
    return "\n".join(
        _spelt_out(line, notes) for section in iter_sections(submission) for _, line in iter_lines(section)
    )


def _spelt_out(line: tuple[Inline, ...], notes: dict[str, tuple[Inline, ...]]) -> str:
    marks = [node for node in iter_inlines(line) if isinstance(node, NoteReference)]
    if not marks:
        return plain_text(line)
    parts = []
    for node in line:
        if isinstance(node, NoteReference):
            parts.append(_spelt_out(notes[node.note], notes))
        elif hasattr(node, "content"):
            parts.append(_spelt_out(node.content, notes))
        else:
            parts.append(plain_text((node,)))
    return "".join(parts)
