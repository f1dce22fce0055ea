"""Articles and paragraphs as UN documents write them: "articles 3 (1) and 16", "paras. 29–30"."""

import re
from collections.abc import Sequence

__all__ = ["format_articles", "format_locator", "join_words", "natural_key"]

_PAREN = re.compile(r"(?<=[\w)])\s*\(")
_RANGE = re.compile(r"(?<=\d)\s*-\s*(?=\d)")


def format_locator(locator: str) -> str:
    """Return a locator in UN form: a space before each bracket, an en dash in a range of numbers."""
    return _RANGE.sub("–", _PAREN.sub(" (", locator)).replace(") (", ") (")


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
    parts += [format_locator(a) for a in dict.fromkeys(own)]
    return ", ".join(parts)
