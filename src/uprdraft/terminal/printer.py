"""Everything the program shows goes through here: text and only text.

Control, format and reordering characters become visible marks, so that no text from a library or a file
can move the cursor or colour the screen. Data goes to stdout, progress and errors to stderr. A pipe or
file gets plain lines, for which rich is not even loaded.
"""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING, Any

from uprdraft.values.text import visible

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Printer"]

_STYLES = {
    "error": "bold red",
    "warning": "yellow",
    "advice": "cyan",
    "good": "green",
    "strong": "bold",
    "dim": "dim",
}
_LONGEST_FIRST_LINE = 300
_WIDEST = 100


class Printer:
    """Prints to a terminal or a pipe. ``plain`` draws no columns and uses no colour."""

    def __init__(self, *, plain: bool = False) -> None:
        self.plain = plain
        self._out = _Stream(sys.stdout, plain)
        self._err = _Stream(sys.stderr, plain)

    def line(self, text: str = "", style: str = "") -> None:
        """Print one line of data."""
        self._out.line(text, style)

    def wrapped(self, text: str, style: str = "", indent: int = 0) -> int:
        """Print prose wrapped to the width of the terminal, at most 100 columns; a pipe gets long lines.

        Returns:
            How many lines it took.
        """
        parts = self._out.wrap(text, indent) if self._out.is_terminal else [text]
        for part in parts:
            self._out.line(" " * indent + part, style)
        return len(parts)

    def progress(self, text: str) -> None:
        """Print one line about the work under way, on stderr."""
        self._err.line(text, "dim")

    def error(self, lines: Sequence[str], *, is_whole: bool = False) -> None:
        """Print an error on stderr; the first line is at most 300 characters, unless it ``is_whole``."""
        first, *rest = lines
        if len(first) > _LONGEST_FIRST_LINE and not is_whole:
            first = first[: _LONGEST_FIRST_LINE - 1] + "…"
        for line, style in ((first, "error"), *((line, "") for line in rest)):
            for part in self._err.wrap(line, 0) if self._err.is_terminal else (line,):
                self._err.line(part, style)

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Print rows in columns; plain, or into a pipe, each row as one line of values parted by tabs."""
        if not self.plain and self._out.is_terminal:
            self._out.table(header, rows)
            return
        for row in (header, *rows):
            self._out.line("\t".join(" ".join(cell.split()) for cell in row), keep_tabs=True)

    def json(self, data: Any) -> None:
        """Print data as JSON."""
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


class _Stream:
    """One of the two streams, drawn on by rich where it is a terminal."""

    def __init__(self, stream: IO[str], plain: bool) -> None:
        _speak_utf8(stream)
        self._stream = stream
        self._plain = plain
        self.is_terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._made: Console | None = None

    @property
    def _console(self) -> "Console":
        if self._made is None:
            from rich.console import Console

            self._made = Console(file=self._stream, highlight=False, markup=False, emoji=False)
        return self._made

    def line(self, text: str = "", style: str = "", *, keep_tabs: bool = False) -> None:
        """Write one line, coloured only on a terminal."""
        shown = "\t".join(visible(part) for part in text.split("\t")) if keep_tabs else visible(text)
        if not self.is_terminal or self._plain:
            self._stream.write(shown + "\n")
            return
        from rich.text import Text

        self._console.print(Text(shown, style=_STYLES.get(style, "")), soft_wrap=True)

    def wrap(self, text: str, indent: int) -> list[str]:
        """Return ``text`` in lines that fit beside ``indent``; Korean and Chinese letters are two columns wide."""
        from rich.text import Text

        width = max(min(self._console.width, _WIDEST) - indent, 20)
        return [part.plain.rstrip() for part in Text(visible(text)).wrap(self._console, width)]

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Draw columns."""
        from rich.table import Table
        from rich.text import Text

        table = Table(*header, box=None, pad_edge=False, header_style="bold")
        for row in rows:
            table.add_row(*(Text(visible(cell)) for cell in row))
        self._console.print(table)


def _speak_utf8(stream: IO[str]) -> None:
    """Make a stream write UTF-8 whatever the console's code page; what cannot be shown becomes a mark."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
