"""A paragraph that states facts leads to its source.

A paragraph counts as factual where it gives figures of people or cases, a day, or reports what was done to
people. Not looked at: cover, annexes, summary, method, introductions and conclusions, recommendations, what
the text says of itself or of its authors, ratifications (the treaty table is their source), a line that
introduces a list, and a paragraph that names its document in words. Where a text has no notes at all, that is
said once, and so it is for a Word file in which more than five paragraphs lack one.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from uprdraft.document.tree import Heading, Link, NoteReference, Paragraph, Section, Submission, Text
from uprdraft.document.walk import heading_text, iter_blocks, iter_inlines, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import cited, context, paragraph, submission
from uprdraft.rules.recommendations import find_recommendations
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.symbols import find_symbols

__all__ = ["RULE"]

_OTHER_SECTIONS = lazy_pattern(
    r"\b(summary|method|introduc|scope|about|who we are|organi[sz]ation|recommend|conclusion|question|contents"
    r"|abbreviation|acronym|definition|framework|background of the author)",
    re.IGNORECASE,
)
_FIGURES = lazy_pattern(
    r"\b\d[\d,.]{0,14}(?: \d{3}){0,3}\s{1,3}(?:people|persons|women|men|girls|boys|children|refugees|cases"
    r"|deaths|families|detainees|prisoners|workers|victims|households|schools|percent|per cent)\b|\d\s?%",
    re.IGNORECASE,
)
_DAYS = lazy_pattern(
    r"\b(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s+(?:\d{1,2},\s+)?(?:19|20)\d\d\b"
)
_DONE = lazy_pattern(
    r"\b(?:was|were|been|being)\s+(?:\w+ly\s+)?(?:arrested|detained|deported|repatriated|returned|killed|executed"
    r"|tortured|beaten|raped|trafficked|sentenced|imprisoned|disappeared|expelled|evicted|shot|abducted)\b",
    re.IGNORECASE,
)
_OF_ITSELF = lazy_pattern(
    r"^(?:this (?:submission|report|paper|document|statement|text)|we\b|our\b|the (?:authors?|submitting|undersigned))"
    r"|\b(?:we|our organi[sz]ation)\b.{0,40}\b(?:interview|document|collect|submit)",
    re.IGNORECASE,
)
_COMMON = lazy_pattern(
    r"\b(?:ratif|acced|signed|signator|State party|party to|entered into force|Universal Periodic Review|UPR|cycle"
    r"|recommend|reservation)",
    re.IGNORECASE,
)
_NAMES_ITS_DOCUMENT = lazy_pattern(
    r"\b(?:19|20)\d\d report\b|\bsee (?:note|para|annex)|\babove\b|\(\d{4}\)|\[\d+\]", re.IGNORECASE
)
_MOST = 5
_SHORTEST = 12
"""Words below which a paragraph is a caption, a label or a transition."""


def _check(context: Context) -> Iterator[Finding]:
    bare = list(_bare(context))
    if bare and not context.submission.notes and len(bare) > 1:
        message = f"the text has no notes at all, and {len(bare)} paragraphs state facts"
        yield RULE.finding(Level.WARNING, message, Place(bare[0].key, "the whole text"), text=str(len(bare)))
        return
    if context.draft is None and len(bare) > _MOST:
        yield _of_many(bare)
        return
    for block in bare:
        text = plain_text(block.content)
        place = Place(block.origin.ref or block.key, f"paragraph {block.number}".strip(" ."), text[:80])
        yield RULE.finding(Level.WARNING, "this paragraph states facts without a source", place, text=text)


def _of_many(bare: list[Paragraph]) -> Finding:
    """Return one finding for a text whose writer puts no source to many paragraphs: fifty would say no more."""
    numbers = [block.number.strip(" .") for block in bare if any(c.isalnum() for c in block.number)]
    named = f": {', '.join(numbers[:_MOST])}, …" if numbers else ""
    first = plain_text(bare[0].content)
    message = f"{len(bare)} paragraphs state facts without a source{named}"
    return RULE.finding(
        Level.WARNING, message, Place(bare[0].key, "the whole text", first[:80]), text=str(len(bare))
    )


def _bare(context: Context) -> Iterator[Paragraph]:
    acronyms = {o.acronym for o in context.draft.organisations if o.acronym} if context.draft else set()
    asks = {found.key for found in find_recommendations(context.submission)}
    for section in context.submission.body:
        yield from (block for block in _of(section, acronyms) if block.key not in asks)


def _of(section: Section, acronyms: set[str]) -> Iterator[Paragraph]:
    if _OTHER_SECTIONS.search(f"{section.id} {heading_text(section.heading)}"):
        return
    for block in iter_blocks(section.blocks):
        if isinstance(block, Paragraph) and block.role in ("numbered", "plain") and _is_bare(block, acronyms):
            yield block
    for child in section.sections:
        yield from _of(child, acronyms)


def _is_bare(block: Paragraph, acronyms: set[str]) -> bool:
    if any(isinstance(node, NoteReference | Link) for node in iter_inlines(block.content)):
        return False
    text = plain_text(block.content).strip()
    if len(text.split()) < _SHORTEST or text.endswith(":") or _OF_ITSELF.search(text):
        return False
    if (
        _NAMES_ITS_DOCUMENT.search(text)
        or next(find_symbols(text), None)
        or acronyms & set(re.findall(r"\w+", text))
    ):
        return False
    return bool(
        _FIGURES.search(text) or _DONE.search(text) or (_DAYS.search(text) and not _COMMON.search(text))
    )


_CLAIM = "In October 2022, according to several accounts, 40 people were arrested at the border and deported at night."


def in_theme(tree: Submission) -> Submission:
    """Return ``tree`` with its section under the heading of a theme."""
    (section,) = tree.body
    heading = Heading((Text("Detention"),), 1, key="h-theme")
    return replace(tree, body=(replace(section, id="theme-detention", heading=heading),))


RULE = Rule(
    id="facts-have-notes",
    title="A paragraph that states facts has a note",
    why="OHCHR summarises what can be checked; a State answers first what has no source.",
    fix="cite the source in a note, or take the figure or day out",
    source="good practice: every factual claim leads to its source; OHCHR asks for credible and reliable information",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(in_theme(cited(_CLAIM))),
    failing=lambda: context(in_theme(submission(paragraph(_CLAIM)))),
)
