"""Foot- and endnotes: their text, and their numbers as Word would show them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from uprdraft.document.package_report import NoteUse
from uprdraft.document.tree import Inline, Note, Origin
from uprdraft.document.walk import plain_text
from uprdraft.readers.foreign.blocks import read_blocks
from uprdraft.readers.foreign.fields import pair_fields
from uprdraft.readers.foreign.found import NoteMark
from uprdraft.readers.foreign.names import W, value_of
from uprdraft.readers.foreign.reading import Reading, join_lines
from uprdraft.readers.foreign.story import Common, Story
from uprdraft.readers.package import Element
from uprdraft.values.numerals import format_number
from uprdraft.values.words import count_words

__all__ = ["note_uses", "read_notes"]

_KINDS = (("fn", "footnote", "decimal"), ("en", "endnote", "lowerRoman"))
_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def read_notes(common: Common) -> dict[str, Note]:
    """Return all notes that the file holds by id ("fn2", "en1"), marked or not; separators are none."""
    notes: dict[str, Note] = {}
    for prefix, kind, _ in _KINDS:
        related = common.source.related(f"{kind}s")
        if related is None:
            continue
        part, root = related
        story = Story(common, part, pair_fields(root), common.numbering.fresh())
        for index, element in enumerate(root):
            if element.tag != W + kind or element.get(f"{W}type") in _SEPARATORS:
                continue
            id_ = f"{prefix}{element.get(f'{W}id', '')}"
            story.key = id_
            ref = f"{part}#/{index}"
            notes.setdefault(id_, Note(id_, _content(story, element, ref), (), Origin("file", ref)))
    return notes


def _content(story: Story, element: Element, ref: str) -> tuple[Inline, ...]:
    reading = Reading(story)
    read_blocks(reading, element, ref)
    reading.finish()
    return join_lines(reading.items)


def note_uses(
    marks: Sequence[NoteMark],
    notes: Mapping[str, Note],
    sections: Sequence[Element],
    settings: Element | None,
) -> tuple[NoteUse, ...]:
    """Return each note with its label, in the order of the first marks; notes without a mark come last."""
    times = Counter(mark.id for mark in marks)
    labels = _labels(marks, sections, settings)
    uses: dict[str, NoteUse] = {}
    for mark in marks:
        if mark.id not in uses:
            uses[mark.id] = NoteUse(
                mark.id,
                _kind_of(mark.id),
                labels[mark.id],
                mark.key,
                times[mark.id],
                mark.custom is not None,
                mark.in_table,
                mark.id not in notes,
                _words(notes.get(mark.id)),
            )
    unmarked = (
        NoteUse(id_, _kind_of(id_), "", "", 0, words=_words(n)) for id_, n in notes.items() if id_ not in uses
    )
    return (*uses.values(), *unmarked)


def _kind_of(id_: str) -> Literal["footnote", "endnote"]:
    return "footnote" if id_.startswith("fn") else "endnote"


def _words(note: Note | None) -> int:
    return count_words(plain_text(note.content)) if note else 0


def _labels(
    marks: Iterable[NoteMark], sections: Sequence[Element], settings: Element | None
) -> dict[str, str]:
    labels: dict[str, str] = {}
    for prefix, kind, usual in _KINDS:
        last, section = 0, -1
        known: dict[int, tuple[str, int, str]] = {}
        for mark in marks:
            if not mark.id.startswith(prefix) or mark.id in labels:
                continue
            if mark.section not in known:
                own = sections[mark.section] if mark.section < len(sections) else None
                known[mark.section] = _numbering(own, settings, kind, usual)
            form, start, restart = known[mark.section]
            if mark.custom is not None:
                labels[mark.id] = mark.custom
                continue
            begins = section == -1 or (restart == "eachSect" and mark.section != section)
            last = start if begins else last + 1
            section = mark.section
            labels[mark.id] = format_number(last, form)
    return labels


def _numbering(
    section: Element | None, settings: Element | None, kind: str, usual: str
) -> tuple[str, int, str]:
    """Return form, first number and restart: of the section, else of the document, else Word's own."""
    places = [None if root is None else root.find(f"{W}{kind}Pr") for root in (section, settings)]

    def first(name: str, otherwise: str) -> str:
        return next((value for place in places if (value := value_of(place, name))), otherwise)

    start = first("numStart", "1")
    return (
        first("numFmt", usual),
        int(start) if start.isdecimal() and len(start) < 7 else 1,
        first("numRestart", ""),
    )
