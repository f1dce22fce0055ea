"""Choices as numbered sentences, and numbers as answers. Pure: texts in, texts and answers out."""

from collections.abc import Iterable

from uprdraft.terminal.numbers import read_number, read_numbers, read_order
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.terminal.replies import is_match, on_one_line, proposed

__all__ = ["answer_numbers", "describe_choices", "describe_matches", "find_named"]

_SHORT_LIST = 9
_HOW = {
    "one": "Type a number, or a name as it is listed.",
    "many": 'Type the numbers you want, as in "1 3 5" or "2-4", or all, or none; "+3 -2" changes what is ticked.',
    "order": 'Type the numbers in the order you want, as in "3 1 2"; those you leave out follow.',
}


def describe_choices(question: Question, at_most: int) -> list[str]:
    """Return a line for each choice, for the first ``at_most`` of a long list, and how to answer."""
    numbered = _numbered(question)
    is_brief = question.kind == "one" and len(numbered) > _SHORT_LIST
    lines = _describe_all(question, numbered[:at_most], is_brief=is_brief)
    if len(numbered) > at_most:
        lines.append(f"{len(numbered) - at_most} more. Type ? for the whole list.")
    if len(numbered) > _SHORT_LIST:
        more = ", with what each entails" if is_brief else ""
        lines.append(f"?word lists only those with the word{more}; the numbers stay the same.")
    return [*lines, _HOW[question.kind], *_describe_proposal(question)]


def describe_matches(question: Question, wanted: str) -> list[str]:
    """Return a line for each choice with every word of ``wanted``, under the number it has in the whole list."""
    found = [(number, choice) for number, choice in _numbered(question) if is_match(choice, wanted)]
    lines = _describe_all(question, found)
    return [*lines, _HOW[question.kind]] if lines else [f"No entry has {on_one_line(wanted)[:40]}."]


def answer_numbers(question: Question, text: str) -> Answer:
    """Return the answer that ``text`` gives by numbers.

    Raises:
        RefusedReplyError: it is no number of the list.
    """
    numbered = _numbered(question)
    values = [choice.value for _, choice in numbered]
    if question.kind == "one":
        return values[read_number(text, len(values)) - 1]
    if question.kind == "order":
        return tuple(values[number - 1] for number in read_order(text, len(values)))
    ticked = [number for number, choice in numbered if choice.value in proposed(question)]
    free = [number for number, choice in numbered if not choice.closed]
    return tuple(values[number - 1] for number in read_numbers(text, len(values), ticked, free))


def find_named(question: Question, text: str) -> str | None:
    """Return the value of the only choice whose label is ``text``, or None.

    Whoever types "China" at a list of two hundred States means it.
    """
    wanted = text.casefold()
    exact = [c.value for c in question.choices if on_one_line(c.label).casefold() == wanted]
    return exact[0] if len(exact) == 1 else None


def _numbered(question: Question) -> list[tuple[int, Choice]]:
    """Return the choices under their numbers; what is to be ordered stands in the order proposed."""
    choices: Iterable[Choice] = question.choices
    if question.kind == "order":
        by_value = {choice.value: choice for choice in question.choices}
        choices = [by_value[value] for value in proposed(question)]
    return list(enumerate(choices, start=1))


def _describe_all(
    question: Question, numbered: Iterable[tuple[int, Choice]], *, is_brief: bool = False
) -> list[str]:
    """Return a line for each choice, and one for each heading where it begins; without notes where ``is_brief``."""
    lines, group = [], ""
    for number, choice in numbered:
        if choice.group != group:
            group = choice.group
            lines += [f"{on_one_line(group)}:"] if group else []
        lines.append(_describe(question, number, choice, is_brief=is_brief))
    return lines


def _describe(question: Question, number: int, choice: Choice, *, is_brief: bool) -> str:
    line = f"{number}. {on_one_line(choice.label)}"
    if question.kind == "many" and choice.value in proposed(question):
        line = f"{line.rstrip('.')} (ticked)"
    if choice.closed:
        line += " (closed)" if is_brief else f" (cannot be chosen: {on_one_line(choice.closed)})"
    return f"{line.rstrip('.')}. {on_one_line(choice.note)}" if choice.note and not is_brief else line


def _describe_proposal(question: Question) -> list[str]:
    """Return what Enter alone would answer, where it would answer anything."""
    standing = proposed(question)
    if question.kind == "order":
        return ["Enter alone keeps this order."]
    if not standing:
        return ["Nothing is ticked yet."] if question.kind == "many" else []
    values = (standing,) if isinstance(standing, str) else standing
    numbers = [str(number) for number, choice in _numbered(question) if choice.value in values]
    return [f"Enter alone takes {' '.join(numbers)}."]
