"""A project folder to a Word file: read, assemble, check, and only then write."""

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

from uprdraft.assembly.assemble import assemble
from uprdraft.assembly.materials import Materials
from uprdraft.document.count import count_submission
from uprdraft.document.json import to_plain
from uprdraft.document.length import Layout
from uprdraft.document.tree import Submission
from uprdraft.loading.bodies import load_body
from uprdraft.loading.history import keep_built_draft
from uprdraft.loading.project import Project, read_project
from uprdraft.loading.store import make_private_folder, save_bytes
from uprdraft.loading.templates import load_base_document
from uprdraft.pipeline.checked import Checked, Measured
from uprdraft.pipeline.editions import ALONE_MARK, get_edition, with_names
from uprdraft.pipeline.guard import StoppedError, hide_private, private_values, refuse_private_values
from uprdraft.pipeline.kept import keep_built
from uprdraft.pipeline.manifest import manifest_of
from uprdraft.pipeline.names_sheet import names_sheet
from uprdraft.pipeline.paging import LayOut, counts_pages, only_what_counts
from uprdraft.pipeline.shelves import Shelves, load_shelves
from uprdraft.pipeline.upload import upload_sheet
from uprdraft.records.body import Edition
from uprdraft.records.draft import Draft
from uprdraft.records.library import Event
from uprdraft.rules._limits import not_looked_at
from uprdraft.rules.base import Context
from uprdraft.rules.run import RULES, rules_not_run, run_rules
from uprdraft.writers.text import write_text

__all__ = [
    "Built",
    "as_type",
    "build_project",
    "check_loaded",
    "check_measured",
    "check_project",
    "context_of",
    "file_stem",
    "measure_loaded",
    "refuse_stopping",
    "word_bytes",
    "write_build",
]


@dataclass(frozen=True)
class Built:
    """What a build wrote."""

    checked: Checked
    word: Path
    text: Path
    upload: Path
    """What to paste into the body's portal or message, and what to check before."""
    manifest: Path


def check_project(path: Path, *, today: dt.date | None = None, lay_out: LayOut | None = None) -> Checked:
    """Return the project in ``path`` assembled and checked; nothing is written.

    ``today`` is what the as-of date is compared with, if given; ``lay_out`` is asked where the body counts pages.

    Raises:
        UprdraftError: a file cannot be used, or the draft names something unknown.
    """
    project = read_project(path)
    return check_loaded(project, load_shelves(project), today=today, lay_out=lay_out)


def measure_loaded(project: Project, shelves: Shelves, edition: Edition = "public") -> Measured:
    """Return ``project`` assembled from ``shelves`` and counted.

    Raises:
        UprdraftError: the draft or a template cannot be used.
    """
    materials = shelves.materials(project, edition)
    assembled = assemble(materials)
    count = count_submission(assembled.submission, notes_count=materials.body.counts_notes)
    return Measured(project, materials, assembled, count)


def check_loaded(
    project: Project,
    shelves: Shelves,
    *,
    today: dt.date | None = None,
    edition: Edition = "public",
    lay_out: LayOut | None = None,
) -> Checked:
    """Return ``project`` assembled from ``shelves`` and checked; see ``check_project``."""
    measured = measure_loaded(project, shelves, edition)
    if lay_out is not None and counts_pages(measured.body):
        measured = replace(measured, layout=_lay_out(measured, lay_out))
    return check_measured(measured, today=today)


def _lay_out(measured: Measured, lay_out: LayOut) -> Layout:
    """Return the pages of the text as it would be written; a name that must not be is given to no other program."""
    word = _word(measured, b"", only_what_counts(measured.submission))
    try:
        refuse_private_values(
            {"text.docx": word}, private_values(measured.project, measured.materials.edition)
        )
    except StoppedError:
        return Layout("", why_not="the text holds a name that must not be written")
    return lay_out(word)


