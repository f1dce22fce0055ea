"""The hidden bookmark round a list, quotation, table or contents: what it holds leads back to its origin."""

from uprdraft.writers.word.context import Context, bookmark_name
from uprdraft.writers.word.xml import Element, last_child, w

__all__ = ["wrap_in_bookmark"]


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
