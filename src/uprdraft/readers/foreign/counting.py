"""Words of a read file by where they stand, and every way to count that is open to doubt."""

from collections.abc import Iterable, Sequence

from uprdraft.document.count import count_section
from uprdraft.document.package_report import NoteUse, PartTaken, Reading, WordCounts
from uprdraft.document.tree import Section
from uprdraft.document.walk import heading_text, iter_blocks
from uprdraft.readers.foreign.found import Found
from uprdraft.readers.foreign.taking import Parts
from uprdraft.values.words import count_words

__all__ = ["count_words_taken", "parts_taken"]

_SOURCES = (
    "endnotes", "notes", "references", "bibliography", "works cited", "sources", "미주", "각주", "참고문헌",
    "참고 문헌", "注释", "参考文献", "примечания", "notas", "referencias", "bibliografía",
    "bibliographie", "références",
)  # fmt: skip


def count_words_taken(
    cover: Section | None,
    body: Sequence[Section],
    annexes: Sequence[Section],
    parts: Parts,
    found: Found,
    uses: Iterable[NoteUse],
) -> WordCounts:
    """Return the words by part; the readings name what else could be meant by "the words of the text"."""
    uses = tuple(uses)
    in_cover = count_section(cover) if cover else 0
    in_body = sum(count_section(s) for s in body if s.counts)
    in_annexes = sum(map(count_section, annexes))
    contents = sum(map(count_words, found.contents))
    readings = [Reading("body, without cover, annexes, contents and notes", in_body)]
    if in_cover and not parts.cover_is_certain:
        readings.append(Reading("body with what was taken as the cover", in_body + in_cover))
    if in_annexes and not parts.annex_is_certain:
        readings.append(Reading("body with what was taken as annexes", in_body + in_annexes))
    sources = sum(count_section(s) for s in _source_lists(body))
    if sources:
        readings.append(Reading("body without the list of sources at its end", in_body - sources))
    return WordCounts(
        in_cover,
        in_body,
        in_annexes,
        contents + sum(count_section(s) for s in body if not s.counts),
        sum(use.words for use in uses if use.kind == "footnote" and use.marks),
        sum(use.words for use in uses if use.kind == "endnote" and use.marks),
        sum(count_words(box.text) for box in found.text_boxes),
        sum(count_words(one.text) for one in found.hidden),
        tuple(readings),
    )


def _source_lists(sections: Sequence[Section]) -> list[Section]:
    """Return the last sections of the body whose headings say that they list sources or typed notes."""
    found = []
    for section in reversed([s for s in sections if s.counts]):
        if heading_text(section.heading).strip(" :.").lower() not in _SOURCES:
            break
        found.append(section)
    return found


def parts_taken(
    cover: Section | None,
    body: Sequence[Section],
    annexes: Sequence[Section],
    parts: Parts,
    counts: WordCounts,
) -> tuple[PartTaken, ...]:
    """Return what was taken as what, with first and last key."""
    taken = []
    if cover is not None:
        first, last = _ends((cover,))
        taken.append(PartTaken("cover", first, last, parts.why_cover, counts.cover, parts.cover_is_certain))
    if body:
        first, last = _ends(body)
        certain = parts.cover_is_certain and parts.annex_is_certain
        taken.append(
            PartTaken("body", first, last, "all that is neither cover nor annex", counts.body, certain)
        )
    if annexes:
        first, last = _ends(annexes)
        taken.append(PartTaken("annex", first, last, parts.why_annex, counts.annexes, parts.annex_is_certain))
    return tuple(taken)


def _ends(sections: Sequence[Section]) -> tuple[str, str]:
    keys = [key for section in sections for key in _keys(section)]
    return (keys[0], keys[-1]) if keys else ("", "")


def _keys(section: Section) -> Iterable[str]:
    if section.heading is not None:
        yield section.heading.key
    for block in iter_blocks(section.blocks):
        if block.key:
            yield block.key
    for child in section.sections:
        yield from _keys(child)
