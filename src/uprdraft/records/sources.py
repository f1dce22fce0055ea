"""A source: one document with the fields of CSL, and what UN documents need beside them."""

from typing import Literal

from pydantic import model_validator

from uprdraft.records.base import Date, Id, Language, Line, Partial, Record
from uprdraft.values.certainty import Certainty

__all__ = ["Name", "Source"]


class Name(Record):
    """An author: a person's names as printed, or an institution's."""

    family: str = ""
    given: str = ""
    literal: str = ""


SourceKind = Literal[
    "un-document",
    "un-resolution",
    "un-report",
    "un-meeting",
    "un-web",
    "un-statement",
    "treaty",
    "statute",
    "press",
    "ngo-report",
    "ngo-web",
    "ngo-submission",
    "academic",
    "government",
    "testimony",
    "oral-information",
    "interview",
    "report",
    "book",
    "chapter",
    "thesis",
    "case",
    "video",
    "web-page",
    "dataset",
    "other",
]


class Source(Record):
    """One document, whatever number of times it is cited. Field names are those of CSL where CSL has one."""

    id: Id
    kind: SourceKind
    author: tuple[Name, ...] = ()
    title: Line
    short_title: str = ""
    named_in_full: dict[Language, str] = {}
    """What texts call it where they name it for the first time."""
    named_again: dict[Language, str] = {}
    """What they call it after that."""
    title_original: str = ""
    language: Language = "en"
    translated: bool = False
    """The title in English is a rendering, not one the publisher gives."""
    container_title: str = ""
    publisher: str = ""
    publisher_place: str = ""
    editor: tuple[Name, ...] = ()
    edition: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    genre: str = ""
    """What a thesis, a judgment or a report calls itself: "PhD dissertation", "judgment"."""
    number: str = ""
    """The number of a law, a case or a report in its series, as printed."""
    code: str = ""
    """Of an interview: what stands for the person."""
    doi: str = ""
    isbn: str = ""
    issued: Partial
    symbol: str = ""
    symbol_certainty: Certainty | None = None
    locators_from: Id | None = None
    """The document through which its paragraph numbers are known, where it was not read itself."""
    url: str = ""
    accessed: Date | None = None
    archive: str = ""
    note: str = ""
    footnotes: tuple[int, ...] = ()
    """Footnote numbers under which the source document cites it."""

    @model_validator(mode="after")
    def _names_nobody_interviewed(self) -> "Source":
        if self.kind == "interview" and self.author:
            raise ValueError("an interview is cited under a “code”, never under a name: take “author” out")
        return self

    @property
    def address(self) -> str:
        """Return where it can be read: its address, else that of its DOI; empty where none is known."""
        return self.url or (f"https://doi.org/{self.doi}" if self.doi else "")
