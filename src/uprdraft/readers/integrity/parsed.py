"""The parts of a document that hold text or definitions, parsed once for all checks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from uprdraft.readers.package import Element, Package

__all__ = ["RELATIONS", "W", "Parsed", "ids_of", "parse_stories", "w"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STORIES = ("footnotes", "endnotes", "header", "footer", "comments")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document's package and its parsed parts.

    ``stories`` are the parts that hold text, the main part first; the others are None where absent.
    """

    package: Package
    stories: Mapping[str, Element]
    styles: Element | None
    numbering: Element | None
    settings: Element | None

    def iter(self, *names: str) -> Iterator[Element]:
        """Yield the elements of those names in all stories, in order."""
        tags = [w(name) for name in names]
        for root in self.stories.values():
            yield from root.iter(*tags)

    def story(self, kind: str) -> Element | None:
        """Return the root of the part the main part relates to as ``kind``, or None."""
        part = self.package.related(kind)
        return self.stories.get(part) if part else None


def w(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute."""
    return W + name


def ids_of(elements: Iterator[Element], name: str = "id") -> list[str]:
    """Return the attribute ``name`` of each element that has it."""
    return [value for element in elements if (value := element.get(W + name)) is not None]


def parse_stories(package: Package) -> Parsed:
    """Return the parsed parts of ``package``."""
    related = [
        r.target for r in package.relations(package.main) if r.kind in _STORIES and r.target in package.parts
    ]
    stories = {part: package.parse(part) for part in (package.main, *sorted(set(related)))}
    definitions = {}
    for kind in ("styles", "numbering", "settings"):
        part = package.related(kind)
        definitions[kind] = package.parse(part) if part else None
    return Parsed(package, stories, **definitions)
