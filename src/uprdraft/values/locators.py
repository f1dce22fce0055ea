"""Articles and paragraphs as UN documents write them: "articles 3 (1) and 16", "paras. 29–30"."""

import re
from collections.abc import Sequence

from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.places import find_locator

__all__ = ["format_articles", "format_locator", "join_words", "natural_key"]

_PAREN = lazy_pattern(r"(?<=[\w)])\s*\(")
_RANGE = lazy_pattern(r"(?<=\d)\s*-\s*(?=\d)")


def format_locator(locator: str) -> str:
    """Return a locator in UN form: a space before each bracket, an en dash in ranges, "and" for semicolons.

    Semicolons part the sources of a note from each other, so none may stand within a locator. What is no
    locator of articles, paragraphs, pages and the like stays in its words.
    """
    found = find_locator(locator)
    if found is not None:
        return str(found)
    return _RANGE.sub("–", _PAREN.sub(" (", locator)).replace("; ", " and ")


def natural_key(text: str) -> tuple[tuple[int, str], ...]:
    """Return a sorting key by which "3" comes before "3(1)" and both before "16"."""
    parts = re.findall(r"\d+|\D+", text)
    return tuple((int(p), "") if p.isdigit() else (0, p) for p in parts)


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def format_articles(articles: Sequence[str]) -> str:
    """Return "article 3", "articles 3 (1) and 16", or locators of another kind as they stand.

    Locators that name their own kind ("para. 29", "annex, paras. 1-2") are joined with commas.
    """
    if not articles:
        return ""
    own = [a for a in articles if re.match(r"[A-Za-z]{2,}", a) and not re.match(r"[IVXL]+\b", a)]
    plain = sorted((a for a in dict.fromkeys(articles) if a not in own), key=natural_key)
    parts = []
    if plain:
        word = "article" if len(plain) == 1 else "articles"
        parts.append(f"{word} {join_words([format_locator(a) for a in plain])}")
    parts += merge_paragraphs(list(dict.fromkeys(own)))
    return ", ".join(parts)


_PARAGRAPHS = lazy_pattern(r"^paras?\.\s*(.+)$")


def merge_paragraphs(locators: Sequence[str]) -> list[str]:
    """Return locators with those of paragraphs joined into one: "paras. 46–47", "paras. 29 and 30 (a)".

    A paragraph that lies within a range, or whose whole is named too, is not repeated.
    """
    numbers: list[str] = []
    others: list[str] = []
    for locator in locators:
        match = _PARAGRAPHS.match(locator.strip())
        if match is None:
            others.append(format_locator(locator))
        else:
            numbers += re.split(r",\s*|\s+and\s+", match.group(1))
    unique = sorted(dict.fromkeys(format_locator(n) for n in numbers), key=natural_key)
    kept = [n for n in unique if not any(_covers(o, n) for o in unique if o != n)]
    if not kept:
        return others
    word = "para." if len(kept) == 1 and "–" not in kept[0] else "paras."
    return [f"{word} {join_words(kept)}", *others]


def _covers(whole: str, part: str) -> bool:
    """Return whether paragraph or range ``whole`` includes ``part``."""
    base = re.match(r"\d+", part)
    ends = re.fullmatch(r"(\d+)(?:–(\d+))?", whole)
    if base is None or ends is None or "–" in part:
        return False
    first, last = int(ends.group(1)), int(ends.group(2) or ends.group(1))
    return first <= int(base.group()) <= last
