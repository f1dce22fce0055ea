"""The pages are numbered where the body asks for it.

A number counts where a field for it stands in a header or footer that is shown. A text too short for a second page
needs none.
"""

from collections.abc import Iterator

from uprdraft.document.package_report import RunningText
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import paragraph, submission, with_body, word_file
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_WORDS_OF_A_PAGE = 450


def _check(context: Context) -> Iterator[Finding]:
    asked, report = context.body.numbered_pages, context.package
    if asked is None or not asked.value or report is None or report.has_page_numbers:
        return
    if context.count.total > _WORDS_OF_A_PAGE:
        typed = any(r.text.strip().isdecimal() for r in report.running)
        message = "the pages are not numbered" + (": the figure in the footer was typed" if typed else "")
        place = Place("pages", "headers and footers")
        yield weigh(RULE.finding(Level.WARNING, message, place, text="pages"), asked.certainty)


def _footer(*, numbered: bool) -> Context:
    footer = RunningText("footer", "default", 0, "1", has_page_number=numbered, has_page_total=False)
    made = word_file(submission(paragraph("word " * (_WORDS_OF_A_PAGE + 1))), running=(footer,))
    return with_body(made, numbered_pages=True)


RULE = Rule(
    id="pages-numbered",
    title="The pages are numbered",
    why="A reader who cites the text, or prints it, needs the number of the page.",
    fix="insert page numbers in Word (Insert, Page Number)",
    source="the body profile: numbered pages, with its own source",
    certainty=Certainty.SECONDARY,
    reads=("body", "package"),
    check=_check,
    passing=lambda: _footer(numbered=True),
    failing=lambda: _footer(numbered=False),
)
