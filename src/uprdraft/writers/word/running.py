"""What runs along every page: the letterhead of the base document, the mark of a draft, page x of y."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from uprdraft.document.tree import Meta
from uprdraft.writers.word.context import Context
from uprdraft.writers.word.fields import write_field
from uprdraft.writers.word.inline import PLAIN, Look, write_words
from uprdraft.writers.word.letterhead import Running, has_page_number
from uprdraft.writers.word.package import add_part
from uprdraft.writers.word.xml import Element, add, add_paragraph, new_root, serialise

__all__ = ["add_running_parts", "references", "running_parts"]

_PAGE_WORDS = {"en": "Page {} of {}", "es": "Página {} de {}", "fr": "Page {} sur {}"}
_DRAFT = "DRAFT"
_ROOTS = {"header": "hdr", "footer": "ftr"}


def running_parts(letterhead: tuple[Running, ...], meta: Meta, ctx: Context) -> tuple[Running, ...]:
    """Return the headers and footers to write; the cover has only a letterhead and the mark of a draft."""
    return tuple(_complete(letterhead, meta, ctx))


def _complete(letterhead: tuple[Running, ...], meta: Meta, ctx: Context) -> Iterator[Running]:
    given = {(r.name, r.kind): replace(r, root=deepcopy(r.root)) for r in letterhead}
    for name in ("header", "footer"):
        for kind in ("default", "first"):
            running = given.get((name, kind)) or Running(name, kind, new_root(_ROOTS[name]))
            if name == "header" and meta.draft:
                _write_draft_mark(running.root, ctx)
            if name == "footer" and kind == "default" and not has_page_number(running.root):
                _write_page_line(running.root, meta, ctx)
            if len(running.root):
                yield running


def references(parts: tuple[Running, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return how a section refers to ``parts``: (element, type, relationship id)."""
    return tuple((f"{part.name}Reference", part.kind, _number(part)) for part in parts)


def add_running_parts(main: Part, parts: tuple[Running, ...]) -> None:
    """Put ``parts`` and their pictures into the package."""
    for running in parts:
        content_type = CT.WML_HEADER if running.name == "header" else CT.WML_FOOTER
        relation = RT.HEADER if running.name == "header" else RT.FOOTER
        member = f"/word/{running.name}-{running.kind}.xml"
        part = add_part(main, member, content_type, relation, serialise(running.root), _number(running))
        for position, (number, picture) in enumerate(sorted(running.pictures.items()), start=1):
            image = f"/word/media/{running.name}-{running.kind}-{position}.{picture.ending}"
            add_part(part, image, picture.content_type, RT.IMAGE, picture.content, number)


def _number(part: Running) -> str:
    return f"rId{part.name.title()}{part.kind.title()}"


def _write_draft_mark(root: Element, ctx: Context) -> None:
    paragraph = add_paragraph(root, ctx.styles["Header"])
    add(paragraph[0], "jc", val="right")
    write_words(paragraph, _DRAFT, Look(bold=True), ctx)


def _write_page_line(root: Element, meta: Meta, ctx: Context) -> None:
    """Write the footer's text on the left, page x of y on the right."""
    paragraph = add_paragraph(root, ctx.styles["Footer"])
    write_words(paragraph, meta.footer, PLAIN, ctx)
    # Right wherever the margin is; a tab would stop at whatever the base document's style has.
    add(add(paragraph, "r"), "ptab", relativeTo="margin", alignment="right", leader="none")
    words = _PAGE_WORDS.get(meta.language.split("-")[0], "{} / {}").split("{}")
    for before, code in zip(words, ("PAGE", "NUMPAGES"), strict=False):
        if before:
            write_words(paragraph, before, PLAIN, ctx)
        write_field(paragraph, code, "1")
