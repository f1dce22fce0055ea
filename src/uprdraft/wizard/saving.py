"""An answer on its way to the disk, and what to ask where it does not get there.

The answer stays in memory until it is saved or the person lets it go: the disk may refuse it, draft.yaml may
have been changed, broken, moved or deleted by somebody else, another window may have taken the project.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from uprdraft.errors import CannotWriteError, LockedError, UprdraftError
from uprdraft.loading.project import DRAFT_NAME
from uprdraft.terminal.questions import Answer, Asker, Choice, Question
from uprdraft.terminal.signals import held_back
from uprdraft.wizard.merging import changed, leaves, lost
from uprdraft.wizard.names import place_name
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import Step

__all__ = ["CLASH", "TROUBLE", "Saving"]

TROUBLE, CLASH, FOLDER = "save-failed", "draft-changed", "other-folder"
"""The keys of the questions asked here."""
_MERGED = (
    "draft.yaml was changed outside of this window. That change is kept, and your answer was put on top."
)


@dataclass
class Saving:
    """Saves answers. ``steps_of`` returns the steps of the draft as it stands."""

    state: State
    asker: Asker
    steps_of: Callable[[State], Sequence[Step]]
    unsaved: str = ""
    """The answer that is in memory only, in words; empty where everything is on the disk."""
    voided: tuple[str, ...] = ()
    """The questions that the last saved answer opened again."""
    _keeps_theirs: bool = field(default=False, init=False)
    _editing: tuple[str, str] | None = field(default=None, init=False)

    def save(self, step: Step, reply: Answer | None) -> bool:
        """Save the reply to a question, None for "later"; return False where it is to be asked again.

        Raises:
            UprdraftError: it could not be saved, and the person chose to leave.
        """
        self._keeps_theirs = False
        self._editing = self.state.editing
        self.unsaved = _in_words(step.ask(self.state), reply)
        while True:
            try:
                with held_back():
                    self._write(step, reply)
                return True
            except LockedError as error:
                self._meet_change(error, step, reply)
            except CannotWriteError as error:
                self._ask_what_to_do(error.lines()[0], error, step, reply)
            except UprdraftError as error:
                self.unsaved = ""
                self.asker.say("\n".join(error.lines()), "error")
                return False

    def _write(self, step: Step, reply: Answer | None) -> None:
        changes = self._changes(step, reply)
        void = self._void(step) if changes and self.state.is_answered(step.key) else frozenset()
        # Questions that are asked again until the answer is "no more" are not done yet.
        is_done = not step.is_asked_again or not (changes or self.state.editing)
        mark = {"later": step.key} if reply is None else {"answered": step.key if is_done else ""}
        self.state.save(changes, void=void - {step.key}, **mark)
        self.voided = tuple(sorted(void - {step.key}))
        self.unsaved = ""

    def _changes(self, step: Step, reply: Answer | None) -> dict[str, Any]:
        """Return what the reply changes in the draft as it stands; nothing where the other side's is kept."""
        if reply is None or self._keeps_theirs:
            return {}
        self.state.editing = self._editing  # what a reply does to it, it does once
        return {k: v for k, v in step.put(self.state, reply).items() if _differs(self.state, k, v)}

    def _void(self, step: Step) -> frozenset[str]:
        """Return the answered questions that depend on this one."""
        answered = [s.key for s in self.steps_of(self.state) if self.state.is_answered(s.key)]
        return frozenset(
            k for k in answered for v in step.voids if k == v or (v.endswith("/") and k.startswith(v))
        )

    # draft.yaml is not what it was

    def _meet_change(self, error: LockedError, step: Step, reply: Answer | None) -> None:
        """Read the draft again and prepare the next try, after asking where both sides changed the same."""
        held, before = self.state.project, self.state.data
        mine = before | self._changes(step, reply)
        self.state.editing = self._editing
        try:
            is_new = self.state.read_again()
            steps = self.steps_of(self.state) if is_new else ()
        except UprdraftError as broken:
            self.state.use(held)
            self._ask_what_to_do(self._why_unreadable(broken), error, step, reply)
            return
        if not is_new:
            self._ask_what_to_do(error.lines()[0], error, step, reply)
            return
        asked_still = any(s.key == step.key for s in steps)
        outcome = self.state.data | (self._changes(step, reply) if asked_still else {})
        theirs = changed(leaves(before), leaves(self.state.data))
        wanted = changed(leaves(before), leaves(mine))
        places = dict.fromkeys((*lost(wanted, leaves(outcome)), *lost(theirs, leaves(outcome))))
        if not asked_still:
            self._ask_gone(error, step)
        elif not places:
            self.asker.say(_MERGED, "warning")
        else:
            self._ask_whose(
                error, [(p, leaves(mine).get(p, ""), leaves(self.state.data).get(p, "")) for p in places]
            )

    def _why_unreadable(self, error: UprdraftError) -> str:
        path = self.state.project.path / DRAFT_NAME
        if not path.exists():
            return f"{path} is not there any more: it was moved or deleted - put it back and try again"
        return f"draft.yaml was changed outside of this window and cannot be read now: {error.lines()[0]}"

    def _ask_whose(self, error: LockedError, places: Sequence[tuple[str, str, str]]) -> None:
        """Ask which of two changes to the same place stands."""
        text = "\n\n".join(
            f"{_place(p)}\n  yours: {m or '(nothing)'}\n  in draft.yaml: {t or '(nothing)'}"
            for p, m, t in places
        )
        question = Question(
            CLASH,
            "one",
            "draft.yaml was changed outside of this window, at the same place as your answer. Which one stands?",
            choices=(
                Choice("show", "Show both", note=", ".join(dict.fromkeys(_place(p) for p, _, _ in places))),
                Choice("mine", "Mine", note="The other one stays in the folder .history."),
                Choice("theirs", "The one in draft.yaml", note="Your answer is let go."),
                Choice("leave", "Leave", note="Nothing is written; your answer is lost."),
            ),
            default="show",
            may_wait=False,
            commands=(),
        )  # fmt: skip
        while (reply := self.asker.ask(question)) == "show":
            self.asker.page("Both answers", text)
        if reply == "leave":
            raise error
        self._keeps_theirs = reply == "theirs"

    def _ask_gone(self, error: LockedError, step: Step) -> None:
        """Say that the question has gone with the other side's change, and let the answer go or leave."""
        question = Question(
            CLASH,
            "one",
            "draft.yaml was changed outside of this window, and your answer has no place in it any more.",
            choices=(
                Choice("show", "Show my answer, so that I can copy it"),
                Choice("theirs", "Go on with draft.yaml as it is now"),
                Choice("leave", "Leave; nothing is written"),
            ),
            default="show",
            may_wait=False,
            commands=(),
        )
        while (reply := self.asker.ask(question)) == "show":
            self.asker.page("Your answer", self.unsaved)
        if reply == "leave":
            raise error
        self._keeps_theirs = True

    # The disk, or somebody else, does not let us

    def _ask_what_to_do(self, why: str, error: UprdraftError, step: Step, reply: Answer | None) -> None:
        """Return when the next try is wanted; raise ``error`` where the person leaves."""
        while True:
            wanted = self.asker.ask(
                Question(
                    TROUBLE,
                    "one",
                    f"Your answer could not be saved: {why}",
                    choices=(
                        Choice("again", "Try again"),
                        Choice("folder", "Save everything in another folder, and go on there"),
                        Choice("show", "Show my answer, so that I can copy it"),
                        Choice("leave", "Leave; this one answer will be lost"),
                    ),
                    default="again",
                    may_wait=False,
                    commands=(),
                )
            )
            if wanted == "show":
                self.asker.page("Your answer", self.unsaved)
            elif wanted == "leave":
                raise error
            elif wanted != "folder" or self._move():
                return

    def _move(self) -> bool:
        """Take the project into a folder that the person names; return whether it is there now."""
        name = self.asker.ask(
            Question(
                FOLDER,
                "line",
                "Which folder? It is made if it is not there; a folder on another disk is safest.",
                help="For example a folder on a USB stick.",
                check=_check_folder,
                may_wait=False,
                commands=(),
            )
        )
        try:
            left = self.state.move_to(Path(str(name)).expanduser())
        except UprdraftError as error:
            self.asker.say("\n".join(error.lines()), "error")
            return False
        self.asker.say(
            f"The project is now in {self.state.project.path}. The old folder stays as it is.", "warning"
        )
        if left:
            self.asker.say(
                f"These could not be brought along; copy them yourself: {', '.join(left)}.", "warning"
            )
        return True


def _place(place: str) -> str:
    """Return what a place of the draft is about, with its place in the file for whoever has that open."""
    return f"{place_name(place)} ({place})"


def _check_folder(text: str) -> str | None:
    try:
        is_taken = (Path(text).expanduser() / DRAFT_NAME).exists()
    except (OSError, ValueError, RuntimeError):
        return "this name cannot be used"
    return "a project is there already; name another folder" if is_taken else None


def _in_words(question: Question, reply: Answer | None) -> str:
    """Return a reply as a person would write it down."""
    if reply is None:
        return "later"
    labels = {choice.value: choice.label for choice in question.choices}
    values = (reply,) if isinstance(reply, str) else reply
    return "\n".join(labels.get(value, value) for value in values)


def _differs(state: State, key: str, value: Any) -> bool:
    """Return whether saving ``value`` under ``key`` would change the draft."""
    return leaves({key: state.data.get(key)}) != leaves({key: value})
