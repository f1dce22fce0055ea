"""A deadline in plain sentences, the same for the wizard and the command line."""

from uprdraft.pipeline.upcoming import UpcomingDeadline
from uprdraft.records.body import Deadline

__all__ = ["describe_deadline", "name_review", "say_deadline", "say_rule"]

_RULES = {
    "after-state-follow-up-deadline": "after the day by which the State is to answer",
    "any-time": "none, at any time",
    "before-visit": "before the visit",
    "fixed-dates": "fixed days",
    "information-note-per-session": "the day in the information note of the session",
    "published-date-per-session": "the day published for the session",
}


def name_review(deadline: UpcomingDeadline) -> str:
    """Return "cycle 4, session 45 (22 January 2024 to 2 February 2024)" with what is known."""
    if deadline.session is None:
        return f"cycle {deadline.cycle}, session not known"
    name = f"cycle {deadline.cycle}, session {deadline.session}"
    if deadline.session_start is None:
        return name
    end = f" to {deadline.session_end}" if deadline.session_end else ""
    return f"{name} ({deadline.session_start}{end})"


def say_deadline(deadline: UpcomingDeadline) -> str:
    """Return one sentence on the deadline itself: the date and the days left, or that none is known."""
    when = f"{deadline.deadline}"
    if deadline.days_left is not None:
        when += f", {deadline.days_left.words}"
    if deadline.is_suspended:
        return "Suspended: it is reported that texts for this review are not being received." + (
            f" The date last named was {when}." if deadline.deadline else ""
        )
    if deadline.deadline is None:
        if deadline.is_past:
            return "The deadline has passed; its date is not in the data."
        return "The deadline is not known." + (
            " The session may have begun already." if deadline.may_be_past else ""
        )
    if deadline.is_past:
        return f"The deadline has passed: {when}."
    if deadline.may_be_past:
        return f"Deadline: {when}; it may have passed."
    return f"Deadline: {when}."


def describe_deadline(deadline: UpcomingDeadline, *, with_next: bool = True) -> tuple[str, ...]:
    """Return all that is to be said of a review's deadline, one sentence or remark a line.

    The first line names the review and the second the deadline; then what is not certain, the note of the
    data, the source, and what comes next if this review cannot be counted on. ``with_next`` is False where
    the next review is described itself.
    """
    lines = [f"{deadline.name}: {name_review(deadline)}", say_deadline(deadline)]
    if deadline.caution:
        lines.append(f"Not certain: {deadline.caution}.")
    if deadline.note:
        lines.append(f"Note: {deadline.note}")
    lines.append(f"Source: {deadline.source}.")
    if not with_next:
        return tuple(lines)
    if deadline.following is not None:
        lines.append(_next(deadline.following))
    elif deadline.is_past:
        lines.append("No later review of this State is in the calendar.")
    return tuple(lines)


def _next(following: UpcomingDeadline) -> str:
    caution = f" {following.caution[:1].upper()}{following.caution[1:]}." if following.caution else ""
    mark = "Next, projected" if following.is_projected else "Next"
    return f"{mark}: {name_review(following)}. {say_deadline(following)}{caution}"


def say_rule(rule: Deadline) -> str:
    """Return when a body wants its texts, in words: "4 weeks before the opening of the session"."""
    before = f" before the {rule.relative_to}" if rule.relative_to else ""
    parts = []
    if kind := _RULES.get(rule.kind):
        is_time = rule.relative_to.startswith("about")
        parts.append(f"{kind}, {rule.relative_to}" if is_time else kind)
        before = "" if is_time else before
    if rule.weeks_before is not None:
        preferred = f", better {rule.weeks_before_preferred}," if rule.weeks_before_preferred else ""
        parts.append(f"{rule.weeks_before} weeks{preferred}{before}")
    elif parts and before:
        parts[0] += f",{before}"
    parts += [f"{name.replace('-', ' ')}: {day}" for name, day in rule.fixed_dates.items()]
    if rule.time_of_day_geneva:
        parts.append(f"{rule.time_of_day_geneva} Geneva time")
    return "; ".join(parts)
