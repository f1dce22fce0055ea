"""Many texts at once: all projects of a folder, or a draft with the short texts that its body has beside it.

Each text is built as ``build_project`` does. Several processes share the work; each reads the library once.
"""

import datetime as dt
import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from uprdraft.errors import UprdraftError, UsageError
from uprdraft.findings import Level
from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.loading.library import load_library
from uprdraft.loading.project import DRAFT_NAME, read_project
from uprdraft.loading.reference import load_reference
from uprdraft.pipeline.build import as_type, check_loaded, write_build
from uprdraft.pipeline.shelves import load_shelves
from uprdraft.records.library import Library
from uprdraft.rules.availability import read_availability

__all__ = ["Job", "Outcome", "build_many", "find_jobs"]

_ALONE = 4
"""Up to so many texts, starting other processes takes longer than it saves."""


@dataclass(frozen=True, slots=True)
class Job:
    """One text to build: the project and, for another text of its draft, the type."""

    folder: Path
    type_: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: the Word file with what was found, or ``problem`` and its exit code."""

    job: Job
    word: Path | None = None
    errors: int = 0
    warnings: int = 0
    problem: str = ""
    exit_code: int = 0


def find_jobs(path: Path) -> list[Job]:
    """Return what there is to build: the projects in a folder by name, or a draft and its short texts.

    Raises:
        UsageError: the folder holds no project.
        UprdraftError: the draft cannot be used.
    """
    if (path / DRAFT_NAME).exists():
        return [Job(path), *(Job(path, type_) for type_ in _short_texts(path))]
    folders = sorted(p.parent for p in path.glob(f"*/{DRAFT_NAME}")) if path.is_dir() else []
    if not folders:
        raise UsageError(f"no project is in “{path}”", hint="name a project, or a folder that holds projects")
    return [Job(folder) for folder in folders]


def _short_texts(path: Path) -> Iterator[str]:
    """Yield the types of short texts on the same subject that can be sent on this State."""
    project = read_project(path)
    draft, dirs = project.draft, project.data_dirs
    main = load_body(draft.submission_type, dirs)
    reference = load_reference(draft.country, dirs)
    for id_ in list_bodies(dirs):
        body = load_body(id_, dirs)
        is_short = body.brief is not None and bool(body.template) and body.id != main.id
        if not is_short or not set(body.suits) & set(main.suits):
            continue
        if read_availability(draft.country, body, reference, draft.as_of).allowed:
            yield id_


def build_many(jobs: Sequence[Job], *, workers: int, today: dt.date, final: bool) -> Iterator[Outcome]:
    """Build each job and yield what became of it, in the order of ``jobs``; a failure stops no other."""
    work = [(job, today, final) for job in jobs]
    if workers < 2 or len(jobs) <= _ALONE:
        yield from map(_build, work)
        return
    # "spawn" is what every system has; a forked process would inherit open files and signal handlers.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(jobs)), mp_context=context, initializer=_leave_signals) as pool:
        try:
            yield from pool.map(_build, work, chunksize=max(1, min(8, len(jobs) // (4 * workers))))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _leave_signals() -> None:
    """Leave an interruption to the process that the person sees."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def _shipped() -> Library:
    return load_library()


def _build(work: tuple[Job, dt.date, bool]) -> Outcome:
    job, today, final = work
    try:
        project = read_project(job.folder)
        if job.type_:
            project = replace(project, draft=as_type(project.draft, job.type_))
        has_own = any(folder.is_dir() for folder in project.library_dirs)
        shelves = load_shelves(project, None if has_own else _shipped())
        built = write_build(check_loaded(project, shelves, today=today), final=final)
    except UprdraftError as error:
        return Outcome(job, problem=error.lines()[0], exit_code=error.exit_code)
    standing = [f for f in built.checked.findings if f.acknowledged is None]
    errors = sum(f.level is Level.ERROR for f in standing)
    warnings = sum(f.level is Level.WARNING for f in standing)
    return Outcome(job, built.word, errors, warnings, exit_code=1 if errors else 0)
