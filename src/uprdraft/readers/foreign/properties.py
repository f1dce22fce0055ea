"""Who made the file with what: the core, extended and custom properties."""

from uprdraft.document.package_report import Properties
from uprdraft.readers.foreign.parts import Source
from uprdraft.readers.package import Element
from uprdraft.values.text import clean_line

__all__ = ["producer_of", "read_properties"]

_MOST_CUSTOM = 500
_LONGEST = 2_000
_KINDS = ("core-properties", "extended-properties", "custom-properties")
_CORE = {
    "title": "title",
    "subject": "subject",
    "creator": "author",
    "lastModifiedBy": "last_modified_by",
    "keywords": "keywords",
    "category": "category",
    "description": "description",
    "language": "language",
    "contentStatus": "content_status",
    "created": "created",
    "modified": "modified",
    "lastPrinted": "last_printed",
}
_EXTENDED = {
    "Company": "company",
    "Manager": "manager",
    "Template": "template",
    "HyperlinkBase": "hyperlink_base",
    "Application": "application",
    "AppVersion": "application_version",
}
_NUMBERS = {
    "revision": "revision",
    "TotalTime": "editing_minutes",
    "Pages": "pages_claimed",
    "Words": "words_claimed",
}


def read_properties(source: Source) -> Properties:
    """Return what the property parts say; a damaged part is noted and says nothing."""
    values: dict[str, object] = {}
    custom: tuple[tuple[str, str], ...] = ()
    for relation in source.relations("").values():
        # Strict files and older ones name the same kinds in other words ("coreProperties").
        kind = relation.kind.replace("Properties", "-properties").replace("metadata/", "")
        if kind not in _KINDS or relation.is_external:
            continue
        root = source.root(relation.target, "document properties")
        if root is None:
            continue
        if kind == "custom-properties":
            custom = _custom(root)
        else:
            values.update(_simple(root))
    return Properties(**values, custom=custom)  # type: ignore[arg-type]


def _simple(root: Element) -> dict[str, object]:
    values: dict[str, object] = {}
    for element in root:
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        text = clean_line("".join(map(str, element.itertext()))[:_LONGEST])
        if not text:
            continue
        if name in _NUMBERS:
            if text.isdecimal() and len(text) < 12:
                values[_NUMBERS[name]] = int(text)
        elif name in _CORE or name in _EXTENDED:
            values[_CORE.get(name) or _EXTENDED[name]] = text
    return values


def _custom(root: Element) -> tuple[tuple[str, str], ...]:
    found = []
    for element in root.iterchildren("{*}property"):
        text = clean_line(" ".join(map(str, element.itertext()))[:_LONGEST])
        found.append((clean_line(element.get("name", "")), text))
    return tuple(found[:_MOST_CUSTOM])


def producer_of(properties: Properties) -> str:
    """Return the program that saved the file in words; empty where the file does not say."""
    return f"{properties.application} {properties.application_version}".strip()
