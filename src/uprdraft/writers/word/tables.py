"""Tables that a screen reader can follow: header row, row headers, caption and description."""

from uprdraft.document.tree import Inline, Table
from uprdraft.writers.word.context import Context
from uprdraft.writers.word.inline import write_inlines
from uprdraft.writers.word.stylesheet import PARAGRAPH_ORDER
from uprdraft.writers.word.xml import Element, add, add_paragraph, insert_ordered, new_root, w

__all__ = ["space_after_tables", "write_table"]

_GAP_BELOW = "160"


def write_table(parent: Element, node: Table, ctx: Context) -> None:
    """Append ``node``. A row shorter than the widest is filled with empty cells."""
    columns = max((len(row) for row in (node.header, *node.rows)), default=0)
    if not columns:
        return
    widths = _widths(node, columns, ctx.text_width)
    table = add(parent, "tbl")
    _write_properties(table, node, ctx)
    grid = add(table, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)
    if node.header:
        _write_row(table, node.header, widths, ctx, header=True, row_headers=node.row_headers)
    for number, row in enumerate(node.rows):
        if number in node.bands:
            _write_band(table, row[0], widths, ctx)
        else:
            _write_row(table, row, widths, ctx, header=False, row_headers=node.row_headers)


def _widths(node: Table, columns: int, text_width: int) -> list[str]:
    shares = node.widths if len(node.widths) == columns else (1,) * columns
    total = sum(shares)
    return [str(round(text_width * share / total)) for share in shares]


def _write_properties(table: Element, node: Table, ctx: Context) -> None:
    properties = add(table, "tblPr")
    add(properties, "tblStyle", val=ctx.styles["TableGrid"])
    add(properties, "tblW", w="5000", type="pct")
    add(properties, "tblLayout", type="fixed")
    look = add(properties, "tblLook")
    for name, is_set in (
        ("val", f"{0x0400 | 0x20 * bool(node.header) | 0x80 * node.row_headers:04X}"),
        ("firstRow", str(int(bool(node.header)))),
        ("lastRow", "0"),
        ("firstColumn", str(int(node.row_headers))),
        ("lastColumn", "0"),
        ("noHBand", "0"),
        ("noVBand", "1"),
    ):
        look.set(w(name), is_set)
    if node.caption:
        add(properties, "tblCaption", val=node.caption)
    if node.description:
        add(properties, "tblDescription", val=node.description)


def _write_row(
    table: Element,
    cells: tuple[tuple[Inline, ...], ...],
    widths: list[str],
    ctx: Context,
    *,
    header: bool,
    row_headers: bool,
) -> None:
    row = add(table, "tr")
    properties = add(row, "trPr")
    add(properties, "cantSplit")
    if header:
        add(properties, "tblHeader")
    for column, width in enumerate(widths):
        cell = add(row, "tc")
        cell_properties = add(cell, "tcPr")
        add(cell_properties, "tcW", w=width, type="dxa")
        if header:
            add(cell_properties, "shd", val="clear", color="auto", fill="EDEDED")
        is_heading = header or (row_headers and column == 0)
        paragraph = add_paragraph(cell, ctx.styles["TableHeading" if is_heading else "TableText"])
        if column < len(cells):
            write_inlines(paragraph, cells[column], ctx)


def _write_band(table: Element, content: tuple[Inline, ...], widths: list[str], ctx: Context) -> None:
    """Append a row with one cell over the whole width, kept on a page with the row below it."""
    row = add(table, "tr")
    add(add(row, "trPr"), "cantSplit")
    cell = add(row, "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=str(sum(map(int, widths))), type="dxa")
    add(properties, "gridSpan", val=str(len(widths)))
    paragraph = add_paragraph(cell, ctx.styles["TableHeading"])
    insert_ordered(paragraph[0], new_root("keepNext"), PARAGRAPH_ORDER)
    write_inlines(paragraph, content, ctx)


def space_after_tables(body: Element, ctx: Context) -> None:
    """Keep text and other tables at a distance from the table above.

    **Why** here: Word has no space below a table, joins two that touch, and wants a paragraph at the end.
    """
    headings = {ctx.styles[f"Heading{level}"] for level in range(1, 5)}
    for table in body.findall(w("tbl")):
        after = table.getnext()
        while after is not None and after.tag in (w("bookmarkStart"), w("bookmarkEnd")):
            after = after.getnext()
        if after is None or after.tag != w("p"):
            separator = new_root("p")
            add(add(separator, "pPr"), "spacing", before="0", after="0")
            if after is None:
                body.append(separator)
            else:
                after.addprevious(separator)
        elif after.find(f"{w('pPr')}/{w('pStyle')}") is None or (
            after[0][0].get(w("val")) not in headings and after[0].find(w("spacing")) is None
        ):
            spacing = new_root("spacing")
            spacing.set(w("before"), _GAP_BELOW)
            insert_ordered(after[0], spacing, PARAGRAPH_ORDER)
