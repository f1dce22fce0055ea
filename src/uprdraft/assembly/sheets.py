"""Papers beside the submission, of the same draft and words: the matrix as a file, the page for a delegation.

They go through a template into the same tree, so that Word, text and every check read them alike.
"""

from collections.abc import Callable, Mapping

from uprdraft.assembly.assemble import render_sections
from uprdraft.assembly.blocks import BlockMaker
from uprdraft.assembly.cover import cover_view
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.notes import NoteBook
from uprdraft.assembly.wording import Wording
from uprdraft.document.number import number_blocks
from uprdraft.document.tree import Meta, Submission

__all__ = ["assemble_sheet"]


def assemble_sheet(
    template: str, title: str, materials: Materials, values: Callable[[BlockMaker], Mapping[str, object]]
) -> Submission:
    """Return the paper that ``template`` writes; beside its own ``values`` it is given the cover and ``title``.

    Raises:
        UnusableFileError: the template breaks its rules.
    """
    notes = NoteBook(materials)
    maker = BlockMaker(materials, notes, Wording(materials, notes))
    cover = cover_view(materials)
    given = {"cover": cover, "title": title, **values(maker)}
    sections = render_sections(template, given, materials, notes)
    tree = Submission(
        meta=Meta(
            title=title,
            language=materials.draft.language,
            submission_type=materials.body.id,
            country=materials.draft.country,
            as_of=materials.as_of,
            authors=tuple(o.name for o in cover.organisations if o.name),
            footer=" – ".join(o.acronym or o.name for o in cover.organisations if o.acronym or o.name),
        ),
        cover=next((s for s in sections if s.kind == "cover"), None),
        body=tuple(s for s in sections if s.kind == "body"),
        has_cover_page=False,
    )
    return number_blocks(notes.settle(tree))
