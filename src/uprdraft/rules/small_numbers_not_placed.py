"""A small number of people is not given together with a day and a place.

Asks where one sentence has a number below ten with people, a day with its month, and a word for a small
place (village, county, checkpoint, church). "Three women" alone, or with a year or a State, is no finding.
Notes are passed over.
"""

import re
from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.loading.protection import load_protection
from uprdraft.rules._personal import iter_passages
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_SENTENCE = lazy_pattern(r"(?<=[.;!?])\s+(?=[A-Z“])")


def _check(context: Context) -> Iterator[Finding]:
    words = load_protection()
    looks = [re.compile(p) for p in (words.small_numbers, words.days, words.places)]
    for passage in iter_passages(context, notes=False):
        for sentence in _SENTENCE.split(passage.text):
            if all(look.search(sentence) for look in looks):
                place = Place(passage.place.key, passage.place.label, sentence[:120])
                message = f"a small number of people with a day and a place stands in {passage.place.label}"
                yield RULE.finding(Level.WARNING, message, place, text=sentence)


RULE = Rule(
    id="small-numbers-not-placed",
    title="A small number of people is not given together with a day and a place",
    why="Three people on one day in one village are known to everyone who looks for them.",
    fix="leave out the day or the place, or give the figure for a year and a province",
    source="do-no-harm rules of the library (dnh-relatives)",
    certainty=Certainty.OFFICIAL,
    check=_check,
    on_people=True,
    passing=lambda: context(submission(paragraph("Three women were returned in 2021."))),
    failing=lambda: context(
        submission(paragraph("On 3 May 2021 three women were taken from a village in Jilin Province."))
    ),
)
