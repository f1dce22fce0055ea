"""The words around a list of choices on a screen. All that comes back is fit to be shown."""

from uprdraft.terminal.list_state import Entry, ListState
from uprdraft.terminal.questions import Command, Question
from uprdraft.terminal.replies import allowed_commands, on_one_line

__all__ = ["describe_counts", "details", "hint", "label", "summary"]

_SUMMARY_LABELS = 3
_SHORT_LIST = 9
_SHORT_REASON = 45
_HINTS = {
    "one": "↑↓ move · Enter chooses · type to search",
    "many": "↑↓ move · Space ticks · Enter when done · type to search · Ctrl-A all shown",
    "order": "↑↓ move · Space picks up and puts down · Enter when the order is right",
}


def hint(question: Question) -> str:
    """Return which keys do what."""
    back = " · Ctrl-B back" if Command.BACK in allowed_commands(question) else ""
    return _HINTS[question.kind] + back


def label(entry: Entry) -> str:
    """Return the label, with the reason where it cannot be chosen; a long reason stands below the list."""
    closed = entry.choice.closed
    why = f" ({closed if len(closed) <= _SHORT_REASON else 'closed'})" if closed else ""
    return on_one_line(entry.choice.label + why)


def details(entry: Entry, *, with_label: bool) -> list[str]:
    """Return what else there is to know of an entry, what matters most first."""
    choice = entry.choice
    closed = f"Cannot be chosen: {choice.closed}" if choice.closed else ""
    texts = (closed, choice.note, choice.label if with_label else "")
    return [on_one_line(text) for text in texts if text]


def describe_counts(state: ListState) -> str:
    """Return how many entries are ticked, and in a long list where the pointer stands."""
    count = sum(1 for entry in state.shown if not entry.command)
    parts = [f"{state.ticked_count} ticked"] if state.question.kind == "many" else []
    if len(state.question.choices) > _SHORT_LIST and state.pointer < count:
        parts.append(f"{state.pointer + 1} of {count}")
    return " · ".join(parts)


def summary(state: ListState) -> str:
    """Return the answer in few words, for the line that stays on the screen."""
    answer = state.answer()
    values = (answer,) if isinstance(answer, str) else answer
    labels = {choice.value: on_one_line(choice.label) for choice in state.question.choices}
    if len(values) > _SUMMARY_LABELS and state.question.kind == "many":
        return f"{len(values)} chosen"
    return "; ".join(labels.get(value, "") for value in values) or "none"
