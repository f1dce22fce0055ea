"""The wording is measured: no abuse, no absolute claims.

Advice only. Looks for words that insult ("dictator", "thugs"), claim without limit ("always", "undeniably")
or speak of people without respect ("illegal immigrants"), and says what to write in their place. Each is
reported once; quotations and notes are passed over.
"""

import re
from collections.abc import Iterator

from uprdraft.findings import Finding, Level
from uprdraft.loading.terms import load_terms
from uprdraft.records.terms import ToneWord
from uprdraft.rules._wording import first_uses, is_english, lines_with, own_words, used, wording
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    if not is_english(context):
        return
    words = load_terms().tone.words
    lines = [(place, text.lower()) for place, text in own_words(context)]
    lines = lines_with(tuple(tone.wrong for tone in words), lines)
    for tone in words:
        for word, use in first_uses(lines, lambda text, t=tone: _found(t, text)).items():  # type: ignore[misc]
            message = f"“{word}” will be held against the text"
            yield used(RULE, Level.ADVICE, message, use, word, hint=f"say: {tone.say}")


def _found(tone: ToneWord, text: str) -> Iterator[re.Match[str]]:
    """Yield the uses in ``text``, which is in small letters as the list is."""
    found = list(wording(tone.wrong).finditer(text))
    spans = [m.span() for m in re.finditer(tone.unless, text)] if found and tone.unless else []
    yield from (match for match in found if not any(s <= match.start() < e for s, e in spans))


RULE = Rule(
    id="tone-is-measured",
    title="The wording is measured",
    why="Abuse and absolute claims give a State something to answer other than the facts.",
    fix="say what happened and who found it",
    source="own list (data/terms.yaml)",
    certainty=Certainty.RECOLLECTION,
    check=_check,
    passing=lambda: context(
        submission(paragraph("The Government has returned people in most documented cases."))
    ),
    failing=lambda: context(submission(paragraph("The brutal regime always returns them."))),
)
