"""The command line: names, options and help; what a command does is in its own file.

Here alone an error becomes a line on stderr and an exit code, and here alone the clock is read.
"""

import errno
import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from uprdraft import __version__
from uprdraft.errors import CannotWriteError, UprdraftError, UsageError
from uprdraft.terminal.signals import ending_cleanly
from uprdraft.values.ids import did_you_mean

__all__ = ["app", "main"]

EXIT_CODES = (
    "Exit codes: 0 done - 1 done with errors found, or a draft with gaps - 2 usage - "
    "3 a file that cannot be used - 4 locked or changed elsewhere - 5 cannot write - 130 interrupted."
)

_NO_ROOM = (errno.ENOSPC, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))

app = typer.Typer(
    name="uprdraft",
    help="Draft submissions to the Universal Periodic Review and the UN treaty bodies, as Word files.\n\n"
    "Nothing leaves this machine: the program has no network code.",
    epilog=EXIT_CODES,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
library = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The library of recommendations.")
situation = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="The situations: who flees from where to where."
)
app.add_typer(library, name="library")
app.add_typer(situation, name="situation")
sources = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The sources of a project.")
app.add_typer(sources, name="sources")
earlier = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="What was recommended to the State before."
)
app.add_typer(earlier, name="earlier")

Format = Annotated[str, typer.Option("--format", help="text or json", metavar="text|json")]
OwnData = Annotated[
    Path | None,
    typer.Option("--project", help="Lay this project's own data over ours.", metavar="DIR"),
]
Today = Annotated[str, typer.Option("--today", help="Another day than today (YYYY-MM-DD).", metavar="DAY")]
Plain = Annotated[bool, typer.Option("--plain", help="No colours and no columns, for screen readers.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"uprdraft {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
    plain: Plain = False,
) -> None:
    if context.invoked_subcommand is None:
        from uprdraft.cli import interviewing

        _finish(interviewing.run_home(plain=plain, today=_day("")))


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

    _finish(interviewing.run_new(folder, answers, no_input=no_input, plain=plain, today=_day(today)))


@app.command(epilog="Example: uprdraft resume my-submission")
def resume(
    folder: Annotated[Path, typer.Argument(help="The project folder.")],
    today: Today = "",
    plain: Plain = False,
) -> None:
    """Go on with a project where you stopped, or change any answer."""
    from uprdraft.cli import interviewing

    _finish(interviewing.run_resume(folder, plain=plain, today=_day(today)))


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
        _finish(building.run_example_list(_known_format(format_), plain=plain))
    else:
        _finish(building.run_example(name, folder or Path(name), plain=plain))


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
    today: Today = "",
    plain: Plain = False,
) -> None:
    """Build the Word file of a project into its folder build/."""
    if build_all:
        from uprdraft.cli import building_all

        if type_:
            raise UsageError("--for and --all do not go together", hint="leave one of them out")
        _finish(building_all.run_build_all(folder, _day(today), final=final, plain=plain))
        return
    from uprdraft.cli import building

    _finish(building.run_build(folder, _day(today), final=final, plain=plain, type_=type_, edition=edition))


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
    _finish(
        reusing.run_reuse(
            source, folder, wanted, _day(today), _known_format(format_), with_people=with_people, plain=plain
        )
    )


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
    today: Today = "",
    format_: Annotated[
        str, typer.Option("--format", help="text, json or sarif", metavar="text|json|sarif")
    ] = "text",
    plain: Plain = False,
) -> None:
    """Check a project, or any Word file, against the rules of its body; the text itself is not changed."""
    from uprdraft.cli import checking
    from uprdraft.pipeline.checking import FileOptions

    shown = _known_format(format_, "text", "json", "sarif")
    options = FileOptions(type_, country_, joint)
    _finish(checking.run_check(path, options, _day(today), shown, word=word, plain=plain))


