"""``sources list`` and ``sources check``: names, options and help."""

from pathlib import Path
from typing import Annotated

import typer

from uprdraft.cli.options import Format, Plain, finish, known_format, new_app
from uprdraft.errors import UsageError

__all__ = ["app"]

app = new_app("The sources of a project.")


@app.command("list", epilog="Example: uprdraft sources list my-submission --by recommendation")
def sources_list(
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    by: Annotated[
        str,
        typer.Option(
            "--by", help="recommendation: what each recommendation stands on.", metavar="recommendation"
        ),
    ] = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """List your own sources and those of the library that the text cites, with their notes.

    With --by recommendation: which recommendation stands on which facts, how well each is borne out, which on none.
    """
    from uprdraft.cli import evidence

    if by not in ("", "recommendation"):
        raise UsageError(f"sources cannot be listed by “{by}”", hint="there is: --by recommendation")
    if by:
        finish(evidence.run_support(folder, known_format(format_), plain=plain))
        return
    finish(evidence.run_sources_list(folder, known_format(format_), plain=plain))


@app.command("check", epilog="Example: uprdraft sources check my-submission")
def sources_check(
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Look for missing fields, impossible symbols, missing archives and access dates, unused and unknown sources."""
    from uprdraft.cli import evidence

    finish(evidence.run_sources_check(folder, known_format(format_), plain=plain))
