"""Typographic marks as plain ones, so that names and terms are found however a program wrote them.

A word processor makes "People’s", non-breaking spaces and hyphens, and soft hyphens of what was typed.
"""

from uprdraft.values.patterns import lazy_pattern

__all__ = ["with_plain_hyphens", "with_plain_marks"]

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
_DASHES = "\u2012\u2013\u2212"
_INSIDE_NOTHING = "\u00ad\u200b\u2060\ufeff"
_APOSTROPHES = "\u2019\u02bc\u201b\u2032\uff07\u00b4`"
_FOUND = lazy_pattern(f"[{_SPACES}{_HYPHENS}{_INSIDE_NOTHING}{_APOSTROPHES}]")
_PLAIN = str.maketrans(
    dict.fromkeys(_SPACES, " ") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_INSIDE_NOTHING, "")
)
# Elsewhere it may be the end of a quotation.
_APOSTROPHE = lazy_pattern(rf"(?<=[^\W\d_])[{_APOSTROPHES}](?=[^\W\d_])")
_DASH = lazy_pattern(rf"(?<=[^\W\d_])[{_DASHES}](?=[^\W\d_])")


def with_plain_marks(text: str) -> str:
    """Return ``text`` with plain spaces, hyphens and apostrophes within words, and without soft hyphens."""
    if (text.isascii() and "`" not in text) or not _FOUND.search(text):
        return text
    return _APOSTROPHE.sub("'", text.translate(_PLAIN))


def with_plain_hyphens(text: str) -> str:
    """Return ``text`` with a hyphen where a dash stands between two letters: "Guinea–Bissau"."""
    return text if text.isascii() else _DASH.sub("-", text)
