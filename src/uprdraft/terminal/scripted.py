"""Answers from a script, for tests: held to the same rules as a person's."""

import enum
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from uprdraft.terminal.questions import Answer, Question, Reply
from uprdraft.terminal.replies import find_fault, proposed

__all__ = ["PROPOSED", "ScriptError", "ScriptedAsker", "ScriptedReply"]


class _Mark(enum.Enum):
    PROPOSED = "proposed"


PROPOSED: Final = _Mark.PROPOSED
"""Stands for "take what is proposed"."""

ScriptedReply = Reply | _Mark | BaseException | type[BaseException]


class ScriptError(AssertionError):
    """The script and the questions do not fit together."""


class ScriptedAsker:
    """Answers by question key, or in sequence; remembers what was asked, said and paged.

    Under a key, a list is used up reply by reply and anything else answers every time the question comes.
    An exception among the replies is raised, as ``EOFError`` or ``KeyboardInterrupt`` would be by a terminal.
    Used as a context manager, it also checks at the end that every reply was used.
    """

    def __init__(
        self,
        replies: Mapping[str, ScriptedReply | list[ScriptedReply]] | Sequence[ScriptedReply],
        *,
        accepts_proposals: bool = False,
    ) -> None:
        """``accepts_proposals``: take what is proposed at questions that the script does not name."""
        by_key = replies if isinstance(replies, Mapping) else {}
        self._by_key = {key: list(r) if isinstance(r, list) else r for key, r in by_key.items()}
        self._in_sequence = None if isinstance(replies, Mapping) else list(replies)
        self._accepts_proposals = accepts_proposals
        self._used: set[str] = set()
        self.asked: list[Question] = []
        self.answers: list[tuple[str, Reply]] = []
        self.said: list[tuple[str, str]] = []
        self.paged: list[tuple[str, str]] = []

    @property
    def keys(self) -> list[str]:
        """The keys of the questions asked, in order."""
        return [question.key for question in self.asked]

    @property
    def said_text(self) -> str:
        """All that was said, a line each."""
        return "\n".join(text for text, _ in self.said)

    def ask(self, question: Question) -> Reply:
        """Return the script's reply.

        Raises:
            ScriptError: there is none for this question, or the question does not allow it.
        """
        self.asked.append(question)
        reply = self._next(question)
        if isinstance(reply, BaseException | type):
            raise reply
        answer: Reply = proposed(question) if isinstance(reply, _Mark) else reply
        fault = find_fault(question, answer)
        if fault:
            raise ScriptError(f"{question.key} does not take {answer!r}: {fault} {_values(question)}".strip())
        self.answers.append((question.key, answer))
        return answer

    def say(self, text: str, style: str = "") -> None:
        """Remember what was said."""
        self.said.append((text, style))

    def page(self, title: str, text: str) -> None:
        """Remember what was shown."""
        self.paged.append((title, text))

    def finish(self) -> None:
        """Raise ScriptError if a reply was never asked for."""
        left = [
            key for key, r in self._by_key.items() if (r if isinstance(r, list) else key not in self._used)
        ]
        if left:
            raise ScriptError(f"never asked: {', '.join(left)}; asked: {', '.join(self.keys) or 'nothing'}")
        if self._in_sequence:
            raise ScriptError(
                f"never asked for: {self._in_sequence!r}; asked: {', '.join(self.keys) or 'nothing'}"
            )

    def __enter__(self) -> "ScriptedAsker":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> Literal[False]:
        if kind is None:
            self.finish()
        return False

    def _next(self, question: Question) -> ScriptedReply:
        if self._in_sequence:
            return self._in_sequence.pop(0)
        reply = self._by_key.get(question.key, [])
        self._used.add(question.key)
        if not isinstance(reply, list):
            return reply
        if reply:
            return reply.pop(0)
        if self._accepts_proposals:
            return PROPOSED
        raise ScriptError(
            f"no reply left for {question.key} ({question.text!r}); asked so far: {', '.join(self.keys)}"
        )


def _values(question: Question) -> str:
    values: Answer = tuple(choice.value for choice in question.choices if not choice.closed)
    return f"Choices: {', '.join(values)}" if values else ""