def check_measured(measured: Measured, *, today: dt.date | None = None) -> Checked:
    """Return what was assembled with the findings of all rules."""
    materials, assembled, count = measured.materials, measured.assembled, measured.count
    context = context_of(measured, today)
    events = [e for e in materials.library.events.values() if _is_since(e, materials)]
    since = tuple(sorted(events, key=lambda e: e.date.first or dt.date.max))
    findings = hide_private(run_rules(context), context.private)
    return Checked(
        measured.project, materials, assembled, count, findings, not_looked_at(context),
        rules_not_run(context), since, layout=measured.layout,
    )  # fmt: skip


def _is_since(event: Event, materials: Materials) -> bool:
    """Return whether an event lies after the as-of date and concerns the draft's situation.

    The shipped timeline is about people from one State of origin; a generic draft is not told of it.
    """
    return event.kind != "deadline" and materials.origin is not None and event.date.is_after(materials.as_of)


def context_of(measured: Measured, today: dt.date | None = None) -> Context:
    """Return what the rules may look at."""
    materials, assembled, project = measured.materials, measured.assembled, measured.project
    return Context(
        submission=assembled.submission,
        count=measured.count,
        body=materials.body,
        library=materials.library,
        reference=materials.reference,
        draft=materials.draft,
        sources=materials.sources,
        private=private_values(project, materials.edition),
        people=project.people,
        edition=materials.edition,
        leftovers=assembled.leftovers,
        stale=tuple(o.paragraph for o in assembled.stale),
        unread=_unread(materials, project),
        today=today,
        layout=measured.layout,
    )


def _unread(materials: Materials, project: Project) -> tuple[str, ...]:
    """Return the keys of prose that this text does not read, each with the path that is read in its place.

    What another type is made of the same draft leaves out is not counted: it was written for the main text.
    """
    draft, written = materials.draft, project.document.data
    is_main = isinstance(written, dict) and written.get("submission_type") == draft.submission_type
    own = draft.prose_for.get(materials.body.id, {})
    keys = [f"prose_for/{materials.body.id}/{key}" for key in own]
    keys += [f"prose/{key}" for key in draft.prose if is_main]
    return tuple(key for key in keys if key.rpartition("/")[2] not in materials.parts_read)


def build_project(
    path: Path,
    *,
    final: bool = False,
    today: dt.date | None = None,
    type_: str = "",
    edition: str = "public",
    lay_out: LayOut | None = None,
) -> Built:
    """Build the project in ``path`` and return what was written into ``build/``.

    A text with gaps is written as ``…-DRAFT.docx`` with visible marks; ``final`` refuses it. ``type_`` is another
    submission type to make of the same draft, such as its factsheet; the draft stays as it is. The confidential
    ``edition`` goes to ``build/confidential/``. ``lay_out`` is asked where the body counts pages.

    Raises:
        StoppedError: a private value would be written, or ``final`` and an error stands.
        UprdraftError: a file cannot be used or written.
    """
    project = read_project(path)
    if type_:
        project = replace(project, draft=as_type(project.draft, type_))
    shelves = load_shelves(project)
    made_for = get_edition(edition, shelves.body)
    checked = check_loaded(project, shelves, today=today, edition=made_for, lay_out=lay_out)
    return write_build(checked, final=final)


def as_type(draft: Draft, type_: str) -> Draft:
    """Return the draft as one of another type; a session of another forum is not carried along."""
    here, there = load_body(draft.submission_type), load_body(type_)
    session = draft.session if here.abbreviation == there.abbreviation else None
    update = {"submission_type": there.id, "session": session}
    return draft.model_copy(update=update)


def write_build(checked: Checked, *, final: bool = False) -> Built:
    """Write what was checked; see ``build_project``."""
    refuse_stopping(checked)
    if final and checked.errors:
        first = checked.errors[0]
        raise StoppedError(
            f"not final, nothing was written: {first.message}",
            checked.errors,
            hint=f"{len(checked.errors)} error(s) in all; without --final a draft is written",
        )
    if checked.materials.edition == "confidential":
        checked = _with_names(checked)
    tree = _tree(checked)
    return _write(checked, _word(checked, tree), tree)


def _with_names(checked: Checked) -> Checked:
    """Return what was checked with the names behind its codes, which no rule and no preview is shown."""
    named = with_names(checked.submission, checked.project, checked.body)
    return replace(checked, assembled=checked.assembled._replace(submission=named))


