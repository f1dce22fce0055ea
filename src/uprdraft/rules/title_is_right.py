"""State, cycle, session, committee and report in the title agree with the reference data.

Read in the title and on the cover, and where there is none in the lines above the text. The State is compared with
the one that the text is checked for, the cycle and the committee with the body, the session with the calendar, the
symbol of a State's report with the report that is before the committee. What the data does not hold gives no finding.
State and session of a project are compared elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from uprdraft.document.tree import Section
from uprdraft.findings import Finding, Level, Place
from uprdraft.loading.reference import load_countries, load_treaties
from uprdraft.rules._cover_text import find_states, head_lines, title_lines
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import paragraph, submission, with_body, word_file
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.sessions import find_sessions
from uprdraft.values.symbols import find_symbols

__all__ = ["RULE"]

_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth")
_CYCLE = lazy_pattern(
    rf"\b(?:({'|'.join(_ORDINALS[1:])})|(\d)(?:st|nd|rd|th))\s+(?:UPR\s+|review\s+)?cycle\b|\bcycle\s+(\d|I{{1,3}}|IV|V)\b",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
_SUBJECT = lazy_pattern(
    r"\b(?:review|submission|report|information|situation)\b[^.;]{0,80}?\b(?:on|of|in)\s+(?:the\s+)?$", re.I
)
_PLACE = Place("title", "title")
_WORDS_OF_A_TITLE = 16
"""What is longer says who writes, and may name other bodies."""


def _check(context: Context) -> Iterator[Finding]:
    lines = tuple(dict.fromkeys((*title_lines(context), *head_lines(context))))
    if context.draft is None:
        yield from _state(context)
    cycle = list(_cycle(context, lines))
    yield from cycle
    if context.draft is None and not cycle:
        yield from _session(context, lines)
    yield from _committee(context, lines)
    yield from _report(context, lines)


def _at(line: str) -> Place:
    return replace(_PLACE, quote=line[:120])


def _state(context: Context) -> Iterator[Finding]:
    wanted = context.submission.meta.country
    for line in title_lines(context):
        named = [s for s in find_states(line) if _SUBJECT.search(line[: s.start])]
        if wanted in load_countries() and named and wanted not in {s.iso3 for s in find_states(line)}:
            name = load_countries()[named[0].iso3].short
            message = (
                f"the title is about {name}; the text is checked as one on {load_countries()[wanted].short}"
            )
            yield RULE.finding(Level.WARNING, message, _at(line), text=name)
            return


def _cycle(context: Context, lines: tuple[str, ...]) -> Iterator[Finding]:
    wanted = context.body.cycle
    for line in lines if wanted is not None else ():
        match = _CYCLE.search(line)
        if match is None:
            continue
        word, figure, other = match.groups()
        number = (
            _ORDINALS.index(word.lower())
            if word
            else int(figure)
            if figure
            else _ROMAN.get(other.upper()) or int(other)
        )
        if number != wanted:
            message = f"the title names cycle {number}; this type of text is for cycle {wanted}"
            yield RULE.finding(Level.WARNING, message, _at(line), text=match.group())
        return


def _session(context: Context, lines: tuple[str, ...]) -> Iterator[Finding]:
    if context.body.cycle is None:
        return
    country = context.submission.meta.country
    review = next(
        (r for r in context.reference.calendar if r.state == country and r.cycle == context.body.cycle), None
    )
    named = [(number, line) for line in lines for number in find_sessions(line)]
    if review is None or review.session is None or not named or review.session in {n for n, _ in named}:
        return
    number, line = named[0]
    message = (
        f"the title names session {number}; the calendar has {country} at session {review.session}"
        f" in cycle {review.cycle} ({review.session_certainty.value})"
    )
    hint = "look it up: uprdraft deadlines COUNTRY --all"
    finding = RULE.finding(Level.ERROR, message, _at(line), hint=hint, text=str(number))
    yield weigh(finding, review.session_certainty)


def _committee(context: Context, lines: tuple[str, ...]) -> Iterator[Finding]:
    bodies = {t.body for t in load_treaties().values() if t.body.startswith("Committee")}
    short = [line for line in lines if len(line.split()) <= _WORDS_OF_A_TITLE]
    named = [(b, line) for line in short for b in bodies if b.casefold() in line.casefold()]
    if (
        named
        and context.body.body not in {b for b, _ in named}
        and (context.body.cycle or context.body.treaty)
    ):
        other, line = named[0]
        message = f"the title names the {other}; the text is checked for the {context.body.body}"
        yield RULE.finding(Level.WARNING, message, _at(line), text=other)


def _report(context: Context, lines: tuple[str, ...]) -> Iterator[Finding]:
    country, treaty = context.submission.meta.country, context.body.treaty
    known = [
        p
        for p in context.reference.pending
        if p.state == country and p.treaty == treaty and p.symbol is not None
    ]
    for line in lines if treaty else ():
        for found in find_symbols(line):
            parts = found.symbol.elements
            if len(parts) != 4 or parts[1] != "C" or len(parts[2]) != 3 or not parts[3][0].isdigit():
                continue
            if known and str(found.symbol) not in {str(p.symbol) for p in known}:
                message = (
                    f"the title names the report {found.symbol}; before the committee is {known[0].symbol}"
                )
                finding = RULE.finding(Level.WARNING, message, _at(line), text=str(found.symbol))
                yield weigh(finding, known[0].certainty)
                return


def _titled(title: str) -> Context:
    cover = Section(
        "cover", None, (paragraph(title, path="cover/1", role="title"),), counts=False, kind="cover"
    )
    made = word_file(submission(paragraph("Text.")))
    return with_body(replace(made, submission=replace(made.submission, cover=cover)), cycle=4)


RULE = Rule(
    id="title-is-right",
    title="State, cycle, session, committee and report in the title are the right ones",
    why="The secretariat files a text by its title.",
    fix="correct the title, or name the right body and State for the check",
    source="calendar of the review, list of States' reports and names of the committees, each at its own certainty",
    certainty=Certainty.SECONDARY,
    reads=("body",),
    check=_check,
    passing=lambda: _titled("Submission for the fourth cycle of the Universal Periodic Review"),
    failing=lambda: _titled("Submission for the third cycle of the Universal Periodic Review"),
)
