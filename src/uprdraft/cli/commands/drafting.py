"""``new``, ``resume``, ``example``, ``build`` and ``reuse``: names, options and help."""

from pathlib import Path
from typing import Annotated

import typer

from uprdraft.cli.options import Estimate, Format, Plain, Today, day, finish, known_format, new_app
from uprdraft.errors import UsageError

__all__ = ["app"]

app = new_app()


@app.command(epilog="Example: uprdraft new my-submission")
def new(
    folder: Annotated[Path, typer.Argument(help="A new folder for the project.")],
    answers: Annotated[
        Path | None, typer.Option("--answers", help="A YAML file with answers: a partial draft.yaml.")
    ] = None,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Ask nothing: defaults for all that the file does not answer.")
    ] = False,
    today: Today = "",
    plain: Plain = False,
) -> None:
    """Start a project by answering questions; every answer is saved at once."""
    from uprdraft.cli import interviewing

    finish(interviewing.run_new(folder, answers, no_input=no_input, plain=plain, today=day(today)))


@app.command(epilog="Example: uprdraft resume my-submission")
def resume(
    folder: Annotated[Path, typer.Argument(help="The project folder.")],
    today: Today = "",
    plain: Plain = False,
) -> None:
    """Go on with a project where you stopped, or change any answer."""
    from uprdraft.cli import interviewing

    finish(interviewing.run_resume(folder, plain=plain, today=day(today)))


@app.command(epilog="Example: uprdraft example china-upr my-first-submission")
def example(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="Which example; a list of all if left out.")
    ] = "",
    folder: Annotated[
        Path | None, typer.Argument(help="A new folder; the example's name if left out.")
    ] = None,
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Write a complete example project and build its Word files, or list the examples."""
    from uprdraft.cli import building

    if not name:
        finish(building.run_example_list(known_format(format_), plain=plain))
    else:
        finish(building.run_example(name, folder or Path(name), plain=plain))


@app.command(epilog="Example: uprdraft build my-submission --final")
def build(
    folder: Annotated[Path, typer.Argument(help="The project folder.")],
    final: Annotated[bool, typer.Option("--final", help="Refuse a text with gaps or errors.")] = False,
    type_: Annotated[
        str, typer.Option("--for", help="Another type to make of the same draft.", metavar="TYPE")
    ] = "",
    build_all: Annotated[
        bool,
        typer.Option(
            "--all", help="Also the short texts of the draft; of a folder of projects, each of them."
        ),
    ] = False,
    edition: Annotated[
        str,
        typer.Option(
            "--edition",
            help="public, or confidential for the body alone, into build/confidential/, where the body accepts it.",
            metavar="public|confidential",
        ),
    ] = "public",
    estimate: Estimate = False,
    today: Today = "",
    plain: Plain = False,
) -> None:
    """Build the Word file of a project into its folder build/."""
    if build_all:
        from uprdraft.cli import building_all

        if type_:
            raise UsageError("--for and --all do not go together", hint="leave one of them out")
        finish(building_all.run_build_all(folder, day(today), final=final, plain=plain))
        return
    from uprdraft.cli import building

    finish(
        building.run_build(
            folder, day(today), final=final, plain=plain, type_=type_, edition=edition, estimate=estimate
        )
    )


@app.command(epilog="Example: uprdraft reuse my-submission viet-nam --country VNM --for cedaw-session")
def reuse(
    source: Annotated[Path, typer.Argument(help="The project folder; it stays as it is.", metavar="DIR")],
    folder: Annotated[Path, typer.Argument(help="A new folder for the copy.", metavar="NEW_DIR")],
    country: Annotated[
        str,
        typer.Option("--country", help="Another State by code or name; “all” for every other member State."),
    ] = "",
    type_: Annotated[str, typer.Option("--for", help="Another type of text.", metavar="TYPE")] = "",
    in_situation: Annotated[str, typer.Option("--situation", help="Another situation.")] = "",
    with_people: Annotated[
        bool,
        typer.Option("--people", help="Take the names and codes of people.yaml along, without any consent."),
    ] = False,
    today: Today = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Copy a project for another State, body or situation, and report on one page what must be looked at."""
    from uprdraft.cli import reusing
    from uprdraft.pipeline.reuse import Wanted

    wanted = Wanted(country, type_, in_situation)
    finish(
        reusing.run_reuse(
            source, folder, wanted, day(today), known_format(format_), with_people=with_people, plain=plain
        )
    )
