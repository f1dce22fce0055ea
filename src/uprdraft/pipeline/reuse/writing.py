"""A copy of a project for another use, in a new folder; the old one is only read.

First everything is made and checked in memory; nothing is written where the body cannot receive such a text.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from uprdraft.assembly.materials import Materials
from uprdraft.errors import CannotWriteError, UprdraftError, UsageError
from uprdraft.findings import Finding
from uprdraft.loading.drafts import copy_files, new_project_files, read_files
from uprdraft.loading.edit import edit_text
from uprdraft.loading.project import DRAFT_NAME, Project, parse_draft, read_project
from uprdraft.loading.reference import load_countries
from uprdraft.loading.store import make_private_folder, save_bytes
from uprdraft.loading.strict_yaml import parse_yaml
from uprdraft.pipeline.build import check_loaded
from uprdraft.pipeline.guard import refuse_private_values
from uprdraft.pipeline.reuse.head import carry_head, unused_prose
from uprdraft.pipeline.reuse.marks import carried_marks
from uprdraft.pipeline.reuse.report import Named, Note, Report
from uprdraft.pipeline.reuse.target import Target, Wanted, find_target, use_of
from uprdraft.pipeline.reuse.themes import ThemeCarrier, theme_is_empty, what_is_offered
from uprdraft.pipeline.reuse.words import report_lines
from uprdraft.pipeline.shelves import Shelves, load_shelves
from uprdraft.records.library import Event
from uprdraft.records.people import PEOPLE_SCHEMA, Person
from uprdraft.rules._old_words import OldWords, library_texts
from uprdraft.rules.base import PrivateValue
from uprdraft.rules.run import RULES
from uprdraft.values.dates import format_date

__all__ = ["REPORT_NAME", "Reused", "reuse_project", "reuse_project_for_all"]

REPORT_NAME = "reuse-report.txt"
_PEOPLE = "people.yaml"
_AROUND = 40
"""Characters shown on each side of a word that is found."""


@dataclass(frozen=True)
class Reused:
    """A copy that was written, with its report."""

    folder: Path
    report: Report


@dataclass(frozen=True)
class _Copy:
    """A copy in memory: the text of its draft and what is to be known of it."""

    text: str
    report: Report


def reuse_project(
    source: Path, folder: Path, wanted: Wanted, *, today: dt.date, with_people: bool = False
) -> Reused:
    """Write a copy of the project in ``source`` into ``folder`` for another State, type or situation.

    Args:
        source: the project folder; nothing in it is changed.
        folder: a new or empty folder, not inside ``source``.
        wanted: what the copy is for.
        today: its as-of date.
        with_people: whether names and codes of people.yaml go along; their consents never do.

    Raises:
        UsageError: the folder cannot be used, there is no such State, type or situation, or the body cannot
            receive such a text.
        UprdraftError: a file cannot be used or written.
    """
    _check_folder(source, folder)
    project = read_project(source)
    shelves = load_shelves(project)
    copy = _make(project, shelves, wanted, today, with_people=with_people)
    return _write(project, copy, folder, with_people=with_people)


def reuse_project_for_all(
    source: Path, folder: Path, wanted: Wanted, *, today: dt.date
) -> Iterator[tuple[str, Reused | UprdraftError]]:
    """Write a copy for each other member State into ``folder/CODE``; yield each, or why it was not made.

    Raises:
        UprdraftError: as ``reuse_project``, for what concerns all States.
    """
    _check_folder(source, folder)
    project = read_project(source)
    shelves = load_shelves(project)
    for iso3, state in load_countries().items():
        if state.un_status != "member" or iso3 == project.draft.country:
            continue
        try:
            copy = _make(project, shelves, replace(wanted, country=iso3), today, with_people=False)
            yield iso3, _write(project, copy, folder / iso3, with_people=False)
        except UsageError as error:
            yield iso3, error


def _check_folder(source: Path, folder: Path) -> None:
    inside, outside = folder.resolve(), source.resolve()
    if inside == outside or outside in inside.parents:
        raise UsageError(f"“{folder}” lies in the project itself", hint="name a folder outside of it")
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise UsageError(f"“{folder}” is not empty", hint="name a new folder; nothing was changed")


def _make(project: Project, shelves: Shelves, wanted: Wanted, today: dt.date, *, with_people: bool) -> _Copy:
    target = find_target(project, shelves, wanted, today)
    old = shelves.materials(project)
    new = target.shelves.materials(replace(project, draft=target.draft))
    report = Report(source=project.path.name, heading=_heading(old, new))
    report.remarks += [t for t in (target.availability.warning, target.availability.note) if t]
    words = OldWords(target.draft.reused_from, use_of(target.draft), new.library)
    changes = _changes(project, old, new, words, report)
    copy = replace(project, path=Path("copy"), people=(), warnings=())
    copy = _with_text(copy, edit_text(project.document.text, changes))
    copy = _settled(copy, target, today, report)
    return _finished(project, copy, target, words, report, with_people=with_people)


def _with_text(project: Project, text: str) -> Project:
    document = parse_yaml(text, DRAFT_NAME)
    return replace(project, draft=parse_draft(document), document=document, digest=document.digest)


def _heading(old: Materials, new: Materials) -> str:
    names = [f"{m.slots['state.short']}, {m.body.id}, {m.situation.id}" for m in (old, new)]
    return f"{names[0]} -> {names[1]}, as at {new.as_of.isoformat()}"


def _changes(
    project: Project, old: Materials, new: Materials, words: OldWords, report: Report
) -> dict[str, Any]:
    data = _plain(project)
    changes = carry_head(data, old, new, words, report)
    carrier = ThemeCarrier(old, new, words, report)
    pairs = zip(project.draft.themes, data.get("themes") or (), strict=True)
    themes = [carrier.theme(theme, plain) for theme, plain in pairs]
    kept = [t for t in themes if not theme_is_empty(t, project.draft.prose)]
    for theme in themes:
        if theme not in kept:
            report.leave_out("themes", str(theme["id"]), "nothing stands in it any more")
        else:
            report.count("themes", True)
    changes["themes"] = kept or None
    if focus := data.get("focus"):
        ids = {t["id"] for t in kept}
        changes["focus"] = [id_ for id_ in focus if id_ in ids] or None
    return changes


def _plain(project: Project) -> dict[str, Any]:
    data = project.document.data
    return dict(data) if isinstance(data, dict) else {}


def _settled(copy: Project, target: Target, today: dt.date, report: Report) -> Project:
    """Return the copy without paragraphs and acknowledgements that fit nothing in it any more."""
    checked = check_loaded(copy, target.shelves, today=today)
    data = _plain(copy)
    stale = {id(o) for o in checked.assembled.stale}
    overrides = []
    for override, plain in zip(copy.draft.overrides, data.get("overrides") or (), strict=True):
        # Without a fingerprint nothing tells whether it still fits.
        if id(override) in stale or not (override.replaces or override.after):
            why = "the paragraph that it replaced reads otherwise now, or may do so"
            report.leave_out("own paragraphs", override.paragraph, why, override.text or override.after)
        else:
            report.count("own paragraphs", True)
            overrides.append(plain)
    fits = {(f.rule, f.mark) for f in checked.findings if f.acknowledged is not None}
    acknowledged = []
    for given, plain in zip(copy.draft.acknowledged, data.get("acknowledged") or (), strict=True):
        rule = RULES.get(given.rule)
        is_on_people = rule is not None and rule.on_people
        if (given.rule, given.mark) in fits and not is_on_people:
            report.count("acknowledgements", True)
            acknowledged.append(plain)
        else:
            why = "on people: decided anew for each use" if is_on_people else "it fits no finding any more"
            report.leave_out("acknowledgements", given.rule, why, given.reason)
    changes = {"overrides": overrides or None, "acknowledged": acknowledged or None}
    return _with_text(copy, edit_text(copy.document.text, changes))


def _finished(
    project: Project, copy: Project, target: Target, words: OldWords, report: Report, *, with_people: bool
) -> _Copy:
    """Return the copy with the interview's marks, and tell the report all that only the whole copy shows."""
    new = target.shelves.materials(copy)
    checked = check_loaded(copy, target.shelves, today=new.as_of)
    report.still_named += _still_named(copy, words, new)
    if project.draft.as_of != new.as_of:
        report.still_named += _naming_day(copy, project.draft.as_of)
    report.still_named.sort(key=lambda n: (n.path == "comment", n.line))
    report.since += _events_between(project.draft.as_of, new)
    _count_prose(copy, new, report)
    what_is_offered(new, report)
    _tell_people(project, report, with_people=with_people)
    report.to_do += [Note("check", f.rule, _said(f)) for f in checked.errors]
    to_read = {n.path for n in report.still_named}
    marks = carried_marks(_plain(project), copy.draft, to_read)
    return _Copy(edit_text(copy.document.text, {"x-wizard": marks}), report)


