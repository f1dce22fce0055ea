"""The state of reading one story: the main text, the notes, a header, a text box.

How elements change it stands in ``inlines`` and ``blocks``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from uprdraft.document.package_report import HiddenText, Hyperlink, Revision, TextBox
from uprdraft.readers.foreign.fields import OpenField, Pairs, link_target
from uprdraft.readers.foreign.found import Found
from uprdraft.readers.foreign.line import PLAIN, Line, Manner, address, clean_piece
from uprdraft.readers.foreign.looks import RELEVANT, Look, read_look
from uprdraft.readers.foreign.names import W
from uprdraft.readers.foreign.numbering import Numbering
from uprdraft.readers.foreign.parts import Source
from uprdraft.readers.foreign.shares import RunLook
from uprdraft.readers.foreign.styles import Style, Styles
from uprdraft.readers.package import Element
from uprdraft.values.text import clean_line

__all__ = ["Common", "Story"]

_RUN_STYLE = f"{W}rStyle"
_MOST_RECORDS = 20_000
_NUMBER_FIELDS = frozenset(("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"))
_CONTENTS_FIELDS = frozenset(("TOC", "TOA", "INDEX"))


@dataclass(slots=True)
class Common:
    """What all stories of a document share."""

    source: Source
    styles: Styles
    found: Found
    language: str
    numbering: Numbering
    box_numbering: Numbering
    read_blocks: Callable[[Any, Element, str], None]
    """Reads the blocks below an element."""
    read_lines: Callable[["Story", Element, str], str]
    """Reads the paragraphs below an element in a story of their own and returns their lines."""
    looks: dict[object, RunLook] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)
    """Parts of charts and diagrams whose words were read."""
    pictures: dict[str, tuple[bool | None, bool | None]] = field(default_factory=dict)
    """What the first bytes of a picture say, by part."""


@dataclass(slots=True)
class Story:
    """One story while it is read. ``key`` and ``ref`` name the present paragraph."""

    common: Common
    part: str
    pairs: Pairs
    numbering: Numbering
    is_main: bool = False
    key: str = ""
    ref: str = ""
    line: Line = field(default_factory=Line)
    style: Style = field(default_factory=lambda: Style("", "", "paragraph"))
    fields: list[OpenField] = field(default_factory=list)
    captures: list[list[str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    url: str = ""
    coding: int = 0
    """How many open fields are before their result."""
    in_contents: int = 0
    in_table: int = 0
    deep: int = 0
    light_characters: int = 0
    """Characters of the paragraph that are not bold."""
    size: int = 0
    """The largest size in it, in half points."""
    note_id: str = ""
    is_note_start: bool = False
    page_break: bool = False
    raised: list[str] = field(default_factory=list)

    @property
    def found(self) -> Found:
        """Return what is collected for the report."""
        return self.common.found

    def look_of(self, properties: Element | None) -> RunLook:
        """Return how a run looks in the present paragraph; alike runs share the answer."""
        kept = (
            ()
            if properties is None
            else tuple([(c.tag, *c.values()) for c in properties if c.tag in RELEVANT])
        )
        cached = (self.is_main, self.style.id, kept)
        found = self.common.looks.get(cached)
        if found is None:
            found = self._work_out(None if not kept else properties)
            self.common.looks[cached] = found
        return found

    def _work_out(self, properties: Element | None) -> RunLook:
        own = Look() if properties is None else read_look(properties)
        styles = self.common.styles
        run_style = styles.find(own.style) if own.style else None
        direct = own if run_style is None else run_style.look.under(own)
        look = styles.default_look.under(self.style.look).under(direct)
        language = None
        if direct.language and direct.language.partition("-")[0] != self.common.language.partition("-")[0]:
            language = direct.language if self.common.language else None
        manner = Manner(bool(direct.bold), bool(direct.italic), "", language)
        return RunLook(look, manner if manner != PLAIN else PLAIN)

    def add_text(self, text: str, look: RunLook) -> None:
        """Take in shown words: into the line, or where they belong in its place."""
        for capture in self.captures:
            capture.append(text)
        if self.fields:
            if self.coding:
                return
            for one in self.fields:
                one.result.append(text)
        if look.look.hidden:
            self.hidden.append(text)
            return
        if self.in_contents > 0:
            self.contents.append(text)
            return
        if self.is_main:
            look.count(text)
        if not look.look.bold:
            self.light_characters += len(text)
        if look.look.size is not None and look.look.size > self.size:
            self.size = look.look.size
        if look.look.raised:
            self.raised.append(text)
        self.line.add_text(text, look.manner._replace(url=self.url) if self.url else look.manner)

    def add_break(self) -> None:
        """Take in a forced new line."""
        if not self.coding and self.in_contents <= 0:
            self.line.add_break(PLAIN._replace(url=self.url) if self.url else PLAIN)
        elif self.in_contents > 0:
            self.contents.append("\n")

    def open_field(self, begin: Element | None, *, dirty: bool = False, locked: bool = False) -> OpenField:
        """Begin a field; its code follows."""
        opened = OpenField(begin, self.key, self.ref, is_dirty=dirty, is_locked=locked, url_before=self.url)
        self.fields.append(opened)
        self.coding += 1
        return opened

    def start_result(self, opened: OpenField) -> None:
        """Go over from a field's code to its result."""
        if opened.in_result:
            return
        opened.in_result = True
        self.coding -= 1
        kind = opened.kind
        if kind in _CONTENTS_FIELDS and self.is_main:
            opened.shows_contents = True
            self.in_contents += 1
        elif kind == "HYPERLINK":
            self.url = address(link_target("".join(opened.code))[0])

    def close_field(self, opened: OpenField) -> None:
        """End a field and what was opened in it without an end."""
        while self.fields:
            last = self.fields.pop()
            if not last.in_result:
                self.coding -= 1
            if last.shows_contents:
                self.in_contents -= 1
            self.url = last.url_before
            self.record_field(last)
            if last is opened:
                return

    def record_field(self, closed: OpenField, *, complete: bool = True) -> None:
        """Put a field that has ended, and the link that it is, into the report."""
        if len(self.found.fields) >= _MOST_RECORDS:
            return
        finished = closed.finished(closed=complete)
        self.found.fields.append(finished)
        if finished.kind in _NUMBER_FIELDS and not finished.result:
            self.common.source.note(
                f"numbers made by {finished.kind} fields", self.part, "Word keeps no result of them"
            )
        if finished.kind == "HYPERLINK":
            target, anchor = link_target("".join(closed.code))
            self.record_link(finished.result, target, anchor)

    def record_link(self, text: str, target: str, anchor: str) -> None:
        """Put a link into the report."""
        shown = f"{target}#{anchor}" if anchor else target
        if shown and len(self.found.hyperlinks) < _MOST_RECORDS:
            link = Hyperlink(clean_line(text), clean_line(shown), self.key, self.ref, is_internal=not target)
            self.found.hyperlinks.append(link)

    def record_revision(self, kind: str, element: Element, text: str) -> None:
        """Put a tracked change into the report."""
        if len(self.found.revisions) < _MOST_RECORDS:
            author, date = element.get(f"{W}author", ""), element.get(f"{W}date", "")
            change = Revision(kind, clean_line(author), date, clean_piece(text), self.key, self.ref)  # type: ignore[arg-type]
            self.found.revisions.append(change)
            self.found.touch()

    def record_box(self, element: Element, description: str = "") -> None:
        """Read a text box in a story of its own and put its text into the report."""
        text = self.common.read_lines(self, element, self.ref)
        if text.strip():
            self.found.text_boxes.append(TextBox(text, self.key, self.ref, description))
            self.found.touch()

    def end_paragraph(self) -> None:
        """Put what was kept back for the paragraph into the report."""
        if self.hidden:
            text = clean_piece("".join(self.hidden))
            self.found.hidden.append(HiddenText(text, self.key, self.ref))
            self.found.touch()
            self.hidden.clear()
        if self.contents:
            self.found.contents.append(clean_piece("".join(self.contents)))
            self.contents.clear()
