"""The action in a recommendation: its text without label, lead-in and addressee, and its words.

“R3. We urge the Government of Exampleland to repeal the law.” asks to “repeal the law.”
"""

import re

from uprdraft.values.patterns import lazy_pattern

__all__ = ["Ask", "bare_text", "parse_ask", "split_words"]

_LABEL = lazy_pattern(
    r"^\s*(?:[•▪‣◦·●○■□➢*–—-]+\s*"
    r"|\(?(?:R(?:ec)?\.?\s?)?\d{1,3}(?:\.\d{1,3})*\s?[.):](?!\d)\s*"
    r"|R\d{1,3}\s+|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=[A-Z])"
    r"|\(?(?:[a-z]|[ivx]{1,5})[.)]\s+"
    r"|\(?(?:(?:proposed|suggested|key|draft|main|specific|further|our)\s+)?Recommendation"
    r"(?:\s+(?:No\.?\s*)?\d{1,3})?\s*[.):–—-]\s*)",
    re.IGNORECASE,
)
_ADVERBS = r"(?:(?:[a-z]+ly|also|further|therefore|thus|hereby|would like to)\s+)*"
_VERBS = r"(?:recommend|urge|call\s+(?:up)?on|request|invite|ask|encourage|appeal\s+to)"
_THIRD = r"(?:recommends|urges|calls\s+(?:up)?on|requests|invites|asks|encourages|appeals\s+to)"
_WHO = r"(?P<who>(?:(?!\bto\b|\bshould\b|\bmust\b)[^.;:\n]){2,140}?)"
# A subject is needed: “Invite the Special Rapporteur to visit” is an action and no lead-in.
_LEAD = lazy_pattern(
    rf"^(?P<by>(?:we|I)\s+{_ADVERBS}{_VERBS}|[A-Z][^.;:\n]{{0,160}}?\s{_ADVERBS}(?:{_THIRD}|{_VERBS}))\s+"
    rf"(?:that\s+)?{_WHO}\s*(?::|\bto\b:?|\bshould\b|\bmust\b)\s*(?=\S)",
)
_SUBJECT = lazy_pattern(
    r"^(?:that\s+)?(?P<who>(?:the\s+)?(?:\w+\s+){0,3}?"
    r"(?:Government|State(?:\s+party)?|authorities|Parliament|Ministry|Congress|National Assembly|judiciary"
    r"|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)"
    r"(?:\s+of\s+[^.;:,\n]{2,60}?)?)\s+"
    rf"{_ADVERBS}(?:should|must|ought\s+to|(?:is|are)\s+{_ADVERBS}"
    r"(?:urged|called\s+upon|encouraged|requested|recommended|invited|asked)\s+to)\s+(?!have\b)",
    re.IGNORECASE,
)
_THAT = lazy_pattern(
    r"^that\s+(?P<who>(?:the\s+)?(?:Government|State(?:\s+party)?|authorities|Parliament)"
    r"(?:\s+of\s+(?:the\s+)?[A-Z][\w'’]*(?:\s+[A-Z][\w'’]*)*)?)\s+",
    re.IGNORECASE,
)
_MOST_LABELS = 4
_MOST_LETTERS = 1000
"""How far a lead-in may reach; a hostile text may be one word of a million letters."""
_WORD = lazy_pattern(r"[a-z]+(?:['’][a-z]+)?|[0-9]+|[,;:.()-]")


class Ask(tuple[str, str]):
    """What is asked, and of whom; the second is empty where the text does not say."""

    __slots__ = ()

    @property
    def action(self) -> str:
        """Return the text of the action."""
        return self[0]

    @property
    def addressee(self) -> str:
        """Return who is asked, empty where the text does not say."""
        return self[1]


def bare_text(text: str) -> str:
    """Return ``text`` without bullet or label in front, up to four of them."""
    start = 0
    for _ in range(_MOST_LABELS):
        match = _LABEL.match(text[start : start + _MOST_LETTERS])
        if match is None:
            break
        start += match.end()
    return text[start:].strip()


def parse_ask(text: str) -> Ask:
    """Return the action and the addressee of a recommendation in English."""
    text = bare_text(text)
    addressee = ""
    for pattern in (_LEAD, _SUBJECT, _THAT):
        match = pattern.match(text, 0, _MOST_LETTERS)
        if match is not None and text[match.end() :].strip():
            addressee = addressee or match["who"].strip(" ,")
            text = text[match.end() :]
    text = re.sub(r"^(?:to|that)\s+", "", text, flags=re.IGNORECASE)
    return Ask((text.strip(), addressee))


def split_words(text: str) -> list[str]:
    """Return the words and marks of ``text`` in lower case; only Latin letters make words."""
    return _WORD.findall(text.lower())
