"""``import`` and ``export``: names, options and help."""

from pathlib import Path
from typing import Annotated

import typer

from uprdraft.cli.options import Format, Plain, finish, known_format, new_app

__all__ = ["app"]

app = new_app()


@app.command("import", epilog="Example: uprdraft import uhri.xlsx my-submission --theme refugee")
def import_(
    file: Annotated[Path, typer.Argument(help="What another program or the UN exported.")],
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    take_doubles: Annotated[
        bool, typer.Option("--take-doubles", help="Take also sources that are there already.")
    ] = False,
    state: Annotated[
        list[str] | None,
        typer.Option("--state", help="Recommendations to this State; the project's own if left out."),
    ] = None,
    theme: Annotated[
        str, typer.Option(help="Only recommendations on a theme or group with these words.")
    ] = "",
    text: Annotated[str, typer.Option(help="Only recommendations with these words.")] = "",
    cycle: Annotated[
        int | None, typer.Option(min=1, max=9, help="The cycle, for lists that do not say it.")
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map", help="What an unknown column holds, such as text=Recommandation.", metavar="OUR=THEIRS"
        ),
    ] = None,
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Take sources or earlier recommendations into a project; the kind is recognised by content.

    Sources: CSL JSON, BibTeX, RIS. Earlier recommendations: UHRI (.xlsx, .json), UPR Info (.xls, .csv, .json),
    OHCHR's lists by theme (.docx).
    """
    from uprdraft.cli import evidence

    asked = evidence.Asked(tuple(state or ()), theme, text, cycle, tuple(mapping or ()), take_doubles)
    finish(evidence.run_import(file, folder, asked, known_format(format_), plain=plain))


@app.command("export", epilog="Example: uprdraft export my-submission sources.json --format csl")
def export(
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    file: Annotated[str, typer.Argument(help="Where to write; - for the terminal.")] = "-",
    format_: Annotated[
        str, typer.Option("--format", help="csl, csv or json", metavar="csl|csv|json")
    ] = "csl",
    plain: Plain = False,
) -> None:
    """Give out a project: its sources as CSL JSON for Zotero and others or CSV; draft and sources as JSON."""
    from uprdraft.cli import evidence

    finish(evidence.run_export(folder, file, format_, plain=plain))
