"""No private value reaches an output.

Every name and other private value of ``people.yaml`` is looked for in everything that will be written:
text, notes, cover, annexes and properties, whatever its case, spacing, accents, width or order. Values of
fewer than four letters are looked for as whole words only. What this cannot see: a person recognised
from circumstances.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import permutations

from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, PrivateValue, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE", "folded", "holds_private_value"]

_SHORT = 4
_MOST_ORDERED = 4
_HANGUL_NAME = re.compile("[가-힣]{2,5}")
_JOINERS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return ``text`` without case, accents and width, its words joined by single spaces."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return _JOINERS.sub(" ", unicodedata.normalize("NFKC", text)).strip()


def holds_private_value(text: str, value: str) -> bool:
    """Return whether ``value`` stands in ``text`` in any spelling that folding brings together."""
    needle, hay = folded(value), folded(text)
    if not needle:
        return False
    # A hyphenated given name is one word or two; either way the parts may stand in any order.
    parts = [folded(part).replace(" ", "") for part in re.split(r"[\s,]+", value) if folded(part)]
    orders = {form for words in (needle.split(), parts) for form in _orders(words)}
    orders |= {needle[size:] + needle[:size] for size in (1, 2)} if _HANGUL_NAME.fullmatch(needle) else set()
    if len(needle.replace(" ", "")) < _SHORT and needle.isascii():
        return any(f" {form} " in f" {hay} " for form in {needle, " ".join(reversed(needle.split()))})
    close = hay.replace(" ", "")
    return any(form in close for form in orders)


def _orders(words: list[str]) -> set[str]:
    """Return the words joined in every order; of more than four, only turned round and reversed."""
    if len(words) <= _MOST_ORDERED:
        return {"".join(order) for order in permutations(words)}
    turned = {"".join(words[i:] + words[:i]) for i in range(len(words))}
    return turned | {"".join(reversed(words))}


def _lines(context: Context) -> Iterator[tuple[Place, str]]:
    for section in iter_sections(context.submission):
        for key, line in iter_lines(section):
            yield Place(key, section.id), plain_text(line)
    for number, note in enumerate(context.submission.notes, 1):
        yield Place(note.id, f"note {number}"), plain_text(note.content)
    meta = context.submission.meta
    yield (
        Place("properties", "file properties"),
        " ".join((meta.title, meta.footer, *meta.authors, *meta.key_words)),
    )


def _check(context: Context) -> Iterator[Finding]:
    if not context.private:
        return
    for place, text in _lines(context):
        for value in context.private:
            if holds_private_value(text, value.text):
                message = f"a private value ({value.code}) stands in {place.label}"
                yield RULE.finding(Level.ERROR, message, place, text=value.code)


RULE = Rule(
    id="no-private-values",
    title="No name or other private value of people.yaml is written",
    why="People named here can be sent back to prison or worse, and the text is published.",
    fix="write the code or describe the pattern, not the person",
    source="do-no-harm rules of the library",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: context(
        submission(paragraph("Witness W1 was held.")), private=(PrivateValue("Jane Roe", "W1"),)
    ),
    failing=lambda: context(
        submission(paragraph("JANE-ROE was held.")), private=(PrivateValue("Roe Jane", "W1"),)
    ),
    stops_writing=True,
)
