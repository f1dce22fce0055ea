"""Recommendations name the law, treaty or standard that is to change or that asks for the act.

A hint, given once for the whole text and only where more than half of the recommendations name none. Laws of the
country are known by words such as Act, Code, article; treaties by the words of their names.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, recommended
from uprdraft.rules.recommendations import FoundRecommendation, entry_behind, find_recommendations, some_of
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_INSTRUMENT = lazy_pattern(
    r"\b(?:Conventions?|Covenants?|Protocols?|Treat(?:y|ies)|Declaration|Principles|Guidelines|Rules|Statute|Constitution"
    r"|Acts?|Codes?|Decrees?|Ordinance|Bill|Regulations?|Resolution|Agreement|ICCPR|ICESCR|CEDAW|CRC|CRPD|CAT|OPCAT|CERD|ICERD"
    r"|ICPPED|ICRMW|ILO)\b|\b(?:laws?|legislation|articles?|sections?|mandate|standing invitation|plan of action|"
    r"national plan|budget|moratorium)\b"
)


def _has_basis(found: FoundRecommendation, context: Context) -> bool:
    """Return whether the library gives its legal basis, which then stands in the paragraphs on the law."""
    entry = entry_behind(found, context)
    return entry is not None and bool(entry.basis)


def _check(context: Context) -> Iterator[Finding]:
    found = [f for f in find_recommendations(context.submission) if not f.is_listed_again]
    lacking = [f for f in found if not _INSTRUMENT.search(f.action) and not _has_basis(f, context)]
    if len(lacking) * 2 > len(found):
        yield some_of(RULE, lacking, len(found), "without a law, treaty or standard")


RULE = Rule(
    id="recommendations-name-instrument",
    title="Recommendations name the law, treaty or standard concerned",
    why="What is named can be looked up at the next review.",
    fix="name the law to change or the article that asks for the act, where there is one",
    source="our own advice on specific recommendations",
    certainty=Certainty.RECOLLECTION,
    check=_check,
    passing=lambda: context(recommended("Repeal article 12 of the Police Act.")),
    failing=lambda: context(recommended("Stop torture in prisons.")),
)
