"""``library …``: names, options and help."""

from pathlib import Path
from typing import Annotated

import typer

from uprdraft.cli.options import Format, Plain, day, finish, known_format, new_app

__all__ = ["app"]

app = new_app("The library of recommendations.")


@app.command("list", epilog="Example: uprdraft library list --theme refoulement")
def library_list(
    theme: Annotated[str, typer.Option(help="Only this theme.")] = "",
    origin: Annotated[str, typer.Option(help="Only entries drawn from this document.")] = "",
    suits: Annotated[str, typer.Option(help="Only entries for this use, such as upr or cedaw.")] = "",
    group: Annotated[str, typer.Option(help="Only entries for this group of people.")] = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """List the recommendations, the four core themes first."""
    from uprdraft.cli import shelves

    filters = shelves.Filters(theme=theme, origin=origin, suits=suits, group=group)
    finish(shelves.run_list(filters, known_format(format_), plain=plain))


@app.command("search", epilog='Example: uprdraft library search "birth registration"')
def library_search(
    words: Annotated[list[str], typer.Argument(help="What to look for; spelling may be off.")],
    most: Annotated[int, typer.Option("--most", min=1, max=200, help="How many to show.")] = 10,
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Search titles, texts, themes, treaties and groups."""
    from uprdraft.cli import shelves

    finish(shelves.run_search(" ".join(words), most, known_format(format_), plain=plain))


@app.command("show", epilog="Example: uprdraft library show end-forced-returns --country CHN")
def library_show(
    entry: Annotated[str, typer.Argument(help="The id of a recommendation.")],
    country: Annotated[str, typer.Option(help="Show the legal basis as it applies to this State.")] = "CHN",
    in_situation: Annotated[str, typer.Option("--situation", help="Fill the words of this situation.")] = "",
    today: Annotated[str, typer.Option(help="The day for which treaty status is shown (YYYY-MM-DD).")] = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Show one recommendation: text, basis as it applies to a State, facts, sources, origin."""
    from uprdraft.cli import showing

    view = showing.View(country=country, situation=in_situation, day=day(today))
    finish(showing.run_show(entry, view, known_format(format_), plain=plain))


@app.command("check", epilog="Example: uprdraft library check")
def library_check(
    folder: Annotated[
        Path | None, typer.Argument(help="A project folder whose own library is laid over.", metavar="[DIR]")
    ] = None,
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Lint the whole library: duplicates, dead ids, missing sources, length, two actions in one, slots."""
    from uprdraft.cli import shelves

    finish(shelves.run_check(folder, known_format(format_), plain=plain))


@app.command("diff", epilog="Example: uprdraft library diff my-submission")
def library_diff(
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    take: Annotated[
        list[str] | None,
        typer.Option("--take", help="Take this entry over; may be given again.", metavar="ID"),
    ] = None,
    take_all: Annotated[bool, typer.Option("--take-all", help="Take all of them over.")] = False,
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Show entries of the library that changed since the draft took them, and take them over one by one."""
    from uprdraft.cli import updating

    choice = updating.Taking(tuple(take or ()), take_all)
    finish(updating.run_diff(folder, choice, known_format(format_), plain=plain))