def _events_between(old_day: dt.date, new: Materials) -> list[Event]:
    """Return what the library knows to have happened since; its timeline is about people from one State of origin."""
    if new.origin is None:
        return []
    events = [e for e in new.library.events.values() if e.kind != "deadline"]
    found = [e for e in events if e.date.is_after(old_day) and not e.date.is_after(new.as_of)]
    return sorted(found, key=lambda e: (e.date.first or dt.date.max, e.id))


def _said(finding: Finding) -> str:
    return finding.message + (f" - {finding.hint}" if finding.hint else "")


def _still_named(copy: Project, words: OldWords, new: Materials) -> Iterator[Named]:
    """Yield each place of the copy that still names the old State or people, comments included."""
    document = copy.document
    for path, text, found in words.in_draft(document.data, library_texts(copy.draft, new.library)):
        line = document.spot(path).value[0]
        shown = "/".join(str(step + 1) if isinstance(step, int) else step for step in path)
        for word, start in found.items():
            yield Named(word, shown, line, _quote(text, word, start))
    for number, text in enumerate(document.text.split("\n"), 1):
        if text.lstrip().startswith("#"):
            for word, start in dict(words.in_text(text)).items():
                yield Named(word, "comment", number, _quote(text, word, start))


def _quote(text: str, word: str, start: int) -> str:
    return " ".join(text[max(0, start - _AROUND) : start + len(word) + _AROUND].split())


