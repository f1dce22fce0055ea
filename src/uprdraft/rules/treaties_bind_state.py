"""No treaty is presented as binding on a State that it does not bind.

Looks in each sentence of the text and the notes for treaties that the State has only signed or not joined,
by all their names, near words of standing ("ratified", "party to", "binding on") or of duty ("violates",
"requires", "obligation under"). A negation of standing ("has not ratified") is no finding, nor is a call to
ratify. A treaty whose status is not known is a warning. A declaration is never to be called a treaty.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.records.reference import TreatyStanding
from uprdraft.rules._claims import (
    InstrumentNames,
    Mention,
    claimed,
    find_mentions,
    instrument_names,
    others_pattern,
    sentences,
    speaks_of_standing,
)
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.names import names_in

__all__ = ["RULE"]


class _Law(NamedTuple):
    """What may be named, by id: how the State stands to each treaty, and which are declarations."""

    names: InstrumentNames
    standings: dict[str, TreatyStanding]
    titles: dict[str, str]
    declarations: frozenset[str]
    states: re.Pattern[str]
    protocols: dict[str, str]
    """For each protocol the treaty that it supplements."""


def _law(context: Context) -> _Law:
    meta = context.submission.meta
    names: dict[str, str] = {}
    titles: dict[str, str] = {}
    declarations: set[str] = set()
    standings = {}
    for treaty in context.reference.treaties.values():
        standings[treaty.id] = context.reference.standing(meta.country, treaty.id, meta.as_of)
        titles[treaty.id] = treaty.short_title
        names |= dict.fromkeys((treaty.title, treaty.short_title, *treaty.also), treaty.id)
    for instrument in context.library.instruments.values():
        id_ = instrument.treaty or instrument.id
        if instrument.kind == "declaration":
            declarations.add(id_)
        elif instrument.kind != "treaty" or instrument.treaty is None:
            continue
        shown = instrument.short_name or instrument.name
        names |= dict.fromkeys((instrument.name, shown), id_)
        titles[id_] = shown
    protocols = {t.id: t.protocol_to for t in context.reference.treaties.values() if t.protocol_to}
    text = "\n".join(line for _, line in _lines(context))
    return _Law(
        instrument_names(names, text),
        standings,
        titles,
        frozenset(declarations),
        _states(context, text),
        protocols,
    )


def _states(context: Context, text: str) -> re.Pattern[str]:
    """Return what tells this State's names from those of all others."""
    states: dict[str, str] = {}
    for country in context.reference.countries.values():
        written = (country.short, country.formal, *(n for n in country.also if len(n) > 3))
        states |= dict.fromkeys(written, country.iso3)
    standing = names_in(text, states)
    own = tuple(n for n in standing if states[n] == context.submission.meta.country)
    return others_pattern(own, tuple(n for n in standing if n not in own))


def _lines(context: Context) -> Iterator[tuple[Place, str]]:
    for section in iter_sections(context.submission):
        for key, line in iter_lines(section):
            yield Place(key, section.id), plain_text(line)
    for number, note in enumerate(context.submission.notes, 1):
        yield Place(note.id, f"note {number}"), plain_text(note.content)


def _check(context: Context) -> Iterator[Finding]:
    meta = context.submission.meta
    if not any(act.state == meta.country for act in context.reference.acts):
        return  # no State is known, or nothing about it: there is nothing to compare with
    law = _law(context)
    for place, text in _lines(context):
        before: list[str] = []
        for sentence in sentences(text):
            mentions = find_mentions(sentence, law.names, before)
            here = Place(place.key, place.label, sentence[:120])
            yield from _sentence(sentence, mentions, here, law)
            before += [m.id for m in mentions]


def _sentence(sentence: str, mentions: list[Mention], place: Place, law: _Law) -> Iterator[Finding]:
    said: set[str] = set()
    for mention, by_standing in claimed(sentence, mentions, law.states):
        if mention.id in said:
            continue
        said.add(mention.id)
        if mention.id in law.declarations:
            if by_standing or _is_called_treaty(sentence, mention):
                yield _not_a_treaty(mention, place, sentence, law)
        elif by_standing or not (
            speaks_of_standing(sentence, mentions, mention.id) or _is_applied(mention, mentions, law)
        ):
            yield from _treaty(mention.id, place, sentence, law)
    for mention in mentions:
        if mention.id in law.declarations - said and _is_called_treaty(sentence, mention):
            yield _not_a_treaty(mention, place, sentence, law)


def _is_applied(mention: Mention, mentions: list[Mention], law: _Law) -> bool:
    """Return whether a protocol that binds the State is named before: articles of its treaty apply through it."""
    before = (m.id for m in mentions if m.start < mention.start and law.protocols.get(m.id) == mention.id)
    return any((found := law.standings.get(id_)) and found.status == "bound" for id_ in before)


def _treaty(id_: str, place: Place, sentence: str, law: _Law) -> Iterator[Finding]:
    standing = law.standings.get(id_)
    if standing is None or standing.status == "bound":
        return
    name = law.titles[id_]
    if standing.status is None:
        message = f"the {name} reads as binding; whether the State has joined it is not known"
        hint = "look it up, and record it in data/treaty-status.csv of the project with date and source"
        yield RULE.finding(Level.WARNING, message, place, hint=hint, text=sentence)
        return
    word = "only signed" if standing.status == "signed" else "not joined"
    message = f"the {name} reads as binding; on the as-of date the State has {word} it"
    yield weigh(RULE.finding(Level.ERROR, message, place, text=sentence), standing.certainty)


def _is_called_treaty(sentence: str, mention: Mention) -> bool:
    """Return whether a treaty word stands right before or after the name ("treaties such as …", "…, a treaty")."""
    close = (
        sentence[max(0, mention.start - 24) : mention.start] + " " + sentence[mention.end : mention.end + 24]
    )
    folded = close.casefold()
    return any(
        f"{word}" in folded for word in ("treaties such as", "treaties like", ", a treaty", "is a treaty")
    )


def _not_a_treaty(mention: Mention, place: Place, sentence: str, law: _Law) -> Finding:
    message = f"the {law.titles[mention.id]} is presented as a treaty; it is a declaration"
    return RULE.finding(Level.ERROR, message, place, hint="call it a declaration", text=sentence)


RULE = Rule(
    id="treaties-bind-state",
    title="No treaty is presented as binding on a State that it does not bind",
    why="A State answers the mistake and not the violation.",
    fix="name an instrument that binds the State, or say that this one is only signed",
    source="treaty status table, at its own date and certainty",
    certainty=Certainty.SECONDARY,
    reads=("state",),
    check=_check,
    passing=lambda: context(submission(paragraph("The State is bound by the Example Covenant."))),
    failing=lambda: context(submission(paragraph("This violates the Example Covenant.")), act="signature"),
)
