"""Which instruments a sentence speaks of, and whether it speaks of them as binding.

A sentence is read as a row of mentions (names of instruments) and verbs of law. A mention is claimed to bind
where the verb that governs it says so: the nearest one before it, or the one that follows it directly. Words
of standing ("ratified", "party to") are undone by a negation of their own; words of duty ("violates",
"requires") are not, since "does not comply with" says that it should.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from uprdraft.values.names import names_in
from uprdraft.values.patterns import lazy_pattern

__all__ = [
    "InstrumentNames",
    "Mention",
    "claimed",
    "find_mentions",
    "instrument_names",
    "others_pattern",
    "sentences",
    "speaks_of_standing",
]

_SENTENCE = lazy_pattern(r"(?<=[.;!?])\s+(?=[A-Z“\"(])")
_CLAUSE = lazy_pattern(r";|, (?:but|while|whereas|although|though|yet)\b|\b(?:but|whereas)\b", re.IGNORECASE)
_ACRONYM = lazy_pattern(r"[A-Z][A-Z0-9-]+")

_STANDING = (
    r"bound by|binds?|binding(?: up)?on|(?:is|are|was|were|be|being|been|legally) binding|ratified|acceded to|"
    r"succeeded to|(?:states? )?part(?:y|ies) to|joined|in force (?:for|in)|entered into force for|has accepted"
)
_DUTY = (
    r"violat(?:e[sd]?|ing|ions? of)|breach(?:e[sd]|ing|es)?(?: of)?|infring\w+|contraven\w+|contrary to|"
    r"incompatible with|inconsistent with|in (?:accordance|conformity|compliance|keeping) with|"
    r"compl(?:y|ies|ied|ying|iance) with|disregard\w*|obligations? (?:under|arising from|pursuant to|in)|"
    r"(?:dut(?:y|ies)|commitments?|responsibilit(?:y|ies)|undertakings?) under|"
    r"oblig(?:ed|es|ing|ates|ated)(?: (?:by|under))?|requir(?:e[sd]?|ing)(?: (?:by|under))?|"
    r"prohibit(?:s|ed|ing)?(?: (?:by|under))?|forbid(?:s|den|ding)?(?: by)?|guarantee[sd]?(?: (?:by|under|in))?|"
    r"protect(?:s|ed)(?: (?:by|under))?|entitle[sd]?(?: (?:by|under))?|unlawful under|illegal under|"
    r"(?:must|shall|has to|have to|is to|are to)\b[^.;,]{0,80}?\bunder|rights? under|implement\w*|"
    r"(?:fail\w*|refus\w*) to (?:respect|meet|honou?r|fulfil|observe|apply)|(?:^|(?<=, ))under|applies|apply|applicable"
)
_NEUTRAL = (
    r"signed|signator(?:y|ies)|signature of|signing|adopted|drafted|"
    r"ratify(?:ing)?|ratification of|acced(?:e|ing)(?: to)?|accession to|becom(?:e|ing) (?:a )?part(?:y|ies)(?: to)?|"
    r"join(?:ing)?|object and purpose|leaves? unaffected|without prejudice to|parties to the treaty include"
)
_VERB = lazy_pattern(
    rf"\b(?:(?P<standing>{_STANDING})|(?P<neutral>{_NEUTRAL})|(?P<duty>{_DUTY}))(?!\w)", re.IGNORECASE
)
_NEGATION = lazy_pattern(
    r"\b(?:not|never|nor|no|neither|without|yet to|cannot|n't|outside)\W+(?:\w+\W+){0,3}$", re.IGNORECASE
)
_NEGATED_OBJECT = lazy_pattern(r"\W*(?:neither|none of|no)\b", re.IGNORECASE)
_CLOSING = lazy_pattern(r",\s*(?:also|therefore|thus)?\s*$")
_DISTANCE = 60
"""Characters between a mention and a verb after it that still speaks of it."""
_GENERIC = ("covenant", "convention", "protocol")
_DETERMINERS = "(?:the|that|this)"
_NOTHING = lazy_pattern("(?!)")


class Mention(NamedTuple):
    """A place in a sentence where the instrument ``id`` is named."""

    id: str
    start: int
    end: int


class _Verb(NamedTuple):
    kind: Literal["standing", "neutral", "duty", "denied"]
    start: int
    end: int


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph; a semicolon before a capital ends one too."""
    return _SENTENCE.split(text)


class InstrumentNames(NamedTuple):
    """The names of instruments, made ready for one text: ``pattern`` finds those that stand in it."""

    ids: Mapping[str, str]
    """The instrument of every name, also of those that do not stand in the text, in small letters."""
    pattern: re.Pattern[str]

    def so_called(self, word: str) -> frozenset[str]:
        """Return the instruments one of whose names holds ``word``."""
        return frozenset(id_ for name, id_ in self.ids.items() if word in name)


def instrument_names(names: Mapping[str, str], text: str) -> InstrumentNames:
    """Return ``names``, each with the id of its instrument, made ready to be looked for in parts of ``text``.

    Names are found in any case, the longest first, acronyms only as written and not within a document symbol.
    """
    ids = {_folded(name): id_ for name, id_ in names.items()}
    whole = _folded(text)
    standing = set(names_in(whole, ids))
    written = sorted((n for n in names if _folded(n) in standing), key=len, reverse=True)
    if not written:
        return InstrumentNames(ids, _NOTHING)
    # The first letters once before all names, so that most places in a text are passed over at once.
    starts = re.escape("".join(sorted({c for name in written for c in (name[0].upper(), name[0].lower())})))
    one_of = "|".join(map(_as_written, written))
    return InstrumentNames(ids, re.compile(rf"(?=[{starts}])(?<![\w/])(?:{one_of})(?![\w/])"))


