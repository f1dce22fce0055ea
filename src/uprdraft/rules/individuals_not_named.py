"""Nobody is named beside words such as victim, witness or detainee without having agreed to it.

A name is taken for a private person's where a word for a role stands in the same sentence and the name has
a Korean or Chinese family name, a common given name, or Mr., Ms. or the role itself right before it; in
Korean an honorific or an age after it. Officials and experts with a title, authors of the sources, names
of cases ("X v. Y"), States, treaties, organizations and people who agreed to be named in public are passed
over. In notes only an interview or testimony with a name is looked at, and nothing between quotation marks.

It asks and stops nothing: who is publicly known for their advocacy only a person can say.
"""

import re
from collections.abc import Iterator
from functools import cache

from uprdraft.findings import Finding, Level, Place
from uprdraft.loading.protection import load_protection
from uprdraft.loading.reference import load_countries
from uprdraft.rules._personal import iter_passages
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.rules.names.folding import fold_name
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

# The look ahead for a space costs nothing where there is none; what it stands before looks behind five times.
_SENTENCE = lazy_pattern(
    r"(?=\s)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<=[a-z0-9)”][.;!?])\s+(?=[A-Z“])"
)
_PART = r"[A-Z][a-z]+(?:[-’'][A-Za-z]+)*"
_NAME = lazy_pattern(rf"(?<![\w-]){_PART}(?:\s(?:[A-Z]\.|bin|van|de|al-[A-Z]\w+|{_PART})){{1,3}}(?![\w-])")
_COURTESY = lazy_pattern(r"\b(?:Mr|Ms|Mrs|Miss)\.?\s$")
_CASE = lazy_pattern(r"\bv\.?s?\.?\s")
_QUOTED = lazy_pattern(r"“[^”]*”|\"[^\"]*\"|‘[^’]{12,}’")
_INTERVIEW = lazy_pattern(
    r"\b(?:interviews?|testimony|testimonies|account|statement|conversation)\s(?:with|of|by|from)\s", re.I
)
_KOREAN = lazy_pattern(
    r"(?<![가-힣])([가-힣]{2,4})\s?(?:씨|님|군|양|\(\d{1,2}세?\))(?=[\s,.·은는이가을를의에와과도]|$)"
)
_KOREAN_ROLE = lazy_pattern(
    "피해자|피해\\s?여성|증인|목격자|탈북|생존자|수감자|구금|귀순|북송|송환|납북|국군포로"
)
_CHINESE = lazy_pattern(
    "(?:受害者|受害人|证人|證人|目击者|目擊者|幸存者|脱北者|脫北者|被拘留者|被关押者|难民|難民)(?:是|为)?([\u4e00-\u9fff]{2,3})"
    "(?=[，。、（(；：说說称稱表被于於在曾和与與]|$)"
)
_BEFORE = 60
_FIRST_EAST_ASIAN = "\u3400"


@cache
def _not_names() -> frozenset[str]:
    countries = load_countries().values()
    words = {w for c in countries for n in (c.short, c.formal, *c.also) for w in re.findall(_PART, n)}
    return load_protection().not_names | words


@cache
def _families() -> frozenset[str]:
    from uprdraft.loading.names import load_name_tables  # large, and most texts name nobody of whom to ask

    tables = load_name_tables()
    korean = {s for row in tables.korean.families for s in row.latin}
    chinese = {p for c in tables.chinese.characters[:110] for p in c.pinyin}
    return frozenset(w for w in korean | chinese if len(w) > 1)


def _check(context: Context) -> Iterator[Finding]:
    known: frozenset[str] | None = None
    for passage in iter_passages(context):
        text = _QUOTED.sub(lambda m: " " * len(m.group()), passage.text) if passage.is_note else passage.text
        for name in dict.fromkeys((*_latin(text, is_note=passage.is_note), *_east_asian(text))):
            known = _known(context) if known is None else known
            if fold_name(name) not in known:
                place = Place(passage.place.key, passage.place.label, name)
                message = f"a person seems to be named as someone to protect in {passage.place.label}"
                yield RULE.finding(Level.WARNING, message, place, text=name)


