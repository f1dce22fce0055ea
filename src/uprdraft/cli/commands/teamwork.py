"""``pull``, ``diff``, ``merge`` and ``signoff``: names, options and help."""

from pathlib import Path
from typing import Annotated

import typer

from uprdraft.cli.options import Format, Plain, Today, day, finish, known_format, new_app
from uprdraft.errors import UsageError

__all__ = ["app"]

app = new_app()


@app.command(epilog="Example: uprdraft pull edited.docx my-submission")
def pull(
    edited: Annotated[
        Path, typer.Argument(help="A copy of the built Word file, edited.", metavar="EDITED.docx")
    ],
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    take_all: Annotated[bool, typer.Option("--take-all", help="Take all that clashes with nothing.")] = False,
    take: Annotated[
        list[int] | None, typer.Option("--take", help="Take the change with this number.", metavar="N")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the changes; write nothing.")] = False,
    initials: Annotated[
        bool, typer.Option("--initials", help="Keep who made a comment, by initials.")
    ] = False,
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Bring a copy edited in Word or LibreOffice back into the draft, change by change.

    Tracked changes are read as accepted; comments become remarks on their place.
    """
    from uprdraft.cli import teamwork

    wanted = teamwork.Wanted(all_=take_all, numbers=take or (), dry=dry_run)
    finish(teamwork.run_pull(edited, folder, wanted, known_format(format_), initials=initials, plain=plain))


@app.command(epilog="Example: uprdraft diff sent.docx my-submission --word changes.docx")
def diff(
    old: Annotated[Path, typer.Argument(help="A project folder or a Word file.", metavar="A")],
    new: Annotated[Path, typer.Argument(help="A project folder or a Word file.", metavar="B")],
    word: Annotated[
        Path | None, typer.Option("--word", help="Write B with tracked changes from A.", metavar="OUT.docx")
    ] = None,
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Show what changed from A to B, notes included, as text and as a Word file with tracked changes."""
    from uprdraft.cli import teamwork

    finish(teamwork.run_diff(old, new, known_format(format_), word, plain=plain))


@app.command(epilog="Example: uprdraft merge from-my-colleague my-submission")
def merge(
    other: Annotated[Path, typer.Argument(help="Another folder of the same project.", metavar="OTHER")],
    folder: Annotated[Path, typer.Argument(help="The project folder that is written.", metavar="DIR")],
    mine: Annotated[bool, typer.Option("--mine", help="Where both changed the same, DIR's stands.")] = False,
    theirs: Annotated[
        bool, typer.Option("--theirs", help="Where both changed the same, OTHER's stands.")
    ] = False,
    people: Annotated[bool, typer.Option("--people", help="Join people.yaml too.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show it; write nothing.")] = False,
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Join two people's work on one draft: what only one changed is taken, what both changed is asked."""
    from uprdraft.cli import merging

    if mine and theirs:
        raise UsageError("--mine and --theirs exclude each other", hint="give one of them")
    side = "mine" if mine else "theirs" if theirs else ""
    finish(
        merging.run_merge(other, folder, side, known_format(format_), people=people, dry=dry_run, plain=plain)
    )


@app.command(epilog="Example: uprdraft signoff my-submission EHRO")
def signoff(
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    name: Annotated[
        str, typer.Argument(help="The organization that agrees, by name or acronym.", metavar="[NAME]")
    ] = "",
    today: Today = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Record that an organization agrees to the text as it is; without NAME show who has."""
    from uprdraft.cli import teamwork

    finish(teamwork.run_signoff(folder, name, day(today), known_format(format_), plain=plain))