def _as_written(name: str) -> str:
    if _ACRONYM.fullmatch(name):
        return re.escape(name)
    words = r"\s+".join(map(re.escape, name.split()))
    return f"(?i:{words})"


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def find_mentions(sentence: str, names: InstrumentNames, before: Sequence[str] = ()) -> list[Mention]:
    """Return the instruments named in ``sentence`` in order.

    ``before`` are the ids named earlier in the paragraph: "the Covenant" means the last one so called.
    """
    found = [Mention(names.ids[_folded(m.group())], *m.span()) for m in names.pattern.finditer(sentence)]
    for word in _GENERIC:
        if word not in sentence.casefold():
            continue
        so_called = names.so_called(word)
        for match in re.finditer(
            rf"\b{_DETERMINERS} {word}\b(?! (?:on|relating|against|for|of|to)\b)", sentence, re.IGNORECASE
        ):
            earlier = [*before, *(m.id for m in found if m.end <= match.start())]
            meant = next((id_ for id_ in reversed(earlier) if id_ in so_called), None)
            if meant is not None and not _covered(match.end() - 1, found):
                found.append(Mention(meant, match.start(), match.end()))
    return sorted(found, key=lambda m: m.start)


def _covered(position: int, mentions: Sequence[Mention]) -> bool:
    return any(m.start <= position < m.end for m in mentions)


@lru_cache(maxsize=64)
def others_pattern(own: tuple[str, ...], others: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern whose group "other" is set where a sentence names other States than the draft's."""
    by_length = sorted({*own, *others}, key=len, reverse=True)
    mine = "|".join(re.escape(n) for n in by_length if n in own) or "(?!)"
    rest = "|".join(re.escape(n) for n in by_length if n not in own)
    return re.compile(
        rf"\b(?:(?P<own>{mine})|(?P<other>States(?= (?:that|which|parties)\b){'|' + rest if rest else ''}))\b"
    )


def _is_of_others(text: str, states: re.Pattern[str] | None) -> bool:
    """Return whether the State named last in ``text`` is another one."""
    named = [m.lastgroup for m in states.finditer(text)] if states else []
    return bool(named) and named[-1] == "other"


def _verbs(sentence: str, mentions: Sequence[Mention], states: re.Pattern[str] | None) -> list[_Verb]:
    found = []
    for match in _VERB.finditer(sentence):
        if _covered(match.start(), mentions):
            continue
        kind = str(match.lastgroup)
        if kind == "standing" and (
            _NEGATION.search(sentence[: match.start()]) or _NEGATED_OBJECT.match(sentence, match.end())
        ):
            kind = "denied"
        elif kind == "standing" and _is_of_others(sentence[: match.start()], states):
            kind = "neutral"
        found.append(_Verb(kind, match.start(), match.end()))  # type: ignore[arg-type]
    return found


def claimed(
    sentence: str, mentions: Sequence[Mention], states: re.Pattern[str] | None = None
) -> Iterator[tuple[Mention, bool]]:
    """Yield ``(mention, by its standing)`` for each instrument that the sentence presents as binding.

    The second value says whether the claim is one of standing ("ratified") and not only of duty. ``states``
    tells the draft's State from others, whose own ratifications are no claim (see ``others_pattern``).
    """
    if not mentions:
        return
    verbs = _verbs(sentence, mentions, states)
    breaks = [m.start() for m in _CLAUSE.finditer(sentence) if not _covered(m.start(), mentions)]
    for mention in mentions:
        governing = [
            v
            for v in (_before(mention, verbs, breaks), _after(mention, mentions, verbs, breaks, sentence))
            if v is not None
        ]
        kinds = {v.kind for v in governing}
        if "standing" in kinds or ("duty" in kinds and not kinds & {"denied", "neutral"}):
            yield mention, "standing" in kinds


def _before(mention: Mention, verbs: Sequence[_Verb], breaks: Sequence[int]) -> _Verb | None:
    near = [v for v in verbs if v.end <= mention.start and not _between(breaks, v.end, mention.start)]
    return near[-1] if near else None


def _after(
    mention: Mention,
    mentions: Sequence[Mention],
    verbs: Sequence[_Verb],
    breaks: Sequence[int],
    sentence: str,
) -> _Verb | None:
    """Return the verb that follows a mention at once: "the Covenant, which it ratified", "the Covenant requires"."""
    for verb in verbs:
        if verb.start < mention.end:
            continue
        others = any(mention.end <= o.start < verb.start for o in mentions)
        is_far = verb.start - mention.end > _DISTANCE
        if others or is_far or _between(breaks, mention.end, verb.start):
            return None
        if _CLOSING.fullmatch(sentence, mention.end, verb.start) and "," in sentence[: mention.start]:
            return None  # "custom, reflected in the Declaration, binds": the name stands in an aside
        # "under the Covenant and under …", "… and in accordance with …": the verb looks on to what comes next.
        looks_on = re.search(r"(?:under|to|with|by|of|from)$", sentence[verb.start : verb.end], re.IGNORECASE)
        passive = re.search(r"\b(?:which|that|as)\b[^,;]*$", sentence[mention.end : verb.start])
        return None if looks_on and not passive and verb.kind != "denied" else verb
    return None


def _between(breaks: Sequence[int], start: int, end: int) -> bool:
    return any(start <= b < end for b in breaks)


def speaks_of_standing(sentence: str, mentions: Sequence[Mention], id_: str) -> bool:
    """Return whether the sentence says that the State has not joined ``id_``, or only signed it."""
    verbs = _verbs(sentence, mentions, None)
    return any(v.kind == "denied" for v in verbs) and any(m.id == id_ for m in mentions)
