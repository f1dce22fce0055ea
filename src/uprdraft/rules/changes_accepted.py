"""No tracked change is left in a Word file that goes out.

Insertions, deletions, moves and changes of format are counted by kind. What was deleted is not shown here:
it may be the very thing that had to go.
"""

from collections.abc import Iterator

from uprdraft.document.package_report import PackageReport, Revision
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_WORDS = {
    "insertion": "inserted",
    "deletion": "deleted",
    "move-from": "moved away",
    "move-to": "moved here",
    "formatting": "formatted",
}


def _check(context: Context) -> Iterator[Finding]:
    report = context.package
    if report is None:
        return
    by_kind: dict[str, list[Revision]] = {}
    for revision in report.revisions:
        by_kind.setdefault(revision.kind, []).append(revision)
    for kind, revisions in by_kind.items():
        first = revisions[0]
        level = Level.WARNING if kind == "formatting" else Level.ERROR
        message = f"{len(revisions)} tracked change(s): text {_WORDS[kind]}"
        text = " ".join(r.text for r in revisions)
        yield RULE.finding(level, message, Place(first.key, "tracked changes"), text=f"{kind} {text}")
    if report.tracks_changes and not report.revisions:
        yield RULE.finding(Level.ADVICE, "tracking of changes is on", Place("settings", "tracked changes"))


RULE = Rule(
    id="changes-accepted",
    title="No tracked change is left in the file",
    why="What was deleted can be read, with the name of the person who deleted it and the minute.",
    fix="accept all changes in Word (Review, Accept All) and turn tracking off",
    source="SAFETY promise 9: the document carries only what is seen",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: _example(PackageReport("file.docx")),
    failing=lambda: _example(
        PackageReport("file.docx", revisions=(Revision("deletion", "Jane", "", "her name", "p1"),))
    ),
    stops_writing=True,
    reads=("package",),
)


def _example(report: PackageReport) -> Context:
    return context(submission(paragraph("Text.")), package=report, draft=None)
