"""A Word file fetches nothing when it is opened and carries no other file inside.

Templates, pictures, objects and parts kept elsewhere are reported, and objects, documents, macros and data of
other programs inside. Links that a reader may follow are no finding.
"""

from collections.abc import Iterator

from uprdraft.document.package_report import External, PackageReport
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_CALLS = {
    "attachedTemplate": "a template",
    "image": "a picture",
    "oleObject": "an object",
    "subDocument": "a part",
}
_CARRIES = {
    "ole": "an object of another program",
    "document": "another document",
    "macro": "macros",
    "control": "a control",
    "chunk": "a piece of another document",
    "custom-xml": "data of another program",
}


def _check(context: Context) -> Iterator[Finding]:
    report = context.package
    if report is None:
        return
    for external in report.externals:
        what = _CALLS.get(external.kind, "something")
        is_remote = external.target.partition(":")[0].casefold() in (
            "http",
            "https",
            "ftp",
        ) or external.target[:2] in ("\\\\\\\\", "//")
        where = "from a server" if is_remote else "from another file; its path may name a person"
        place = Place(f"outside/{external.part}/{external.kind}", external.part)
        yield RULE.finding(Level.ERROR, f"the file fetches {what} {where}", place, text=external.target)
    for embedded in report.embedded:
        if embedded.kind in _CARRIES:
            level = Level.ADVICE if embedded.kind == "custom-xml" else Level.WARNING
            place = Place(embedded.key or embedded.part, embedded.part)
            yield RULE.finding(
                level, f"the file carries {_CARRIES[embedded.kind]}", place, text=embedded.part
            )


RULE = Rule(
    id="outside-parts-absent",
    title="The file calls nothing from outside and carries no other file",
    why="A template or picture fetched from elsewhere tells its owner who opens the file, and when.",
    fix="remove the link or object in Word; put pictures into the file",
    source="SAFETY, saving and writing: external relationships are hyperlinks only",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: _example(PackageReport("file.docx")),
    failing=lambda: _example(
        PackageReport(
            "file.docx",
            externals=(External("attachedTemplate", "https://example.org/t.dotx", "word/settings.xml"),),
        )
    ),
    stops_writing=True,
    reads=("package",),
)


def _example(report: PackageReport) -> Context:
    return context(submission(paragraph("Text.")), package=report, draft=None)
