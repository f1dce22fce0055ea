"""A list of choices while it is worked on: where the pointer is, what is ticked, what is filtered.

Pure state; ``list_screen`` draws it and gives it keys. questionary's own list is not used for three reasons:
with a filter on, it looks up whether an entry can be chosen in the unfiltered list (so closed entries can be
ticked, and moving can hang); its filter takes ASCII keys only; it cuts labels at the edge of the screen.
"""

from dataclasses import dataclass

from uprdraft.terminal.questions import Answer, Choice, Command, Question
from uprdraft.terminal.replies import allowed_commands, is_match, open_choices, proposed
from uprdraft.terminal.typed import SLASHES

__all__ = ["Entry", "ListState"]

_ENTRIES = {Command.HELP: "? help", Command.LATER: "… later (leave this open)", Command.BACK: "← back"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A choice as a line of the list, or a command as one (then ``choice`` has only a label)."""

    choice: Choice
    command: Command | None = None


class ListState:
    """Entries, pointer, ticks and filter. The pointer may stand on closed entries: their reason is shown there."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.filter = ""
        self.is_carrying = False
        self.is_answered = False
        """Whether the person gave an answer; not where a command or an interruption ended the question."""
        standing = proposed(question)
        self._values = list(standing) if not isinstance(standing, str) else []
        """What is ticked, or all in order."""
        self._by_value = {choice.value: choice for choice in question.choices}
        allowed = allowed_commands(question)
        self._commands = [Entry(Choice("", label), c) for c, label in _ENTRIES.items() if c in allowed]
        values = [entry.choice.value for entry in self.shown]
        first = next((i for i, entry in enumerate(self.shown) if not entry.choice.closed), 0)
        self.pointer = values.index(standing) if isinstance(standing, str) and standing else first

    @property
    def shown(self) -> list[Entry]:
        """The entries that pass the filter; commands stand at the end, as long as nothing is filtered."""
        if self.question.kind == "order":
            choices = [self._by_value[value] for value in self._values]
        else:
            choices = [c for c in self.question.choices if not self.filter or is_match(c, self.filter)]
        return [Entry(choice) for choice in choices] + ([] if self.filter else self._commands)

    @property
    def pointed(self) -> Entry | None:
        """The entry under the pointer; None where nothing passes the filter."""
        shown = self.shown
        return shown[self.pointer] if self.pointer < len(shown) else None

    @property
    def ticked_count(self) -> int:
        """How many choices are ticked, those that the filter hides included."""
        return len(self._values)

    def is_ticked(self, choice: Choice) -> bool:
        """Return whether ``choice`` is ticked."""
        return choice.value in self._values

    def answer(self) -> Answer:
        """Return what Enter would answer: the entry under the pointer, or all that is ticked, or the order."""
        if self.question.kind == "one":
            return self.pointed.choice.value if self.pointed else ""
        if self.question.kind == "order":
            return tuple(self._values)
        return tuple(choice.value for choice in self.question.choices if choice.value in self._values)

    def move(self, step: int, *, around: bool = True) -> None:
        """Move the pointer; in an order, with the entry it carries."""
        count = len(self.shown)
        if not count:
            return
        if self.is_carrying:
            self._carry(step)
            return
        new = self.pointer + step
        self.pointer = new % count if around else max(0, min(new, count - 1))

    def toggle(self) -> str | None:
        """Tick or untick the entry under the pointer, or pick it up or put it down; return why not, or None."""
        entry = self.pointed
        if entry is None or entry.command or self.question.kind == "one":
            return None
        choice = entry.choice
        if self.question.kind == "order":
            self.is_carrying = not self.is_carrying
        elif choice.closed:
            return f"This cannot be chosen: {choice.closed}"
        elif choice.value in self._values:
            self._values.remove(choice.value)
        else:
            self._values.append(choice.value)
        return None

    def toggle_shown(self) -> None:
        """Tick all that the filter shows, or untick them if they all are."""
        if self.question.kind != "many":
            return
        can = {choice.value for choice in open_choices(self.question)}
        shown = [entry.choice.value for entry in self.shown if entry.choice.value in can]
        if all(value in self._values for value in shown):
            self._values = [value for value in self._values if value not in shown]
        else:
            self._values += [value for value in shown if value not in self._values]

    def set_filter(self, text: str) -> None:
        """Show only what has every word of ``text``; a text that begins with ``/`` is a command being typed."""
        if self.question.kind == "order" and text and not text.startswith(SLASHES):
            return
        pointed = self.pointed
        self.filter = text
        self.is_carrying = False
        self.pointer = self.shown.index(pointed) if pointed in self.shown and not text else 0

    def _carry(self, step: int) -> None:
        new = max(0, min(self.pointer + step, len(self._values) - 1))
        self._values.insert(new, self._values.pop(self.pointer))
        self.pointer = new
