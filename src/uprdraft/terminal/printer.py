"""Everything the program shows goes through here: text and only text.

Control, format and reordering characters become visible marks, so that no text from a library or a file
can move the cursor or colour the screen. Data goes to stdout, progress and errors to stderr.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import IO, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from uprdraft.values.text import visible

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


class Printer:
    """Prints to a terminal or a pipe. ``plain`` draws no boxes and uses no colour."""

    def __init__(self, *, plain: bool = False) -> None:
        _speak_utf8(sys.stdout)
        _speak_utf8(sys.stderr)
        self.plain = plain
        self._out = Console(
            file=sys.stdout,
            no_color=plain or None,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=True,
        )
        self._err = Console(
            file=sys.stderr,
            no_color=plain or None,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=True,
        )

    def line(self, text: str = "", style: str = "") -> None:
        """Print one line of data."""
        self._out.print(self._text(text, style))

    def wrapped(self, text: str, style: str = "", indent: int = 0) -> None:
        """Print prose wrapped to the width of the terminal, at most 100 columns."""
        width = min(self._out.width, 100) - indent
        for part in self._text(text, style).wrap(self._out, max(width, 20)):
            self._out.print(Text(" " * indent) + part)

    def progress(self, text: str) -> None:
        """Print one line about the work under way, on stderr."""
        self._err.print(self._text(text, "dim"))

    def error(self, lines: Sequence[str]) -> None:
        """Print an error on stderr; the first line is at most 300 characters."""
        first, *rest = lines
        if len(first) > _LONGEST_FIRST_LINE:
            first = first[: _LONGEST_FIRST_LINE - 1] + "…"
        self._err.print(self._text(first, "error"))
        for line in rest:
            self._err.print(self._text(line))

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Print rows in columns; in plain mode each row as one line of values."""
        if self.plain or not self._out.is_terminal:
            self.line("\t".join(header))
            for row in rows:
                self.line("\t".join(" ".join(cell.split()) for cell in row))
            return
        table = Table(*header, box=None, pad_edge=False, header_style="bold")
        for row in rows:
            table.add_row(*(self._text(cell) for cell in row))
        self._out.print(table, soft_wrap=False)

    def json(self, data: Any) -> None:
        """Print data as JSON."""
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")

    def _text(self, text: str, style: str = "") -> Text:
        return Text(visible(text), style=_STYLES.get(style, style))


def _speak_utf8(stream: IO[str]) -> None:
    """Make a stream write UTF-8 whatever the console's code page; what cannot be shown becomes a mark."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
