"""The same document by other means, each as its users would write it. ``prepare_…`` runs once, outside the clock."""

import io
import re
import zipfile
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docx_files import read_parts
from tests.support import BASE
from uprdraft.document.tree import Emphasis, Inline, NoteReference, Paragraph, Submission, Table
from uprdraft.document.walk import heading_text, iter_sections, plain_text

__all__ = ["BUILDERS", "Builder"]

Builder = Callable[[Submission], Callable[[], bytes]]


def prepare_ours(submission: Submission) -> Callable[[], bytes]:
    from uprdraft.writers.word import write_word

    base = BASE.read_bytes()
    return lambda: write_word(submission, base)


def prepare_floor(submission: Submission) -> Callable[[], bytes]:
    """The same parts by plain string formatting: our own XML with a slot for every text, at the same level."""
    parts = {name: content.decode() for name, content in read_parts(prepare_ours(submission)()).items()}
    texts = {name: re.findall(r"(<w:t(?: [^>]*)?>)([^<]*)", content) for name, content in parts.items()}
    formats = {
        name: re.sub(r"(<w:t(?: [^>]*)?>)[^<]*", r"\1{}", content.replace("{", "{{").replace("}", "}}"))
        for name, content in parts.items()
    }
    words = {name: [unescape(text) for _, text in found] for name, found in texts.items()}

    def build() -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, form in formats.items():
                archive.writestr(name, form.format(*map(escape, words[name])))
        return stream.getvalue()

    assert len(read_parts(build())) == len(parts)
    return build


def prepare_naive(submission: Submission) -> Callable[[], bytes]:
    """Plain python-docx with its default template; it has no notes, so they stand in brackets."""
    import docx

    notes = {note.id: plain_text(note.content) for note in submission.notes}

    def build() -> bytes:
        document = docx.Document()
        for section in iter_sections(submission):
            document.add_heading(heading_text(section.heading), level=1)
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    paragraph = document.add_paragraph(style="List Number")
                    for node in block.content:
                        run = paragraph.add_run(_with_note(node, notes))
                        run.italic = isinstance(node, Emphasis)
                elif isinstance(block, Table):
                    rows = (block.header, *block.rows)
                    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
                    for r, row in enumerate(rows):
                        for c, cell in enumerate(row):
                            table.cell(r, c).text = plain_text(cell)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return build


def _with_note(node: Inline, notes: dict[str, str]) -> str:
    return f"[{notes[node.note]}]" if isinstance(node, NoteReference) else plain_text((node,))


def prepare_docxtpl(submission: Submission) -> Callable[[], bytes]:
    """A Word template with loops, filled from plain values; notes stand in brackets."""
    import docx
    from docxtpl import DocxTemplate

    template = docx.Document()
    for line in (
        "{%p for s in sections %}",
        "{{ s.heading }}",
        "{%p for p in s.paragraphs %}",
        "{{ p }}",
        "{%p endfor %}",
    ):
        template.add_paragraph(line)
    template.add_paragraph("{%p for t in s.tables %}")
    table = template.add_table(3, 1)
    for row, text in zip(table.rows, ("{%tr for r in t %}", "{{ r }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    template.add_paragraph("{%p endfor %}")
    template.add_paragraph("{%p endfor %}")
    stream = io.BytesIO()
    template.save(stream)
    notes = {note.id: plain_text(note.content) for note in submission.notes}
    sections = [
        {
            "heading": heading_text(section.heading),
            "paragraphs": [
                "".join(_with_note(n, notes) for n in b.content)
                for b in section.blocks
                if isinstance(b, Paragraph)
            ],
            "tables": [
                [" ".join(map(plain_text, row)) for row in b.rows]
                for b in section.blocks
                if isinstance(b, Table)
            ],
        }
        for section in iter_sections(submission)
    ]

    def build() -> bytes:
        document = DocxTemplate(io.BytesIO(stream.getvalue()))
        document.render({"sections": sections}, autoescape=True)
        result = io.BytesIO()
        document.save(result)
        return result.getvalue()

    return build


def prepare_pandoc(submission: Submission) -> Callable[[], bytes]:
    """Markdown with real notes, through pandoc."""
    import pypandoc

    lines: list[str] = []
    for section in iter_sections(submission):
        lines.append(f"# {heading_text(section.heading)}")
        for block in section.blocks:
            if isinstance(block, Paragraph):
                marks = (
                    f"[^{n.note}]" if isinstance(n, NoteReference) else plain_text((n,))
                    for n in block.content
                )
                lines.append("(@) " + "".join(marks))
            elif isinstance(block, Table):
                rows = [" | ".join(map(plain_text, row)) for row in (block.header, *block.rows)]
                rows.insert(1, " | ".join("---" for _ in block.header))
                lines.append("\n".join(f"| {row} |" for row in rows))
    lines += [f"[^{note.id}]: {plain_text(note.content)}" for note in submission.notes]
    text = "\n\n".join(lines)

    def build() -> bytes:
        with TemporaryDirectory() as folder:
            target = Path(folder) / "out.docx"
            pypandoc.convert_text(text, "docx", "markdown", outputfile=str(target), extra_args=["--toc"])
            return target.read_bytes()

    return build


BUILDERS: dict[str, Builder] = {
    "floor": prepare_floor,
    "ours": prepare_ours,
    "naive python-docx": prepare_naive,
    "docxtpl": prepare_docxtpl,
    "pandoc": prepare_pandoc,
}
