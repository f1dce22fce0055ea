"""The pages of a text, where its body counts pages: what a word processor is given to lay out, and when.

It is given no text that holds a private value, and of a foreign file a copy that does nothing but show.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from uprdraft.document.length import Layout
from uprdraft.document.tree import Section, Submission
from uprdraft.document.walk import iter_blocks, iter_sections
from uprdraft.errors import UnusableFileError
from uprdraft.records.body import BodyProfile

__all__ = ["LayOut", "counts_pages", "lay_out_file", "only_what_counts"]

LayOut: TypeAlias = Callable[[bytes], Layout]
"""Lets a word processor lay out a Word file."""


def counts_pages(body: BodyProfile) -> bool:
    """Return whether the limit of ``body`` is one of pages."""
    return body.limit.value.unit == "pages"


def lay_out_file(
    data: bytes, name: str, submission: Submission, body: BodyProfile, lay_out: LayOut
) -> Layout:
    """Return the pages of the Word file that ``submission`` was read from, without its cover and annexes.

    Of a short text, where the cover stands on the same page, all is laid out.
    """
    from uprdraft.writers.word.trial import trial_copy

    left_out = () if body.brief is not None else tuple(_not_counted(submission))
    try:
        copy = trial_copy(data, name, left_out)
    except UnusableFileError:
        # A part that the reader can do without, such as the styles, may be damaged.
        return Layout("", why_not="the file is damaged, and was not laid out")
    return lay_out(copy)


def _not_counted(submission: Submission) -> Iterator[str]:
    for section in iter_sections(submission):
        if not section.counts:
            if section.heading is not None:
                yield section.heading.origin.ref
            yield from (block.origin.ref for block in iter_blocks(section.blocks))


def only_what_counts(submission: Submission) -> Submission:
    """Return ``submission`` without what counts towards no limit; a cover that has no page of its own stays."""
    cover = None if submission.has_cover_page else submission.cover
    body = tuple(_counted(section) for section in submission.body if section.counts)
    return replace(submission, cover=cover, body=body, annexes=())


def _counted(section: Section) -> Section:
    return replace(section, sections=tuple(_counted(s) for s in section.sections if s.counts))
