"""No recommendation is made twice.

Two recommendations to the same addressee repeat each other where their words agree almost wholly. The list in an annex
is no repeat; nor is a summary or closing list: a part in which four of five recommendations stand elsewhere too.
"""

from collections import Counter
from collections.abc import Iterator

from uprdraft.findings import Finding, Level
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, recommended
from uprdraft.rules.recommendations import FoundRecommendation, find_recommendations, place_of, spread
from uprdraft.rules.recommendations.likeness import content_words, share_in_common
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_ALIKE = 0.95
_LIST_SHARE = 0.8
_LEAST_LIST = 3
_MOST = 800


def _pairs(found: list[FoundRecommendation]) -> Iterator[tuple[FoundRecommendation, FoundRecommendation]]:
    """Yield pairs that are alike. Texts of too different a length cannot be, and are not compared."""
    words = [content_words(f.action) for f in found]
    order = sorted(range(len(found)), key=lambda n: len(words[n]))
    for place, one in enumerate(order):
        for other in order[place + 1 :]:
            if len(words[other]) * _ALIKE > len(words[one]) * (2 - _ALIKE):
                break
            if share_in_common(words[one], words[other]) >= _ALIKE and _may_repeat(found[one], found[other]):
                yield found[min(one, other)], found[max(one, other)]


def _may_repeat(first: FoundRecommendation, second: FoundRecommendation) -> bool:
    names = {first.addressee.lower(), second.addressee.lower()} - {""}
    return len(names) < 2


def _lists(
    found: list[FoundRecommendation], pairs: list[tuple[FoundRecommendation, FoundRecommendation]]
) -> set[str]:
    """Return the parts that only list again what stands in other parts."""
    sizes = Counter(f.part for f in found)
    apart = [(a, b) for a, b in pairs if a.part != b.part]
    repeated = Counter(part for part, _ in {(f.part, f.key + f.text) for pair in apart for f in pair})
    return {p for p, n in sizes.items() if n >= _LEAST_LIST and repeated[p] >= _LIST_SHARE * n}


def _findings(context: Context) -> Iterator[Finding]:
    found = [f for f in find_recommendations(context.submission) if not f.is_listed_again][:_MOST]
    pairs = sorted(_pairs(found), key=lambda pair: (found.index(pair[1]), found.index(pair[0])))
    lists = _lists(found, pairs)
    said: set[int] = set()
    for first, second in pairs:
        if id(second) in said:
            continue  # of four that are the same, three repeat the first; that is enough
        if first.part != second.part and {first.part, second.part} & lists:
            continue
        said.add(id(second))
        message = f"{second.label} repeats {first.label}"
        yield RULE.finding(Level.WARNING, message, place_of(second), text=second.text)


def _check(context: Context) -> Iterator[Finding]:
    yield from spread(_findings(context))


RULE = Rule(
    id="recommendations-differ",
    title="No recommendation is made twice",
    why="A repeat costs words and looks like an oversight.",
    fix="keep the one that stands nearer to its facts",
    source="our own advice",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(recommended("Repeal the Press Act.", "Repeal the Police Act.")),
    failing=lambda: context(recommended("Repeal the Press Act at once.", "Repeal the Press Act, at once.")),
)
