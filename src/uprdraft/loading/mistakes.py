"""Mistakes short enough for one line of a terminal, whatever a file holds."""

from uprdraft.errors import Mistake

__all__ = ["LIMIT_CHARACTERS", "make_mistake", "shorten"]

LIMIT_CHARACTERS = 300
_LIMIT_FILE = 120
_LIMIT_PLACE = 24  # ":line:column: " and " - " around the words


def shorten(text: str, limit_characters: int) -> str:
    """Return ``text`` on one line, cut in the middle of nowhere with "…" where it is too long."""
    text = " ".join(text.split())
    return text if len(text) <= limit_characters else text[: limit_characters - 1].rstrip() + "…"


def make_mistake(
    file: str, message: str, line: int | None = None, column: int | None = None, hint: str = ""
) -> Mistake:
    """Return a mistake whose whole line has at most ``LIMIT_CHARACTERS`` characters.

    **Why** Names of files and keys can be as long as an attacker likes; the first line must still be read
    at a glance. A long file name keeps its end, which says more than its beginning.
    """
    if len(file) > _LIMIT_FILE:
        file = "…" + file[1 - _LIMIT_FILE :]
    room = LIMIT_CHARACTERS - _LIMIT_PLACE - len(file)
    message = shorten(message, room)
    hint = shorten(hint, room - len(message)) if room - len(message) > 20 else ""
    return Mistake(file, message, line, column, hint)
