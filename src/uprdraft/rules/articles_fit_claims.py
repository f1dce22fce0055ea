"""What a text says of an article is what that article says, as far as the library knows.

Looked at: sentences that cite one article and go on to say what it does ("article 12 of the Convention against Torture
prohibits the return of …"). Spoken of only where the words are those of one other known article of the same instrument,
make up most of what is said, and none of them is of the article cited. What the library does not know is let be.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from uprdraft.findings import Finding, Level
from uprdraft.rules._articles import CitedArticle, base_article, distinctive_stems, iter_cited_articles, stems
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import citing
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_FEWEST = 2
_MOST_OF = 0.5


def _check(context: Context) -> Iterator[Finding]:
    alike = _alike(context.library.vocabulary.synonyms)
    for cited in iter_cited_articles(context):
        found = _other_article(cited, alike)
        if found is None:
            continue
        article, says = found
        name = cited.instrument.short_name or cited.instrument.name
        message = f"this reads like article {article} of the {name}, not {cited.article}: it {says[:120]}"
        is_known = base_article(cited.article) in distinctive_stems(cited.instrument)
        level = Level.WARNING if is_known else Level.ADVICE
        yield weigh(
            RULE.finding(level, message, cited.place, text=cited.sentence), cited.instrument.certainty
        )


def _other_article(cited: CitedArticle, alike: Mapping[str, frozenset[str]]) -> tuple[str, str] | None:
    """Return the one known article that the claim is about, with what it says; None where that is not plain."""
    own, known = base_article(cited.article), distinctive_stems(cited.instrument)
    words = stems(cited.claim)
    hits = {
        article: {w for w in words if ({w} | alike.get(w, frozenset())) & marks}
        for article, marks in known.items()
    }
    best = max(hits, key=lambda a: len(hits[a]), default=own)
    others = [a for a in hits if a != best and len(hits[a]) * _FEWEST > len(hits[best])]
    enough = len(hits.get(best, ())) >= max(_FEWEST, len(words) * _MOST_OF)
    if best == own or not enough or others or hits.get(own) or _shares(cited, own, words):
        return None
    return next(
        (p.article, p.says.get("en", ""))
        for p in cited.instrument.provisions
        if base_article(p.article) == best
    )


def _shares(cited: CitedArticle, own: str, words: set[str]) -> bool:
    """Return whether the cited article, as far as it is known, has half the words of the claim."""
    says = " ".join(
        p.says.get("en", "") for p in cited.instrument.provisions if base_article(p.article) == own
    )
    return len(stems(says) & words) >= max(1, len(words) * _MOST_OF)


@lru_cache(maxsize=4)
def _alike(groups: tuple[tuple[str, ...], ...]) -> Mapping[str, frozenset[str]]:
    """Return for each word of the library's synonyms the words that mean the same, all cut to their stems."""
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        together = frozenset().union(*(stems(words) for words in group))
        for words in group:
            if len(words.split()) == 1:
                for stem in stems(words):
                    found[stem] = found.get(stem, frozenset()) | together
    return found


RULE = Rule(
    id="articles-fit-claims",
    title="What is said of an article is what the article says",
    why="A wrong article is the first thing a State answers.",
    fix="look the article up, and correct its number or the claim",
    source="library: what each article says, at the certainty of its instrument",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: citing("Article 3 of the Example Covenant prohibits expulsion."),
    failing=lambda: citing("Article 12 of the Example Covenant prohibits expulsion."),
)
