"""No comment stands in a Word file that goes out.

Each comment is reported at its place, resolved ones and answers too. The name of its writer is not shown.
"""

from collections.abc import Iterator

from uprdraft.document.package_report import Comment, PackageReport
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    comments = context.package.comments if context.package else ()
    for comment in comments:
        place = Place(comment.key, "a comment", comment.quote[:60])
        named = ", with the name of its writer" if comment.author or comment.initials else ""
        yield RULE.finding(Level.ERROR, f"a comment stands in the file{named}", place, text=comment.text)


RULE = Rule(
    id="comments-absent",
    title="The file holds no comments",
    why="Comments carry names, doubts and what was left out on purpose; anyone can read them.",
    fix="delete all comments in Word (Review, Delete All Comments) and save",
    source="SAFETY promise 9: the document carries only what is seen",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: _example(PackageReport("file.docx")),
    failing=lambda: _example(
        PackageReport("file.docx", comments=(Comment("Jane", "J", "", "Ask her.", "p1"),))
    ),
    stops_writing=True,
    reads=("package",),
)


def _example(report: PackageReport) -> Context:
    return context(submission(paragraph("Text.")), package=report, draft=None)
