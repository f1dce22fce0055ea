"""The pages have the size of paper that the body uses.

Looks at each section of a Word file, upright or turned. A size that is neither A4 nor Letter is reported too.
"""

from collections.abc import Iterator

from uprdraft.document.package_report import PageSetup
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import paragraph, submission, with_body, word_file
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_SIZES = {"A4": (595, 842), "Letter": (612, 792)}
"""Points, the short side first."""
_TOLERANCE = 4


def _paper(page: PageSetup) -> str:
    sides = sorted((page.width, page.height))
    for name, size in _SIZES.items():
        if all(abs(side - wanted) <= _TOLERANCE for side, wanted in zip(sides, size, strict=True)):
            return name
    return f"{page.width / 72 * 2.54:.1f} × {page.height / 72 * 2.54:.1f} cm"


def _check(context: Context) -> Iterator[Finding]:
    paper, report = context.body.paper, context.package
    if paper is None or report is None:
        return
    others = [(page, name) for page in report.pages if (name := _paper(page)) != paper.value]
    if others:
        page, name = others[0]
        some = "" if len(others) == len(report.pages) else f"{len(others)} of {len(report.pages)} sections: "
        message = f"{some}the pages are {name}; the body uses {paper.value}"
        place = Place(page.key, "page setup")
        yield weigh(RULE.finding(Level.WARNING, message, place, text=name), paper.certainty)


def _on(width: float, height: float) -> Context:
    page = PageSetup("", width, height, 72, 72, 72, 72)
    return with_body(word_file(submission(paragraph("Text.")), pages=(page,)), paper="A4")


RULE = Rule(
    id="pages-on-right-paper",
    title="The pages have the size of paper that the body uses",
    why="On other paper the pages break elsewhere, and a limit in pages is counted otherwise.",
    fix="choose the paper in Word under Layout, Size",
    source="the body profile: paper, with its own source",
    certainty=Certainty.RECOLLECTION,
    reads=("body", "package"),
    check=_check,
    passing=lambda: _on(595.3, 841.9),
    failing=lambda: _on(612, 792),
)
