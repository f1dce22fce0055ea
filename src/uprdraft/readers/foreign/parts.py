"""The parts of a document that may be damaged: what can be parsed, and a note of what cannot.

Only the main part must be sound. A broken or missing other part costs what it says and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from uprdraft.document.package_report import Unread
from uprdraft.errors import UnusableFileError
from uprdraft.readers.archive import refuse
from uprdraft.readers.foreign.names import STRICT, W
from uprdraft.readers.package import Element, Package, Relation, parse_xml

__all__ = ["Source"]

_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_MOST_UNREAD = 200


@dataclass(slots=True)
class Source:
    """A checked package with what could not be read of it so far."""

    package: Package
    unread: list[Unread] = field(default_factory=list)
    is_strict: bool = False
    _relations: dict[str, Mapping[str, Relation]] = field(default_factory=dict)
    _noted: set[tuple[str, str]] = field(default_factory=set)

    def main(self) -> Element:
        """Return the root of the main part.

        Raises:
            UnusableFileError: when it is damaged, or no text of Word.
        """
        main = self.package.main
        self.is_strict = STRICT[0][0] in self.package.parts[main][:20_000]
        root = self._parse(main)
        if root.tag != f"{W}document":
            raise refuse(
                self.package.name, f"{main} holds no text of Word", "open it in Word and save it as .docx"
            )
        if root.find(f"{W}body") is None:
            self.note("the text", main, "there is none: the part has no body")
        return root

    def related(self, kind: str) -> tuple[str, Element] | None:
        """Return name and root of the part of that kind, or None where there is none or it is damaged."""
        for relation in self.relations(self.package.main).values():
            if relation.kind == kind and not relation.is_external:
                root = self.root(relation.target, kind)
                return None if root is None else (relation.target, root)
        return None

    def root(self, part: str, what: str) -> Element | None:
        """Return the root of ``part``; None, with a note, where it is missing or damaged."""
        if part not in self.package.parts:
            self.note(what, part, "the file refers to it and does not hold it")
            return None
        try:
            return self._parse(part)
        except UnusableFileError as error:
            self.note(what, part, error.mistakes[0].message)
            return None

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return the relationships of ``part`` by id; none, with a note, where they are damaged."""
        if part not in self._relations:
            try:
                found = self.package.relations(part)
            except UnusableFileError as error:
                self.note("relationships", part, error.mistakes[0].message)
                found = ()
            self._relations[part] = {relation.id: relation for relation in found}
        return self._relations[part]

    def note(self, what: str, part: str, why: str) -> None:
        """Remember that something was not read; the same thing of one part once."""
        if (what, part) not in self._noted and len(self.unread) < _MOST_UNREAD:
            self._noted.add((what, part))
            self.unread.append(Unread(what, part, why))

    def _parse(self, part: str) -> Element:
        root = self.package.parse(part)
        if _STRICT_MARK in self.package.parts[part] or not str(root.tag).startswith(W[:5]):
            root = _without_strict(root, self.package.name, part)
        return root


def _without_strict(root: Element, name: str, part: str) -> Element:
    content = etree.tostring(root, encoding="UTF-8")
    if _STRICT_MARK not in content:
        return root
    for strict, usual in STRICT:
        content = content.replace(strict, usual)
    return parse_xml(content, name, part)
