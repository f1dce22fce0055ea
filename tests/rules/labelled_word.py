"""Invented submissions as Word files, with the recommendations that a person marked in them.

A line begins with its mark: ``@`` the cover, ``#`` and ``##`` headings, ``=`` a heading in bold only, ``+`` a paragraph
with a recommendation, ``-`` one without; then ``*`` for an item of a Word list, ``|`` for a row of a table with ``|``
between the cells. ``**…**`` is bold, ``^[…]`` a footnote.
"""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tests.foreign_files import document, paragraph

__all__ = ["LabelledFile", "read_file"]

_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/><w:pPr><w:outlineLvl w:val="{n - 1}"/>'
    "</w:pPr></w:style>"
    for n in (1, 2)
)
_NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


@dataclass(frozen=True)
class LabelledFile:
    """A Word file with its paragraphs by their words, and those that hold a recommendation."""

    data: bytes
    texts: tuple[str, ...]
    labelled: frozenset[str]


def read_file(path: Path) -> LabelledFile:
    """Return the labelled file in ``path`` as a Word file."""
    notes: list[str] = []
    body: list[str] = []
    rows: list[str] = []
    texts: list[str] = []
    labelled: set[str] = set()
    has_cover = False

    def close() -> None:
        if rows:
            cells = "<w:gridCol/>" * rows[0].count("<w:tc>")
            body.append(f"<w:tbl><w:tblPr/><w:tblGrid>{cells}</w:tblGrid>{''.join(rows)}</w:tbl>")
            rows.clear()

    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, text = line.partition(" ")
        plain = re.sub(r"\*\*|\^\[[^]]*\]", "", text)
        if not mark.endswith("|"):
            close()
        if mark != "@" and has_cover:
            body.append(_BREAK)
            has_cover = False
        match mark:
            case "@":
                has_cover = True
                body.append(paragraph(escape(text)))
            case "#" | "##":
                body.append(_paragraph(text, notes, f'<w:pStyle w:val="H{len(mark)}"/>'))
            case "=":
                body.append(_paragraph(f"**{text}**", notes))
            case "-|" | "+|":
                cells = [c.strip() for c in text.strip("| ").split("|")]
                rows.append(
                    f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{_paragraph(c, notes)}</w:tc>' for c in cells)}</w:tr>"
                )
                plain = max(cells, key=len)
            case _:
                body.append(_paragraph(text, notes, _LIST if mark.endswith("*") else ""))
        if mark[0] in "+-":
            texts.append(plain)
        if mark[0] == "+":
            labelled.add(plain)
    close()
    data = document("".join(body), styles=_STYLES, numbering=_NUMBERS, footnotes="".join(notes))
    return LabelledFile(data, tuple(texts), frozenset(labelled))


def _paragraph(text: str, notes: list[str], properties: str = "") -> str:
    runs = []
    for piece in re.split(r"(\*\*.*?\*\*|\^\[[^]]*\])", text):
        if piece.startswith("^["):
            notes.append(f'<w:footnote w:id="{len(notes) + 1}">{paragraph(escape(piece[2:-1]))}</w:footnote>')
            runs.append(f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>')
        elif piece:
            look = "<w:rPr><w:b/></w:rPr>" if piece.startswith("**") else ""
            runs.append(f'<w:r>{look}<w:t xml:space="preserve">{escape(piece.strip("*"))}</w:t></w:r>')
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"
