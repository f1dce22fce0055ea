"""Which replies a question allows and which it proposes. Every asker takes its rules from here.

Nothing here draws or reads.
"""

from uprdraft.terminal.questions import Answer, Choice, Command, Question, Reply
from uprdraft.values.text import clean_line, visible

__all__ = [
    "EDIT",
    "EMPTY",
    "KEEPS",
    "RefusedReplyError",
    "allowed_commands",
    "find_doubt",
    "find_fault",
    "is_match",
    "on_one_line",
    "open_choices",
    "proposed",
    "refusal",
    "typed_names",
]

EDIT = "edit"
"""Typed as ``/edit`` at paragraphs: asks for the editor, and is no command of the interview."""

EMPTY = "-"
"""What is typed to leave a question empty for which an answer stands already."""

KEEPS = "Enter again keeps it as it is."
"""What is said with a doubt: what may be right is never refused."""


class RefusedReplyError(ValueError):
    """A reply that cannot stand; its text says why, in words for the person."""


def allowed_commands(question: Question) -> tuple[Command, ...]:
    """Return what may be given instead of an answer; "later" stands among them where it may be answered."""
    kept = tuple(c for c in question.commands if c is not Command.LATER)
    return (*kept, Command.LATER) if question.may_wait else kept


def typed_names(question: Question) -> str:
    """Return the words that may be typed at ``question``, as in "/back /help"."""
    names = [command.value for command in allowed_commands(question)]
    return " ".join("/" + name for name in [*names, *([EDIT] if question.kind == "prose" else [])])


def proposed(question: Question) -> Answer:
    """Return the answer that stands before anything is typed.

    That is the default as far as it can still be chosen, and what comes ticked where there is none. For a
    question with choices, an empty text means that none is proposed.
    """
    if question.kind in ("line", "prose"):
        return question.default if isinstance(question.default, str) else " ".join(question.default)
    open_values = [choice.value for choice in open_choices(question)]
    if question.kind == "one":
        return question.default if question.default in open_values else ""
    if question.kind == "many":
        ticked = [choice.value for choice in question.choices if choice.is_ticked]
        wanted = ticked if question.default == "" else question.default
        return tuple(value for value in open_values if value in wanted)
    first = [value for value in dict.fromkeys(question.default) if value in open_values]
    return (*first, *(value for value in open_values if value not in first))


def open_choices(question: Question) -> tuple[Choice, ...]:
    """Return the choices that can be chosen."""
    return tuple(choice for choice in question.choices if not choice.closed)


def find_fault(question: Question, reply: Reply) -> str | None:
    """Return why ``reply`` cannot stand, or None."""
    if isinstance(reply, Command):
        return None if reply in allowed_commands(question) else refusal(reply.value, question)
    if question.kind in ("line", "prose"):
        return _find_text_fault(question, reply)
    values = (reply,) if isinstance(reply, str) else reply
    if (question.kind == "one") is not isinstance(reply, str):
        return "Choose one." if question.kind == "one" else "Several are wanted here."
    return _find_choice_fault(question, values)


def find_doubt(question: Question, reply: Reply) -> str | None:
    """Return why a text that can stand may still be a slip, or None. What stood already is not doubted."""
    if not isinstance(reply, str) or question.doubt is None or not reply or reply == proposed(question):
        return None
    return question.doubt(reply)


def is_match(choice: Choice, wanted: str) -> bool:
    """Return whether every word of ``wanted`` stands in the label, its heading or the note, whatever its case."""
    text = clean_line(f"{choice.group} {choice.label} {choice.note}").casefold()
    return all(word in text for word in clean_line(wanted).casefold().split())


def refusal(name: str, question: Question) -> str:
    """Return why the command ``name`` is none at ``question``."""
    if name == Command.LATER.value:
        return "This question cannot wait: what follows depends on it."
    if name == Command.BACK.value:
        return "There is nothing to go back to."
    can = f"You can type: {typed_names(question)}. " if typed_names(question) else ""
    return f"There is no /{on_one_line(name)[:30]} here. {can}Begin with // for a text that starts with /."


def on_one_line(text: str) -> str:
    """Return ``text`` for one line of a terminal, with nothing in it that moves the cursor."""
    return visible(" ".join(text.split()))


def _find_text_fault(question: Question, reply: Answer) -> str | None:
    if not isinstance(reply, str):
        return "A text is wanted here."
    if not reply.strip():
        if question.may_be_empty:
            return None
        return "An answer is needed." + (" /later leaves it open for now." if question.may_wait else "")
    return question.check(reply) if question.check else None


def _find_choice_fault(question: Question, values: tuple[str, ...]) -> str | None:
    choices = {choice.value: choice for choice in question.choices}
    for value in values:
        if value not in choices:
            return f"{on_one_line(value)!r} is not among the choices." if value else "Choose one."
        if choices[value].closed:
            return (
                f"{on_one_line(choices[value].label)} cannot be chosen: {on_one_line(choices[value].closed)}"
            )
    if len(set(values)) != len(values):
        return "Each can be chosen once."
    if question.kind == "order" and len(values) != len(open_choices(question)):
        return "All have to be put into an order."
    return None if values or question.may_be_empty or question.kind == "order" else "Choose at least one."
