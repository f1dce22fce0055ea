"""A checked project and a checked file in the one shape in which a check is given out."""

from collections.abc import Iterable

from uprdraft.document.count import Count, count_section, counted_parts, title_of
from uprdraft.document.length import Length
from uprdraft.document.whereabouts import Whereabouts, find_whereabouts
from uprdraft.pipeline.checked import Checked
from uprdraft.pipeline.checking import CheckedFile
from uprdraft.pipeline.describing import describe_findings
from uprdraft.pipeline.guard import private_values, without_private
from uprdraft.records.body import BodyProfile
from uprdraft.records.checked import (
    CheckedState,
    CheckedText,
    CheckedWords,
    FoundEvent,
    FoundPart,
    OtherReading,
    PartWords,
    RuleNotRun,
    UnreadThing,
)
from uprdraft.rules.base import PrivateValue
from uprdraft.rules.run import family_of

__all__ = ["describe_file", "describe_project", "places_of"]


def describe_project(checked: Checked, name: str) -> CheckedText:
    """Return what the check of the project in ``name`` found."""
    meta = checked.submission.meta
    private = private_values(checked.project, checked.materials.edition)
    return CheckedText(
        kind="project",
        name=name,
        submission_type=checked.body.id,
        state=CheckedState(code=meta.country, why="draft.yaml names it"),
        session=meta.session,
        as_of=meta.as_of.isoformat(),
        is_joint=checked.project.draft.is_joint,
        advice=(),
        words=_words(checked.count, checked.length, checked.body, _by_part(checked, private)),
        parts=(),
        findings=describe_findings(
            checked.findings,
            find_whereabouts(checked.submission),
            private,
        ),
        not_run=_not_run(checked.not_run),
        unread=(),
        not_looked_at=checked.not_looked_at,
        since=tuple(
            FoundEvent(date=e.date.raw, event=e.event, certainty=e.certainty.value, note=e.note)
            for e in checked.since
        ),
    )


def describe_file(checked: CheckedFile) -> CheckedText:
    """Return what the check of a Word file found."""
    meta, report = checked.submission.meta, checked.report
    readings = tuple(OtherReading(what=r.what, words=r.words) for r in report.counts.readings)
    return CheckedText(
        kind="file",
        name=checked.path.name,
        submission_type=checked.body.id if checked.knows_body else None,
        state=CheckedState(code=meta.country, why=checked.recognised.why),
        session=meta.session,
        as_of=meta.as_of.isoformat(),
        is_joint=checked.is_joint,
        advice=checked.advice,
        words=_words(
            checked.count, checked.length, checked.body, _by_part(checked, checked.private), readings
        ),
        parts=tuple(
            FoundPart(kind=p.kind, why=p.why, words=p.words, is_certain=p.is_certain) for p in report.taken
        ),
        findings=describe_findings(checked.findings, places_of(checked), checked.private),
        not_run=_not_run(checked.not_run),
        unread=tuple(UnreadThing(what=u.what, part=u.part, why=u.why) for u in report.unread),
        not_looked_at=checked.not_looked_at,
        since=(),
    )


def places_of(checked: CheckedFile) -> dict[str, Whereabouts]:
    """Return where each key of a checked file is."""
    return find_whereabouts(checked.submission, {n.id: n.label for n in checked.report.notes})


def _by_part(checked: Checked | CheckedFile, private: tuple[PrivateValue, ...]) -> tuple[PartWords, ...]:
    parts = counted_parts(checked.submission, checked.count.counted)
    shown = (PartWords(part=without_private(title_of(s), private), words=count_section(s)) for s in parts)
    return tuple(part for part in shown if part.words)


def _words(
    count: Count,
    length: Length,
    body: BodyProfile,
    by_part: tuple[PartWords, ...],
    readings: tuple[OtherReading, ...] = (),
) -> CheckedWords:
    return CheckedWords(
        counted=count.counted,
        limit=int(length.most) if length.unit == "words" and length.most is not None else None,
        limit_caution=body.limit.certainty.caution if length.most is not None else "",
        length=length.describe(),
        notes=count.notes,
        notes_counted=count.notes_counted,
        strict=count.strict,
        readings=readings,
        by_part=by_part,
    )


def _not_run(rules: Iterable[tuple[str, str]]) -> tuple[RuleNotRun, ...]:
    return tuple(RuleNotRun(rule=id_, family=family_of(id_) or "", needs=needs) for id_, needs in rules)
