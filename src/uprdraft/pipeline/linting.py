"""The library looked over as a whole: dead ids, duplicates, length, two actions in one, missing sources."""

from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from uprdraft.findings import Finding, Level, Place
from uprdraft.loading.links import check_links
from uprdraft.pipeline.lint_strength import check_strength, fill
from uprdraft.records.library import Fact, Library, Recommendation, Situation
from uprdraft.rules.recommendations_are_short import LONGEST_WORDS
from uprdraft.rules.recommendations_ask_one_thing import second_action
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.slots import Slot, parse_slots
from uprdraft.values.text import hidden_characters
from uprdraft.values.words import count_words

__all__ = ["lint_library"]

_ALIKE = 93.0
_INFORMAL = lazy_pattern(r"\b(North Korea|South Korea|Burma|Vietnam|Laos|DPRK|PRC)\b")
_FINE_WITHOUT_UN = frozenset({"outside-un"})


def lint_library(library: Library) -> tuple[Finding, ...]:
    """Return what is wrong or doubtful in the library, errors first."""
    findings = [
        Finding("ids-resolve", Level.ERROR, str(mistake), Place(mistake.file, mistake.file))
        for mistake in check_links(library)
    ]
    for entry in library.recommendations.values():
        findings += _entry(entry, library)
    for fact in library.facts.values():
        findings += _fact(fact, library)
    for situation in library.situations.values():
        findings += _situation(situation, library)
    findings += _duplicates(library)
    return tuple(sorted(findings, key=lambda f: f.level.rank))


def _entry(entry: Recommendation, library: Library) -> Iterator[Finding]:
    place = Place(f"recommendations/{entry.id}", entry.id)
    texts = [("text", lang, t) for lang, t in entry.text.items()]
    texts += [(f"variant {v.status}", lang, t) for v in entry.variants for lang, t in v.text.items()]
    for name, language, text in texts:
        where = f"{name} ({language})"
        words = count_words("".join(p if isinstance(p, str) else "x" for p in parse_slots(text)))
        if words > LONGEST_WORDS:
            yield Finding(
                "texts-are-short",
                Level.WARNING,
                f"{where} has {words} words of at most {LONGEST_WORDS}",
                place,
            )
        if not text.endswith("."):
            yield Finding("texts-are-sentences", Level.ERROR, f"{where} does not end with a full stop", place)
        if language == "en" and not entry.strength_reason:
            yield from check_strength(text, where, entry, library, place)
        if language == "en" and entry.channel not in _FINE_WITHOUT_UN and (odd := _INFORMAL.search(text)):
            yield Finding(
                "names-are-un-names",
                Level.ERROR,
                f"{where} says “{odd.group()}”",
                place,
                "use a slot or the UN name",
            )
        if hidden_characters(text):
            yield Finding("texts-show-all", Level.ERROR, f"{where} holds an invisible character", place)
        if not entry.two_actions and language == "en" and (second := second_action(fill(text))):
            message = f"{where} seems to ask two things (“and {second}”)"
            yield Finding(
                "one-action-each", Level.WARNING, message, place, "split it, or say why in two_actions"
            )
        yield from _slots(text, where, entry, place)
    if entry.addressee not in library.vocabulary.addressees:
        yield Finding("ids-resolve", Level.ERROR, f"no addressee “{entry.addressee}”", place)
    if not entry.basis and not entry.is_ours and entry.addressee == "state":
        yield Finding("asks-rest-on-law", Level.WARNING, "names no legal basis", place)


def _slots(text: str, where: str, entry: Recommendation, place: Place) -> Iterator[Finding]:
    pieces = parse_slots(text)
    for before, piece in zip(("", *pieces), pieces, strict=False):
        if not isinstance(piece, Slot):
            continue
        starts = not before or (isinstance(before, str) and before.rstrip().endswith((".", "?", "!")))
        if starts and not piece.name.endswith((".start", ".short")):
            yield Finding(
                "slots-fit",
                Level.WARNING,
                f"{where}: “{piece.name}” begins a sentence",
                place,
                "use its .start form",
            )
        if (
            isinstance(before, str)
            and before.lower().endswith(" of " if piece.name.endswith(".of") else " the ")
            and piece.name.endswith((".of", ".the"))
        ):
            yield Finding(
                "slots-fit", Level.WARNING, f"{where}: “{piece.name}” repeats “{before.split()[-1]}”", place
            )


def _fact(fact: Fact, library: Library) -> Iterator[Finding]:
    place = Place(f"facts/{fact.id}", fact.id)
    for citation in fact.citations:
        if citation.source not in library.sources:
            yield Finding("facts-have-sources", Level.ERROR, f"no source “{citation.source}”", place)
    for language, text in fact.text.items():
        if not text.endswith("."):
            yield Finding(
                "texts-are-sentences", Level.ERROR, f"text ({language}) does not end with a full stop", place
            )
        if language == "en" and (odd := _INFORMAL.search(text)):
            yield Finding(
                "names-are-un-names",
                Level.WARNING,
                f"text says “{odd.group()}”",
                place,
                "use a slot or the UN name",
            )


def _situation(entry: Situation, library: Library) -> Iterator[Finding]:
    """Yield what keeps a situation's own choices from being offered, and missing words."""
    place = Place(f"situations/{entry.id}", entry.id)
    for name in ("people", "women", "children", "harms"):
        if not getattr(entry, name).get("en", "").strip():
            yield Finding("situations-have-words", Level.ERROR, f"“{name}” has no English words", place)
    for id_ in entry.recommendations:
        recommendation = library.recommendations.get(id_)
        if recommendation is not None:
            yield from _chosen(recommendation, entry, place)
    for id_ in entry.facts:
        fact = library.facts.get(id_)
        if fact is not None and not fact.may_be_suggested:
            yield Finding("facts-may-be-used", Level.ERROR, f"the fact “{id_}” is not to be suggested", place)
        if fact is not None and fact.concerns not in (None, entry.origin_state):
            message = f"the fact “{id_}” is about people who fear {fact.concerns}, not {entry.origin_state}"
            yield Finding("facts-fit-people", Level.WARNING, message, place)


def _chosen(chosen: Recommendation, entry: Situation, place: Place) -> Iterator[Finding]:
    hosts = set(entry.hosts)
    if chosen.applies.states and not hosts & set(chosen.applies.states):
        message = f"“{chosen.id}” applies only to {', '.join(chosen.applies.states)}, none of its hosts"
        yield Finding("choices-apply", Level.WARNING, message, place)
    if not set(chosen.themes) & set(entry.themes):
        message = f"no theme of “{chosen.id}” is among its themes, so that it is not offered first"
        yield Finding("choices-apply", Level.WARNING, message, place, f"add {chosen.themes[0]} to the themes")
    if missing := sorted(set(chosen.needs) - set(entry.recommendations)):
        message = f"“{chosen.id}” is dangerous without {', '.join(missing)}, so that it is never ticked"
        yield Finding("choices-are-safe", Level.WARNING, message, place, "add what it needs, or take it out")


def _duplicates(library: Library) -> Iterator[Finding]:
    for first, second in combinations(library.recommendations.values(), 2):
        if first.addressee != second.addressee or (first.overlap and first.overlap == second.overlap):
            continue
        alike = fuzz.token_set_ratio(first.text.get("en", ""), second.text.get("en", ""))
        if alike >= _ALIKE:
            message = f"reads almost as “{second.id}” ({alike:.0f} of 100)"
            hint = "merge them, or put both into one set of overlaps"
            yield Finding(
                "entries-differ", Level.WARNING, message, Place(f"recommendations/{first.id}", first.id), hint
            )
