"""Typed lines, from a terminal or a pipe."""

import io
from contextlib import suppress
from typing import IO

__all__ = ["LineInput"]


class LineInput:
    """Reads one line at a time; bytes that are no text become marks instead of an error."""

    def __init__(self, stream: IO[str] | None) -> None:
        """``stream`` is None where a process was started without any input, as Python has it."""
        self._stream = stream
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with suppress(io.UnsupportedOperation):  # a line was read before; then it was set then
                reconfigure(errors="replace")

    def read(self) -> str:
        """Return the next line without its end.

        Raises:
            EOFError: the input is closed.
        """
        try:
            line = self._stream.readline() if self._stream is not None else ""
        except ValueError:  # closed on our side
            line = ""
        if not line:
            raise EOFError
        return line.rstrip("\r\n")
