"""Articles of instruments as a text cites them, and what the library knows those articles to say."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.findings import Place
from uprdraft.records.law import Instrument
from uprdraft.rules._claims import find_mentions, instrument_names, sentences
from uprdraft.rules.base import Context
from uprdraft.values.patterns import lazy_pattern

__all__ = ["CitedArticle", "base_article", "distinctive_stems", "iter_cited_articles", "stems"]

_BEFORE = lazy_pattern(
    r"\b[Aa]rt(?:icle|\.)\s*(\d{1,3}[A-Z]?(?:\s*\(\w{1,4}\))*|[IVX]{1,5})\s*(?:of|in|to)\s+(?:the\s+)?$"
)
_ANOTHER = lazy_pattern(r"\b[Aa]rt(?:icles?|\.)\s*\d")
_CLAIM_END = lazy_pattern(r";|\.\s|, (?:while|whereas|and (?:the|article)|but)\b|\bas well as\b")
_STEM = 6
_SHORTEST = 5
_OF_ALL_TREATIES = frozenset((
    "oblige", "states", "partie", "party", "requir", "provid", "conven", "covena", "protoc", "treaty", "articl",
    "their", "there", "person", "everyo", "anyone", "other", "shall", "state", "under", "which", "where", "within",
    "withou", "measur", "right", "rights", "allows", "ensure",
))  # fmt: skip
"""Stems that stand in any article of any treaty."""


class CitedArticle(NamedTuple):
    """An article that a sentence cites; ``claim`` is what the sentence goes on to say of it."""

    instrument: Instrument
    article: str
    claim: str
    sentence: str
    place: Place


def base_article(article: str) -> str:
    """Return the article of a provision: "3" of "3 (1)", "5" of "5(d)(i)"."""
    return article.replace(" ", "").partition("(")[0]


def stems(text: str) -> set[str]:
    """Return the words that carry a meaning, cut to what their forms share."""
    words = re.findall(rf"[a-z]{{{_SHORTEST},}}", text.lower())
    return {word[:_STEM] for word in words} - _OF_ALL_TREATIES


@lru_cache(maxsize=64)
def _distinctive(provisions: tuple[tuple[str, str], ...]) -> Mapping[str, frozenset[str]]:
    every: dict[str, set[str]] = {}
    for article, says in provisions:
        every.setdefault(base_article(article), set()).update(stems(says))
    return {
        article: frozenset(own - set().union(*(s for a, s in every.items() if a != article)))
        for article, own in every.items()
    }


def distinctive_stems(instrument: Instrument) -> Mapping[str, frozenset[str]]:
    """Return for each known article the words that only this one of the instrument's known articles has."""
    return _distinctive(tuple((p.article, p.says.get("en", "")) for p in instrument.provisions))


def iter_cited_articles(context: Context) -> Iterator[CitedArticle]:
    """Yield each sentence that cites one article of one instrument that the library knows."""
    treaties = context.reference.treaties
    known = {i.id: i for i in context.library.instruments.values() if i.kind in ("treaty", "declaration")}
    names: dict[str, str] = {}
    for instrument in known.values():
        treaty = treaties.get(instrument.treaty or "")
        also = (treaty.title, treaty.short_title, *treaty.also) if treaty else ()
        names |= dict.fromkeys(
            (*also, instrument.name, instrument.short_name or instrument.name), instrument.id
        )
    passages = list(_passages(context))
    row = instrument_names(names, "\n".join(text for _, _, text in passages))
    for key, part, text in passages:
        before: list[str] = []
        for sentence in sentences(text):
            mentions = find_mentions(sentence, row, before)
            before += [m.id for m in mentions]
            for mention in mentions:
                match = _BEFORE.search(sentence[: mention.start])
                rest = sentence[mention.end :]
                if match is None or _ANOTHER.search(sentence[: match.start()] + rest):
                    continue
                claim = _CLAIM_END.split(rest, maxsplit=1)[0]
                place = Place(key, part, sentence[:120])
                article = match.group(1).replace(" ", "")
                yield CitedArticle(known[mention.id], article, claim, sentence, place)


def _passages(context: Context) -> Iterator[tuple[str, str, str]]:
    """Yield ``(key, part, text)`` of what may cite an article."""
    for section in iter_sections(context.submission):
        for key, line in iter_lines(section) if section.kind != "cover" else ():
            text = plain_text(line)
            if "rticle" in text or "rt." in text:
                yield key, section.id, text
