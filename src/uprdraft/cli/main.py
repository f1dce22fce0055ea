"""The command line as a whole: where an error becomes a line on stderr and an exit code.

Names, options and help of the commands are in ``cli.commands``; what a command does is in a file of this room.
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
from uprdraft.cli.group import Commands
from uprdraft.cli.options import Plain, day, finish
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
    cls=Commands,
    help="Draft submissions to the Universal Periodic Review and the UN treaty bodies, as Word files.\n\n"
    "Nothing leaves this machine: the program has no network code.",
    epilog=EXIT_CODES,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


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

        finish(interviewing.run_home(plain=plain, today=day("")))


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
