"""Readable ids for imported sources, and which of them are there already."""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from uprdraft.records.sources import Source
from uprdraft.values.ids import is_id

__all__ = ["Likeness", "SourceIndex", "make_id"]

_ALIKE = 92
"""Out of 100: titles that differ in spelling only score above, a second part of the same series below."""
_SMALL = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with"))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another source that this one is the same as, or by its title only looks like. ``by`` says what agrees."""

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
    if title:
        yield _joined(*title[:4], when)
    yield _joined(fields["kind"], when)


def _who(fields: Mapping[str, Any]) -> str:
    for role in ("author", "editor"):
        for name in fields.get(role, ()):
            text = name.get("literal") or name.get("family", "")
            acronym = re.search(r"\(([A-Z]{2,8})\)", text)
            slug = _slug(acronym[1] if acronym else " ".join(text.split()[:4]))
            if slug:  # a name in Hangul or Chinese makes no id
                return slug
    return _slug(fields.get("code") or fields.get("container_title") or fields.get("publisher") or "")


def _joined(*parts: str) -> str:
    return "-".join(p for p in parts if p)[:60].strip("-")


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


class SourceIndex:
    """Sources by what tells them apart, so that each new one is compared with all at once."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_identity: dict[tuple[str, str], str] = {}
        self._titles: dict[str, str] = {}
        self._years: dict[str, str] = {}
        for source in sources:
            self.add(source)

    def add(self, source: Source) -> None:
        """Take one more source in."""
        fields = {
            "kind": source.kind, "title": source.title, "issued": source.issued.raw, "doi": source.doi,
            "url": source.url, "symbol": source.symbol,
        }  # fmt: skip
        for identity in _identities(fields):
            self._by_identity.setdefault(identity, source.id)
        self._titles[source.id] = source.title.casefold()
        self._years[source.id] = source.issued.raw[:4]

    def find_same(self, fields: Mapping[str, Any]) -> Likeness | None:
        """Return which source ``fields`` describe again, or else one of nearly the same title and year."""
        for by, value in _identities(fields):
            if (id_ := self._by_identity.get((by, value))) is not None:
                return Likeness(id_, by)
        year = str(fields["issued"])[:4]
        near = process.extract(
            str(fields["title"]).casefold(), self._titles, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=5
        )
        ids = (id_ for _, _, id_ in near if len({y for y in (year, self._years[id_]) if y.isdigit()}) < 2)
        return next((Likeness(id_, "title") for id_ in ids), None)


def _identities(fields: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    held = (
        ("DOI", str(fields.get("doi", "")).lower()),
        ("address", _address(str(fields.get("url", "")))),
        ("symbol", str(fields.get("symbol", ""))),
        ("title and date", _whole(fields["kind"], fields["title"], fields["issued"])),
    )
    return ((by, value) for by, value in held if value)


def _whole(kind: str, title: str, issued: str) -> str:
    return f"{kind} {issued} {title.casefold()}" if issued[:4].isdigit() else ""


def _address(url: str) -> str:
    """Return an address without what makes no difference: scheme, "www.", a last stroke, marks of campaigns."""
    bare = re.sub(r"^https?://(?:www\.)?", "", url.strip(), flags=re.IGNORECASE)
    bare = re.sub(r"([?&])utm_[^&#]*", r"\1", bare).partition("#")[0]
    return bare.rstrip("/?&")
