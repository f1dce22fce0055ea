"""``doctor``: what it shows of machine, data and project."""

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

from uprdraft.cli.machine import look_at_machine
from uprdraft.pipeline.health import Check, Verdict, check_health
from uprdraft.terminal.printer import Printer

__all__ = ["run_doctor"]

_STYLES = {
    Verdict.OK: "good",
    Verdict.NOTE: "warning",
    Verdict.PROBLEM: "error",
    Verdict.NOT_LOOKED_AT: "dim",
}


def run_doctor(folder: Path | None, today: dt.date, format_: str, *, plain: bool) -> int:
    """Look at the machine and at a project; return 1 where a problem is found."""
    # The printer sets the encoding of the stream, so the terminal is looked at before there is one.
    machine = look_at_machine(folder)
    checks = check_health(machine, today, folder)
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json({"today": today.isoformat(), "checks": [_data(c) for c in checks]})
    else:
        for check in checks:
            _show(check, printer)
        _show_sum(checks, printer)
    return 1 if any(c.verdict is Verdict.PROBLEM for c in checks) else 0


def _show(check: Check, printer: Printer) -> None:
    printer.wrapped(f"{check.verdict.value}: {check.message}", _STYLES[check.verdict])
    if check.verdict is not Verdict.OK:
        for detail in check.details:
            printer.wrapped(f"- {detail}", indent=3)
    if check.hint:
        printer.wrapped(f"next: {check.hint}", indent=3)


def _show_sum(checks: tuple[Check, ...], printer: Printer) -> None:
    counts = Counter(c.verdict for c in checks)
    printer.line(
        f"{len(checks)} things: {counts[Verdict.OK]} ok, {counts[Verdict.NOTE]} to note, "
        f"{counts[Verdict.PROBLEM]} problems, {counts[Verdict.NOT_LOOKED_AT]} not looked at.",
        "strong",
    )
    printer.wrapped(
        "Not looked at in any case: malware, who else knows your passwords, and what a text gives away."
    )


def _data(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "verdict": check.verdict.value.replace(" ", "-"),
        "message": check.message,
        "next": check.hint,
        "details": list(check.details),
    }
