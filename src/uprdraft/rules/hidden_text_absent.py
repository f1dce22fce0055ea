"""No hidden text stands in a Word file that goes out.

Text with the property “hidden” is reported at its place. White letters on white are not recognised.
"""

from collections.abc import Iterator

from uprdraft.document.package_report import HiddenText, PackageReport
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    for hidden in context.package.hidden if context.package else ():
        if hidden.text.strip():
            message = f"{len(hidden.text.split())} hidden word(s) stand in the text"
            yield RULE.finding(Level.ERROR, message, Place(hidden.key, "hidden text"), text=hidden.text)


RULE = Rule(
    id="hidden-text-absent",
    title="The file holds no hidden text",
    why="Hidden text is published with the rest and found by every search.",
    fix="show hidden text in Word (Home, ¶), delete it and save",
    source="SAFETY promise 9: the document carries only what is seen",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: _example(PackageReport("file.docx")),
    failing=lambda: _example(PackageReport("file.docx", hidden=(HiddenText("her name", "p1"),))),
    stops_writing=True,
    reads=("package",),
)


def _example(report: PackageReport) -> Context:
    return context(submission(paragraph("Text.")), package=report, draft=None)
