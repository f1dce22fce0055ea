"""The submission as one self-contained web page: no scripts, nothing fetched, every text escaped.

For reading and for screen readers: real headings, lists and tables, notes linked both ways.
"""

from collections.abc import Iterable, Iterator
from html import escape

from uprdraft.document.number import list_label
from uprdraft.document.tree import (
    Block,
    Contents,
    Inline,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Submission,
    Table,
)
from uprdraft.document.walk import plain_text
from uprdraft.writers.html_inlines import inlines_html
from uprdraft.writers.lines import Numbers, collect_numbers

__all__ = ["write_html"]

_STYLE = """
body { max-width: 44em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.5 "Times New Roman", serif; color: #000; background: #fff }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 1.6em 0 .6em } .title { font-size: 1.8em; text-align: center }
.subtitle { font-size: 1.2em; text-align: center } .caption { font-weight: bold }
.numbered, .recommendation, .listed-recommendation, li { position: relative; list-style: none }
.number { font-weight: bold; margin-right: .6em } mark { background: #ff0; color: #000; font-weight: bold }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #444; padding: .3em .5em; text-align: left; vertical-align: top }
.notes { font-size: .9em; border-top: 1px solid #444; margin-top: 2em } a { color: #0b2e6b }
"""  # noqa: E501 - a style sheet reads better in long lines
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_html(submission: Submission) -> str:
    """Return ``submission`` as a whole HTML page."""
    numbers = collect_numbers(submission)
    meta = submission.meta
    draft = "<p><strong>DRAFT</strong></p>" if meta.draft else ""
    tops = ((submission.cover,) if submission.cover else ()) + submission.body + submission.annexes
    parts = (
        f'<!DOCTYPE html>\n<html lang="{escape(meta.language)}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(meta.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>{draft}",
        *(line for section in tops for line in _section(section, numbers)),
        *_notes(numbers),
        "</main>\n</body>\n</html>\n",
    )
    return "\n".join(parts)


def _section(section: Section, numbers: Numbers) -> Iterator[str]:
    heading = section.heading
    if heading is None:
        yield "<section>"
    else:
        tag = f"h{min(heading.level, 4) + 1}"  # h1 is the title of the page
        label = f'<span class="number">{escape(heading.number)}</span>' if heading.number else ""
        yield f"<section><{tag}{_id(heading.key)}>{label}{inlines_html(heading.content, numbers)}</{tag}>"
    yield from _blocks(section.blocks, numbers, 0)
    for child in section.sections:
        yield from _section(child, numbers)
    yield "</section>"


def _blocks(blocks: Iterable[Block], numbers: Numbers, depth: int) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _paragraph(block, numbers)
            case ListBlock():
                yield from _list(block, numbers, depth)
            case Quote():
                yield "<blockquote>"
                yield from _blocks(block.content, numbers, depth)
                yield "</blockquote>"
            case Table():
                yield from _table(block, numbers)
            case Contents():
                yield from _contents(block, numbers)
            case _:
                raise TypeError(f"no way to write {type(block).__name__} as a block")


def _paragraph(block: Paragraph, numbers: Numbers) -> str:
    tag = "h1" if block.role == "title" else "p"
    label = f'<span class="number">{escape(block.number)}</span>' if block.number else ""
    return (
        f'<{tag} class="{block.role}"{_id(block.key)}>{label}{inlines_html(block.content, numbers)}</{tag}>'
    )


def _list(block: ListBlock, numbers: Numbers, depth: int) -> Iterator[str]:
    tag = "ol" if block.ordered else "ul"
    yield f"<{tag}>"
    for index, item in enumerate(block.items):
        label = list_label(index, depth) if block.ordered else "•"
        yield f'<li><span class="number">{label}</span>'
        yield from _blocks(item, numbers, depth + block.ordered)
        yield "</li>"
    yield f"</{tag}>"


def _table(block: Table, numbers: Numbers) -> Iterator[str]:
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    yield f"<table{_id(block.key)}>{caption}"
    if block.header:
        cells = "".join(f'<th scope="col">{inlines_html(cell, numbers)}</th>' for cell in block.header)
        yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"
    for number, row in enumerate(block.rows):
        if number in block.bands:
            span = max((len(r) for r in (block.header, *block.rows)), default=1)
            yield f'<tr><th scope="rowgroup" colspan="{span}">{inlines_html(row[0], numbers)}</th></tr>'
            continue
        yield f"<tr>{''.join(_cell(cell, block.row_headers and not i, numbers) for i, cell in enumerate(row))}</tr>"
    yield "</tbody></table>"


def _cell(content: tuple[Inline, ...], is_header: bool, numbers: Numbers) -> str:
    words = inlines_html(content, numbers)
    return f'<th scope="row">{words}</th>' if is_header else f"<td>{words}</td>"


def _contents(block: Contents, numbers: Numbers) -> Iterator[str]:
    yield "<nav><ul>"
    for heading in numbers.headings:
        if heading.level <= block.depth:
            words = escape(f"{heading.number} {plain_text(heading.content)}".strip())
            yield f'<li><a href="#{escape(heading.key)}">{words}</a></li>'
    yield "</ul></nav>"


def _notes(numbers: Numbers) -> Iterator[str]:
    if not numbers.notes:
        return
    yield '<section class="notes"><h2>Notes</h2>'
    for note in numbers.notes:
        number = numbers.by_note[note.id]
        back = f'<a href="#mark-{number}" aria-label="Back to the text">{number}</a>'
        yield f'<p id="note-{number}">{back} {inlines_html(note.content, numbers)}</p>'
    yield "</section>"


def _id(key: str) -> str:
    return f' id="{escape(key)}"' if key else ""
