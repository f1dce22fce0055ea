"""States and territories are called by their UN names.

Compares with the short names of the United Nations. A name that is wrong or out of date ("North Korea",
"Burma") is a warning, an everyday short one ("Russia", "Viet Nam" without its space) and the name of a territory
advice. Each name is reported once. Quotations, notes, names of organizations ("… in North Korea") and a
name that the text itself defines in parentheses are passed over; "North Koreans" is no State.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from uprdraft.findings import Finding, Level, Place
from uprdraft.loading.reference import load_countries
from uprdraft.loading.terms import load_terms
from uprdraft.records.terms import Wording
from uprdraft.rules._personal import iter_passages
from uprdraft.rules._wording import first_uses, is_english, lines_with, own_words, used, wording
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.names import names_in
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

# "Committee for Human Rights in North Korea", "North Korea Freedom Coalition": a name of its own.
_IN_A_NAME = lazy_pattern(
    r"(?:[A-Z][\w’']+\s(?:(?:and|for|the)\s)?)+(?:for|in|of|on|to|from|with)\s(?:the\s)?$"
)
_NOTHING = lazy_pattern("(?!)")
_BRACKET = lazy_pattern(r"\s\([A-Z]")


@cache
def _names() -> dict[str, tuple[str, Level]]:
    """Return each other name with the UN name and the level of the finding."""
    places = load_terms().places
    found = {}
    for country in load_countries().values():
        for name in country.also:
            if name not in places.accepted and not re.search(r"[,(]", name):
                level = Level.WARNING if name in places.plain else Level.ADVICE
                found[name] = (f"{country.article} {country.short}".strip(), level)
    return found


def _pattern(text: str) -> re.Pattern[str]:
    """Return what finds the names that stand in ``text``."""
    right = {n for c in load_countries().values() for n in (c.short, c.formal.removeprefix("the "))}
    # Right names come first, so that "Macedonia" inside "North Macedonia" is not found.
    words = sorted(right, key=len, reverse=True) + sorted(_names(), key=len, reverse=True)
    written = "|".join(map(re.escape, names_in(text, words)))
    return re.compile(rf"(?<![\w-])(?:{written})(?![\w-])") if written else _NOTHING


@cache
def _goes_on() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(load_terms().places.in_names)))
    return re.compile(rf"\s(?:[A-Z][a-z]+\s)?(?:{words})\b")


def _check(context: Context) -> Iterator[Finding]:
    if not is_english(context):
        return
    lines = own_words(context)
    whole = ""
    names = _pattern("\n".join(text for _, text in lines))
    for name, use in first_uses(lines, lambda text: _states(names, text)).items():
        whole = whole or "\n".join(p.text for p in iter_passages(context))
        if not _is_defined(name, whole):
            right, level = _names()[name]
            message = f"“{name}” is “{right}” in UN documents"
            yield used(RULE, level, message, use, name, hint=f"write “{right}”, or define a short term once")
    territories = load_terms().places.territories
    lines = lines_with(tuple(t.wrong for t in territories), lines)
    for territory in territories:
        for name, use in first_uses(lines, lambda text, t=territory: _territory(t, text)).items():  # type: ignore[misc]
            yield _of_territory(territory, name, use)


def _of_territory(territory: Wording, name: str, use: tuple[Place, str, int]) -> Finding:
    note = f": {territory.note}" if territory.note else ""
    message = f"“{name}” is “{territory.right}” in UN documents{note}"
    finding = used(RULE, Level.ADVICE, message, use, name, hint="decide knowingly which name to use")
    return weigh(replace(finding), territory.certainty or load_terms().places.certainty)


def _states(names: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for match in names.finditer(text):
        if match.group() in _names() and not _is_in_a_name(text, match):
            yield match


def _is_in_a_name(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 80) : match.start()], text[match.end() : match.end() + 40]
    names = _IN_A_NAME.search(before)
    is_title = names is not None and len(re.findall("[A-Z]", names.group())) >= 2
    return is_title or bool(_goes_on().match(after)) or bool(_BRACKET.match(after))


def _is_defined(name: str, text: str) -> bool:
    return re.search(rf"\([^()]*[“\"‘]{re.escape(name)}[”\"’][^()]*\)", text) is not None


def _territory(territory: Wording, text: str) -> Iterator[re.Match[str]]:
    unless = [m.span() for m in re.finditer(territory.unless, text)] if territory.unless else []
    for match in wording(territory.wrong).finditer(text):
        if not any(s <= match.start() < e for s, e in unless) and not _is_in_a_name(text, match):
            yield match


RULE = Rule(
    id="states-by-un-name",
    title="States and territories are called by their UN names",
    why="The secretariat edits other names, and a State may object to the text because of one.",
    fix="write the UN name",
    source="short names of the United Nations (countries.csv), United Nations Editorial Manual Online",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(
        submission(paragraph("North Koreans in the Republic of Korea, as “North Korea” says."))
    ),
    failing=lambda: context(submission(paragraph("They came from North Korea."))),
)
