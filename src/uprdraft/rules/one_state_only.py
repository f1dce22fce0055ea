"""The text speaks of one State as its subject.

Looked for in the title ("submission on Exampleland and Freedonia") and in headings that are nothing but the names of
States. A review or a report is of one State; texts of the Council may speak of several. States that a title names for
another reason ("people from the Democratic People's Republic of Korea in China") are no second subject.
"""

import re
from collections.abc import Iterator

from uprdraft.document.tree import Heading, Section, Text
from uprdraft.document.walk import heading_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.loading.reference import load_countries
from uprdraft.rules._cover_text import find_states, title_lines
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import paragraph, submission, with_body, word_file
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_SUBJECT = lazy_pattern(
    r"(?:\b(?:on|of|concerning|regarding|rights in|situation in|about|sur|sobre)|[:–—])\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_JOINED = lazy_pattern(r"\s*(?:,|&|/|\+|,? and|et|y)\s+(?:the\s+)?|\s*[/&+]\s*", re.IGNORECASE)
_MUTUAL = lazy_pattern(r"\b(?:between|agreements? of|relations of|border of|cooperation of)\b", re.IGNORECASE)
_NUMBER = lazy_pattern(r"^\W*(?:[IVX]+|[A-Z]|\d+)[.):]\s*")


def _check(context: Context) -> Iterator[Finding]:
    body = context.body
    if context.draft is not None or not (body.cycle or body.treaty):
        return
    for line in title_lines(context):
        subjects = _subjects(line)
        if len(subjects) > 1:
            yield _finding(subjects, Place("title", "title", line[:120]))
            return
    headed = dict.fromkeys(
        code for section in context.submission.body for code in _bare(heading_text(section.heading))
    )
    if len(headed) > 1:
        yield _finding(list(headed), Place("title", "headings"))


def _subjects(line: str) -> list[str]:
    """Return the States that ``line`` names in a row as what it is about."""
    found = find_states(line)
    for index, first in enumerate(found):
        if not _SUBJECT.search(line[: first.start]) or _MUTUAL.search(line[: first.start]):
            continue
        row = [first]
        for other in found[index + 1 :]:
            if _JOINED.fullmatch(line, row[-1].end, other.start) and other.iso3 not in {r.iso3 for r in row}:
                row.append(other)
        return [r.iso3 for r in row]
    return []


def _bare(heading: str) -> list[str]:
    """Return the State that is all of a heading, in a list of one or none."""
    text = _NUMBER.sub("", heading).strip().removeprefix("The ").removeprefix("the ")
    return [s.iso3 for s in find_states(text) if s.start == 0 and s.end == len(text)]


def _finding(codes: list[str], place: Place) -> Finding:
    countries = load_countries()
    names = " and ".join(countries[code].short for code in codes)
    return RULE.finding(
        Level.WARNING, f"the text is about {names}; the body takes up one State", place, text=names
    )


def _titled(title: str) -> Context:
    heading = Heading((Text(title),), 1, key="h-title")
    tree = submission(paragraph("Text."), cover_rows={})
    made = word_file(tree.__class__(tree.meta, None, (Section("s", heading, ()),)))
    return with_body(made, cycle=4)


RULE = Rule(
    id="one-state-only",
    title="The text speaks of one State as its subject",
    why="The secretariat files a text under the State that it is about; of two it can file only one.",
    fix="send one text for each State",
    source="a review or report is of one State (OHCHR guidelines of 2008: no more than one country)",
    certainty=Certainty.OFFICIAL_OLD,
    reads=("body", "package"),
    check=_check,
    passing=lambda: _titled("Submission on China: people from Myanmar"),
    failing=lambda: _titled("Submission on China and Viet Nam"),
)
