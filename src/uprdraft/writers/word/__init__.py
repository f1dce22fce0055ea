"""The Word file: a Submission tree as the bytes of a .docx.

Everything in it is native (numbers, notes, references, contents), so the text can be edited in Word.
The look comes from a base document; the package is built from nothing, part by part.
"""

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from uprdraft.document.tree import Submission
from uprdraft.writers.word.bookmarks import VERSION_MARK, mark_version
from uprdraft.writers.word.context import Context, Links, bookmark_name
from uprdraft.writers.word.language import RIGHT_TO_LEFT
from uprdraft.writers.word.notes import write_notes
from uprdraft.writers.word.numbering import new_numbering
from uprdraft.writers.word.package import add_part, new_package, relate_links, write_package
from uprdraft.writers.word.pages import Page, text_width
from uprdraft.writers.word.plan import plan
from uprdraft.writers.word.preparation import Base, prepare_base
from uprdraft.writers.word.properties import new_settings, write_app_properties, write_core_properties
from uprdraft.writers.word.running import add_running_parts, references, running_parts
from uprdraft.writers.word.sections import write_document
from uprdraft.writers.word.xml import serialise

__all__ = ["VERSION_MARK", "bookmark_name", "write_word"]


def write_word(submission: Submission, base: bytes, base_name: str = "base.docx", version: str = "") -> bytes:
    """Return ``submission`` as a .docx file in the look of ``base``.

    ``version`` is a word that hidden bookmarks at the beginning and the end carry through Word, so that an
    edited copy tells from which file it was made. The same arguments give the same bytes. Numbers must have
    been filled in (``document.number.number_blocks``): they are what cached fields show.

    Raises:
        UnusableFileError: when ``base`` (called ``base_name`` in the message) cannot be used.
        ValueError: when the tree contradicts itself; that is our own bug.
    """
    look = prepare_base(base, submission.meta.language, base_name, submission.typeface)
    ctx = plan(submission, look.ids, text_width(look.page))
    running = running_parts(look.letterhead, submission.meta, ctx)
    page = Page(look.page, references(running), _is_right_to_left(submission))
    root = write_document(submission, ctx, page)
    if version:
        mark_version(root, version, ctx)
    document = serialise(root)
    package, main = new_package(document)
    relate_links(main, ctx.links.ids)
    _add_notes(main, submission, ctx)
    add_running_parts(main, running)
    _add_look(main, submission, ctx, look)
    core = serialise(write_core_properties(submission.meta))
    add_part(package, "/docProps/core.xml", CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, core)
    app = serialise(write_app_properties())
    add_part(package, "/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, app)
    return write_package(package)


def _is_right_to_left(submission: Submission) -> bool:
    return submission.meta.language.split("-")[0].lower() in RIGHT_TO_LEFT


def _add_notes(main: Part, submission: Submission, ctx: Context) -> None:
    if not submission.notes:
        return
    ctx.links = Links()  # the addresses in notes belong to the notes part
    content = serialise(write_notes(submission.notes, ctx))
    kind = CT.WML_FOOTNOTES if ctx.note_kind == "footnote" else CT.WML_ENDNOTES
    relation = RT.FOOTNOTES if ctx.note_kind == "footnote" else RT.ENDNOTES
    part = add_part(main, f"/word/{ctx.note_kind}s.xml", kind, relation, content)
    relate_links(part, ctx.links.ids)


def _add_look(main: Part, submission: Submission, ctx: Context, look: Base) -> None:
    numbering = serialise(new_numbering(ctx.lists.shapes, look.ids))
    settings = serialise(new_settings(ctx.language, ctx.note_kind if submission.notes else ""))
    add_part(main, "/word/styles.xml", CT.WML_STYLES, RT.STYLES, look.styles)
    add_part(main, "/word/numbering.xml", CT.WML_NUMBERING, RT.NUMBERING, numbering)
    add_part(main, "/word/settings.xml", CT.WML_SETTINGS, RT.SETTINGS, settings)
