"""The cover of a joint text names every organisation that submits it.

In a project each name is looked for as the draft has it. In a Word file of unknown making the organisations are
counted by words such as "centre" and by acronyms in brackets; only where fewer than two are found is it said.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from uprdraft.document.tree import Section
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules._cover_text import cover_lines, cover_pattern
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import paragraph, submission, word_file
from uprdraft.values.certainty import Certainty
from uprdraft.values.marks import with_plain_marks
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_PLACE = Place("cover/joint-members", "cover")
_PIECES = lazy_pattern(r"[;,\n•]| and | et | y |\t")
_ACRONYM = lazy_pattern(r"\(([A-Z][A-Za-z-]{1,11})\)")
_OF_THE_UN = lazy_pattern(
    r"human rights council|united nations|working group|universal periodic|\b(?:OHCHR|UNHCR|UPR)\b", re.I
)


def _check(context: Context) -> Iterator[Finding]:
    if not context.is_joint:
        return
    if context.draft is not None:
        yield from _unnamed(context)
    elif _named(cover_lines(context)) < 2:
        message = "the text is a joint one, and fewer than two organizations are found on its cover"
        yield _weighed(context, RULE.finding(Level.WARNING, message, _PLACE, text="members"))


def _unnamed(context: Context) -> Iterator[Finding]:
    shown = with_plain_marks(" ".join(cover_lines(context)))
    members = context.draft.submitting if context.draft else ()
    lacking = [
        o.name for o in members if o.name and "{{" not in o.name and with_plain_marks(o.name) not in shown
    ]
    if lacking:
        message = f"the cover does not name {', '.join(lacking)}"
        yield _weighed(context, RULE.finding(Level.WARNING, message, _PLACE, text=", ".join(lacking)))


def _weighed(context: Context, finding: Finding) -> Finding:
    item = next((i for i in context.body.cover if i.value.field == "joint-members"), None)
    return weigh(finding, item.certainty) if item else replace(finding, level=Level.ADVICE)


def _named(lines: tuple[str, ...]) -> int:
    """Return how many organisations ``lines`` seem to name."""
    pattern = cover_pattern("organisation")
    pieces = {p.strip() for line in lines for p in _PIECES.split(line) if not _OF_THE_UN.search(p)}
    named = sum(bool(pattern and pattern.search(piece)) for piece in pieces)
    acronyms = {a for line in lines for a in _ACRONYM.findall(line) if not _OF_THE_UN.search(a)}
    return max(named, len(acronyms))


def _joint(names: str) -> Context:
    cover = Section("cover", None, (paragraph(names, role="title"),), counts=False, kind="cover")
    made = word_file(submission(paragraph("Text.")))
    return replace(made, joint=True, submission=replace(made.submission, cover=cover))


RULE = Rule(
    id="members-all-named",
    title="The cover of a joint text names every organization that submits it",
    why="The greater length is for those who are named; the body lists them in its summary.",
    fix="list all members on the cover, each with its full name and acronym",
    source="the body profile: cover items for joint texts, with their own source",
    certainty=Certainty.OFFICIAL_OLD,
    reads=("body",),
    check=_check,
    passing=lambda: _joint("Joint submission of the Example Centre and the Sample Network"),
    failing=lambda: _joint(
        "Joint submission on Exampleland " + "by several non-governmental authors of renown " * 12
    ),
)
