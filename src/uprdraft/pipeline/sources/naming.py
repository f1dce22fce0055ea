"""Readable ids for imported sources, and which of them are there already."""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from uprdraft.records.library import Source
from uprdraft.values.ids import is_id

__all__ = ["Likeness", "find_same", "make_id"]

_ALIKE = 92
"""Out of 100: titles that differ in spelling only score above, a second part of the same series below."""
_SMALL = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with"))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another source that this one is the same as (``by`` DOI, address or symbol), or looks like (title)."""

    id: str
    by: str

    @property
    def is_certain(self) -> bool:
        """Return whether the two are the same beyond a likeness of titles."""
        return self.by != "title"


def make_id(fields: Mapping[str, Any], key: str, taken: Container[str]) -> str:
    """Return an id that says what the source is: its key in the file, its symbol, or author and year."""
    for name in _names(fields, key):
        if name and name not in taken:
            return name
    base = next((name for name in _names(fields, key) if name), "source")
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def _names(fields: Mapping[str, Any], key: str) -> Iterable[str]:
    if is_id(key) and 6 <= len(key) <= 40 and not key.isdigit():
        yield key
    if fields.get("symbol"):
        yield _slug(fields["symbol"])
    year = re.match(r"\d{4}", fields.get("issued", ""))
    who = _who(fields)
    title = [w for w in _slug(fields["title"]).split("-") if w and w not in _SMALL]
    when = year.group() if year else ""
    if who:
        yield _joined(who, when)
        yield _joined(who, fields["issued"] if when and is_id(fields["issued"]) else when, *title[:2])
    yield _joined(*title[:4], when)
    yield _joined(fields["kind"], when)


def _who(fields: Mapping[str, Any]) -> str:
    for role in ("author", "editor"):
        for name in fields.get(role, ()):
            text = name.get("literal") or name.get("family", "")
            acronym = re.search(r"\(([A-Z]{2,8})\)", text)
            return _slug(acronym[1] if acronym else " ".join(text.split()[:4]))
    return _slug(fields.get("code") or fields.get("container_title") or fields.get("publisher") or "")


def _joined(*parts: str) -> str:
    return "-".join(p for p in parts if p)[:60].strip("-")


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def find_same(fields: Mapping[str, Any], others: Iterable[Source]) -> Likeness | None:
    """Return what ``fields`` describe again: the same DOI, address or symbol, or nearly the same title and year."""
    likely = None
    for other in others:
        for by, mine, theirs in _identities(fields, other):
            if mine and mine == theirs:
                return Likeness(other.id, by)
        if likely is None and _is_alike(fields, other):
            likely = Likeness(other.id, "title")
    return likely


def _identities(fields: Mapping[str, Any], other: Source) -> Iterable[tuple[str, str, str]]:
    yield "DOI", str(fields.get("doi", "")).lower(), other.doi.lower()
    yield "address", _address(str(fields.get("url", ""))), _address(other.url)
    yield "symbol", str(fields.get("symbol", "")), other.symbol


def _address(url: str) -> str:
    """Return an address without what makes no difference: scheme, "www.", a last stroke, marks of campaigns."""
    bare = re.sub(r"^https?://(?:www\.)?", "", url.strip(), flags=re.IGNORECASE)
    bare = re.sub(r"([?&])utm_[^&#]*", r"\1", bare).partition("#")[0]
    return bare.rstrip("/?&")


def _is_alike(fields: Mapping[str, Any], other: Source) -> bool:
    years = {fields.get("issued", "")[:4], str(other.issued.first.year) if other.issued.first else ""}
    if len({y for y in years if y.isdigit()}) > 1:
        return False
    mine, theirs = fields["title"].casefold(), other.title.casefold()
    return fuzz.ratio(mine, theirs) >= _ALIKE
