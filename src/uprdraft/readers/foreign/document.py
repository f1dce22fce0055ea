"""One reading from the bytes to tree and report: what is read in which order."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from uprdraft.document.package_report import PackageReport
from uprdraft.document.tree import Meta, Note, NoteReference, Submission
from uprdraft.document.walk import iter_submission_inlines
from uprdraft.readers.foreign.blocks import read_blocks, read_lines
from uprdraft.readers.foreign.comments import read_comments
from uprdraft.readers.foreign.counting import count_words_taken, parts_taken
from uprdraft.readers.foreign.fields import pair_fields
from uprdraft.readers.foreign.found import Found
from uprdraft.readers.foreign.headings import find_headings
from uprdraft.readers.foreign.leftovers import document_id, find_embedded, find_externals, format_changes
from uprdraft.readers.foreign.names import W, is_on
from uprdraft.readers.foreign.notes import note_uses, read_notes
from uprdraft.readers.foreign.numbering import read_numbering
from uprdraft.readers.foreign.numbers import number_items
from uprdraft.readers.foreign.pages import read_pages, read_running
from uprdraft.readers.foreign.parts import Source
from uprdraft.readers.foreign.properties import producer_of, read_properties
from uprdraft.readers.foreign.reading import Item, Reading
from uprdraft.readers.foreign.shares import font_shares, language_shares
from uprdraft.readers.foreign.story import Common, Story
from uprdraft.readers.foreign.structure import build_sections
from uprdraft.readers.foreign.styles import read_styles
from uprdraft.readers.foreign.taking import find_parts
from uprdraft.readers.foreign.theme import read_theme_fonts
from uprdraft.readers.foreign.typed import find_typed_marks
from uprdraft.readers.package import Element, open_package

__all__ = ["ReadDocument", "read_document"]

_UNKNOWN_DAY = dt.date.min


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A file as read: its text as a tree, and everything that is not in the tree.

    A number that Word makes stands in ``number`` of its paragraph or heading and not in the text; a typed one
    stands in both, for it is text and counts. ``report.numbers`` says which is which.
    """

    submission: Submission
    report: PackageReport


def read_document(data: bytes, name: str) -> ReadDocument:
    """Return the document in ``data``; ``name`` is what messages call it.

    What cannot be read is listed in ``report.unread`` and, in words, in ``submission.problems``.

    Raises:
        UnusableFileError: no Word document, damaged in its main part, or made to do harm; one line says which.
    """
    source = Source(open_package(data, name))
    root = source.main()
    related = source.related("settings")
    settings = related[1] if related else None
    common = _common(source, settings)
    items = _read_main(common, root)
    return _assemble(common, root, settings, items)


def _common(source: Source, settings: Element | None) -> Common:
    related = source.related("styles")
    styles = read_styles(related[1] if related else None)
    related = source.related("numbering")
    numbering = read_numbering(related[1] if related else None, styles)
    language = styles.default_paragraph.look.language or styles.default_look.language
    if not language and settings is not None:
        theme = settings.find(f"{W}themeFontLang")
        language = "" if theme is None else theme.get(f"{W}val", "")
    return Common(source, styles, Found(), language, numbering, numbering.fresh(), read_blocks, read_lines)


def _read_main(common: Common, root: Element) -> list[Item]:
    part = common.source.package.main
    story = Story(common, part, pair_fields(root), common.numbering, is_main=True)
    reading = Reading(story)
    read_blocks(reading, root, f"{part}#")
    reading.finish()
    return reading.items


def _assemble(common: Common, root: Element, settings: Element | None, items: list[Item]) -> ReadDocument:
    found, source = common.found, common.source
    numbers, uses = number_items(items, found.numbers)
    headings = find_headings(items, numbers.labels)
    parts = find_parts(items, headings, numbers.counted)
    cover, body, annexes = build_sections(items, headings, parts, numbers)
    notes = read_notes(common)
    note_list = note_uses(found.marks, notes, found.section_elements, settings)
    counts = count_words_taken(cover, body, annexes, parts, found, note_list)
    for item in items:
        found.typed_marks.extend(find_typed_marks(item.key, item.text, item.raised))
    comments = read_comments(common)
    running = read_running(common, found.section_elements, settings)
    properties = read_properties(source)
    key_by_ref = {item.ref: item.key for item in items}
    heading_keys = frozenset(one.key for one in headings.values())
    languages = language_shares(common.looks.values())
    report = PackageReport(
        name=source.package.name,
        conformance="strict" if source.is_strict else "transitional",
        producer=producer_of(properties),
        properties=properties,
        pages=read_pages(found.section_elements, found.section_ends),
        fonts=font_shares(common.looks.values(), read_theme_fonts(source)),
        languages=languages,
        default_language=common.language,
        running=running,
        comments=comments,
        revisions=(*found.revisions, *format_changes(root, source.package.main, key_by_ref)),
        hidden=tuple(found.hidden),
        text_boxes=tuple(found.text_boxes),
        fields=tuple(found.fields),
        hyperlinks=tuple(found.hyperlinks),
        externals=find_externals(source),
        embedded=find_embedded(source, found.embedded),
        pictures=tuple(found.pictures),
        bookmarks=tuple(found.bookmarks),
        notes=note_list,
        typed_marks=tuple(found.typed_marks),
        numbers=uses.with_headings(heading_keys),
        headings=tuple(headings.values()),
        taken=parts_taken(cover, body, annexes, parts, counts),
        counts=counts,
        rsids=_rsids(settings),
        document_id=document_id(settings),
        tracks_changes=_tracks(settings),
        unread=tuple(source.unread),
    )
    title = properties.title or _title(items)
    language = languages[0].language if languages and languages[0].language else common.language
    meta = Meta(
        title, language, "", "", _day(properties.modified) or _day(properties.created) or _UNKNOWN_DAY
    )
    submission = Submission(meta, cover, body, annexes, problems=_problems(report))
    return ReadDocument(_with_notes(submission, notes, report), report)


def _with_notes(submission: Submission, notes: dict[str, Note], report: PackageReport) -> Submission:
    """Return ``submission`` with the notes that its text marks, in the order of the marks."""
    marked = dict.fromkeys(
        node.note for node in iter_submission_inlines(submission) if isinstance(node, NoteReference)
    )
    kept = tuple(notes[id_] for id_ in marked if id_ in notes)
    at_end = sum(use.kind == "endnote" for use in report.notes)
    place = "endnotes" if at_end * 2 > len(report.notes) else "footnotes"
    return replace(submission, notes=kept, notes_place=place)  # type: ignore[arg-type]


def _title(items: Sequence[Item]) -> str:
    """Return the words of the first paragraph in the style Title; none where there is no such paragraph."""
    titled = (
        i for i in items if i.kind == "paragraph" and i.style is not None and i.style.name.lower() == "title"
    )
    return next((" ".join(item.text.split()) for item in titled), "")


def _day(stamp: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(stamp[:10])
    except ValueError:
        return None


def _problems(report: PackageReport) -> tuple[str, ...]:
    return tuple(f"{one.what} ({one.part}): {one.why}" for one in report.unread)


def _rsids(settings: Element | None) -> int:
    return 0 if settings is None else sum(1 for _ in settings.iterfind(f"{W}rsids/{W}rsid"))


def _tracks(settings: Element | None) -> bool:
    element = None if settings is None else settings.find(f"{W}trackRevisions")
    return element is not None and is_on(element)
