"""The footnotes or endnotes part: separators, then each note in the order of its mark."""

from uprdraft.document.tree import Note
from uprdraft.writers.word.context import Context
from uprdraft.writers.word.inline import PLAIN, write_inlines, write_words
from uprdraft.writers.word.xml import Element, add, add_paragraph, add_run, new_root

__all__ = ["SEPARATORS", "write_notes"]

SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))


def write_notes(notes: tuple[Note, ...], ctx: Context) -> Element:
    """Return the notes part. ``ctx.links`` collects the addresses: they belong to this part."""
    kind = ctx.note_kind
    root = new_root(f"{kind}s")
    for number, name in SEPARATORS:
        separator = add(root, kind, type=name, id=number)
        paragraph = add_paragraph(separator)
        add(paragraph[0], "spacing", before="0", after="0", line="240", lineRule="auto")
        add(add(paragraph, "r"), name)
    by_number = sorted(notes, key=lambda note: ctx.note_numbers[note.id])
    for note in by_number:
        _write_note(root, note, ctx)
    return root


def _write_note(root: Element, note: Note, ctx: Context) -> None:
    kind = ctx.note_kind
    element = add(root, kind, id=str(ctx.note_numbers[note.id]))
    paragraph = add_paragraph(element, ctx.styles[f"{kind.title()}Text"])
    add(add_run(paragraph, ctx.styles[f"{kind.title()}Reference"]), f"{kind}Ref")
    write_words(paragraph, " ", PLAIN, ctx)
    write_inlines(paragraph, note.content, ctx)