def refuse_stopping(checked: Checked) -> None:
    """Do nothing where the text may be written.

    Raises:
        StoppedError: an error that nobody has acknowledged keeps it from being written.
    """
    stopping = tuple(f for f in checked.errors if RULES[f.rule].stops_writing)
    if stopping:
        raise StoppedError(f"nothing was written: {stopping[0].message}", stopping, hint=stopping[0].hint)


def word_bytes(checked: Checked) -> bytes:
    """Return the Word file of what was checked, in the look of the project's own base document or of ours."""
    return _word(checked, _tree(checked))


def _tree(checked: Checked) -> bytes:
    """Return the tree as the build keeps it."""
    return json.dumps(to_plain(checked.submission), ensure_ascii=False).encode()


def _word(measured: Measured, tree: bytes, submission: Submission | None = None) -> bytes:
    """Return the Word file, marked with the version of the tree it was written from."""
    from uprdraft.writers.word import write_word  # here, so that a check or a question need not wait for it

    name, base = load_base_document(measured.project.path)
    alone = ALONE_MARK if measured.materials.edition == "confidential" else ""
    version = alone + hashlib.sha256(tree).hexdigest()[:12]
    return write_word(submission or measured.submission, base, base_name=name, version=version)


def _write(checked: Checked, word: bytes, tree: bytes) -> Built:
    edition = checked.materials.edition
    folder = checked.project.path / "build"
    make_private_folder(folder)
    confidential = folder / "confidential"
    if edition == "confidential":
        folder = confidential
        make_private_folder(folder)
    stem = file_stem(checked)
    outputs = {
        f"{stem}.docx": word,
        f"{stem}.upload.txt": _sheet(checked, f"{stem}.docx").encode(),
        f"{stem}.txt": write_text(checked.submission).encode(),
        f"{stem}.tree.json": tree,
    }
    manifest = f"{stem}.manifest.json"
    manifest_data = _json(manifest_of(checked, outputs))
    private = private_values(checked.project, edition)
    refuse_private_values({**outputs, manifest: manifest_data}, private)
    keep_built(folder, stem, word, private)
    # The manifest goes last: it names only what is there.
    written = {name: save_bytes(folder / name, data, may_stand_beside=True) for name, data in outputs.items()}
    save_bytes(folder / manifest, manifest_data)
    keep_built_draft(checked.project.path, checked.project.document.text.encode())
    _write_names(checked, confidential, stem)
    return Built(
        checked,
        word=written[f"{stem}.docx"],
        text=written[f"{stem}.txt"],
        upload=written[f"{stem}.upload.txt"],
        manifest=folder / manifest,
    )


def _write_names(checked: Checked, folder: Path, stem: str) -> None:
    """Write the names of those who agreed, for a confidential body; it stands in no manifest and no other file."""
    sheet = names_sheet(checked.project, checked.body)
    if sheet is not None:
        make_private_folder(folder)
        save_bytes(folder / f"{stem}.names.txt", sheet.encode())


def _sheet(checked: Checked, file_name: str) -> str:
    return upload_sheet(checked.materials, checked.length, len(checked.errors), file_name)


def file_stem(checked: Checked) -> str:
    """Return the name of the files without ending, short enough for any portal.

    Such as ``CHN-UPR45-ERG`` or ``CHN-CEDAW-LOI-ERG``; ``-DRAFT`` where it has gaps.
    """
    draft, body = checked.project.draft, checked.body
    forum = f"{body.abbreviation or body.base_id.upper()}{draft.session or ''}"
    stage = "" if body.short_stage == body.abbreviation else body.short_stage
    first = draft.submitting[0] if draft.submitting else None
    acronym = re.sub(r"[^A-Za-z0-9]+", "", first.acronym if first else "")[:20]
    gaps = "DRAFT" if checked.submission.meta.draft else ""
    alone = "CONFIDENTIAL" if checked.materials.edition == "confidential" else ""
    return "-".join(p for p in (draft.country, forum, stage, body.variant, acronym, alone, gaps) if p)


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=False) + "\n").encode()
