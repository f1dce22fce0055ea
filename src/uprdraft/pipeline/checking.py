"""Any Word file against the rules: read, recognise, count, check. Nothing is written."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from uprdraft.document.count import Count, count_submission
from uprdraft.document.length import Layout, Length, measure
from uprdraft.document.package_report import PackageReport
from uprdraft.document.tree import Submission
from uprdraft.errors import UprdraftError
from uprdraft.findings import Finding
from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.loading.countries import get_country
from uprdraft.loading.library import open_library
from uprdraft.loading.project import Project
from uprdraft.loading.raw_file import read_bytes
from uprdraft.loading.reference import load_reference
from uprdraft.pipeline.comparing.units import read_units
from uprdraft.pipeline.confidential import is_for_body_alone, project_round
from uprdraft.pipeline.guard import hide_private, private_values
from uprdraft.pipeline.paging import LayOut, counts_pages, lay_out_file
from uprdraft.pipeline.recognising import Recognised, recognise
from uprdraft.readers.foreign import read_document
from uprdraft.records.base import Valued
from uprdraft.records.body import BodyProfile, Edition, Limit, NoteRule
from uprdraft.records.reference import Reference
from uprdraft.rules._limits import not_looked_at
from uprdraft.rules.base import Context, PrivateValue
from uprdraft.rules.run import rules_not_run, run_rules
from uprdraft.values.certainty import Certainty

__all__ = ["CheckedFile", "FileOptions", "check_file"]

_LARGEST_FILE = 100_000_000
_GIVEN = "named with --country"


@dataclass(frozen=True, slots=True)
class FileOptions:
    """What a person says about a file: type (empty for none), State (empty to recognise it), joint or not."""

    submission_type: str = ""
    country: str = ""
    is_joint: bool = False


@dataclass(frozen=True)
class CheckedFile:
    """A Word file read and checked. ``body`` is an empty profile where the body was not named."""

    path: Path
    """As it was given."""
    data: bytes
    submission: Submission
    report: PackageReport
    body: BodyProfile
    knows_body: bool
    is_joint: bool
    recognised: Recognised
    count: Count
    findings: tuple[Finding, ...]
    not_run: tuple[tuple[str, str], ...]
    not_looked_at: tuple[str, ...]
    advice: tuple[str, ...]
    """What would let more rules run."""
    layout: Layout | None = None
    """What a word processor made of it, where the body counts pages and one was asked."""
    private: tuple[PrivateValue, ...] = ()
    """The names of the project in whose folder it lies that it may not hold."""
    alone: bool = False
    """Whether it is of the confidential edition."""

    @property
    def length(self) -> Length:
        """Return how long the text is in the unit of its body."""
        return measure(self.submission, self.count, self.body, is_joint=self.is_joint, layout=self.layout)


def check_file(
    path: Path, options: FileOptions, *, today: dt.date, lay_out: LayOut | None = None
) -> CheckedFile:
    """Return the Word file ``path`` read and checked.

    The law is looked up as it stands ``today``: a file does not say for which day it was written. ``lay_out`` is
    asked where the body counts pages. Where it lies in the folder of a project, the names of that project's people
    are looked for in it.

    Raises:
        UprdraftError: the file, or a value of ``options``, cannot be used.
    """
    body = load_body(options.submission_type) if options.submission_type else _no_body()
    given = get_country(options.country).iso3 if options.country else ""
    name = str(path)
    data = read_bytes(path.resolve(), within=path.resolve().parent, limit_bytes=_LARGEST_FILE, name=name)
    read = read_document(data, name)
    recognised = recognise(read.submission)
    if given:
        recognised = replace(recognised, state=given, why=_GIVEN)
    meta = replace(
        read.submission.meta,
        country=recognised.state,
        session=recognised.session,
        submission_type=options.submission_type,
        as_of=today,
    )
    submission = replace(read.submission, meta=meta)
    layout = None
    if lay_out is not None and counts_pages(body):
        layout = lay_out_file(data, name, submission, body, lay_out)
    round_it, unread = _project_round(path)
    alone = is_for_body_alone(path, read_units(read))
    edition: Edition = "confidential" if alone else "public"
    private = private_values(round_it, edition) if round_it is not None else ()
    context = Context(
        submission=submission,
        count=count_submission(submission, notes_count=body.counts_notes),
        body=body,
        library=open_library(frozenset()),
        reference=load_reference(recognised.state),
        today=today,
        package=read.report,
        knows_body=bool(options.submission_type),
        joint=options.is_joint,
        layout=layout,
        private=private,
        people=round_it.people if round_it is not None else (),
        edition=edition,
    )
    return CheckedFile(
        path, data, submission, read.report, body, context.knows_body, options.is_joint, recognised,
        context.count, hide_private(run_rules(context), private), rules_not_run(context), not_looked_at(context),
        (*_advice(recognised, context), *unread), layout, private, alone,
    )  # fmt: skip


def _project_round(path: Path) -> tuple[Project | None, tuple[str, ...]]:
    """Return the project in whose folder a file lies, and what to say where it cannot be read."""
    try:
        return project_round(path), ()
    except UprdraftError:
        return None, ("the project in this folder does not open: names of its people were not looked for",)


def _no_body() -> BodyProfile:
    """Return a profile that rules nothing: what a text is held against whose body was not named."""
    unknown = Certainty.RECOLLECTION
    return BodyProfile(
        id="not-named",
        body="no body named",
        procedure="none",
        stage="none",
        title="Submission",
        kind="written-submission",
        status="current",
        suits=(),
        asks=(),
        limit=Valued[Limit](value=Limit(unit="words", individual=None, joint=None), certainty=unknown),
        notes=Valued[NoteRule](
            value=NoteRule(place="footnotes", references_only=False, rule=""), certainty=unknown
        ),
    )


def _advice(recognised: Recognised, context: Context) -> tuple[str, ...]:
    advice = []
    if not context.knows_body:
        review = _review_type(recognised, context.reference) if recognised.is_review else ""
        advice.append(
            f"this looks like a text for the Universal Periodic Review: add --for {review}"
            if review
            else "add --for TYPE to check it against the rules of a body; uprdraft types lists them"
        )
    if not recognised.state:
        advice.append("the State was not recognised: name it with --country")
    return tuple(advice)


def _review_type(recognised: Recognised, reference: Reference) -> str:
    """Return the type for the review that the text names, else for the newest that has a profile and is open."""
    bodies = (load_body(id_) for id_ in list_bodies())
    types = {b.cycle: b for b in bodies if b.cycle is not None and b.kind == "written-submission"}
    for review in reference.calendar:
        if (review.state, review.session) == (recognised.state, recognised.session) and review.cycle in types:
            return types[review.cycle].id
    for wanted in ("current", "closing"):
        found = [b for b in types.values() if b.status == wanted]
        if found:
            return max(found, key=lambda b: b.cycle or 0).id
    return ""
