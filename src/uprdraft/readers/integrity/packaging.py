"""Parts, content types and relationships: all of them known, all of them there, nothing leading outside."""

from collections.abc import Iterator

from uprdraft.readers.integrity.parsed import RELATIONS, Parsed
from uprdraft.readers.package import Relation, relations_name

__all__ = ["check_packaging"]

_KINDS = frozenset(
    (
        *("officeDocument", "core-properties", "extended-properties"),
        *("styles", "numbering", "settings", "footnotes", "endnotes", "header", "footer", "comments"),
        *("hyperlink", "image"),
    )
)
_ADDRESSES = ("http://", "https://", "mailto:")
_TYPES = {
    "styles": "styles+xml",
    "numbering": "numbering+xml",
    "settings": "settings+xml",
    "footnotes": "footnotes+xml",
    "endnotes": "endnotes+xml",
    "header": "header+xml",
    "footer": "footer+xml",
    "comments": "comments+xml",
    "core-properties": "core-properties+xml",
    "extended-properties": "extended-properties+xml",
}


def check_packaging(parsed: Parsed) -> Iterator[str]:
    """Yield defects of the package."""
    package = parsed.package
    members = {m for m in (*package.parts, *package.archive.media) if m != "[Content_Types].xml"}
    reached: set[str] = set()
    for source in ("", *sorted(m for m in package.parts if not m.endswith(".rels"))):
        relations = package.relations(source)
        reached.update({relations_name(source)} if relations else ())
        reached.update(r.target for r in relations if not r.is_external)
        for relation in relations:
            yield from _check_relation(relation, source or "the package", members, parsed)
        ids = [r.id for r in relations]
        yield from (
            f"{source}: relationship {i} is given twice" for i in sorted({i for i in ids if ids.count(i) > 1})
        )
    yield from (f"{member} is not referred to by anything" for member in sorted(members - reached))
    yield from (f"{m} has no content type" for m in sorted(members) if not package.content_types.get(m))
    yield from _check_uses(parsed)


def _check_relation(relation: Relation, source: str, members: set[str], parsed: Parsed) -> Iterator[str]:
    if relation.kind not in _KINDS:
        yield f"{source} has a relationship that is not allowed: {relation.kind}"
    elif relation.is_external:
        if relation.kind != "hyperlink" or not relation.target.lower().startswith(_ADDRESSES):
            yield f"{source} refers to something outside that is not a web or mail address"
    elif relation.target not in members:
        yield f"{source} refers to {relation.target}, which is not there"
    else:
        content_type = parsed.package.content_types.get(relation.target, "")
        if not content_type.endswith(_TYPES.get(relation.kind, "")):
            yield f"{relation.target} has the wrong content type"


def _check_uses(parsed: Parsed) -> Iterator[str]:
    """Yield relationship ids that the XML uses and the part does not have, and links nobody uses."""
    for part, root in parsed.stories.items():
        relations = {r.id: r for r in parsed.package.relations(part)}
        used = {
            str(v) for e in root.iter("{*}*") for k, v in e.attrib.items() if str(k).startswith(RELATIONS)
        }
        yield from (
            f"{part} uses relationship {number}, which is not there"
            for number in sorted(used - set(relations))
        )
        links = {r.id for r in relations.values() if r.kind in ("hyperlink", "image")}
        yield from (f"{part} has relationship {number} that nothing uses" for number in sorted(links - used))
