"""What a look at machine and project is made of, and what it brings to light."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

__all__ = ["Check", "DiskState", "Machine", "Package", "System", "Terminal", "Verdict"]

System = Literal["linux", "macos", "windows", "other"]
DiskState = Literal["encrypted", "not-encrypted", "none-seen", "not-told"]
"""``none-seen``: the system shows no encryption, but cannot see all kinds of it."""


class Verdict(enum.Enum):
    """How one thing stands. Only a problem makes the exit code 1."""

    OK = "ok"
    NOTE = "note"
    """Works, but a person should know of it."""
    PROBLEM = "problem"
    """Keeps the program from working, or puts work or people at risk."""
    NOT_LOOKED_AT = "not looked at"
    """It could not be seen from here, which says nothing either way."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found and, where it is not in order, the next step."""

    id: str
    verdict: Verdict
    message: str
    hint: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """A library this installation needs. ``installed`` is None where it is missing."""

    name: str
    needed: str
    installed: str | None


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the screen can show. ``code_page`` is None where there is no Windows console."""

    is_terminal: bool
    columns: int
    has_colour: bool
    encoding: str
    code_page: int | None = None


@dataclass(frozen=True)
class Machine:
    """What was seen of the machine; ``cli`` looks, and everything is judged from here.

    **Why** Nothing below ``cli`` reads the environment, and what a machine must look like to be judged one
    way or the other can be written down in a test.
    """

    system: System
    python: tuple[int, int, int]
    python_needed: str
    packages: tuple[Package, ...] | None
    """None where the program was not installed, only unpacked."""
    fonts: Mapping[str, bool] | None
    """By id of what is needed, whether it is there; None where nothing tells."""
    has_office: bool
    terminal: Terminal
    disk: DiskState
    disk_told_by: str = ""
    """Who says so, in a word or two: "FileVault", "BitLocker", "the system"."""
