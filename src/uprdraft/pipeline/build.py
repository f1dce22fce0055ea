"""A project folder to a Word file: read, assemble, check, and only then write."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from uprdraft import __version__
from uprdraft.assembly.assemble import Assembled, assemble
from uprdraft.assembly.materials import Materials, get_situation
from uprdraft.document.count import Count, count_submission
from uprdraft.document.json import to_plain
from uprdraft.document.length import Layout, Length, measure
from uprdraft.document.tree import Submission
from uprdraft.document.walk import iter_blocks, iter_sections
from uprdraft.findings import Finding, Level
from uprdraft.loading.bodies import load_body
from uprdraft.loading.countries import check_code
from uprdraft.loading.history import keep_built_draft
from uprdraft.loading.library import open_library
from uprdraft.loading.links import refuse_dead_links
from uprdraft.loading.project import Project, read_project
from uprdraft.loading.reference import load_reference
from uprdraft.loading.store import make_private_folder, save_bytes
from uprdraft.loading.templates import load_base_document, load_templates
from uprdraft.loading.validate import named_in
from uprdraft.pipeline.editions import ALONE_MARK, get_edition, with_names
from uprdraft.pipeline.guard import StoppedError, hide_private, private_values, refuse_private_values
from uprdraft.pipeline.kept import keep_built
from uprdraft.pipeline.names_sheet import names_sheet
from uprdraft.pipeline.paging import LayOut, counts_pages, only_what_counts
from uprdraft.pipeline.upload import upload_sheet
from uprdraft.records.base import Valued
from uprdraft.records.body import BodyProfile, Edition, Limit
from uprdraft.records.draft import Draft
from uprdraft.records.library import Event, Library
from uprdraft.records.reference import Reference
from uprdraft.rules._limits import not_looked_at
from uprdraft.rules.base import Context
from uprdraft.rules.run import RULES, rules_not_run, run_rules
from uprdraft.values.certainty import Certainty
from uprdraft.writers.text import write_text

__all__ = [
    "Built",
    "Checked",
    "Measured",
    "Shelves",
    "StoppedError",
    "as_type",
    "build_project",
    "check_loaded",
    "check_measured",
    "context_of",
    "check_project",
    "load_shelves",
    "measure_loaded",
    "refuse_stopping",
    "word_bytes",
    "write_build",
]


@dataclass(frozen=True)
class Measured:
    """A project assembled and counted, but not yet checked: what an interview needs after each answer."""

    project: Project
    materials: Materials
    assembled: Assembled
    count: Count
    layout: Layout | None = field(default=None, kw_only=True)
    """What a word processor made of it, where the body counts pages and one was asked."""

    @property
    def submission(self) -> Submission:
        """Return the tree."""
        return self.assembled.submission

    @property
    def body(self) -> BodyProfile:
        """Return the profile it was checked against, with the person's own limit."""
        return self.materials.body

    @property
    def length(self) -> Length:
        """Return how long the text is in the unit of its body."""
        joint = self.project.draft.is_joint
        return measure(self.submission, self.count, self.body, is_joint=joint, layout=self.layout)

    @property
    def limit_words(self) -> int | None:
        """Return the word limit that applies, None where the body counts otherwise or none is known."""
        limit = self.body.limit.value
        return limit.most(is_joint=self.project.draft.is_joint) if limit.unit == "words" else None


@dataclass(frozen=True)
class Checked(Measured):
    """A project assembled and checked."""

    findings: tuple[Finding, ...]
    not_looked_at: tuple[str, ...]
    """What no rule on people could see."""
    not_run: tuple[tuple[str, str], ...]
    """Rules that could not be run, each with what it would need."""
    since: tuple[Event, ...]
    """What the library knows to have happened after the as-of date; the text uses none of it."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the error-level findings that nobody has acknowledged."""
        return tuple(f for f in self.findings if f.level is Level.ERROR and f.acknowledged is None)


@dataclass(frozen=True)
class Built:
    """What a build wrote."""

    checked: Checked
    word: Path
    text: Path
    upload: Path
    """What to paste into the body's portal or message, and what to check before."""
    manifest: Path


@dataclass(frozen=True)
class Shelves:
    """What a project draws on, read once: library, reference data of its State, body, templates."""

    library: Library
    reference: Reference
    body: BodyProfile
    templates: Mapping[str, str]

    def materials(self, project: Project, edition: Edition = "public") -> Materials:
        """Return what an assembly of ``project`` works from."""
        return Materials(
            draft=project.draft,
            library=self.library,
            reference=self.reference,
            body=_with_own_limit(self.body, project.draft),
            templates=self.templates,
            own_sources=project.own_sources,
            edition=edition,
        )


def _with_own_limit(body: BodyProfile, draft: Draft) -> BodyProfile:
    """Return the profile with the limit that the person found out, where the draft holds one."""
    own = draft.own_limit
    if own is None:
        return body
    limit = Limit(unit=own.unit, individual=own.value, joint=own.value)
    valued = Valued[Limit](
        value=limit, certainty=Certainty.OWN, source=own.source, as_of=own.as_of.isoformat()
    )
    return body.model_copy(update={"limit": valued})


def load_shelves(project: Project, library: Library | None = None) -> Shelves:
    """Return the shelves for the State and body of ``project``; ``library`` where it is loaded already.

    Raises:
        UnusableFileError: a file cannot be used, or the draft names an unknown type, State or situation.
    """
    draft = project.draft
    with named_in(project.document, "country"):
        check_code(draft.country)
    with named_in(project.document, "submission_type"):
        body = load_body(draft.submission_type, project.data_dirs)
    shelves = Shelves(
        library=library or open_library(_chosen(draft), project.library_dirs),
        reference=load_reference(draft.country, project.data_dirs),
        body=body,
        templates=load_templates(project.template_dirs),
    )
    refuse_dead_links(shelves.library, project.own_sources)
    with named_in(project.document, "situation"):
        get_situation(shelves.library, draft.situation)
    return shelves


def _chosen(draft: Draft) -> frozenset[str]:
    return frozenset(entry.id for theme in draft.themes for entry in theme.recommendations)


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
    manifest_data = _json(_manifest(checked, outputs))
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


def _manifest(checked: Checked, outputs: dict[str, bytes]) -> dict[str, object]:
    return {
        "uprdraft": __version__,
        "submission_type": checked.body.id,
        "edition": checked.materials.edition,
        "as_of": checked.submission.meta.as_of.isoformat(),
        "draft_sha256": checked.project.digest,
        "outputs": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(outputs.items())},
        "words": {
            "counted": checked.count.counted,
            "limit": checked.limit_words,
            "notes": checked.count.notes,
            "length": checked.length.describe(),
            "by_section": dict(checked.count.by_section),
        },
        "notes": len(checked.submission.notes),
        "findings": [finding_data(f) for f in checked.findings],
        "origins": _origins(checked.submission),
    }


def finding_data(finding: Finding) -> dict[str, object]:
    """Return a finding as plain data; ``mark`` is what an acknowledgement names."""
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "place": finding.place.key,
        "label": finding.place.label,
        "quote": finding.place.quote,
        "hint": finding.hint,
        "mark": finding.mark,
        "acknowledged": finding.acknowledged,
    }


def _origins(submission: Submission) -> dict[str, dict[str, object]]:
    """Return for each bookmark of the Word file where its paragraph came from."""
    return {
        block.key: {"kind": block.origin.kind, "ref": block.origin.ref, "version": block.origin.version}
        for section in iter_sections(submission)
        for block in iter_blocks(section.blocks)
        if block.key
    }


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=False) + "\n").encode()
