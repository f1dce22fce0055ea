"""Every remark that colleagues made in a Word file has been looked at.

Remarks come back with ``uprdraft pull`` and stand under ``comments`` in draft.yaml. They are never printed. One is
settled when it is taken out there.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.draft import Remark
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, draft, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_SHOWN = 160


def _check(context: Context) -> Iterator[Finding]:
    for remark in context.draft.comments if context.draft else ():
        text = " ".join(remark.text.split())
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        author = f" ({remark.author})" if remark.author else ""
        place = Place(remark.place, remark.place or "the whole text", remark.quote[:60])
        yield RULE.finding(Level.ADVICE, f"a remark is open{author}: {shown}", place, text=text)


RULE = Rule(
    id="remarks-settled",
    title="No remark of a colleague is open",
    why="A remark that nobody answered is often a mistake that somebody saw.",
    fix="answer it in the text, then take it out of “comments” in draft.yaml",
    source="good practice of joint work",
    certainty=Certainty.SECONDARY,
    reads=("draft",),
    check=_check,
    passing=lambda: context(submission(paragraph("Text."))),
    failing=lambda: context(
        submission(paragraph("Text.")),
        draft=draft(comments=(Remark(place="prose/summary/1", text="Is this so?"),)),
    ),
)
