"""``situation …``: names, options and help."""

from pathlib import Path
from typing import Annotated

import typer

from uprdraft.cli.options import Format, Plain, finish, known_format, new_app

__all__ = ["app"]

app = new_app("The situations: who flees from where to where.")


@app.command("new", epilog="Example: uprdraft situation new afghans-in-iran --origin AFG --host IRN")
def situation_new(
    name: Annotated[str, typer.Argument(help="The id of the new situation.")],
    origin: Annotated[str, typer.Option(help="The State that people flee from, by code or name.")] = "",
    host: Annotated[
        list[str] | None, typer.Option(help="A State under review; may be given again. All if left out.")
    ] = None,
    folder: Annotated[Path, typer.Option("--dir", help="The project folder.", metavar="DIR")] = Path(),
    plain: Plain = False,
) -> None:
    """Write a situation's file to begin with, whole and commented, into a project folder."""
    from uprdraft.cli import situations

    finish(situations.run_new_situation(name, origin, host or (), folder, plain=plain))


@app.command("list", epilog="Example: uprdraft situation list")
def situation_list(format_: Format = "text", plain: Plain = False) -> None:
    """List the situations."""
    from uprdraft.cli import situations

    finish(situations.run_situations(known_format(format_), plain=plain))


@app.command("show", epilog="Example: uprdraft situation show north-koreans-in-china")
def situation_show(
    name: Annotated[str, typer.Argument(help="The id of a situation.")],
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Show a situation: its words, default themes, recommendations and facts."""
    from uprdraft.cli import situations

    finish(situations.run_situation(name, known_format(format_), plain=plain))
