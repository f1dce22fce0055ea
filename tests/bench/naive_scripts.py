"""Scripts that write the example's text with python-docx as people do: one as light as can be, one typical.

They know nothing of uprdraft: the light one reads the text that was built, the typical one headings,
paragraphs, tables and notes from a JSON file. Neither makes native notes, numbering or references.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from uprdraft.document.tree import Block, Inline, ListBlock, NoteReference, Paragraph, Submission, Table
from uprdraft.document.walk import heading_text, iter_sections, plain_text

__all__ = ["LIGHT", "TYPICAL", "content_of"]

LIGHT = """
import re
import sys

import docx

document = docx.Document()
text = open(sys.argv[1], encoding="utf-8").read()
for block in text.split("\\n\\n"):
    paragraph = document.add_paragraph()
    for piece in re.split(r"(\\[\\d+\\])", " ".join(block.split())):
        run = paragraph.add_run(piece)
        if re.fullmatch(r"\\[\\d+\\]", piece):
            run.font.superscript = True
document.save(sys.argv[2])
"""

TYPICAL = """
import json
import sys

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

content = json.load(open(sys.argv[1], encoding="utf-8"))
document = Document()
section = document.sections[0]
section.page_width, section.page_height = Cm(21), Cm(29.7)
section.left_margin = section.right_margin = Cm(2.5)


def write(paragraph, pieces):
    for text, is_mark in pieces:
        run = paragraph.add_run(text)
        run.font.name = "Times New Roman"
        run._element.rPr.rFonts.set(qn("w:eastAsia"), "SimSun")
        run.font.size = Pt(12)
        if is_mark:
            run.font.superscript = True
    return paragraph


def field(paragraph, code):
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = code
        run._r.append(element)


for block in content["blocks"]:
    if block["kind"] == "heading":
        document.add_heading(block["text"], level=block["level"])
    elif block["kind"] == "table":
        rows = block["rows"]
        table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
        for r, row in enumerate(rows):
            for c, pieces in enumerate(row):
                write(table.cell(r, c).paragraphs[0], pieces)
    else:
        write(document.add_paragraph(style=block["style"]), block["pieces"])
document.add_heading("Notes", level=1)
for number, note in enumerate(content["notes"], start=1):
    write(document.add_paragraph(style="List Number"), [[f"{number}. ", False], [note, False]])
footer = section.footer.paragraphs[0]
footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
footer.add_run("Page ")
field(footer, "PAGE")
footer.add_run(" of ")
field(footer, "NUMPAGES")
document.core_properties.title = content["title"]
document.save(sys.argv[2])
"""


def content_of(submission: Submission) -> dict[str, Any]:
    """Return the text of ``submission`` as plain data for the typical script."""
    numbers = {note.id: number for number, note in enumerate(submission.notes, start=1)}
    return {
        "title": submission.meta.title,
        "blocks": list(_blocks(submission, numbers)),
        "notes": [plain_text(note.content) for note in submission.notes],
    }


def _blocks(submission: Submission, numbers: dict[str, int]) -> Iterator[dict[str, Any]]:
    for section in iter_sections(submission):
        if section.heading is not None:
            level = section.heading.level
            yield {"kind": "heading", "text": heading_text(section.heading), "level": level}
        for block in section.blocks:
            yield from _block(block, numbers)


def _block(block: Block, numbers: dict[str, int]) -> Iterator[dict[str, Any]]:
    if isinstance(block, Paragraph):
        style = "List Number" if block.role in ("numbered", "recommendation") else "Normal"
        yield {"kind": "paragraph", "style": style, "pieces": _pieces(block.content, numbers)}
    elif isinstance(block, Table):
        rows = [row for row in (block.header, *block.rows) if row]
        yield {"kind": "table", "rows": [[_pieces(cell, numbers) for cell in row] for row in rows]}
    elif isinstance(block, ListBlock):
        for item in block.items:
            for inner in item:
                yield from _block(inner, numbers)


def _pieces(content: Sequence[Inline], numbers: dict[str, int]) -> list[tuple[str, bool]]:
    marks = {id(node): str(numbers[node.note]) for node in content if isinstance(node, NoteReference)}
    return [(marks.get(id(node)) or plain_text((node,)), id(node) in marks) for node in content]
