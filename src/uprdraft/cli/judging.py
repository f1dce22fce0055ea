"""``strength``: how strong an action each recommendation of a list asks for, and how to ask for more."""

import sys
from pathlib import Path
from typing import Any

from uprdraft.errors import UsageError
from uprdraft.loading.raw_file import decode_text, read_bytes, refuse_size
from uprdraft.rules.strength import Assessment, assess
from uprdraft.terminal.printer import Printer

__all__ = ["run_strength"]

_LARGEST = 5_000_000
_STDIN = "standard input"


def run_strength(source: str, format_: str, *, plain: bool) -> int:
    """Judge the recommendations of a file or of standard input, one a line; empty lines are passed over."""
    printer = Printer(plain=plain)
    text = _read_stdin(printer) if source == "-" else _read_file(Path(source))
    judged = [(n, assess(line.strip())) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if format_ == "json":
        printer.json([_data(n, found) for n, found in judged])
        return 0
    for number, found in judged:
        _show(number, found, printer)
    skipped = sum(found.category is None for _, found in judged)
    printer.line(
        f"Lines read: {len(judged)}, judged: {len(judged) - skipped}. Categories and wordings are predicted from the "
        "words alone; what stands in square brackets is for you to fill in.",
        "dim",
    )
    return 0


def _read_file(path: Path) -> str:
    name = str(path)
    return decode_text(read_bytes(path, within=path.parent, limit_bytes=_LARGEST, name=name), name)


def _read_stdin(printer: Printer) -> str:
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError("standard input is closed", hint="name a file: uprdraft strength FILE")
    if sys.stdin.isatty():
        end = "Ctrl-Z and Enter" if sys.platform == "win32" else "Ctrl-D"
        printer.progress(f"One recommendation a line; end with {end}.")
    data = sys.stdin.buffer.read(_LARGEST + 1)
    refuse_size(data, _LARGEST, _STDIN)
    return decode_text(data, _STDIN)


def _data(number: int, found: Assessment) -> dict[str, Any]:
    return {
        "line": number,
        "text": found.text,
        "category": found.category,
        "name": found.name,
        "probability": _rounded(found.probability),
        "probability_specific": _rounded(found.specific),
        "why": found.why,
        "suggestion": found.suggestion,
        "predicted": found.category is not None,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _show(number: int, found: Assessment, printer: Printer) -> None:
    printer.wrapped(f"{number}: {found.text}", "strong")
    if found.category is None:
        printer.wrapped(found.why, "warning", indent=3)
        return
    style = "good" if found.category == 5 else "advice"
    printer.wrapped(
        f"{found.category} of 5, {found.name} (predicted, {found.probability:.0%} sure): {found.why}",
        style,
        indent=3,
    )
    if found.suggestion:
        printer.wrapped(f"stronger: {found.suggestion}", indent=3)
