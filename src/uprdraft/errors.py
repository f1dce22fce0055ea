"""Everything a person can put right, as one small tree of exceptions.

    UprdraftError
    ├── UsageError          exit 2   a bad value on the command line, an answer missing
    ├── UnusableFileError   exit 3   a file that cannot be used; carries every mistake found in it
    ├── LockedError         exit 4   locked, or changed elsewhere
    └── CannotWriteError    exit 5   no room, no right, no folder

Our own bugs are ordinary Python exceptions and keep their traceback. Nothing here prints:
``cli`` alone turns an error into a line on stderr and an exit code.
"""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "CannotWriteError",
    "LockedError",
    "Mistake",
    "UnusableFileError",
    "UprdraftError",
    "UsageError",
]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in one place of a file. Lines and columns count from 1."""

    file: str
    message: str
    line: int | None = None
    column: int | None = None
    hint: str = ""

    def __str__(self) -> str:
        """Return ``file:line:column: message - hint`` with what is known."""
        place = self.file
        if self.line is not None:
            place += f":{self.line}"
            if self.column is not None:
                place += f":{self.column}"
        return f"{place}: {self.message}" + (f" - {self.hint}" if self.hint else "")


class UprdraftError(Exception):
    """A situation the person can put right. ``exit_code`` is what the process returns."""

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def lines(self) -> tuple[str, ...]:
        """Return what to show, most important line first."""
        return (self.message + (f" - {self.hint}" if self.hint else ""),)


class UsageError(UprdraftError):
    """A value on the command line that cannot be used, or an answer that is missing."""

    exit_code = 2


class UnusableFileError(UprdraftError):
    """A file that cannot be used. ``mistakes`` holds all of them, in the order of the file."""

    exit_code = 3

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        if not mistakes:
            raise ValueError("an UnusableFileError needs at least one mistake")
        self.mistakes = tuple(mistakes)
        super().__init__(str(self.mistakes[0]))

    def lines(self) -> tuple[str, ...]:
        """Return one line a mistake."""
        return tuple(str(mistake) for mistake in self.mistakes)


class LockedError(UprdraftError):
    """Another process holds the project, or changed a file in between."""

    exit_code = 4


class CannotWriteError(UprdraftError):
    """The file system refused a write: no room, no right, no such folder."""

    exit_code = 5
