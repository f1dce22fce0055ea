"""An acronym is spelled out where it stands first.

An acronym counts as spelled out where it, or its plural, stands in parentheses after words or with its words in
parentheses after it, anywhere before or at its first use, the cover included. Each is reported once. Common
ones, roman numerals and document symbols are passed over, as are headings in capitals.
"""

from collections.abc import Iterator

from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.findings import Finding, Level
from uprdraft.loading.terms import load_terms
from uprdraft.rules._wording import first_uses, is_english, own_words, used
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_ACRONYM = lazy_pattern(r"(?<![\w/&.-])[A-Z][A-Za-z]?[A-Z]{1,7}s?(?![\w/&]|-\w|\.[A-Z])")
_ROMAN = lazy_pattern(r"[IVXLC]+")
_BRACKETED = lazy_pattern(
    r"[(\[][^()\[\]]{0,60}?[“\"‘]?(?<!\w)([A-Z][A-Za-z]?[A-Z]{1,7})s?(?!\w)[^()\[\]]{0,40}[)\]]"
)
_EXPLAINED = lazy_pattern(r"(?<!\w)([A-Z][A-Za-z]?[A-Z]{1,7})s?\s\((?:the\s)?[A-Z]?[a-z]+\s[^()]*\)")


def _check(context: Context) -> Iterator[Finding]:
    if not is_english(context):
        return
    common = load_terms().acronyms.common
    spelled = _spelled_out(context)
    lines = [(place, text) for place, text in own_words(context) if not text.isupper()]
    seen: set[str] = set()
    for word, use in first_uses(lines, _ACRONYM.finditer).items():
        plain = word.removesuffix("s")
        if plain in seen or {word, plain} & common or plain in spelled or _ROMAN.fullmatch(plain):
            continue
        seen.add(plain)
        finding = used(RULE, Level.ADVICE, f"“{plain}” is nowhere spelled out", use, plain)
        yield weigh(finding, load_terms().acronyms.certainty)


def _spelled_out(context: Context) -> set[str]:
    found = set()
    for section in iter_sections(context.submission):
        for _, line in iter_lines(section):
            text = plain_text(line)
            found |= {m.group(1) for look in (_BRACKETED, _EXPLAINED) for m in look.finditer(text)}
    return found


RULE = Rule(
    id="acronyms-spelled-out",
    title="An acronym is spelled out where it stands first",
    why="A reader of forty submissions a day does not look it up.",
    fix="write the full name first, with the acronym in parentheses",
    source="United Nations Correspondence Manual, abbreviations",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(
        submission(paragraph("The Ministry of State Security (MSS) said so. The MSS denied it."))
    ),
    failing=lambda: context(submission(paragraph("The MSS denied it."))),
)
