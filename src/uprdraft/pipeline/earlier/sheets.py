"""Papers made of earlier recommendations, as bytes: read, assembled, looked through for private values.

What was not public on the draft's as-of date stands in none of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from uprdraft.assembly.earlier_matrix import MatrixGroup, matrix_table, theme_heading
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.recalled import Recalled, Recollection
from uprdraft.assembly.sheets import assemble_sheet
from uprdraft.assembly.template import Blocks
from uprdraft.document.tree import Submission
from uprdraft.errors import UsageError
from uprdraft.loading.project import Project
from uprdraft.loading.templates import load_base_document
from uprdraft.pipeline.guard import private_values, refuse_private_values
from uprdraft.values.ids import did_you_mean
from uprdraft.writers.text import write_text
from uprdraft.writers.word import write_word

__all__ = ["MatrixSheet", "make_matrix", "sheet_text", "sheet_word"]

_OTHER = "Other"


@dataclass(frozen=True, slots=True)
class MatrixSheet:
    """The matrix as a tree; ``rows`` stand in it, ``later`` were left out as not public on the as-of date."""

    submission: Submission
    rows: int
    later: int


def make_matrix(ids: Sequence[str], layout: str, materials: Materials) -> MatrixSheet:
    """Return the matrix of the recommendations ``ids`` in OHCHR's ``layout``, filled in where the draft assesses.

    Raises:
        UsageError: there is no such layout, or nothing that may stand in it.
    """
    layouts = materials.reference.matrices
    if layout not in layouts:
        hint = did_you_mean(layout, layouts) or f"there are: {', '.join(layouts)}"
        raise UsageError(f"no layout “{layout}” of the matrix", hint=hint)
    known = Recollection(materials).by_id
    entries = [known[id_] for id_ in dict.fromkeys(ids) if id_ in known]
    later = len(set(ids)) - len(entries)
    if not entries:
        hint = "see: uprdraft earlier list; what was not public on the as-of date of the draft is left out"
        raise UsageError("no recommendation to put into the matrix", hint=hint)
    groups = list(_groups(entries, materials))
    title = f"{materials.state.short}: recommendations received and their implementation"
    submission = assemble_sheet(
        "earlier/matrix.md.j2",
        title,
        materials,
        lambda maker: {"matrix": Blocks(matrix_table(layouts[layout], groups, maker))},
    )
    return MatrixSheet(submission, len(entries), later)


def _groups(entries: Sequence[Recalled], materials: Materials) -> Iterator[MatrixGroup]:
    """Yield the themes of the draft with what is chosen for them, then the rest under their own first theme."""
    rest = {entry.id: entry for entry in entries}
    for theme in materials.draft.themes:
        held = tuple(rest.pop(e.id) for e in theme.earlier if e.id in rest)
        if held:
            yield MatrixGroup(theme_heading(theme, materials), held, theme.facts)
    by_theme: dict[str, list[Recalled]] = {}
    for entry in rest.values():
        by_theme.setdefault(entry.filed_under[0] if entry.filed_under else _OTHER, []).append(entry)
    for heading in sorted(by_theme, key=lambda h: (h == _OTHER, h.casefold())):
        yield MatrixGroup(heading, tuple(by_theme[heading]))


def sheet_word(submission: Submission, project: Project, name: str) -> bytes:
    """Return ``submission`` as a Word file to be saved as ``name``.

    Raises:
        StoppedError: a private value would stand in it.
    """
    base_name, base = load_base_document(project.path)
    data = write_word(submission, base, base_name=base_name)
    refuse_private_values({name: data}, private_values(project))
    return data


def sheet_text(submission: Submission, project: Project) -> str:
    """Return ``submission`` as text.

    Raises:
        StoppedError: a private value would stand in it.
    """
    text = write_text(submission)
    refuse_private_values({"page.txt": text.encode()}, private_values(project))
    return text
