"""Where the body says so, notes hold references and nothing more.

A sentence of a note is taken as a statement where it is long, has a finite verb outside quotation marks and carries no
sign of a reference (an address, a page, a symbol, "see", "available at"). The titles of what is cited are not read as
sentences. One finding names the notes.
"""

import re
from collections.abc import Iterator
from functools import cache

from uprdraft.document.tree import Emphasis, Inline
from uprdraft.document.walk import plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.loading.form_words import load_form_words
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import cited, context
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_WORDS = 10
_NAMED = 5
_SENTENCE = lazy_pattern(r"(?<!\b[A-Z]\.)(?<=[.;!?])[\s\u00a0]+(?=[A-Z“\"(])")  # not after an initial
_QUOTED = lazy_pattern(r"“[^”]*”|\"[^\"]*\"|‘[^’]{8,}’|«[^»]*»|\([^()]*\)")


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(load_form_words().reference_signs, re.IGNORECASE)


def _check(context: Context) -> Iterator[Finding]:
    rule = context.body.notes
    if not rule.value.references_only:
        return
    found = [
        (number, note.id, statement)
        for number, note in enumerate(context.submission.notes, 1)
        if (statement := _statement(note.content))
    ]
    if found:
        numbers = ", ".join(str(n) for n, _, _ in found[:_NAMED]) + (", …" if len(found) > _NAMED else "")
        plural, verb = ("notes", "say") if len(found) > 1 else ("note", "says")
        message = f"{plural} {numbers} {verb} more than where it comes from; the body wants references only"
        number, id_, statement = found[0]
        place = Place(id_, f"note {number}", statement[:120])
        text = "\n".join(statement for _, _, statement in found)
        yield weigh(RULE.finding(Level.WARNING, message, place, text=text), rule.certainty)


def _statement(content: tuple[Inline, ...]) -> str:
    """Return the first sentence of a note that states something, empty for none."""
    text = plain_text(tuple(n for n in content if not isinstance(n, Emphasis)))
    verbs = load_form_words().statement_verbs
    for sentence in _SENTENCE.split(text):
        bare = _QUOTED.sub(" ", sentence)
        words = bare.split()
        # “What Was Done” is a title: its verbs begin with capitals.
        has_verb = any(w.strip(",;:.") in verbs for w in words[1:])
        if len(words) >= _WORDS and has_verb and not _signs().search(sentence):
            return " ".join(sentence.split())
    return ""


RULE = Rule(
    id="notes-only-refer",
    title="Notes hold references only, where the body wants that",
    why="Text put into notes looks like a way round the limit; it may be counted or cut.",
    fix="move the statement into the text, or leave it out",
    source="the body profile: what it says of notes, with its own source",
    certainty=Certainty.SECONDARY,
    reads=("body",),
    check=_check,
    passing=lambda: context(
        cited("A claim.", "A. Author, “How it was done and what must be done”, 2022, p. 4.")
    ),
    failing=lambda: context(
        cited("A claim.", "The authorities were told of this in good time and did not act at all.")
    ),
)
