"""Inline nodes as runs: one function a kind; an unknown kind is an error."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from uprdraft.document.tree import (
    CrossReference,
    Emphasis,
    Gap,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Strong,
    Text,
    Tracked,
)
from uprdraft.document.walk import gap_mark
from uprdraft.values.scripts import split_scripts
from uprdraft.writers.word.context import Context, bookmark_name
from uprdraft.writers.word.fields import write_field
from uprdraft.writers.word.language import ScriptLook, get_script_look
from uprdraft.writers.word.stylesheet import PARAGRAPH_ORDER
from uprdraft.writers.word.xml import (
    RELATIONS,
    Element,
    add,
    add_run,
    insert_ordered,
    new_root,
    place_text,
    w,
)

__all__ = ["PLAIN", "Look", "note_bookmark", "track_paragraph", "write_inlines", "write_words"]


class Look(NamedTuple):
    """How the runs of a passage look, beyond their paragraph style. ``style`` is a style id."""

    bold: bool = False
    italic: bool = False
    style: str = ""
    highlight: bool = False


PLAIN = Look()
AUTHOR = "uprdraft"
"""Who made the tracked changes of a comparison: the program, for it knows no person."""
_NO_SCRIPT = ScriptLook()


def write_inlines(parent: Element, content: tuple[Inline, ...], ctx: Context, look: Look = PLAIN) -> None:
    """Append ``content`` to a paragraph or hyperlink."""
    for node in content:
        try:
            writer = _WRITERS[type(node)]
        except KeyError:
            raise TypeError(f"no way to write {type(node).__name__} inside a line") from None
        writer(parent, node, ctx, look)


def write_words(parent: Element, text: str, look: Look, ctx: Context, language: str | None = None) -> None:
    """Append ``text`` as runs, one a script, each with its font and language."""
    for piece, script in split_scripts(text):
        run = add(parent, "r")
        script_look = _NO_SCRIPT
        if script != "latin" or language is not None:
            script_look = get_script_look(script, language, ctx.language)
        if look is not PLAIN or script_look is not _NO_SCRIPT:
            _write_look(run, look, script_look)
        place_text(run, piece)


def _write_look(run: Element, look: Look, script: ScriptLook) -> None:
    """Write run properties in the order the schema fixes."""
    properties = add(run, "rPr")
    if look.style:
        add(properties, "rStyle", val=look.style)
    if script.east_asian_font:
        add(properties, "rFonts", eastAsia=script.east_asian_font)
    if look.bold:
        add(properties, "b")
        add(properties, "bCs")
    if look.italic:
        add(properties, "i")
        add(properties, "iCs")
    if look.highlight:
        add(properties, "highlight", val="yellow")
    if script.right_to_left:
        add(properties, "rtl")
    if script.lang is not None:
        side, tag = script.lang
        add(properties, "lang", **{side: tag})


def note_bookmark(number: int) -> str:
    """Return the bookmark round the mark of note ``number``."""
    return f"_Ref{200_000_000 + number}"


def _text(parent: Element, node: Text, ctx: Context, look: Look) -> None:
    write_words(parent, node.text, look, ctx, node.language)


def _emphasis(parent: Element, node: Emphasis, ctx: Context, look: Look) -> None:
    write_inlines(parent, node.content, ctx, look._replace(italic=True))


def _strong(parent: Element, node: Strong, ctx: Context, look: Look) -> None:
    write_inlines(parent, node.content, ctx, look._replace(bold=True))


def _link(parent: Element, node: Link, ctx: Context, look: Look) -> None:
    hyperlink = add(parent, "hyperlink", history="1")
    hyperlink.set(f"{{{RELATIONS}}}id", ctx.links.get(node.url))
    write_inlines(hyperlink, node.content, ctx, look._replace(style=ctx.styles["Hyperlink"]))


def _note_reference(parent: Element, node: NoteReference, ctx: Context, look: Look) -> None:
    number = ctx.note_numbers[node.note]
    ctx.marked.append(node.note)
    is_target = node.note in ctx.note_targets
    opened = ctx.bookmarks.start(parent, note_bookmark(number)) if is_target else ""
    mark = add_run(parent, ctx.styles[f"{ctx.note_kind.title()}Reference"])
    add(mark, f"{ctx.note_kind}Reference", id=str(number))
    if opened:
        ctx.bookmarks.end(parent, opened)


def _cross_reference(parent: Element, node: CrossReference, ctx: Context, look: Look) -> None:
    if node.kind == "note":
        number = ctx.note_numbers[node.target]
        write_field(parent, f"NOTEREF {note_bookmark(number)} \\h", str(number), look.style)
    else:
        # Word leaves the full stop of "12." out of a reference to the paragraph.
        shown = ctx.paragraph_numbers[node.target].rstrip(".")
        write_field(parent, f"REF {bookmark_name(node.target)} \\r \\h", shown, look.style)


def _line_break(parent: Element, node: LineBreak, ctx: Context, look: Look) -> None:
    add(add(parent, "r"), "br")


def _gap(parent: Element, node: Gap, ctx: Context, look: Look) -> None:
    marked = look._replace(style=ctx.styles["Gap"], highlight=True)
    write_words(parent, gap_mark(node.what), marked, ctx)


_TRACKED = {"inserted": "ins", "deleted": "del"}
_DELETED = {w("t"): w("delText"), w("instrText"): w("delInstrText")}


def _tracked(parent: Element, node: Tracked, ctx: Context, look: Look) -> None:
    """Write words as a tracked change, without a day; one that is the whole of a paragraph takes its mark along."""
    if len(node.content) == 1 and isinstance(node.content[0], Link):
        # A link may hold a change, but no change a link.
        link = node.content[0]
        _link(parent, replace(link, content=(replace(node, content=link.content),)), ctx, look)
        return
    change = add(parent, _TRACKED[node.kind], id=ctx.bookmarks.new_id(), author=AUTHOR)
    write_inlines(change, node.content, ctx, look)
    if node.kind == "deleted":
        for element in change.iter(*_DELETED):
            element.tag = _DELETED[str(element.tag)]


def track_paragraph(paragraph: Element, content: tuple[Inline, ...], ctx: Context) -> None:
    """Mark a paragraph as inserted or deleted where all of its content is."""
    kinds = {node.kind if isinstance(node, Tracked) else "" for node in content}
    if len(kinds) != 1 or not (kind := kinds.pop()):
        return
    properties = new_root("rPr")
    add(properties, _TRACKED[kind], id=ctx.bookmarks.new_id(), author=AUTHOR)
    insert_ordered(paragraph[0], properties, PARAGRAPH_ORDER)


_WRITERS: dict[type[Inline], Callable[[Element, Any, Context, Look], None]] = {
    Text: _text,
    Emphasis: _emphasis,
    Strong: _strong,
    Link: _link,
    NoteReference: _note_reference,
    CrossReference: _cross_reference,
    LineBreak: _line_break,
    Gap: _gap,
    Tracked: _tracked,
}
