"""The walk through the questions: one after another, back, forth, and into the review.

After each answer the draft is on disk. Going back keeps later answers; only those that depended on a
changed one are asked again, and it is said which.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

from uprdraft.errors import UprdraftError
from uprdraft.pipeline.getting_ready import iter_preparations
from uprdraft.terminal.questions import Answer, Asker, Command, Question, Reply
from uprdraft.wizard.closing import closing_steps
from uprdraft.wizard.content import content_steps
from uprdraft.wizard.forms import case_steps, reply_steps
from uprdraft.wizard.help import help_on
from uprdraft.wizard.names import step_name
from uprdraft.wizard.opening import opening_steps
from uprdraft.wizard.prose import summary_step
from uprdraft.wizard.review import ask_review, preview_text, target_of, words_after, words_text
from uprdraft.wizard.safety import safety_steps
from uprdraft.wizard.saving import Saving
from uprdraft.wizard.state import State
from uprdraft.wizard.steps import SECTIONS, Step
from uprdraft.wizard.themes import theme_steps
from uprdraft.wizard.versions import ask_version

__all__ = ["Ending", "Interview", "all_steps", "iter_open", "iter_steps"]


def iter_steps(state: State) -> Iterator[Step]:
    """Yield the steps that apply to the draft as it is, in order; nothing is read before a step needs it."""
    yield from opening_steps(state)
    yield from safety_steps(state)
    yield from case_steps(state)
    yield from theme_steps(state)
    yield from content_steps(state)
    yield from reply_steps(state)
    yield from summary_step(state)
    yield from closing_steps(state)


def all_steps(state: State) -> list[Step]:
    """Return all of them."""
    return list(iter_steps(state))


@dataclass(frozen=True, slots=True)
class Ending:
    """How an interview ended: whether to build, and what is still open."""

    build: bool
    open_steps: int


@dataclass
class Interview:
    """Asks until the person builds or leaves."""

    state: State
    asker: Asker
    _at: str = ""
    """The key of a step to ask next, whether answered or not."""
    _is_from_review: bool = False
    """Whether the question was chosen in the review, which comes back after it."""
    _saving: Saving = field(init=False)
    _preparing: Iterator[None] = field(init=False)

    def __post_init__(self) -> None:
        self._saving = Saving(self.state, self.asker, all_steps)
        self._preparing = iter_preparations(lambda: self.state.held)

    @property
    def unsaved(self) -> str:
        """Return an answer that was given and is not on the disk; empty but for an interruption while saving."""
        return self._saving.unsaved

    def run(self) -> Ending:
        """Return how it ended.

        Raises:
            EOFError: the input was closed; all confirmed answers are saved.
            KeyboardInterrupt: the same.
        """
        while True:
            step = self._next()
            if step is None:
                with suppress(UprdraftError):  # said at the next save, where something can be done about it
                    if self.state.read_again():
                        self.asker.say(
                            "draft.yaml was changed outside of this window; it is shown as it is now."
                        )
                ending = self._review()
                if ending is not None:
                    return ending
                continue
            reply = self.asker.ask(self._framed(step))
            if reply is Command.QUIT:
                return Ending(False, self._open())
            self._handle(step, reply)
            next(self._preparing, None)

    def _open(self) -> int:
        return sum(1 for _ in iter_open(self.state))

    def _next(self) -> Step | None:
        """Return the step to ask: the one gone to, else the first that is not answered; None for the review."""
        at, self._at = self._at, ""
        if at == "review":
            return None
        if at:
            for step in iter_steps(self.state):
                if step.key == at:
                    return step
        return next((s for s in iter_steps(self.state) if not self.state.is_answered(s.key)), None)

    def _framed(self, step: Step) -> Question:
        """Return the step's question with where it stands among the sections."""
        question = step.ask(self.state)
        number = SECTIONS.index(step.section) + 1
        frame = f"[{number} of {len(SECTIONS)}: {step.section}] "
        return replace(question, text=frame + question.text)

    def _handle(self, step: Step, reply: Reply) -> None:
        match reply:
            case Command.BACK:
                self._back(step)
            case Command.LATER:
                self._put_off(step)
            case Command.HELP:
                self.asker.page("Help", help_on(step.ask(self.state), self.state))
                self._at = step.key
            case Command.WORDS:
                self.asker.page("Words", words_text(self.state))
                self._at = step.key
            case Command.PREVIEW:
                self.asker.page("Preview", preview_text(self.state))
                self._at = step.key
            case Command.REVIEW:
                self._at = "review"
            case Command():
                self._at = step.key
            case _:
                self._answer(step, reply)

    def _back(self, step: Step) -> None:
        keys = [s.key for s in iter_steps(self.state)]
        index = keys.index(step.key) if step.key in keys else 0
        is_chosen_in_review = self._is_from_review and self.state.editing is None
        self.state.editing = None
        if is_chosen_in_review:
            self._at, self._is_from_review = "review", False
            return
        if index == 0:
            self.asker.say("This is the first question.")
        self._at = keys[max(0, index - 1)]

    def _put_off(self, step: Step) -> None:
        if self._saving.save(step, None):
            self.asker.say("Put off. It is counted as a gap and can be answered from the review.")
        self._at = "review" if self._is_from_review else ""
        self._is_from_review = False

    def _answer(self, step: Step, reply: Answer) -> None:
        before = _fingerprint(self.state)
        if not self._saving.save(step, reply):
            self._at = step.key
            return
        if self._saving.voided and _fingerprint(self.state) != before:
            self._say_voided()
        if self.state.editing is not None:
            theme, id_ = self.state.editing
            self._at = f"theme/{theme}/recommendations/{id_}"
        if step.told is not None and (told := step.told(self.state, reply)):
            self.asker.say(told, "warning")
        if step.is_content:
            self.asker.say(words_after(self.state, step.key), "dim")
        is_done = not self._saving.voided and self.state.editing is None
        if self._is_from_review and is_done:
            self._at = "review"
        self._is_from_review = self._is_from_review and self.state.editing is not None

    def _say_voided(self) -> None:
        names = {step.key: step_name(step, self.state) for step in all_steps(self.state)}
        again = "; ".join(names[key] for key in self._saving.voided if key in names)
        if again:
            self.asker.say(
                f"Because this changed, these are asked again, with your answers as proposals: {again}.",
                "warning",
            )

    def _review(self) -> Ending | None:
        steps = all_steps(self.state)
        reply = self.asker.ask(ask_review(self.state, steps))
        reply = target_of(reply) if isinstance(reply, str) else reply
        if reply in (Command.QUIT, "quit"):
            return Ending(False, self._open())
        if reply == "build":
            return Ending(True, self._open())
        if reply == "open":
            return None
        if reply is Command.BACK:
            self._at = steps[-1].key
            return None
        if isinstance(reply, str) and reply not in _LOOKS:
            self._at = reply
            self._is_from_review = True
            return None
        self._at = "review"
        self._look(reply)
        return None

    def _look(self, reply: Reply) -> None:
        """Show what the review has to show beside the answers."""
        if reply in (Command.PREVIEW, "preview"):
            self.asker.page("Preview", preview_text(self.state))
        elif reply in (Command.WORDS, "words"):
            self.asker.page("Words", words_text(self.state))
        elif reply is Command.HELP:
            self.asker.page("Help", ask_review(self.state, all_steps(self.state)).help)
        elif reply == "versions":
            ask_version(self.state, self.asker)


_LOOKS = ("preview", "words", "versions")


def _fingerprint(state: State) -> str:
    return state.draft.model_dump_json()


def iter_open(state: State) -> Iterator[Step]:
    """Yield the steps that are not answered, or put off."""
    for step in iter_steps(state):
        if not state.is_answered(step.key) or state.is_put_off(step.key):
            yield step
