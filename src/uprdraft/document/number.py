"""Numbers as the reader sees them: paragraphs, recommendations and headings, without gaps.

The Word file numbers natively; the numbers here are what its cached fields, the preview and the
findings show, so both follow one set of rules: paragraphs and recommendations run through the
whole text, a heading starts the levels below it again.
"""

from dataclasses import dataclass, field, replace

from uprdraft.document.tree import Block, Heading, ListBlock, Paragraph, Quote, Role, Section, Submission
from uprdraft.values.numerals import to_letters, to_roman

__all__ = ["list_label", "number_blocks"]

_PREFIXES: dict[Role, str] = {"numbered": "", "recommendation": "R", "listed-recommendation": "R"}
_HEADING_STYLES = ("{upper}.", "{decimal}.", "({lower})", "({roman})")
_LIST_STYLES = ("({lower})", "({roman})", "{decimal}.")


@dataclass(slots=True)
class _Counters:
    """The last number given: by paragraph role, and by heading level."""

    roles: dict[Role, int] = field(default_factory=dict)
    levels: list[int] = field(default_factory=lambda: [0] * len(_HEADING_STYLES))


def number_blocks(submission: Submission) -> Submission:
    """Return ``submission`` with every number filled in ("12.", "R3.", "A."); the rest unchanged."""
    counters = _Counters()
    return replace(
        submission,
        cover=_numbered_section(submission.cover, counters) if submission.cover else None,
        body=tuple(_numbered_section(section, counters) for section in submission.body),
        annexes=tuple(_numbered_section(section, counters) for section in submission.annexes),
    )


def list_label(index: int, depth: int) -> str:
    """Return the label of item ``index`` (from 0) of an ordered list ``depth`` lists deep (from 0)."""
    return _label(_LIST_STYLES[min(depth, len(_LIST_STYLES) - 1)], index + 1)


def _numbered_section(section: Section, counters: _Counters) -> Section:
    heading = _numbered_heading(section.heading, counters) if section.heading else None
    blocks = tuple(_numbered_block(block, counters) for block in section.blocks)
    children = tuple(_numbered_section(child, counters) for child in section.sections)
    return replace(section, heading=heading, blocks=blocks, sections=children)


def _numbered_heading(heading: Heading, counters: _Counters) -> Heading:
    if not heading.numbered:
        return replace(heading, number="")
    index = min(heading.level, len(_HEADING_STYLES)) - 1
    # A level that was left out counts as begun: after "1." below none, the next upper heading is "B.", as in Word.
    counters.levels[:index] = [max(level, 1) for level in counters.levels[:index]]
    counters.levels[index] += 1
    counters.levels[index + 1 :] = [0] * (len(_HEADING_STYLES) - index - 1)
    return replace(heading, number=_label(_HEADING_STYLES[index], counters.levels[index]))


def _numbered_block(block: Block, counters: _Counters) -> Block:
    match block:
        case Paragraph():
            return replace(block, number=_next_number(block.role, counters))
        case ListBlock():
            items = tuple(tuple(_numbered_block(b, counters) for b in item) for item in block.items)
            return replace(block, items=items)
        case Quote():
            return replace(block, content=tuple(_numbered_block(b, counters) for b in block.content))
        case _:
            return block


def _next_number(role: Role, counters: _Counters) -> str:
    if role not in _PREFIXES:
        return ""
    counters.roles[role] = counters.roles.get(role, 0) + 1
    return f"{_PREFIXES[role]}{counters.roles[role]}."


def _label(style: str, number: int) -> str:
    lower = to_letters(number)
    return style.format(upper=lower.upper(), lower=lower, roman=to_roman(number), decimal=number)
