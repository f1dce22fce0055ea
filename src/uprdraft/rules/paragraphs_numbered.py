"""The paragraphs are numbered where the body asks for it, and left without numbers where it wants none.

Counted are paragraphs of the body long enough to hold a statement; recommendations may have numbers of their own.
Set-off quotations, items of lists and short lines need none.
"""

from collections.abc import Iterator

from uprdraft.document.package_report import NumberUse
from uprdraft.document.tree import Paragraph
from uprdraft.document.walk import iter_sections, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import paragraph, submission, with_body, word_file
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_WORDS = 25
_FEWEST = 4
_MOST_BARE = 0.5
_MOST_NUMBERED = 0.5


def _check(context: Context) -> Iterator[Finding]:
    asked, report = context.body.numbered_paragraphs, context.package
    if asked is None or report is None:
        return
    numbered = {use.key for use in report.numbers if not use.is_bullet}
    blocks = [
        block
        for section in iter_sections(context.submission)
        if section.kind == "body" and section.counts
        for block in section.blocks
        if isinstance(block, Paragraph) and len(plain_text(block.content).split()) >= _WORDS
    ]
    bare = [b for b in blocks if b.key not in numbered]
    if len(blocks) < _FEWEST:
        return
    if asked.value and len(bare) > _MOST_BARE * len(blocks):
        message = f"{len(bare)} of {len(blocks)} paragraphs have no number"
        finding = RULE.finding(Level.WARNING, message, _place(bare[0]), text=message)
        yield weigh(finding, asked.certainty)
    elif not asked.value and len(blocks) - len(bare) > _MOST_NUMBERED * len(blocks):
        message = f"{len(blocks) - len(bare)} of {len(blocks)} paragraphs are numbered; such texts are not"
        finding = RULE.finding(
            Level.WARNING, message, _place(blocks[0]), hint="take the numbers off", text=message
        )
        yield weigh(finding, asked.certainty)


def _place(block: Paragraph) -> Place:
    return Place(block.key, "a paragraph", plain_text(block.content)[:80])


def _text(*, numbered: bool) -> Context:
    tree = submission(*(paragraph("word " * _WORDS, path=f"p/{n}", role="plain") for n in range(_FEWEST)))
    uses = tuple(NumberUse(f"p-{n}", "native", f"{n + 1}.", list="1") for n in range(_FEWEST))
    return with_body(word_file(tree, numbers=uses if numbered else ()), numbered_paragraphs=True)


RULE = Rule(
    id="paragraphs-numbered",
    title="The paragraphs are numbered where the body asks for it",
    why="A body, a State and other organizations refer to a text by the numbers of its paragraphs.",
    fix="number the paragraphs with one numbered list of Word, from the first to the last",
    source="the body profile: numbered paragraphs, with its own source",
    certainty=Certainty.SECONDARY,
    reads=("body", "package"),
    check=_check,
    passing=lambda: _text(numbered=True),
    failing=lambda: _text(numbered=False),
)
