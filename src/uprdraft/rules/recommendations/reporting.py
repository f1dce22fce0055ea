"""Places and counts in findings about recommendations, so that a long list stays readable."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Rule
from uprdraft.rules.recommendations.found import FoundRecommendation

__all__ = ["place_of", "some_of", "spread"]

_MOST = 8
_NAMED = 5


def place_of(found: FoundRecommendation) -> Place:
    """Return where a recommendation stands."""
    return Place(found.key, found.label, found.text[:120])


def some_of(
    rule: Rule, lacking: list[FoundRecommendation], every: int, what: str, level: Level = Level.ADVICE
) -> Finding:
    """Return one finding for all that lack the same: “3 of 12 recommendations without …: R1, R4, R7”."""
    names = ", ".join(f.label for f in lacking[:_NAMED]) + (", …" if len(lacking) > _NAMED else "")
    text = "\n".join(f.text for f in lacking)
    return rule.finding(
        level, f"{len(lacking)} of {every} recommendations {what}: {names}", place_of(lacking[0]), text=text
    )


def spread(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first findings as they are, and one for all the rest."""
    rest = iter(findings)
    yield from islice(rest, _MOST)
    others = list(rest)
    if others:
        names = ", ".join(f.place.label for f in others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
        message = f"the same holds for {len(others)} more: {names}"
        yield replace(others[0], message=message, text="\n".join(f.text for f in others))
