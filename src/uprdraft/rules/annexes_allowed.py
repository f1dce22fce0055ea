"""What is annexed is what the body allows to be annexed.

Compared with what the profile lists as not allowed: maps, pictures, annual reports, reports of others. Looked for in
the headings of the annexes and among their pictures. The list of recommendations that this program annexes is fine.
"""

import re
from collections.abc import Iterator

from uprdraft.document.tree import Heading, Section, Text
from uprdraft.document.walk import heading_text, iter_blocks
from uprdraft.findings import Finding, Level, Place
from uprdraft.loading.form_words import load_form_words
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import paragraph, submission, sure, with_body, word_file
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    said: set[str] = set()
    for forbidden in context.body.disallowed:
        if "annex" not in forbidden.value:
            continue
        for section in context.submission.annexes:
            what = _held(section, forbidden.value, context)
            if what and what not in said:
                said.add(what)
                title = heading_text(section.heading)
                place = Place(section.heading.key if section.heading else "", "annexes", title[:80])
                message = f"{what} stand in an annex; not allowed: {forbidden.value}"
                yield weigh(RULE.finding(Level.WARNING, message, place, text=title), forbidden.certainty)


def _held(section: Section, forbidden: str, context: Context) -> str:
    """Return what of ``forbidden`` an annex holds, in the words of the data; empty for nothing."""
    title = " ".join(heading_text(s.heading) for s in (section, *section.sections))
    for what, pattern in load_form_words().annexed.items():
        if what.split()[-1] in forbidden and re.search(pattern, title, re.IGNORECASE):
            return what
    keys = {b.key for s in (section, *section.sections) for b in iter_blocks(s.blocks)}
    pictures = context.package.pictures if context.package else ()
    if "pictures" in forbidden and any(p.key in keys and p.key for p in pictures):
        return "pictures"
    return ""


def _annexing(title: str) -> Context:
    from uprdraft.document.package_report import Picture

    annex = Section(
        "annex", Heading((Text(title),), 1, key="h-annex"), (paragraph("Text.", path="a/1"),), kind="annex"
    )
    tree = submission(paragraph("Text."))
    made = word_file(
        tree.__class__(tree.meta, tree.cover, tree.body, (annex,)), pictures=(Picture("m", "b9"),)
    )
    return with_body(made, disallowed=(sure("annexing maps, pictures or annual reports"),))


RULE = Rule(
    id="annexes-allowed",
    title="What is annexed is what the body allows",
    why="What may not be annexed is taken off, or holds up the whole text.",
    fix="take it out, and give the address where it can be read",
    source="the body profile: what is not allowed, each with its own source",
    certainty=Certainty.SECONDARY,
    reads=("body",),
    check=_check,
    passing=lambda: _annexing("Annex: list of recommendations"),
    failing=lambda: _annexing("Annex II: map of the border"),
)
