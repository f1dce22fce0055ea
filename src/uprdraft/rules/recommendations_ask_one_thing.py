"""Each recommendation asks for one action.

Looks for a second verb at the level of the first: “Ratify and implement …”, “…; and repeal …”, “…, and to
publish …”, “… and should …”, a second sentence in the imperative. A second verb inside a purpose (“a law to
prevent and punish …”) is none. Entries of the library are passed over: each was looked at when the library was
checked, and says why it holds two verbs where it does.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level
from uprdraft.loading.strength import load_strength_model, load_strength_words
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, recommended
from uprdraft.rules.recommendations import (
    FoundRecommendation,
    entry_behind,
    find_recommendations,
    is_shipped,
    place_of,
    spread,
)
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.strength import split_words

__all__ = ["RULE", "second_action"]

_SECOND = lazy_pattern(
    r"(?:;\s*(?:and\s+)?|,\s+and\s+|\.\s+|\band\s+(?=(?:should|must)\s))(?:to\s+|(?:should|must)\s+(?:also\s+)?)?(?:\w+ly\s+)?"
    r"([A-Za-z]+)\s+(?=(\w+))"
)
# "Amend the Act and publish the figures": a verb with an object of its own, behind nothing that could govern it.
_JOINED = lazy_pattern(r"(?<!ly\s)\band\s+(?:\w+ly\s+)?([a-z]+)\s+(?:the|an?|all|its|their|every|each|any)\s")
_GOVERNS = lazy_pattern(
    r"(?i)\b(?:to|that|who|whom|which|where|will|would|can|could|may|not|let|help|between|both)\s"
)
_NOUN_BEFORE = frozenset({"of", "and", "or", "is", "are", "to", "with", "in", "for", "by", "from"})


def second_action(action: str) -> str:
    """Return the second verb that an action asks for, empty where it asks for one thing."""
    words, model = load_strength_words(), load_strength_model()
    tokens = split_words(action[:1000])
    if tokens[1:2] == ["and"] and len(tokens) > 3:
        first, second = tokens[0], tokens[2]
        if words.is_verb(first, model.verbs) and words.is_verb(second, model.verbs):
            return second
    for match in _SECOND.finditer(action):
        verb = match.group(1).lower()
        if words.is_verb(verb, model.verbs) and match.group(2).lower() not in _NOUN_BEFORE:
            return verb
    for match in _JOINED.finditer(action):
        is_free = not _GOVERNS.search(action, 0, match.start())
        if is_free and words.is_verb(match.group(1), model.verbs):
            return match.group(1)
    return ""


def _is_passed_over(found: FoundRecommendation, context: Context) -> bool:
    entry = entry_behind(found, context)
    return entry is not None and (bool(entry.two_actions) or is_shipped(entry, context))


def _findings(context: Context) -> Iterator[Finding]:
    for found in find_recommendations(context.submission):
        if found.is_listed_again or _is_passed_over(found, context):
            continue
        if second := second_action(found.action):
            message = f"{found.label} seems to ask for two things (“and {second} …”)"
            yield RULE.finding(Level.ADVICE, message, place_of(found), text=found.text)


def _check(context: Context) -> Iterator[Finding]:
    yield from spread(_findings(context))


RULE = Rule(
    id="recommendations-ask-one-thing",
    title="Each recommendation asks for one action",
    why="Of two actions in one recommendation the State can do the easier one and call it implemented.",
    fix="split it in two",
    source="UPR Info, good practice for recommendations (one action each)",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(recommended("Adopt a law to prevent and punish torture.")),
    failing=lambda: context(recommended("Ratify and implement the Covenant.")),
)
