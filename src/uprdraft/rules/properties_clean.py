"""The properties of a Word file name no person, company, path or template of somebody.

Author, last saver, manager, company, template and fields of one’s own are looked at, and the numbers of editing
sessions by which copies of one file can be told apart. Values are not shown; an author who is the submitting
organization, or who stands on the cover, is right.
"""

from collections.abc import Iterator

from uprdraft.document.package_report import PackageReport, Properties
from uprdraft.document.walk import iter_lines, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.marks import with_plain_marks
from uprdraft.values.text import clean_line

__all__ = ["RULE"]

_SHORT = 4
_PERSONAL = {
    "author": "an author",
    "last_modified_by": "who saved it last",
    "manager": "a manager",
    "company": "a company",
    "hyperlink_base": "a path",
}


def _check(context: Context) -> Iterator[Finding]:
    report = context.package
    if report is None:
        return
    cover = context.submission.cover
    shown = "\n".join(plain_text(line) for _, line in iter_lines(cover)).casefold() if cover else ""
    own = {"", *(name for name in context.submission.meta.authors)}
    named = {
        words: value
        for field, words in _PERSONAL.items()
        if (value := str(getattr(report.properties, field))) not in own
        and not (len(value) > _SHORT and with_plain_marks(value).casefold() in shown)
    }
    if named:
        *first, last = named
        words = f"{', '.join(first)} and {last}" if first else last
        yield _found(Level.WARNING, f"the properties name {words}", "person", "\n".join(named.values()))
    template = report.properties.template
    if template and template.casefold() not in ("normal", "normal.dotm", "normal.dot"):
        yield _found(Level.WARNING, "the properties name a template", "template", template)
    custom = report.properties.custom
    if custom:
        names = ", ".join(f"“{clean_line(name)[:30]}”" for name, _ in custom[:5]) + (
            ", …" if len(custom) > 5 else ""
        )
        text = "\n".join(f"{name}={value}" for name, value in custom)
        yield _found(Level.WARNING, f"the properties hold fields of their own: {names}", "custom", text)
    if report.rsids > 1:
        message = f"the file tells of {report.rsids} editing sessions"
        yield _found(Level.ADVICE, message, "rsids", str(report.rsids))
    if report.document_id:
        yield _found(Level.ADVICE, "the file has a number by which its copies are recognised", "id", "id")


def _found(level: Level, message: str, field: str, value: str) -> Finding:
    return RULE.finding(level, message, Place(f"properties/{field}", "file properties"), text=value)


RULE = Rule(
    id="properties-clean",
    title="The properties of the file name no person and no computer",
    why="Word writes who made the file, where, when and in how many sessions; the file is published.",
    fix="in Word: File, Info, Inspect Document, remove document properties and personal information",
    source="SAFETY promise 9: the document carries only what is seen",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: _example(PackageReport("file.docx")),
    failing=lambda: _example(PackageReport("file.docx", properties=Properties(author="Jane Roe"))),
    stops_writing=True,
    reads=("package",),
)


def _example(report: PackageReport) -> Context:
    return context(submission(paragraph("Text.")), package=report, draft=None)
