"""An ask in the form a body wants: what the State party should do, a question to it, a call in a statement.

The library writes each recommendation as an imperative ("Publish the number of …"). From it the other forms
follow; a text that is no plain imperative (a person's own wording) is left as it stands.
"""

import re

from uprdraft.values.locators import join_words
from uprdraft.values.patterns import lazy_pattern

__all__ = ["call_on", "imperative", "question_to_party", "question_to_state", "should_do"]

_NOT_A_VERB = (
    "the a an all any every each no some these those this that both their its his her people women "
    "children we it they in on at by for from to as if when where with without under states"
)
_DECIDES = frozenset(
    ["accept", "accede", "become", "invite", "join", "ratify", "recognize", "sign", "withdraw"]
)
"""Acts a State decides on at once: it is asked whether it intends them, not which steps it took."""
_SECOND = lazy_pattern(r"[.?!][”\")]*\s+[A-Z]")
"""The beginning of a second sentence; numbers after "para." or "No." are none."""
_MODAL = lazy_pattern(r"^(?:\S+\s+){0,9}?(?:should|must|shall|needs? to|ought to)\b")


def imperative(text: str) -> str | None:
    """Return "publish the number of …" from "Publish the number of …."; None where it is no plain imperative."""
    words = text.strip()
    first, _, rest = words.partition(" ")
    first = first.rstrip(",")
    if not first.isalpha() or not first[:1].isupper() or first[1:] != first[1:].lower():
        return None
    if first == "State" and not rest.startswith(("publicly ", "whether ")):
        return None
    if (
        first.lower() in _NOT_A_VERB.split()
        or _MODAL.match(words)
        or _SECOND.search(re.sub(r"\[[^\]]*\]", "", words))
    ):
        return None
    return words[0].lower() + words[1:].rstrip(".")


def should_do(text: str, party: str) -> str:
    """Return "The State party should publish …."; a text in other words as it stands."""
    ask = imperative(text)
    return f"{party[0].upper()}{party[1:]} should {ask}." if ask else text


def question_to_party(text: str, party: str) -> str:
    """Return the ask as committees put questions in a list of issues."""
    ask = imperative(text)
    if ask is None:
        return f"Please comment on the following: {text}" if not text.endswith("?") else text
    if ask.split(" ", 1)[0] in _DECIDES:
        return f"Please indicate whether {party} intends to {ask}."
    return f"Please provide information on the steps taken to {ask}."


def question_to_state(text: str, state: str) -> str:
    """Return the ask as States put questions in advance of a review."""
    ask = imperative(text)
    if ask is None:
        return text
    if ask.split(" ", 1)[0] in _DECIDES:
        return f"Does {state} intend to {ask}?"
    return f"What steps has {state} taken to {ask}?"


def call_on(texts: list[str], lead: str) -> list[str]:
    """Return one sentence that begins with ``lead`` ("We call on … to") and lists the asks, then other texts."""
    asks = [(imperative(text), text) for text in texts]
    plain = [ask for ask, _ in asks if ask]
    sentences = []
    if plain:
        listed = join_words(plain) if len(plain) == 1 else f"{'; '.join(plain[:-1])}; and {plain[-1]}"
        sentences.append(f"{lead} {listed}.")
    return sentences + [text for ask, text in asks if ask is None]
