"""Findings on the terminal, by what they look at."""

from collections import Counter
from collections.abc import Iterable, Sequence

from uprdraft.records.found import FoundFinding
from uprdraft.rules.run import FAMILIES
from uprdraft.terminal.printer import Printer

__all__ = ["show_findings", "show_summary"]

_MOST_ADVICE = 8
"""Advice of one rule that is shown; the rest is counted, and is in the JSON."""
_OTHERS = "Acknowledgements"


def show_findings(findings: Iterable[FoundFinding], printer: Printer) -> None:
    """Show the findings that nobody has acknowledged, grouped by family and heaviest first within each."""
    standing = [f for f in findings if f.acknowledged is None]
    for family in (*FAMILIES, ""):
        of_family = [f for f in standing if f.family == family]
        if of_family:
            printer.line(family or _OTHERS, "strong")
            _show_family(of_family, printer)


def _show_family(findings: Sequence[FoundFinding], printer: Printer) -> None:
    shown: Counter[str] = Counter()
    for finding in findings:
        if finding.level == "advice":
            shown[finding.rule] += 1
            if shown[finding.rule] > _MOST_ADVICE:
                continue
        _show_finding(finding, printer)
    for rule, count in shown.items():
        if count > _MOST_ADVICE:
            printer.wrapped(
                f"advice: {count - _MOST_ADVICE} more of {rule}; all of them with --format json",
                "advice",
                indent=2,
            )


def _show_finding(finding: FoundFinding, printer: Printer) -> None:
    printer.wrapped(f"{finding.level}: {finding.message}", finding.level, indent=2)
    quote = f": “{finding.quote}”" if finding.quote and finding.quote not in finding.message else ""
    if finding.where or quote:
        printer.wrapped(f"at {finding.where or 'the text'}{quote}", indent=4)
    if finding.hint:
        printer.wrapped(f"do: {finding.hint}", indent=4)
    printer.wrapped(f"rule {finding.rule}, mark {finding.mark}", "dim", indent=4)


def show_summary(findings: Iterable[FoundFinding], printer: Printer) -> None:
    """Show how many findings of each level stand, and how many are acknowledged."""
    every = list(findings)
    counts = Counter(f.level for f in every if f.acknowledged is None)
    known = sum(f.acknowledged is not None for f in every)
    errors = f"{counts['error']} error{'' if counts['error'] == 1 else 's'}"
    warnings = f"{counts['warning']} warning{'' if counts['warning'] == 1 else 's'}"
    printer.wrapped(
        f"Found: {errors}, {warnings}, {counts['advice']} advice; {known} acknowledged.", "strong"
    )
