"""No private value reaches an output.

Every name and other private value of ``people.yaml`` is looked for in everything that is written: text,
notes, cover, annexes, properties and hidden parts, and once more in the bytes of every file before it is
saved. It is found whatever its case, accents, width, spacing, joiners or order of parts, with look-alike
letters, hidden characters, written backwards, in Hangul, Latin letters or Chinese characters. Short values
are looked for as whole words only.

Initials, a given name alone, and short names in other letters are a warning: they may be someone else. A
family name alone is never looked for. What the search cannot see is listed at the end of a check.
"""

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from uprdraft.document.tree import Link, Table
from uprdraft.document.walk import iter_blocks, iter_inlines, iter_lines, iter_sections, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules._personal import hidden_texts
from uprdraft.rules.base import Context, PrivateValue, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

if TYPE_CHECKING:
    from uprdraft.document.package_report import PackageReport

__all__ = ["RULE", "holds_private_value"]


def holds_private_value(text: str, value: str) -> bool:
    """Return whether ``value`` surely stands in ``text``, in any form that is looked for."""
    from uprdraft.rules.names.matcher import get_matcher

    return any(hit.how.is_sure for hit in get_matcher((PrivateValue(value, "?"),)).find(text))


def _lines(context: Context) -> Iterator[tuple[Place, str]]:
    tree = context.submission
    for section in iter_sections(tree):
        for key, line in iter_lines(section):
            yield Place(key, section.id), plain_text(line)
            for node in iter_inlines(line):
                if isinstance(node, Link):
                    yield Place(key, f"an address in {section.id}"), node.url
        for block in iter_blocks(section.blocks):
            if isinstance(block, Table) and (block.caption or block.description):
                yield (
                    Place(block.key, f"a hidden text in {section.id}"),
                    f"{block.caption}\n{block.description}",
                )
    for number, note in enumerate(tree.notes, 1):
        yield Place(note.id, f"note {number}"), plain_text(note.content)
        for node in iter_inlines(note.content):
            if isinstance(node, Link):
                yield Place(note.id, f"an address in note {number}"), node.url
    for text in (tree.meta.title, tree.meta.footer, *tree.meta.authors, *tree.meta.key_words):
        yield Place("properties", "file properties"), text
    for key, where, text in hidden_texts(context):
        yield Place(key, where), text
    if context.package is not None:
        yield from _of_package(context.package)


def _of_package(report: "PackageReport") -> Iterator[tuple[Place, str]]:
    for running in report.running:
        yield Place(running.ref, f"a {running.kind}"), running.text
    for comment in report.comments:
        yield Place(comment.key, "a comment's writer"), comment.author
    for revision in report.revisions:
        yield Place(revision.key, "a change's writer"), revision.author
    for picture in report.pictures:
        yield Place(picture.key, "a picture's description"), f"{picture.name}\n{picture.description}"
    for field in fields(report.properties):
        value = getattr(report.properties, field.name)
        text = "\n".join(map(" ".join, value)) if isinstance(value, tuple) else str(value or "")
        yield Place(f"properties/{field.name}", "file properties"), text


def _check(context: Context) -> Iterator[Finding]:
    if not context.private:
        return
    from uprdraft.rules.names.matcher import (
        get_matcher,  # the tables of names are large, and often not needed
    )

    matcher = get_matcher(context.private)
    for place, text in _lines(context):
        for hit in matcher.find(text):
            message = f"a private value ({hit.words}) stands in {place.label}"
            level = Level.ERROR if hit.how.is_sure else Level.WARNING
            hint = (
                ""
                if hit.how.is_sure
                else "look at it; if it is another person, acknowledge it with that reason"
            )
            yield RULE.finding(level, message, place, hint=hint, text=hit.code)


RULE = Rule(
    id="no-private-values",
    title="No name or other private value of people.yaml is written",
    why="People named here can be sent back to prison or worse, and the text is published.",
    fix="write the code or describe the pattern, not the person",
    source="do-no-harm rules of the library",
    certainty=Certainty.OFFICIAL,
    check=_check,
    on_people=True,
    passing=lambda: context(
        submission(paragraph("Witness W1 was held.")), private=(PrivateValue("Jane Roe", "W1"),)
    ),
    failing=lambda: context(
        submission(paragraph("JANE-ROE was held.")), private=(PrivateValue("Roe Jane", "W1"),)
    ),
    stops_writing=True,
    cannot_be_acknowledged=True,
)
