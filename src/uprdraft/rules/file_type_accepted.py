"""The file is of a type that the body accepts.

Told by the ending of the file's name; what this program writes is always a Word file. A body that takes only PDF gets
one that Word saves from the same text, so that a Word file is advice there and an error nowhere.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.body import Structure
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, paragraph, submission, with_body
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    formats = context.body.file_formats
    if formats is None:
        return
    ending = context.package.name.rpartition(".")[2].lower() if context.package else "docx"
    accepted = formats.value.file_formats
    # Whoever takes the older Word files takes these.
    known = {ending, "doc"} if ending == "docx" else {ending}
    if ending in formats.value.rejected_formats or (accepted and not known & set(accepted)):
        wanted = " or ".join(accepted) or "another type"
        can_convert = "pdf" in accepted and ending == "docx"
        level = Level.ADVICE if can_convert else Level.WARNING
        hint = "save the final text as PDF from Word, and keep the Word file" if can_convert else ""
        message = f"the file is of type {ending}; the body takes {wanted}"
        finding = RULE.finding(level, message, Place("file", "the file"), hint=hint, text=ending)
        yield weigh(finding, formats.certainty)


RULE = Rule(
    id="file-type-accepted",
    title="The file is of a type that the body accepts",
    why="A file of another type is returned or refused by the upload.",
    fix="save it as one of those types",
    source="the body profile: file formats, with their own source",
    certainty=Certainty.OFFICIAL_OLD,
    reads=("body",),
    check=_check,
    passing=lambda: context(submission(paragraph("Text."))),
    failing=lambda: with_body(
        context(submission(paragraph("Text."))), file_formats=Structure(file_formats=("pdf",))
    ),
)
