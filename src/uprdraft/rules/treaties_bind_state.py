"""No treaty is presented as binding on a State that it does not bind.

Looks in each sentence for the name of a treaty that the State has only signed or not joined, near words
of obligation ("bound by", "ratified", "violates", "obligation under", "party to"). The negation of such
words ("has not ratified") is no finding. The Universal Declaration is never to be called a treaty.
"""

import re
from collections.abc import Iterator
from functools import cache

from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.records.library import Instrument
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z“])")
_BINDING = re.compile(
    r"\b(bound by|binds|binding|obligations? under|obliged (?:by|under)|part(?:y|ies) to|violat\w+|breach\w*"
    r"|contrary to|in accordance with|compl(?:y|ies|iance) with|ratified|acceded to|incompatible with)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(not|never|nor|yet to|without)\b[^.;]{0,60}\b(bound|bind\w*|part(?:y|ies)|ratif\w+|acced\w+|joined)"
    # A saving clause names other treaties without saying that they bind.
    r"|\bleaves? unaffected\b|\bwithout prejudice to\b"
    r"|\bsigned\b[^.;]{0,80}\bnot\b|^\W*(ratify|accede|consider ratifying|join)\b",
    re.IGNORECASE,
)
_DECLARATION = re.compile(
    r"Universal Declaration of Human Rights[^.;]{0,40}\b(treaty|ratified|party|convention)\b"
    r"|\b(treat(?:y|ies) such as|ratified|party to) the Universal Declaration",
)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)))


def _names(instrument: Instrument, abbreviation: str) -> tuple[str, ...]:
    names = {instrument.name, instrument.short_name}
    if len(abbreviation) >= 4:
        names.add(abbreviation)
    return tuple(sorted(n for n in names if n))


def _not_binding(context: Context) -> Iterator[tuple[Instrument, str]]:
    """Yield treaties of the table that do not bind the State, with the word for how it stands."""
    meta = context.submission.meta
    for instrument in context.library.instruments.values():
        if instrument.kind != "treaty" or instrument.treaty is None:
            continue
        standing = context.reference.standing(meta.country, instrument.treaty, meta.as_of)
        if standing.status == "signed":
            yield instrument, "only signed"
        elif standing.status == "not-bound":
            yield instrument, "not joined"


def _check(context: Context) -> Iterator[Finding]:
    loose = [(i, word, _pattern(_names(i, (i.treaty or "").upper()))) for i, word in _not_binding(context)]
    for section in iter_sections(context.submission):
        for key, line in iter_lines(section):
            for sentence in _SENTENCE.split(plain_text(line)):
                yield from _sentence(sentence, Place(key, section.id, sentence[:120]), loose)


def _sentence(
    sentence: str, place: Place, loose: list[tuple[Instrument, str, re.Pattern[str]]]
) -> Iterator[Finding]:
    if _DECLARATION.search(sentence):
        message = "the Universal Declaration of Human Rights is presented as a treaty; it is a declaration"
        yield RULE.finding(Level.ERROR, message, place, text=sentence)
    if not _BINDING.search(sentence) or _NEGATED.search(sentence):
        return
    for instrument, word, pattern in loose:
        if pattern.search(sentence):
            name = instrument.short_name or instrument.name
            message = f"the {name} reads as binding; on the as-of date the State has {word} it"
            yield RULE.finding(Level.ERROR, message, place, text=sentence)


RULE = Rule(
    id="treaties-bind-state",
    title="No treaty is presented as binding on a State that it does not bind",
    why="A State answers the mistake and not the violation.",
    fix="name an instrument that binds the State, or say that this one is only signed",
    source="treaty status table, at its own date and certainty",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(submission(paragraph("The State is bound by the Example Covenant."))),
    failing=lambda: context(submission(paragraph("This violates the Example Covenant.")), act="signature"),
)