def _known(context: Context) -> frozenset[str]:
    """Return who may be named: authors of sources, and people who agreed to it."""
    meta = context.submission.meta
    sources = (context.sources or context.library.sources).values()
    names = [f"{a.given} {a.family}" for s in sources for a in s.author if a.family]
    names += [f"{a.family} {a.given}" for s in sources for a in s.author if a.family]
    for person in context.people:
        if person.consent.allows_naming(meta.submission_type, meta.as_of):
            names += [person.name, *person.other_names]
        names += [n for n in (person.pseudonym, person.code) if n]
    return frozenset(map(fold_name, names))


def _latin(text: str, *, is_note: bool) -> Iterator[str]:
    words = load_protection()
    roles, titles = re.compile(words.roles), re.compile(words.titles)
    for sentence in _SENTENCE.split(text) if roles.search(text) else ():
        if not roles.search(sentence):
            continue
        for match in _NAME.finditer(sentence):
            name = _trimmed(match.group())
            before = sentence[
                max(0, match.start() - _BEFORE) : match.start() + len(match.group()) - len(name)
            ]
            after = sentence[match.end() : match.end() + _BEFORE]
            if not name or titles.search(before) or titles.match(after.lstrip(" ,(").removeprefix("the ")):
                continue
            if _CASE.search(before[-6:]) or _CASE.match(after.lstrip()):
                continue
            if is_note and not _INTERVIEW.search(before):
                continue
            if _looks_private(name, before, roles):
                yield name


def _trimmed(name: str) -> str:
    """Return ``name`` without a role or a word of a sentence in front; empty where it is no person's."""
    parts = name.split()
    while parts and parts[0] in load_protection().not_names:
        parts = parts[1:]
    if len(parts) < 2 or any(p in _not_names() for p in parts):
        return ""
    return " ".join(parts)


def _looks_private(name: str, before: str, roles: re.Pattern[str]) -> bool:
    parts = name.split()
    ends = {re.sub(r"[\W_]", "", p).casefold() for p in (parts[0], parts[-1])}
    is_east_asian = bool(ends & _families()) and any("-" in p or len(p) <= 9 for p in parts)
    has_given = any(p in load_protection().given_names for p in parts)
    right_before = before.rstrip(" ,")[-16:]
    return (
        is_east_asian
        or has_given
        or bool(_COURTESY.search(before))
        or bool((m := roles.search(right_before)) and m.end() == len(right_before))
    )


@cache
def _first_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters with which Korean and Chinese names begin."""
    from uprdraft.loading.names import load_name_tables

    tables = load_name_tables()
    korean = frozenset(h for row in tables.korean.families for h in row.hangul)
    return korean, frozenset(f for c in tables.chinese.characters[:110] for f in c.forms)


def _east_asian(text: str) -> Iterator[str]:
    if max(text, default="") < _FIRST_EAST_ASIAN:
        return
    if _KOREAN_ROLE.search(text):
        for match in _KOREAN.finditer(text):
            name = match.group(1)
            if name[1:] != "모" and len(name) > 1 and name[0] in _first_characters()[0]:
                yield name
    for match in _CHINESE.finditer(text):
        name = match.group(1)
        if name[1] not in "某先" and name[0] in _first_characters()[1]:
            yield name


RULE = Rule(
    id="individuals-not-named",
    title="Nobody is named beside words such as victim, witness or detainee",
    why="A person named as a victim or witness, or the family, can be punished for it.",
    fix="write a code, or acknowledge it: known for their advocacy, or consent on record",
    source="do-no-harm rules of the library (dnh-consent)",
    certainty=Certainty.OFFICIAL,
    check=_check,
    on_people=True,
    passing=lambda: context(submission(paragraph("The Special Rapporteur, Jane Roe, met victims."))),
    failing=lambda: context(submission(paragraph("Witness Kim Chol-su was held."))),
)
