"""Text in columns of a screen, where a Korean or Chinese letter takes two."""

from prompt_toolkit.utils import get_cwidth

__all__ = ["cut_to", "wrap_to"]


def wrap_to(text: str, width: int) -> list[str]:
    """Return ``text`` in lines of at most ``width`` columns, broken between words where that is possible.

    A line break in ``text`` stays one.
    """
    return [line for paragraph in text.split("\n") for line in _wrap_paragraph(paragraph, max(width, 2))]


def cut_to(lines: list[str], at_most: int, width: int) -> list[str]:
    """Return the first ``at_most`` of ``lines``; an ellipsis at the end says that there are more."""
    if len(lines) <= at_most:
        return lines
    last = lines[at_most - 1]
    while get_cwidth(last) > width - 2:
        last = last[:-1]
    return [*lines[: at_most - 1], f"{last.rstrip()} …"]


def _wrap_paragraph(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        line = f"{lines[-1]} {word}" if lines[-1] else word
        if get_cwidth(line) <= width:
            lines[-1] = line
        elif get_cwidth(word) <= width and (
            len(word) * 2 > get_cwidth(word) or get_cwidth(word) < width // 2
        ):
            lines.append(word)
        else:  # Chinese, written without spaces, or a word longer than the line
            _break_anywhere(lines, word, width)
    return lines


def _break_anywhere(lines: list[str], word: str, width: int) -> None:
    line = f"{lines.pop()} ".lstrip(" ")
    for letter in word:
        if get_cwidth(line) + get_cwidth(letter) > width:
            lines.append(line.rstrip(" "))
            line = ""
        line += letter
    lines.append(line)
