"""``earlier …``: names, options and help."""

from pathlib import Path
from typing import Annotated

import typer

from uprdraft.cli.options import Format, Plain, finish, known_format, new_app
from uprdraft.errors import UsageError

__all__ = ["app"]

app = new_app("What was recommended to the State before.")


EarlierTheme = Annotated[
    str, typer.Option("--theme", help="Only on a theme with these words, or chosen for it.")
]
EarlierGroup = Annotated[str, typer.Option("--group", help="Only on a group of people with these words.")]
EarlierState = Annotated[str, typer.Option("--by", help="Only those made by this State.")]
EarlierPosition = Annotated[
    str, typer.Option("--position", help="Only those with this answer, such as noted.")
]
EarlierText = Annotated[str, typer.Option("--text", help="Only those with these words.")]
EarlierCycle = Annotated[int | None, typer.Option("--cycle", min=1, max=9, help="Only those of this cycle.")]
EarlierChosen = Annotated[bool, typer.Option("--chosen", help="Only those chosen for the draft.")]


@app.command("list", epilog="Example: uprdraft earlier list my-submission --text refugee --position noted")
def earlier_list(
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    theme: EarlierTheme = "",
    group: EarlierGroup = "",
    by: EarlierState = "",
    position: EarlierPosition = "",
    text: EarlierText = "",
    cycle: EarlierCycle = None,
    chosen: EarlierChosen = False,
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """List earlier recommendations to the State of the project, shipped and imported."""
    from uprdraft.cli import earlier as showing

    query = showing.Query(theme, group, by, position, text, cycle, chosen)
    finish(showing.run_list(folder, query, known_format(format_), plain=plain))


@app.command(
    "choose", epilog="Example: uprdraft earlier choose my-submission chn-2-cze-1 --theme refoulement"
)
def earlier_choose(
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    ids: Annotated[list[str], typer.Argument(help="Ids as the list shows them.")],
    theme: Annotated[
        str, typer.Option("--theme", help="The theme of the draft under which they are assessed.")
    ],
    status: Annotated[
        str,
        typer.Option(
            "--status",
            help="not-started, in-progress, partly-implemented, fully-implemented, reversed or no-information.",
        ),
    ] = "no-information",
    comment: Annotated[str, typer.Option("--comment", help="A sentence on what became of them.")] = "",
    plain: Plain = False,
) -> None:
    """Choose earlier recommendations for a theme, with what became of them; the text then assesses them."""
    from uprdraft.cli import earlier as showing

    finish(showing.run_choose(folder, ids, theme, status, comment, plain=plain))


@app.command("matrix", epilog="Example: uprdraft earlier matrix my-submission --chosen --word matrix.docx")
def earlier_matrix(
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    theme: EarlierTheme = "",
    group: EarlierGroup = "",
    by: EarlierState = "",
    position: EarlierPosition = "",
    text: EarlierText = "",
    cycle: EarlierCycle = None,
    chosen: EarlierChosen = False,
    format_: Annotated[
        str, typer.Option("--format", help="text, json, csv or xlsx", metavar="text|json|csv|xlsx")
    ] = "text",
    target: Annotated[str, typer.Option("--to", help="A file to write; the terminal if left out.")] = "",
    word: Annotated[
        Path | None,
        typer.Option("--word", help="Write OHCHR's matrix, filled in, as a Word file.", metavar="OUT.docx"),
    ] = None,
    layout: Annotated[
        str, typer.Option("--layout", help="OHCHR's layout of 2015, 2020 or 2025.", metavar="YEAR")
    ] = "2020",
    plain: Plain = False,
) -> None:
    """Show which States raised what, what they asked, what the answer was and what became of it."""
    from uprdraft.cli import earlier as showing

    query = showing.Query(theme, group, by, position, text, cycle, chosen)
    if word is not None:
        finish(showing.run_matrix_word(folder, query, layout, word, plain=plain))
        return
    finish(showing.run_matrix(folder, query, format_, target, plain=plain))


@app.command("page", epilog="Example: uprdraft earlier page my-submission --state CZE --word page.docx")
def earlier_page(
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    state: Annotated[
        list[str] | None,
        typer.Option("--state", help="The State whose delegation it is for; may be given again."),
    ] = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="For every State known to have recommended something on these themes."),
    ] = False,
    word: Annotated[
        Path | None,
        typer.Option("--word", help="A Word file to write; a folder where there are several.", metavar="OUT"),
    ] = None,
    text: Annotated[
        Path | None,
        typer.Option("--text", help="A text file to write; a folder where there are several.", metavar="OUT"),
    ] = None,
    plain: Plain = False,
) -> None:
    """Make the page that a delegation gets: what its State asked before, what became of it, what to ask now."""
    from uprdraft.cli import earlier as showing

    if not state and not every:
        raise UsageError("no State was named", hint="add --state CZE, or --all")
    finish(showing.run_pages(folder, list(state or ()), word, text, every=every, plain=plain))


@app.command("taken-up", epilog="Example: uprdraft earlier taken-up my-submission uhri-export.xlsx --ask")
def earlier_taken_up(
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Lists of the review (UHRI, UPR Info, OHCHR), imported first.", metavar="[FILE...]"
        ),
    ] = None,
    cycle: Annotated[
        int | None, typer.Option("--cycle", min=1, max=9, help="The cycle; that of the draft if left out.")
    ] = None,
    least: Annotated[
        int | None,
        typer.Option("--least", min=1, max=100, help="The likeness from which a pair is proposed."),
    ] = None,
    confirm: Annotated[
        list[str] | None,
        typer.Option(
            "--confirm", help="ID of the review takes up OURS; may be given again.", metavar="ID=OURS"
        ),
    ] = None,
    refuse: Annotated[
        list[str] | None,
        typer.Option("--refuse", help="ID of the review does not take up OURS.", metavar="ID=OURS"),
    ] = None,
    asks: Annotated[bool, typer.Option("--ask", help="Ask on each pair that is only proposed.")] = False,
    format_: Annotated[
        str, typer.Option("--format", help="text, json, csv or xlsx", metavar="text|json|csv|xlsx")
    ] = "text",
    target: Annotated[str, typer.Option("--to", help="A file to write; the terminal if left out.")] = "",
    plain: Plain = False,
) -> None:
    """After a review: who took up what you asked, and what nobody took up. A score proposes, you decide."""
    from uprdraft.cli import taking_up

    wanted = taking_up.Wanted(
        tuple(files or ()), cycle, least, tuple(confirm or ()), tuple(refuse or ()), asks, format_, target
    )
    finish(taking_up.run_taken_up(folder, wanted, plain=plain))