def _count_prose(copy: Project, new: Materials, report: Report) -> None:
    written = [part for part, text in copy.draft.prose.items() if text.strip()]
    report.kept["prose"] = (len(written), len(written))
    for part in unused_prose(copy.draft, new):
        why = "kept in the draft; this type of text does not print it: move it where it belongs"
        report.changed.append(Note("prose", part, why))
    report.kept["sources of your own"] = (len(copy.own_sources), len(copy.own_sources))


def _naming_day(copy: Project, day: dt.date) -> Iterator[Named]:
    """Yield the prose that names the old as-of date: what "was known on 18 July 2023" may be known otherwise now."""
    word = format_date(day)
    texts: list[tuple[tuple[str, ...], str]] = [(("prose", p), text) for p, text in copy.draft.prose.items()]
    texts += [
        (("prose_for", form, part), t) for form, of in copy.draft.prose_for.items() for part, t in of.items()
    ]
    for path, written in texts:
        text = " ".join(written.split())
        if word in text:
            line = copy.document.spot(path).value[0]
            yield Named(word, "/".join(path), line, _quote(text, word, text.index(word)))


def _tell_people(project: Project, report: Report, *, with_people: bool) -> None:
    """Say what became of people.yaml: a copy for another use carries no consent along."""
    if not project.people:
        return
    codes = ", ".join(sorted(p.stands_as for p in project.people))
    if with_people:
        why = f"names and codes were carried, every consent was reset: ask again for this use ({codes})"
    else:
        why = (
            f"not carried: no name is searched for and no consent is checked ({codes}). With --people names and "
            "codes go along, without consent"
        )
    report.to_do.append(Note("people", _PEOPLE, why))


def _write(project: Project, copy: _Copy, folder: Path, *, with_people: bool) -> Reused:
    report = "\n".join(report_lines(copy.report)) + "\n"
    _refuse_names(project, {DRAFT_NAME: copy.text.encode(), REPORT_NAME: report.encode()})
    without = (_PEOPLE, ".gitignore")
    _refuse_names(project, dict(read_files(project.path, without=without)))
    make_private_folder(folder)
    for name, data in new_project_files().items():
        save_bytes(folder / name, data)
    missing = copy_files(project.path, folder, without=without)
    if missing:
        hint = "see that they can be read, then try again in another folder"
        raise CannotWriteError(f"could not be copied: {', '.join(missing)}", hint=hint)
    if with_people and project.people:
        save_bytes(folder / _PEOPLE, _without_consents(project.people).encode())
    save_bytes(folder / REPORT_NAME, report.encode())
    # The draft goes last: with it the folder becomes a project.
    save_bytes(folder / DRAFT_NAME, copy.text.encode())
    return Reused(folder, copy.report)


def _refuse_names(project: Project, outputs: Mapping[str, bytes]) -> None:
    """Do nothing where no name of people.yaml stands in the copy, whatever was agreed to: no consent goes along.

    Raises:
        StoppedError: one does; the message does not show it.
    """
    names = ((text, p.stands_as) for p in project.people for text in (p.name, *p.other_names))
    hint = f"write the code in its place, in {DRAFT_NAME} of the project that is copied"
    refuse_private_values(outputs, tuple(PrivateValue(*name) for name in names), hint=hint)


def _without_consents(people: tuple[Person, ...]) -> str:
    """Return people.yaml with names and codes only: no consent, no remark and no comment goes along."""
    fields = ("name", "other_names", "code", "pseudonym", "role")
    entries = [{k: v for k, v in p.model_dump(include=set(fields)).items() if v} for p in people]
    return edit_text("", {"schema": PEOPLE_SCHEMA, "people": entries})
