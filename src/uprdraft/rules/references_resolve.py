"""Every cross-reference leads to the place it names.

Found are the words by which a word processor says that a reference is lost ("Error! Reference source not found."), in
any of its languages; fields that refer to a bookmark that is not there; references of our own tree without a target;
and "paragraph 80 above" where the paragraphs end before.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from uprdraft.document.tree import CrossReference
from uprdraft.document.walk import iter_blocks, iter_inlines, iter_lines, iter_sections, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.loading.form_words import load_form_words
from uprdraft.rules._numbers import paragraph_rows
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import paragraph, submission, word_file
from uprdraft.rules.recommendations import spread
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

if TYPE_CHECKING:
    from uprdraft.document.package_report import Field, PackageReport

__all__ = ["RULE"]

_KINDS = frozenset(("REF", "PAGEREF", "NOTEREF"))
_NAMED = lazy_pattern(r"\bpara(?:graph)?s?\.?\s(\d{1,3})\s(?:above|below)\b", re.IGNORECASE)


@cache
def _lost() -> re.Pattern[str]:
    return re.compile(load_form_words().broken_reference, re.IGNORECASE)


def _check(context: Context) -> Iterator[Finding]:
    yield from spread(_findings(context))


def _findings(context: Context) -> Iterator[Finding]:
    said: set[str] = set()
    for field in _fields_lost(context.package) if context.package else ():
        said.add(field.key)
        message = "a reference leads nowhere" + (f": “{field.result[:60]}”" if field.result else "")
        place = Place(field.key, "a reference", field.code.strip()[:60])
        yield RULE.finding(Level.ERROR, message, place, text=f"{field.code} {field.result}")
    keys = {b.key for s in iter_sections(context.submission) for b in iter_blocks(s.blocks)}
    keys |= {note.id for note in context.submission.notes}
    for section in iter_sections(context.submission):
        for key, line in iter_lines(section):
            text = plain_text(line)
            match = _lost().search(text)
            if match and key not in said:
                place = Place(key, section.id, text[max(0, match.start() - 40) :][:100])
                yield RULE.finding(Level.ERROR, "a reference leads nowhere", place, text=text)
            for node in iter_inlines(line):
                if isinstance(node, CrossReference) and node.target not in keys:
                    place = Place(key, section.id, text[:80])
                    yield RULE.finding(Level.ERROR, "a reference has no target", place, text=node.target)
    yield from _beyond_the_end(context)


def _fields_lost(report: "PackageReport") -> Iterator["Field"]:
    names = {b.name.casefold() for b in report.bookmarks}
    for field in report.fields:
        parts = field.code.split()
        if _lost().match(field.result.strip()) or (
            field.kind in _KINDS and len(parts) > 1 and names and parts[1].strip('"').casefold() not in names
        ):
            yield field


def _beyond_the_end(context: Context) -> Iterator[Finding]:
    rows = paragraph_rows(context) if context.package is not None else []
    highest = max((value for row in rows for value, _ in row.uses), default=0)
    for section in iter_sections(context.submission) if highest else ():
        for key, line in iter_lines(section):
            text = plain_text(line)
            for match in _NAMED.finditer(text):
                if int(match.group(1)) > highest:
                    message = f"“{match.group()}”: the paragraphs end at {highest}"
                    yield RULE.finding(
                        Level.WARNING, message, Place(key, section.id, text[:80]), text=match.group()
                    )


def _with_field(result: str) -> Context:
    from uprdraft.document.package_report import Bookmark, Field

    field = Field("REF", " REF _Ref1 \\r \\h ", result, "complete", "prose-summary-1")
    tree = submission(paragraph("See paragraph ", result, "."))
    return word_file(tree, fields=(field,), bookmarks=(Bookmark("_Ref1", "prose-summary-1"),))


RULE = Rule(
    id="references-resolve",
    title="Every cross-reference leads to the place it names",
    why="“Error! Reference source not found” is the first thing a reader sees on such a page.",
    fix="insert the reference anew (References, Cross-reference), and update all fields with Ctrl-A, F9 before sending",
    source="our own advice; the words are those of the word processors",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: _with_field("12"),
    failing=lambda: _with_field("Error! Reference source not found."),
)
