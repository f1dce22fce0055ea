"""What a check found, as comments in a copy of the checked Word file."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from uprdraft.document.whereabouts import find_whereabouts
from uprdraft.errors import CannotWriteError, UsageError
from uprdraft.findings import Finding
from uprdraft.loading.store import save_bytes
from uprdraft.pipeline.build import refuse_stopping, word_bytes
from uprdraft.pipeline.check_output import places_of
from uprdraft.pipeline.checked import Checked
from uprdraft.pipeline.checking import CheckedFile
from uprdraft.pipeline.confidential import refuse_open_place
from uprdraft.pipeline.guard import private_values, refuse_private_values
from uprdraft.readers.foreign import ReadDocument, read_document
from uprdraft.writers.word import bookmark_name
from uprdraft.writers.word.annotating import PlacedComment, annotate

__all__ = ["comment_file", "comment_project"]


def comment_file(checked: CheckedFile, out: Path) -> None:
    """Write the checked file to ``out`` with each finding as a comment at its place.

    Raises:
        StoppedError: a private value of the project in whose folder it lies stands in it.
        UprdraftError: ``out`` is the file itself, lies where others look although the file is for the body alone,
            or cannot be written.
    """
    if _is_same(checked.path, out):
        hint = "name another file with --word"
        raise UsageError("the commented file would replace the one that is checked", hint=hint)
    if checked.alone:
        refuse_open_place(out)
    refs = {key: place.ref for key, place in places_of(checked).items()}
    commented = annotate(checked.data, checked.path.name, _comments(checked.findings, refs))
    refuse_private_values({out.name: commented}, checked.private)
    _save(out, commented)


def comment_project(checked: Checked, out: Path) -> None:
    """Write the Word file of a project to ``out`` with each finding as a comment at its place.

    Raises:
        StoppedError: what may not be written stands in the text, as in a build.
        UprdraftError: ``out`` cannot be written.
    """
    refuse_stopping(checked)
    word = word_bytes(checked)
    refs = _refs(checked, read_document(word, out.name))
    commented = annotate(word, out.name, _comments(checked.findings, refs))
    refuse_private_values({out.name: commented}, private_values(checked.project))
    _save(out, commented)


def _comments(findings: Iterable[Finding], refs: Mapping[str, str]) -> list[PlacedComment]:
    return [
        PlacedComment(refs.get(f.place.key, ""), _words(f), f.place.quote)
        for f in findings
        if f.acknowledged is None
    ]


def _words(finding: Finding) -> tuple[str, ...]:
    message = finding.message[:1].upper() + finding.message[1:]
    lines = (
        f"{finding.level.value.capitalize()}: {message}.",
        f"To do: {finding.hint}." if finding.hint else "",
        f"Rule {finding.rule}, mark {finding.mark}",
    )
    return tuple(line for line in lines if line)


def _refs(checked: Checked, read: ReadDocument) -> dict[str, str]:
    """Return for each key of our tree the place in the file made of it: by its bookmark, notes by their order."""
    places = {key: place.ref for key, place in find_whereabouts(read.submission).items()}
    marked = {mark.name: places.get(mark.key, "") for mark in read.report.bookmarks}
    ours = find_whereabouts(checked.submission)
    refs = {key: marked.get(bookmark_name(key), "") for key in ours}
    refs |= {place.ref: refs[key] for key, place in reversed(ours.items()) if refs[key] and place.ref}
    pairs = zip(checked.submission.notes, read.submission.notes, strict=False)
    return refs | {our.id: read_note.origin.ref for our, read_note in pairs}


def _is_same(path: Path, out: Path) -> bool:
    try:
        return out.resolve() == path.resolve() or (out.exists() and out.samefile(path))
    except OSError:
        return False


def _save(out: Path, data: bytes) -> None:
    if out.is_dir():
        raise CannotWriteError(f"{out} is a folder", hint="name a file: --word FILE.docx")
    save_bytes(out, data, may_stand_beside=True)
