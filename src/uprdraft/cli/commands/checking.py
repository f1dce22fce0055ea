"""``check``, ``explain``, ``types`` and ``strength``: names, options and help."""

from pathlib import Path
from typing import Annotated

import typer

from uprdraft.cli.options import Estimate, Format, Plain, Today, day, finish, known_format, new_app

__all__ = ["app"]

app = new_app()


@app.command(epilog="Example: uprdraft check submission.docx --for upr-stakeholder-cycle4")
def check(
    path: Annotated[Path, typer.Argument(help="A project folder or any Word file.", metavar="PATH")],
    type_: Annotated[
        str,
        typer.Option("--for", help="A Word file: the type it is for, see uprdraft types.", metavar="TYPE"),
    ] = "",
    joint: Annotated[bool, typer.Option("--joint", help="A Word file: of several organisations.")] = False,
    country_: Annotated[
        str, typer.Option("--country", help="A Word file: the State it is about, by code or name.")
    ] = "",
    word: Annotated[
        Path | None,
        typer.Option(
            "--word", help="Write a copy with each finding as a comment at its place.", metavar="OUT.docx"
        ),
    ] = None,
    estimate: Estimate = False,
    today: Today = "",
    format_: Annotated[
        str, typer.Option("--format", help="text, json or sarif", metavar="text|json|sarif")
    ] = "text",
    plain: Plain = False,
) -> None:
    """Check a project, or any Word file, against the rules of its body; the text itself is not changed."""
    from uprdraft.cli import checking
    from uprdraft.pipeline.checking import FileOptions

    shown = known_format(format_, "text", "json", "sarif")
    options = FileOptions(type_, country_, joint)
    finish(checking.run_check(path, options, day(today), shown, word=word, plain=plain, estimate=estimate))


@app.command(epilog="Example: uprdraft explain length-within-limit")
def explain(
    rule: Annotated[str, typer.Argument(help="The rule's id; all rules if left out.")] = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Say what a rule is, why it is there, where it comes from and how to put things right."""
    from uprdraft.cli import explaining

    finish(explaining.run_explain(rule, known_format(format_), plain=plain))


@app.command(epilog="Example: uprdraft types upr-stakeholder-cycle4")
def types(
    type_: Annotated[str, typer.Argument(metavar="[ID]", help="A submission type; all if left out.")] = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """List the submission types, or show the formal rules of one with their certainty."""
    from uprdraft.cli import explaining

    finish(explaining.run_types(type_, known_format(format_), plain=plain))


@app.command(epilog="Example: uprdraft strength recommendations.txt --format json")
def strength(
    source: Annotated[
        str,
        typer.Argument(
            metavar="[FILE|-]", help="A text file, one recommendation a line; - for standard input."
        ),
    ] = "-",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Say how strong an action each recommendation asks for (1 to 5), why, and how to ask for more.

    The categories are those of UPR Info, predicted offline by a small model. English only.
    """
    from uprdraft.cli import judging

    finish(judging.run_strength(source, known_format(format_), plain=plain))
