"""The parts that the body's texts have are there, in their order.

Headings of a Word file are likened to the titles of the parts, however they are numbered or worded more fully; a
summary, a method and recommendations are known under several names. One finding names what is not found. Texts that
are spoken or have no cover of their own are too short for parts. What this program writes has its parts from its
template.
"""

import re
from collections.abc import Iterator
from functools import cache

from uprdraft.document.tree import Heading, Paragraph, Section, Text
from uprdraft.document.walk import heading_text, iter_sections, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.loading.form_words import load_form_words
from uprdraft.records.body import Part
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import paragraph, submission, with_body, word_file
from uprdraft.rules.recommendations import find_recommendations
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_ALIKE = 86.0
_SHORT = 1_000
"""Words of a text that may do without parts."""
_ORDERED = ("summary", "method")
"""Parts that open a text wherever they stand in a profile; themes may be in any order."""


def _check(context: Context) -> Iterator[Finding]:
    body = context.body
    if context.draft is not None or body.is_spoken or not body.cover_page or context.count.counted < _SHORT:
        return
    headings = list(_headings(context))
    places = {part.id: _find(part, headings) for part in body.parts}
    lacking = [p.title for p in body.parts if p.required and p.prose and places[p.id] is None]
    if "recommendations" in body.asks and not _recommends(context, headings):
        lacking.append("recommendations")
    if lacking:
        message = f"no part is found for: {'; '.join(lacking)}"
        place = Place(headings[0][0] if headings else "", "headings")
        yield RULE.finding(Level.ADVICE, message, place, text="; ".join(lacking))
    yield from _late(body.parts, places, headings)


def _headings(context: Context) -> Iterator[tuple[str, str]]:
    """Yield key and text of the headings; those that a reader took for the cover's are among them."""
    for section in iter_sections(context.submission):
        if section.heading is not None:
            yield section.heading.key, heading_text(section.heading)
        for block in section.blocks if section.kind == "cover" else ():
            if isinstance(block, Paragraph) and block.role == "title":
                yield block.key, plain_text(block.content)


def _late(
    parts: tuple[Part, ...], places: dict[str, int | None], headings: list[tuple[str, str]]
) -> Iterator[Finding]:
    """Yield advice on a part that should open the text and stands behind the middle of its headings."""
    for part in parts:
        place = places[part.id]
        if part.id in _ORDERED and place is not None and place >= 3 and place > len(headings) / 2:
            key, title = headings[place]
            message = f"“{title.strip()[:60]}” stands late; the body's texts open with it"
            yield RULE.finding(Level.ADVICE, message, Place(key, "headings", title[:80]), text=title)


def _find(part: Part, headings: list[tuple[str, str]]) -> int | None:
    """Return the position of the first heading that names ``part``."""
    from rapidfuzz import fuzz, utils  # only this reading of a foreign text needs it

    title, words = utils.default_process(part.title), _words(part.id)
    for position, (_, heading) in enumerate(headings):
        known = utils.default_process(heading)
        if (words and words.search(heading)) or fuzz.token_set_ratio(title, known) >= _ALIKE:
            return position
    return None


@cache
def _words(id_: str) -> re.Pattern[str] | None:
    pattern = load_form_words().parts.get(id_)
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def _recommends(context: Context, headings: list[tuple[str, str]]) -> bool:
    words = _words("recommendations")
    named = words is not None and any(words.search(heading) for _, heading in headings)
    return named or bool(find_recommendations(context.submission))


def _with_headings(*titles: str) -> Context:
    text = (paragraph("word " * _SHORT),)
    sections = tuple(Section(t, Heading((Text(t),), 1, key=f"h-{n}"), text) for n, t in enumerate(titles))
    tree = submission()
    made = word_file(tree.__class__(tree.meta, None, sections))
    parts = (Part(id="summary", title="Executive summary", required=True, prose=True),)
    return with_body(made, parts=parts)


RULE = Rule(
    id="parts-in-order",
    title="The parts that the body's texts have are there, in their order",
    why="Whoever reads fifty texts for one review looks for the same things in the same places.",
    fix="add the part, or give its heading the usual name",
    source="the body profile: parts of its kind of text; our own advice",
    certainty=Certainty.SECONDARY,
    reads=("body", "package"),
    check=_check,
    passing=lambda: _with_headings("I. Summary", "II. Recommendations"),
    failing=lambda: _with_headings("A. Background", "B. Recommendations"),
)
