"""Bookmarks: opened and closed once, named once, and there when something refers to them."""

from collections import Counter
from collections.abc import Iterator

from uprdraft.readers.integrity.fields import field_codes
from uprdraft.readers.integrity.parsed import Parsed, ids_of

__all__ = ["check_marks"]

_LONGEST_NAME = 40
_REFERRING = ("REF", "NOTEREF", "PAGEREF")


def check_marks(parsed: Parsed) -> Iterator[str]:
    """Yield defects of bookmarks and of references to them."""
    names = ids_of(parsed.iter("bookmarkStart"), "name")
    opened = ids_of(parsed.iter("bookmarkStart"))
    closed = ids_of(parsed.iter("bookmarkEnd"))
    yield from (f"bookmark {i} is not closed" for i in sorted(set(opened) - set(closed)))
    yield from (f"bookmark {i} is closed and not opened" for i in sorted(set(closed) - set(opened)))
    for ids in (opened, closed):
        yield from (f"bookmark id {i} is given twice" for i, count in Counter(ids).items() if count > 1)
    by_name = Counter(name.lower() for name in names)
    yield from (f"bookmark {name} is given twice" for name, count in by_name.items() if count > 1)
    yield from (f"bookmark {name} is longer than Word allows" for name in names if len(name) > _LONGEST_NAME)
    for target in _targets(parsed):
        if target.lower() not in by_name:
            yield f"a reference leads to bookmark {target}, which is not there"


def _targets(parsed: Parsed) -> Iterator[str]:
    for code in field_codes(parsed):
        words = code.split()
        if len(words) > 1 and words[0].upper() in _REFERRING:
            yield words[1]
    yield from ids_of(parsed.iter("hyperlink"), "anchor")