@app.command(epilog="Example: uprdraft explain length-within-limit")
def explain(
    rule: Annotated[str, typer.Argument(help="The rule's id; all rules if left out.")] = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Say what a rule is, why it is there, where it comes from and how to put things right."""
    from uprdraft.cli import explaining

    _finish(explaining.run_explain(rule, _known_format(format_), plain=plain))


@app.command(epilog="Example: uprdraft types upr-stakeholder-cycle4")
def types(
    type_: Annotated[str, typer.Argument(metavar="[ID]", help="A submission type; all if left out.")] = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """List the submission types, or show the formal rules of one with their certainty."""
    from uprdraft.cli import explaining

    _finish(explaining.run_types(type_, _known_format(format_), plain=plain))


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

    _finish(
        showing.run_country(" ".join(name), _day(today), _known_format(format_), plain=plain, project=project)
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
    _finish(
        showing.run_deadlines(
            name,
            _day(today),
            _known_format(format_),
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

    _finish(showing.run_schema(kind, _known_format(format_), plain=plain))


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

    _finish(health.run_doctor(folder, _day(today), _known_format(format_), plain=plain))


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
    _finish(teamwork.run_pull(edited, folder, wanted, _known_format(format_), initials=initials, plain=plain))


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

    _finish(teamwork.run_diff(old, new, _known_format(format_), word, plain=plain))


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
    from uprdraft.cli import teamwork

    if mine and theirs:
        raise UsageError("--mine and --theirs exclude each other", hint="give one of them")
    side = "mine" if mine else "theirs" if theirs else ""
    _finish(
        teamwork.run_merge(
            other, folder, side, _known_format(format_), people=people, dry=dry_run, plain=plain
        )
    )


@app.command(epilog="Example: uprdraft signoff my-submission ERG")
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

    _finish(teamwork.run_signoff(folder, name, _day(today), _known_format(format_), plain=plain))


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
    _finish(evidence.run_import(file, folder, asked, _known_format(format_), plain=plain))


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

    _finish(evidence.run_export(folder, file, format_, plain=plain))


@sources.command("list", epilog="Example: uprdraft sources list my-submission --by recommendation")
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
        _finish(evidence.run_support(folder, _known_format(format_), plain=plain))
        return
    _finish(evidence.run_sources_list(folder, _known_format(format_), plain=plain))


@sources.command("check", epilog="Example: uprdraft sources check my-submission")
def sources_check(
    folder: Annotated[Path, typer.Argument(help="The project folder.", metavar="DIR")],
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Look for missing fields, impossible symbols, missing archives and access dates, unused and unknown sources."""
    from uprdraft.cli import evidence

    _finish(evidence.run_sources_check(folder, _known_format(format_), plain=plain))


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


@earlier.command(
    "list", epilog="Example: uprdraft earlier list my-submission --theme refugee --position noted"
)
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
    _finish(showing.run_list(folder, query, _known_format(format_), plain=plain))


@earlier.command(
    "choose", epilog="Example: uprdraft earlier choose my-submission chn-4-28-5 --theme refoulement"
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

    _finish(showing.run_choose(folder, ids, theme, status, comment, plain=plain))


@earlier.command(
    "matrix", epilog="Example: uprdraft earlier matrix my-submission --chosen --word matrix.docx"
)
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
        _finish(showing.run_matrix_word(folder, query, layout, word, plain=plain))
        return
    _finish(showing.run_matrix(folder, query, format_, target, plain=plain))


@earlier.command("page", epilog="Example: uprdraft earlier page my-submission --state CZE --word page.docx")
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
    _finish(showing.run_pages(folder, list(state or ()), word, text, every=every, plain=plain))


@earlier.command("taken-up", epilog="Example: uprdraft earlier taken-up my-submission uhri-export.xlsx --ask")
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
    _finish(taking_up.run_taken_up(folder, wanted, plain=plain))


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

    _finish(judging.run_strength(source, _known_format(format_), plain=plain))


@library.command("list", epilog="Example: uprdraft library list --theme refoulement")
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
    _finish(shelves.run_list(filters, _known_format(format_), plain=plain))


@library.command("search", epilog='Example: uprdraft library search "birth registration"')
def library_search(
    words: Annotated[list[str], typer.Argument(help="What to look for; spelling may be off.")],
    most: Annotated[int, typer.Option("--most", min=1, max=200, help="How many to show.")] = 10,
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Search titles, texts, themes, treaties and groups."""
    from uprdraft.cli import shelves

    _finish(shelves.run_search(" ".join(words), most, _known_format(format_), plain=plain))


@library.command("show", epilog="Example: uprdraft library show end-forced-returns --country CHN")
def library_show(
    entry: Annotated[str, typer.Argument(help="The id of a recommendation.")],
    country: Annotated[str, typer.Option(help="Show the legal basis as it applies to this State.")] = "CHN",
    in_situation: Annotated[str, typer.Option("--situation", help="Fill the words of this situation.")] = "",
    today: Annotated[str, typer.Option(help="The day for which treaty status is shown (YYYY-MM-DD).")] = "",
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Show one recommendation: text, basis as it applies to a State, facts, sources, origin."""
    from uprdraft.cli import shelves

    view = shelves.View(country=country, situation=in_situation, day=_day(today))
    _finish(shelves.run_show(entry, view, _known_format(format_), plain=plain))


@library.command("check", epilog="Example: uprdraft library check")
def library_check(
    folder: Annotated[
        Path | None, typer.Argument(help="A project folder whose own library is laid over.", metavar="[DIR]")
    ] = None,
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Lint the whole library: duplicates, dead ids, missing sources, length, two actions in one, slots."""
    from uprdraft.cli import shelves

    _finish(shelves.run_check(folder, _known_format(format_), plain=plain))


@library.command("diff", epilog="Example: uprdraft library diff my-submission --take end-forced-returns")
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
    _finish(updating.run_diff(folder, choice, _known_format(format_), plain=plain))


@situation.command("new", epilog="Example: uprdraft situation new eritreans-in-sudan --origin ERI --host SDN")
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

    _finish(situations.run_new_situation(name, origin, host or (), folder, plain=plain))


@situation.command("list", epilog="Example: uprdraft situation list")
def situation_list(format_: Format = "text", plain: Plain = False) -> None:
    """List the situations."""
    from uprdraft.cli import situations

    _finish(situations.run_situations(_known_format(format_), plain=plain))


@situation.command("show", epilog="Example: uprdraft situation show north-koreans-in-china")
def situation_show(
    name: Annotated[str, typer.Argument(help="The id of a situation.")],
    format_: Format = "text",
    plain: Plain = False,
) -> None:
    """Show a situation: its words, default themes, recommendations and facts."""
    from uprdraft.cli import situations

    _finish(situations.run_situation(name, _known_format(format_), plain=plain))


def _known_format(name: str, *known: str) -> str:
    known = known or ("text", "json")
    if name not in known:
        raise UsageError(f"no format “{name}”", hint=f"there are: {', '.join(known)}")
    return name


def _day(text: str) -> Any:
    import datetime as dt

    if not text:
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"“{text}” is no day", hint="write it as YYYY-MM-DD") from None


def _finish(code: int) -> None:
    if code:
        raise typer.Exit(code)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    # A command makes many small objects and ends; looking for cycles among them only costs time, also at the
    # very end, where Python looks once more unless they are set aside.
    gc.disable()
    # Whatever else is installed beside us, no plugin of pydantic looks into what is read; nor is one looked for.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    given = sys.argv[1:] if arguments is None else arguments
    try:
        with ending_cleanly():
            code = run(
                lambda: app(args=arguments, standalone_mode=False, prog_name="uprdraft"),
                plain="--plain" in given,
            )
        sys.exit(code)
    finally:
        gc.freeze()
        gc.enable()


def run(command: Callable[[], object], *, plain: bool = False) -> int:
    """Return the exit code of ``command``; what a person can put right becomes lines on stderr."""
    try:
        result = command()
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except UprdraftError as error:
        # A list of missing answers must be whole; a line about a file is cut, since a file can be hostile.
        _print_error(error.lines(), plain=plain, is_whole=isinstance(error, UsageError))
        return error.exit_code
    except typer.Exit as stop:
        return stop.exit_code
    except (typer.Abort, KeyboardInterrupt, EOFError) as stop:
        _print_error(("interrupted; what was saved before is still there",), plain=plain)
        return int(getattr(stop, "exit_code", 130))
    except BrokenPipeError:
        # The reader of our output has gone; there is nobody to tell.
        sys.stderr.close()
        return 0
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        # What could not be shown is still held back, and would be tried again on leaving.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - stands to the end
        reason = os.strerror(error.errno or 0)
        hint = "send it to a place with room, or to the screen"
        _print_error((f"the output cannot be written: {reason} - {hint}",), plain=plain)
        return CannotWriteError.exit_code
    except Exception as error:
        # Typer's usage errors have no common public class across its versions; they know how to be shown.
        if not hasattr(error, "format_message"):
            raise
        return _usage(error, plain)


def _usage(error: Any, plain: bool) -> int:
    """Show a mistake on the command line with the next step; a command without a word gets its help."""
    message = str(error.format_message())
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "uprdraft"
    if "\n" in message:
        typer.echo(message)
        return 2
    near = ""
    if context is not None and hasattr(context.command, "commands") and "“" not in message:
        wanted = message.split("'")[1] if message.count("'") == 2 else ""
        near = did_you_mean(wanted, context.command.commands)
    _print_error((f"{message.rstrip('.')} - {near or f'see: {path} --help'}",), plain=plain)
    return 2


def _print_error(lines: tuple[str, ...], *, plain: bool, is_whole: bool = False) -> None:
    from uprdraft.terminal.printer import Printer

    # A terminal that was closed takes no line any more.
    with suppress(OSError):
        Printer(plain=plain).error(lines, is_whole=is_whole)
