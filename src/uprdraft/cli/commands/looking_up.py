"""``country``, ``deadlines``, ``schema`` and ``doctor``: names, options and help."""

from pathlib import Path
from typing import Annotated

import typer

from uprdraft.cli.options import Format, OwnData, Plain, Today, day, finish, known_format, new_app

__all__ = ["app"]

app = new_app()


@app.command(epilog="Example: uprdraft country CHN")
def country(
    name: Annotated[list[str], typer.Argument(help="A State by code or name.", metavar="COUNTRY")],
    project: OwnData = None,
    today: Today = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Show one State: names, treaties with dates, reviews, the next deadline, what committees have said."""
    from uprdraft.cli import country as showing

    finish(
        showing.run_country(" ".join(name), day(today), known_format(format_), plain=plain, project=project)
    )


@app.command(epilog="Example: uprdraft deadlines CHN")
def deadlines(
    country: Annotated[
        list[str] | None,
        typer.Argument(help="A State by code or name; all if left out.", metavar="[COUNTRY]"),
    ] = None,
    show_all: Annotated[
        bool, typer.Option("--all", help="However far off; for one State, all its cycles.")
    ] = False,
    ics: Annotated[
        Path | None,
        typer.Option(
            "--ics", help="Write a calendar file too; for one State with its whole plan.", metavar="FILE"
        ),
    ] = None,
    zone: Annotated[
        str,
        typer.Option("--zone", help="Tell the closing hour in this time zone as well.", metavar="Asia/Seoul"),
    ] = "",
    project: OwnData = None,
    today: Today = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """List the deadlines of the Universal Periodic Review that are coming, with days left and certainty."""
    from uprdraft.cli import deadlines as showing

    name = " ".join(country or ())
    calendar = showing.CalendarFile(ics, zone)
    finish(
        showing.run_deadlines(
            name,
            day(today),
            known_format(format_),
            show_all=show_all,
            plain=plain,
            calendar=calendar,
            project=project,
        )
    )


@app.command(epilog="Example: uprdraft schema situation")
def schema(
    kind: Annotated[str, typer.Argument(metavar="[KIND]", help="A file format; all if left out.")] = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Print the JSON Schema of a file format, or list the formats."""
    from uprdraft.cli import schema as showing

    finish(showing.run_schema(kind, known_format(format_), plain=plain))


@app.command(epilog="Example: uprdraft doctor my-submission")
def doctor(
    folder: Annotated[
        Path | None, typer.Argument(help="A project folder to look at too.", metavar="[DIR]")
    ] = None,
    today: Today = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Look at this machine and a project: what is in order, what is not, and what to do about it."""
    from uprdraft.cli import health

    finish(health.run_doctor(folder, day(today), known_format(format_), plain=plain))
