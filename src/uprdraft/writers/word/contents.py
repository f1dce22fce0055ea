"""The table of contents: its entries written inside the field, with links and without page numbers.

A field that Word has to fill makes it ask before opening; page numbers only Word can know.
"""

from uprdraft.document.tree import Contents
from uprdraft.writers.word.context import Context, Entry
from uprdraft.writers.word.fields import begin_field, end_field
from uprdraft.writers.word.inline import PLAIN, write_words
from uprdraft.writers.word.xml import Element, add, add_paragraph

__all__ = ["write_contents"]


def write_contents(parent: Element, node: Contents, ctx: Context) -> None:
    """Append one paragraph for each heading down to the depth of ``node``."""
    entries = [entry for entry in ctx.entries if entry.level <= node.depth]
    code = f'TOC \\o "1-{node.depth}" \\n \\h \\z'
    paragraph = add_paragraph(parent, _style(entries[0] if entries else None, ctx))
    begin_field(paragraph, code)
    for position, entry in enumerate(entries):
        if position:
            paragraph = add_paragraph(parent, _style(entry, ctx))
        _write_entry(paragraph, entry, ctx)
    end_field(paragraph)


def _style(entry: Entry | None, ctx: Context) -> str:
    return ctx.styles[f"TOC{min(entry.level, 4) if entry else 1}"]


def _write_entry(paragraph: Element, entry: Entry, ctx: Context) -> None:
    hyperlink = add(paragraph, "hyperlink", anchor=entry.bookmark, history="1")
    label = f"{entry.number}\t" if entry.number else ""
    write_words(hyperlink, label + entry.text, PLAIN, ctx)
