"""Options that many commands take, and how what is given for them is read."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from uprdraft.errors import UsageError

__all__ = ["Estimate", "Format", "OwnData", "Plain", "Today", "day", "finish", "known_format", "new_app"]

Format = Annotated[str, typer.Option("--format", help="text or json", metavar="text|json")]
Today = Annotated[str, typer.Option("--today", help="Another day than today (YYYY-MM-DD).", metavar="DAY")]
Plain = Annotated[bool, typer.Option("--plain", help="No colours and no columns, for screen readers.")]

OwnData = Annotated[
    Path | None,
    typer.Option("--project", help="Lay this project's own data over ours.", metavar="DIR"),
]
Estimate = Annotated[
    bool, typer.Option("--estimate-pages", help="Where pages count: estimate them, start no LibreOffice.")
]


def new_app(about: str = "") -> typer.Typer:
    """Return an empty group of commands; ``about`` is its help where it has a name of its own."""
    return typer.Typer(no_args_is_help=True, rich_markup_mode=None, add_completion=False, help=about or None)


def known_format(name: str, *known: str) -> str:
    """Return ``name`` where it is one of ``known``, by default text and json.

    Raises:
        UsageError: it is none.
    """
    known = known or ("text", "json")
    if name not in known:
        raise UsageError(f"no format “{name}”", hint=f"there are: {', '.join(known)}")
    return name


def day(text: str) -> dt.date:
    """Return the day that ``text`` names, today where it is empty. The clock is read here alone.

    Raises:
        UsageError: it is no day.
    """
    if not text:
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"“{text}” is no day", hint="write it as YYYY-MM-DD") from None


def finish(code: int) -> None:
    """Leave the command with its exit code."""
    if code:
        raise typer.Exit(code)
