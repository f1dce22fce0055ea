"""Why a text is in its category, in words: the coders' rules first, then what the model weighed."""

import re

from uprdraft.records.strength import StrengthWords
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.strength import Prediction, StrengthModel, split_words

__all__ = ["explain_category", "first_verb"]

_MEANS = lazy_pattern(r"\b(?:by|through)\s+(?:\w+ly\s+)?(\w+ing)\b", re.IGNORECASE)
_ADVERBS = frozenset({"further", "also", "fully", "better", "and", "to", "in", "more", ","})
_CLOSE = 0.2
_NOUN_WITHIN = 7


def first_verb(tokens: list[str], model: StrengthModel) -> int | None:
    """Return where the first verb stands: the first word that is no adverb; None where there is no word."""
    for place, token in enumerate(tokens):
        if token.isalpha() and token not in _ADVERBS and not (token.endswith("ly") and place < 4):
            return place
    return next((p for p, t in enumerate(tokens) if t in model.verbs), None)


def explain_category(action: str, found: Prediction, model: StrengthModel, words: StrengthWords) -> str:
    """Return one sentence, without a full stop, that says why ``action`` was put into its category."""
    tokens = split_words(action[:4000])
    place = first_verb(tokens, model)
    if place is None:
        return f"it reads as {words.name(found.category)}"
    reason = (
        _by_means(action, tokens[place], found, model, words)
        or _by_second_verb(tokens, place, found, model, words)
        or _by_first_verb(tokens, place, found, model, words)
        or _by_weights(tokens[place], found, model, words)
    )
    return reason + _close_call(found, words)


def _usual(verb: str, model: StrengthModel) -> int | None:
    counts = model.verbs.get(verb)
    return max(range(1, 6), key=lambda c: counts[c - 1]) if counts else None


def _by_means(action: str, verb: str, found: Prediction, model: StrengthModel, words: StrengthWords) -> str:
    means = _MEANS.search(action)
    if found.category != 5 or means is None or _usual(verb, model) == 5:
        return ""
    return f"“{means.group().lower()} …” makes it specific: {words.rules['means']}"


def _by_second_verb(
    tokens: list[str], place: int, found: Prediction, model: StrengthModel, words: StrengthWords
) -> str:
    if tokens[place + 1 : place + 2] != ["and"] or _usual(tokens[place], model) == found.category:
        return ""
    second = next((t for t in tokens[place + 2 : place + 5] if words.is_verb(t, model.verbs)), "")
    if not second or _usual(second, model) != found.category:
        return ""
    return f"{words.rules['second_verb']}, and “{second}” is {words.name(found.category)}"


def _by_first_verb(
    tokens: list[str], place: int, found: Prediction, model: StrengthModel, words: StrengthWords
) -> str:
    verb = tokens[place]
    counts = model.verbs.get(verb)
    if counts is None or _usual(verb, model) != found.category:
        return ""
    near = tokens[place + 1 : place + _NOUN_WITHIN]
    noun = next((n for n in near if n in words.efforts.nouns), "")
    gap = " … " if noun and near[0] != noun else " "
    particle = near[0] if near and near[0] in words.particles else ""
    phrase = f"{verb}{gap}{noun}" if noun else f"{verb} {particle}".strip()
    share = f"{counts[found.category - 1]:,} of {sum(counts):,}"
    name = words.name(found.category)
    return f"“{phrase}” is {name}: {share} coded recommendations that begin with “{verb}” were coded so"


def _by_weights(verb: str, found: Prediction, model: StrengthModel, words: StrengthWords) -> str:
    shown: list[str] = []
    for feature, _ in found.weights:
        text = feature.lstrip("^<").replace(">", " … ")
        plain = [w for w in split_words(text) if w.isalpha() and w not in words.small_words]
        if plain and plain != [verb] and not any(set(plain) & set(split_words(s)) for s in shown):
            shown.append(text.strip(" ,;:.-()"))
    listed = " and ".join(f"“{s}”" for s in shown[:2])
    name = words.name(found.category)
    usual = _usual(verb, model)
    start = f"“{verb}” alone is usually {words.name(usual)}, but " if usual else ""
    if not listed:
        return f"{start}words such as these are usual in {name} recommendations"
    return f"{start}{listed} {'speaks' if len(shown) == 1 else 'speak'} for {name}"


def _close_call(found: Prediction, words: StrengthWords) -> str:
    rest = sorted(((p, c) for c, p in enumerate(found.probabilities, 1) if c != found.category), reverse=True)
    chance, rival = rest[0]
    return f" (a close call with {words.name(rival)})" if found.probability - chance < _CLOSE else ""
