"""The body: cover, sections and annexes in order, with their headings and page breaks."""

from uprdraft.document.tree import Paragraph, Section, Submission
from uprdraft.document.walk import has_contents, plain_text
from uprdraft.writers.word.blocks import write_blocks
from uprdraft.writers.word.context import Context, bookmark_name, contents_bookmark
from uprdraft.writers.word.inline import track_paragraph, write_inlines
from uprdraft.writers.word.numbering import UNNUMBERED
from uprdraft.writers.word.pages import Page, end_section
from uprdraft.writers.word.stylesheet import PARAGRAPH_ORDER
from uprdraft.writers.word.tables import space_after_tables
from uprdraft.writers.word.xml import Element, add, add_paragraph, insert_ordered, last_child, new_root, w

__all__ = ["write_document"]

_CLOSE = {
    "Title": ("0", "80"),
    "Subtitle": ("0", "120"),
    "CoverLead": ("0", "80"),
    "Heading1": ("160", "60"),
    "Recommendation": ("0", "60"),
}
"""Space before and after where a text has no cover page of its own: it is short, and its page is read at once."""
_LONGEST_LEAD = 200
"""Characters of a line that leads in; a longer paragraph may stand at the foot of a page."""


def write_document(submission: Submission, ctx: Context, page: Page) -> Element:
    """Return the root of the main part.

    Cover and body share one section of pages, whose first page has its own header and footer; the
    annexes are a second one, so that endnotes stand between body and annexes.
    """
    root = new_root("document")
    body = add(root, "body")
    if submission.cover is not None:
        _write_section(body, submission.cover, ctx)
    has_cover = submission.cover is not None and submission.has_cover_page
    for position, section in enumerate(submission.body):
        _write_on(body, section, ctx, new_page=position == 0 and has_cover)
    space_after_tables(body, ctx)
    end_section(body, page, has_cover=has_cover, is_last=not submission.annexes)
    for position, section in enumerate(submission.annexes):
        _write_on(body, section, ctx, new_page=position > 0)
    if submission.annexes:
        space_after_tables(body, ctx)
        end_section(body, page, has_cover=False, is_last=True)
    if not submission.has_cover_page:
        _close_up(body, ctx)
    return root


def _close_up(body: Element, ctx: Context) -> None:
    spaces = {ctx.styles[name]: space for name, space in _CLOSE.items()}
    for style in body.iter(w("pStyle")):
        space = spaces.get(style.get(w("val"), ""))
        properties = style.getparent()
        if space is not None and properties is not None:
            spacing = new_root("spacing")
            spacing.set(w("before"), space[0])
            spacing.set(w("after"), space[1])
            insert_ordered(properties, spacing, PARAGRAPH_ORDER)


def _write_on(body: Element, section: Section, ctx: Context, *, new_page: bool) -> None:
    before = last_child(body)
    _write_section(body, section, ctx)
    if new_page and before is not None:
        _start_page(before)


def _start_page(before: Element) -> None:
    first = before.getnext()
    if first is None:
        return
    if first.tag != w("p"):
        first.addprevious(new_root("p"))
        first = first.getprevious()
        assert first is not None  # noqa: S101 - just put there
        add(first, "pPr")
    insert_ordered(first[0], new_root("pageBreakBefore"), PARAGRAPH_ORDER)


def _write_section(body: Element, section: Section, ctx: Context) -> None:
    if section.heading is not None:
        _write_heading(body, section, ctx)
    rest = section.blocks
    if section.heading is not None and _leads_in(section):
        write_blocks(body, rest[:1], ctx)
        lead = last_child(body)
        assert lead is not None  # noqa: S101 - just written
        insert_ordered(lead[0], new_root("keepNext"), PARAGRAPH_ORDER)
        rest = rest[1:]
    write_blocks(body, rest, ctx)
    for child in section.sections:
        _write_section(body, child, ctx)


def _leads_in(section: Section) -> bool:
    """Return whether a line without a number stands under the heading with text below: it may not be left alone."""
    first = section.blocks[0] if section.blocks else None
    follows = len(section.blocks) > 1 or bool(section.sections)
    if not follows or not isinstance(first, Paragraph):
        return False
    return first.role == "plain" and len(plain_text(first.content)) <= _LONGEST_LEAD


def _write_heading(body: Element, section: Section, ctx: Context) -> None:
    heading = section.heading
    if heading is None:
        return
    is_contents = has_contents((section,))
    style = "TOCHeading" if is_contents else f"Heading{min(heading.level, 4)}"
    paragraph = add_paragraph(body, ctx.styles[style])
    if not heading.numbered and not is_contents:
        numbering = add(paragraph[0], "numPr")
        add(numbering, "ilvl", val="0")
        add(numbering, "numId", val=UNNUMBERED)
    names = [bookmark_name(heading.key)] if heading.key else []
    if not is_contents:
        names.append(contents_bookmark(ctx.headings_written))
        ctx.headings_written += 1
    opened = [ctx.bookmarks.start(paragraph, name) for name in names]
    write_inlines(paragraph, heading.content, ctx)
    track_paragraph(paragraph, heading.content, ctx)
    for number in reversed(opened):
        ctx.bookmarks.end(paragraph, number)
