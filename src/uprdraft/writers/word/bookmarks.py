"""Hidden bookmarks: round lists, quotations, tables and contents, and of the version of the whole."""

from uprdraft.writers.word.context import Context, bookmark_name
from uprdraft.writers.word.xml import Element, last_child, w

__all__ = ["VERSION_MARK", "mark_version", "wrap_in_bookmark"]

VERSION_MARK = "_udv"
"""How the names of the bookmarks of a version begin; a digit and the version follow, parted by an underscore."""


def wrap_in_bookmark(parent: Element, before: Element | None, key: str, ctx: Context) -> None:
    """Bookmark what was appended to ``parent`` since ``before`` was its last child.

    **Why** inside paragraphs where there are any: Word moves such a bookmark with the text, while one
    between two paragraphs stays behind.
    """
    last = last_child(parent)
    if last is None or last is before:
        return
    first = parent[0] if before is None else before.getnext()
    assert first is not None  # noqa: S101 - something follows ``before``, or it would be the last
    start, end = ctx.bookmarks.new(bookmark_name(key))
    if first.tag == w("p"):
        first[0].addnext(start)
    else:
        first.addprevious(start)
    if last.tag == w("p"):
        last.append(end)
    else:
        last.addnext(end)


def mark_version(root: Element, version: str, ctx: Context) -> None:
    """Bookmark the first and the last paragraph of the text with ``version``: one of them survives most edits."""
    paragraphs = [p for p in root[0].iterchildren(w("p")) if next(p.iterchildren(w("r")), None) is not None]
    for number, paragraph in enumerate(paragraphs[:1] + paragraphs[-1:]):
        start, end = ctx.bookmarks.new(f"{VERSION_MARK}{number}_{version}")
        paragraph[0].addnext(start)
        paragraph.append(end)
