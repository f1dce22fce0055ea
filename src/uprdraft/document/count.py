"""Words of a tree, section by section, as Word would show them for the file we write."""

from dataclasses import dataclass

from uprdraft.document.tree import Inline, Paragraph, Section, Submission
from uprdraft.document.walk import heading_text, iter_blocks, iter_lines, iter_sections, plain_text
from uprdraft.values.words import count_words, count_words_strictly

__all__ = [
    "Count",
    "count_part",
    "count_section",
    "count_submission",
    "count_words_of",
    "counted_parts",
    "longest_paragraphs",
    "title_of",
]


@dataclass(frozen=True, slots=True)
class Count:
    """Words of a submission.

    ``counted`` is what the body counts by the profile; ``strict`` the same with dashes as
    separators and notes included; ``by_section`` maps each counted top section to its words.
    """

    counted: int
    notes: int
    not_counted: int
    strict: int
    by_section: tuple[tuple[str, int], ...]
    notes_counted: bool = False
    """Whether ``counted`` holds the words of the notes, as some bodies want."""

    @property
    def total(self) -> int:
        """Return all words of the file: body, cover, annexes and notes."""
        return self.counted + self.not_counted + (0 if self.notes_counted else self.notes)


def count_words_of(content: tuple[Inline, ...]) -> int:
    """Return the words of one line of inlines; automatic numbers and note marks count nothing.

    The number of a cross-reference stands in the text, so it counts.
    """
    return count_words(plain_text(content, "1"))


def count_section(section: Section) -> int:
    """Return the words of a section with its heading and its sub-sections."""
    own = sum(count_words_of(line) for _, line in iter_lines(section))
    return own + sum(count_section(child) for child in section.sections)


def counted_parts(submission: Submission, counted: int) -> list[Section]:
    """Return the top parts that count, in order; the parts of one that holds most of the text in its place.

    ``counted`` is the number of words of the whole.
    """
    tops = [s for s in submission.body if s.counts]
    large = {s.id for s in tops if s.sections and count_section(s) * 2 > counted}
    return [part for s in tops for part in (s.sections if s.id in large else (s,))]


def title_of(section: Section) -> str:
    """Return the heading of a part on one line, its id where it has none."""
    return " ".join(heading_text(section.heading).split())[:80].strip() or section.id


def _strict(section: Section) -> int:
    own = sum(count_words_strictly(plain_text(line, "1")) for _, line in iter_lines(section))
    return own + sum(_strict(child) for child in section.sections)


def count_submission(submission: Submission, *, notes_count: bool = False) -> Count:
    """Return the words of ``submission``. Contents entries are not counted: they repeat headings.

    ``notes_count`` says whether the body counts the notes as well.
    """
    tops = ((submission.cover,) if submission.cover else ()) + submission.body + submission.annexes
    counting = [s for s in tops if s.counts]
    by_section = tuple((s.id, count_section(s)) for s in counting)
    notes = sum(count_words_of(n.content) for n in submission.notes)
    strict_notes = sum(count_words_strictly(plain_text(n.content, "1")) for n in submission.notes)
    return Count(
        counted=sum(words for _, words in by_section) + (notes if notes_count else 0),
        notes=notes,
        not_counted=sum(count_section(s) for s in tops if not s.counts),
        strict=sum(_strict(s) for s in counting) + strict_notes,
        by_section=by_section,
        notes_counted=notes_count,
    )


def count_part(submission: Submission, id_: str) -> int | None:
    """Return the words of the section ``id_``, sub-sections included; None where there is no such section."""
    found = next((s for s in iter_sections(submission) if s.id == id_), None)
    return count_section(found) if found else None


def longest_paragraphs(submission: Submission, most: int) -> list[tuple[str, int]]:
    """Return ``(origin, words)`` of the longest counted paragraphs that are not recommendations, longest first.

    They are what can be shortened without taking an ask away.
    """
    found = [
        (block.origin.ref, count_words_of(block.content))
        for section in iter_sections(submission)
        if section.counts
        for block in iter_blocks(section.blocks)
        if isinstance(block, Paragraph) and block.role != "recommendation"
    ]
    return sorted(found, key=lambda pair: -pair[1])[:most]
