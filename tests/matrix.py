"""Every State in every type of submission on every situation that applies: what is wrong with each text.

A situation applies to the States that it names as hosts; the general one to every other State. Each text is made
of one synthetic draft: an organisation, a paragraph a part, what is offered and ticked in the first themes.
"""

import re
from collections.abc import Iterator
from functools import cache

from tests.states import broken_names
from tests.types_fixture import TYPES, check_type
from uprdraft.document.tree import Gap, Paragraph, Section, Submission
from uprdraft.document.walk import iter_blocks, iter_lines, iter_sections, iter_submission_inlines, plain_text
from uprdraft.findings import Level
from uprdraft.loading.library import load_library
from uprdraft.loading.reference import load_countries
from uprdraft.pipeline.checked import Checked

__all__ = ["STATES", "builds_of", "check_state", "empty_sections", "find_faults"]

STATES = tuple(load_countries())
GENERAL = "any-refugees"
INHERENT = {"body-open-to-state"}
"""A State that has not joined a treaty, or has been reviewed, is stopped whatever the text says."""
_BROKEN = re.compile(
    r"\{[{%#]|[}%#]\}|\bthe the\b|\bof of\b|\ba [aeiou]\w+ |\.\.(?!\.)| [,.;:](?!\.)|  |\bNone\b|,\.|\(\)"
)
_TITLE = re.compile("“[^”]*”")
"""The title of a source, or what is quoted: others' words stand as they are."""
_ENDS = re.compile(r"[.?!:;…]['’”)\]\d#]*$")
_ROLES = frozenset(("numbered", "recommendation", "listed-recommendation"))


@cache
def _names_with_article() -> frozenset[str]:
    return frozenset(c.short for c in load_countries().values() if c.article)


@cache
def _hosts() -> dict[str, tuple[str, ...]]:
    situations = load_library().situations.values()
    return {s: tuple(x.id for x in situations if s in x.hosts) or (GENERAL,) for s in STATES}


def builds_of(state: str) -> Iterator[tuple[str, str]]:
    """Yield ``(type, situation)`` of every text that is made on a State."""
    for situation in _hosts()[state]:
        for type_ in TYPES:
            yield type_, situation


def check_state(state: str) -> tuple[int, list[str]]:
    """Return how many texts on a State were built, and what is wrong in them."""
    faults = []
    count = 0
    for type_, situation in builds_of(state):
        count += 1
        checked = check_type(type_, state, situation)
        faults += [f"{state} {type_} {situation}: {fault}" for fault in find_faults(checked)]
    return count, faults


def find_faults(checked: Checked) -> Iterator[str]:
    """Yield what is wrong with a text, in words."""
    for finding in checked.findings:
        if finding.level is Level.ERROR and finding.rule not in INHERENT:
            yield f"{finding.rule}: {finding.message}"
        elif finding.rule == "treaties-bind-state":
            yield f"{finding.rule}: {finding.message}: {finding.text}"
    if any(isinstance(node, Gap) for node in iter_submission_inlines(checked.submission)):
        yield "a gap"
    yield from (f"empty section {id_}" for id_ in empty_sections(checked.submission))
    for line in _lines(checked.submission):
        yield from _faults_of_line(line, checked)
    for section in iter_sections(checked.submission):
        for block in iter_blocks(section.blocks):
            if isinstance(block, Paragraph) and block.role in _ROLES:
                yield from _faults_of_paragraph(plain_text(block.content).strip())


def _lines(submission: Submission) -> Iterator[str]:
    for section in iter_sections(submission):
        for _, line in iter_lines(section):
            yield plain_text(line, "#")
    for note in submission.notes:
        yield plain_text(note.content, "#")


def _faults_of_line(line: str, checked: Checked) -> Iterator[str]:
    for match in _BROKEN.finditer(line):
        yield f"“{match.group()}” in “{line[max(0, match.start() - 40) : match.end() + 40]}”"
    if line not in _names_with_article():  # a line of a list, such as the State on a cover
        own = _TITLE.sub("“”", line)
        yield from (f"article: {name}" for name in broken_names(own, _names_with_article()))
    wrong = "the State party" if checked.body.treaty is None else "State under review"
    if wrong in line:
        yield f"“{wrong}” in “{line[:120]}”"


def _faults_of_paragraph(text: str) -> Iterator[str]:
    first = text.lstrip("“‘([")[:1]
    if not (first.isupper() or first.isdigit()):
        yield f"begins small: “{text[:80]}”"
    if not _ENDS.search(text):
        yield f"no stop: “{text[-80:]}”"


def empty_sections(submission: Submission) -> list[str]:
    """Return the sections under whose heading nothing stands."""

    def has_words(section: Section) -> bool:
        return bool(section.blocks) or any(has_words(s) for s in section.sections)

    return [s.id for s in iter_sections(submission) if not has_words(s)]
