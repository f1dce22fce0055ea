"""A stronger wording of a weak recommendation, built from its own words and tried on the model.

“Consider ratifying X” becomes “Ratify X”; of “Take measures to protect X” the goal is kept and a definite act
put before it. What only the person can know stands in square brackets.
"""

import re
from functools import cache

from uprdraft.records.strength import StrengthWords
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.strength import StrengthModel, split_words

__all__ = ["reword"]

_SURE = 0.5
_NEGATED = lazy_pattern(r"(?:do\s+)?not\b", re.IGNORECASE)
_BRACKETS = lazy_pattern(r"[\[\]]")
_LAST = lazy_pattern(r"[\s.;,]+$")
_AND_ING = lazy_pattern(r"and\s+(\w+ing)\b", re.IGNORECASE)
_ACT_OF = lazy_pattern(r"(?:the\s+|a\s+|an\s+)?(?P<act>[a-z]+)\s+(?P<link>of|to)\s+(?=\S)", re.IGNORECASE)
_A_THING = lazy_pattern(r"an?\s+(?=\w)", re.IGNORECASE)
_MOST_LETTERS = 600


def reword(action: str, category: int, model: StrengthModel, words: StrengthWords) -> str:
    """Return a wording that the model takes for specific, or advice on how to find one.

    What is minimal (to share, to ask for help) has no stronger form: another act must be asked for.
    """
    action = _LAST.sub("", action)
    if len(action) > _MOST_LETTERS or category == 1:
        return _fallback(words)
    if _NEGATED.match(action):
        return _fallback(words)  # "to do not …" is no sentence
    goal = _goal(action, model, words)
    if goal and _is_specific(goal, model):
        return _sentence(goal)
    if not goal and _is_usually_specific(action, model):
        return _fallback(words)
    chance, best = max(_tried(goal, action, model, words))
    return _sentence(best) if chance >= _SURE else _fallback(words)


def _tried(goal: str, action: str, model: StrengthModel, words: StrengthWords) -> list[tuple[float, str]]:
    """Return the wordings to offer, each with the chance that coders would call it specific."""
    if goal:
        made = [offer.format(goal=goal) for offer in words.offers.with_goal]
    else:
        made = [offer.format(whole=_sentence(action)[:-1]) for offer in words.offers.with_whole]
    return [(model.predict(_BRACKETS.sub("", text)).probabilities[4], text) for text in made]


def _fallback(words: StrengthWords) -> str:
    return words.fallback.format(verbs=", ".join(f"“{v}”" for v in words.definite_verbs))


def _is_usually_specific(action: str, model: StrengthModel) -> bool:
    counts = model.verbs.get(next(iter(split_words(action)), ""), ())
    return not counts or 2 * counts[4] > sum(counts)


def _is_specific(text: str, model: StrengthModel) -> bool:
    return model.predict(text).category == 5


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _goal(action: str, model: StrengthModel, words: StrengthWords) -> str:
    """Return what the weak opening leads up to, beginning with a plain verb; empty where it cannot be told."""
    rest = action
    for _ in range(3):
        match = _openings(words).match(rest)
        if match is None:
            break
        verb = _plain_verb(rest[match.end() :], model, words)
        if not verb:
            break
        rest = verb
    counts = model.verbs.get(next(iter(split_words(rest)), ""), ())
    is_act = bool(counts) and sum(counts[3:]) > sum(counts[:3])
    if rest == action:
        is_weak = is_act and not _is_usually_specific(action, model)
        return _lowered(action) if is_weak and words.is_verb(split_words(action)[0], model.verbs) else ""
    return rest if is_act else ""


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


@cache
def _openings_of(
    starters: tuple[str, ...],
    fillers: tuple[str, ...],
    nouns: tuple[str, ...],
    connectors: tuple[str, ...],
    plain: tuple[str, ...],
) -> re.Pattern[str]:
    def one_of(parts: tuple[str, ...]) -> str:
        return "(?:" + "|".join(re.escape(p) for p in sorted(set(parts), key=len, reverse=True)) + ")"

    efforts = (
        rf"{one_of(starters)}(?:\s+and\s+{one_of(starters)})?\s+"
        rf"(?:{one_of(fillers)},?\s+)*{one_of(nouns)}\s+(?:already\s+\w+\s+)?{one_of(connectors)}\s+"
    )
    return re.compile(rf"(?:\w+ly\s+)?(?:{efforts}|{one_of(plain)}\s+(?:to\s+)?)", re.IGNORECASE)


def _openings(words: StrengthWords) -> re.Pattern[str]:
    e = words.efforts
    return _openings_of(e.starters, e.fillers, e.nouns, e.connectors, words.thinking + words.going_on)


def _plain_verb(rest: str, model: StrengthModel, words: StrengthWords) -> str:
    """Return ``rest`` beginning with the plain form of its verb (“ratifying” → “ratify”); empty for a noun."""
    if named := _named_act(rest, words):
        return named
    first, _, after = rest.partition(" ")
    plain = _plain_form(first.lower(), model, words)
    if not plain or not after:
        return ""
    second = _AND_ING.match(after) if plain != first.lower() else None
    other = _plain_form(second[1].lower(), model, words) if second else ""
    return f"{plain} and {other}{after[second.end() :]}" if second and other else f"{plain} {after}"


def _named_act(rest: str, words: StrengthWords) -> str:
    """Return “the ratification of X” as “ratify X” and “a moratorium” as “establish a moratorium”, else nothing."""
    match = _ACT_OF.match(rest)
    verb = words.acts.get(match["act"].lower(), "") if match else ""
    if match and verb:
        return f"{verb} {'to ' if match['link'].lower() == 'to' else ''}{rest[match.end() :]}"
    return f"{words.to_bring_about} {rest}" if _A_THING.match(rest) else ""


def _plain_form(word: str, model: StrengthModel, words: StrengthWords) -> str:
    if words.is_verb(word, model.verbs):
        return word
    if not word.endswith("ing"):
        return ""
    stem = word[:-3]
    forms = (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else "")
    return next((f for f in forms if words.is_verb(f, model.verbs)), "")
