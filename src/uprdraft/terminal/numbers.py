"""Numbers as typed at a numbered list: "2", "1 3 5", "2-4", "+3 -2", "all", "none"."""

import re
from collections.abc import Sequence

from uprdraft.terminal.replies import RefusedReplyError, on_one_line
from uprdraft.values.patterns import lazy_pattern

__all__ = ["read_number", "read_numbers", "read_order"]

_PART = lazy_pattern(r"([+-]?)(\d{1,6})(?:[-–](\d{1,6}))?")


def read_number(text: str, count: int) -> int:
    """Return the one number in ``text``, from 1 to ``count``.

    Raises:
        RefusedReplyError: it is none.
    """
    numbers = [number for _, part in _parts(text, count) for number in part]
    if len(numbers) != 1:
        raise RefusedReplyError(f"Type one number from 1 to {count}.")
    return numbers[0]


def read_numbers(text: str, count: int, ticked: Sequence[int], open_numbers: Sequence[int]) -> list[int]:
    """Return the numbers in ``text``, in the order of the list.

    Numbers alone are the new choice; ``+3`` and ``-2`` change the one that stands (``ticked``).

    Raises:
        RefusedReplyError: something in it is no number from 1 to ``count``, or both ways are mixed.
    """
    word = text.strip().casefold()
    if word in ("all", "none"):
        return list(open_numbers) if word == "all" else []
    parts = _parts(text, count)
    if len({bool(sign) for sign, _ in parts}) != 1:
        raise RefusedReplyError("Type either the numbers you want, or each with + or - to add or take away.")
    chosen = set(ticked) if parts[0][0] else set()
    for sign, numbers in parts:
        chosen = chosen - set(numbers) if sign == "-" else chosen | set(numbers)
    return sorted(chosen)


def read_order(text: str, count: int) -> list[int]:
    """Return all numbers to ``count``, those typed first; the others keep their place after them.

    Raises:
        RefusedReplyError: one is no number from 1 to ``count``, or stands twice.
    """
    typed = [number for _, part in _parts(text, count) for number in part]
    if len(set(typed)) != len(typed):
        raise RefusedReplyError("Type each number once.")
    return typed + [number for number in range(1, count + 1) if number not in typed]


def _parts(text: str, count: int) -> list[tuple[str, range]]:
    words = re.sub(r"\s*([-–])\s+", r"\1", text) if re.search(r"\d\s*[-–]\s+\d", text) else text
    found = []
    for word in re.split(r"[\s,;，、]+", words.strip(" \t,;，、.")):
        match = _PART.fullmatch(word)
        if match is None:
            raise RefusedReplyError(
                f"{on_one_line(word)[:40] or 'That'} is not a number. Type numbers from 1 to {count}."
            )
        first, last = int(match[2]), int(match[3] or match[2])
        if not 1 <= first <= last <= count:
            raise RefusedReplyError(f"{word} is not in the list. Type numbers from 1 to {count}.")
        found.append((match[1], range(first, last + 1)))
    return found
