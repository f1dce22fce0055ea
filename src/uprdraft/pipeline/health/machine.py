"""The machine judged: Python, libraries, fonts, LibreOffice, terminal, disk."""

import re
from collections.abc import Iterator

from uprdraft.pipeline.health.base import Check, DiskState, Machine, Verdict
from uprdraft.records.health import FontNeed, HealthFacts
from uprdraft.values.patterns import lazy_pattern

__all__ = ["check_machine"]

_NARROWEST = 40
_UTF8_CODE_PAGE = 65001
_LEAST = lazy_pattern(r">=\s*([0-9][0-9A-Za-z.]*)")


def check_machine(machine: Machine, facts: HealthFacts) -> Iterator[Check]:
    """Yield what is to be said of the machine."""
    yield _check_python(machine)
    yield _check_packages(machine)
    for need in facts.fonts:
        yield _check_font(need, machine)
    yield _check_office(machine)
    yield _check_terminal(machine)
    yield _check_disk(machine)


def _check_python(machine: Machine) -> Check:
    version = ".".join(map(str, machine.python))
    least = _LEAST.search(machine.python_needed)
    if least and machine.python < _numbers(least[1]):
        hint = f"install Python {least[1]} or later from python.org"
        return Check("python", Verdict.PROBLEM, f"Python {version} is too old", hint)
    return Check("python", Verdict.OK, f"Python {version}")


def _check_packages(machine: Machine) -> Check:
    if machine.packages is None:
        hint = "install the program with pip to have its libraries compared"
        return Check("packages", Verdict.NOT_LOOKED_AT, "the libraries it needs: it was not installed", hint)
    wrong = []
    for package in machine.packages:
        least = _LEAST.search(package.needed)
        if package.installed is None:
            wrong.append(f"{package.name} is missing, needed is {package.needed or 'any version'}")
        elif least and _numbers(package.installed) < _numbers(least[1]):
            wrong.append(f"{package.name} {package.installed} is too old, needed is {package.needed}")
    if wrong:
        hint = "install again: python -m pip install --upgrade uprdraft"
        return Check("packages", Verdict.PROBLEM, "libraries do not fit", hint, tuple(wrong))
    versions = tuple(f"{p.name} {p.installed} (needed {p.needed or 'any'})" for p in machine.packages)
    return Check("packages", Verdict.OK, f"{len(versions)} libraries, all as needed", details=versions)


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers a version begins with, without zeros at the end: "1.10.0rc1" gives (1, 10)."""
    numbers = []
    for part in version.split("."):
        match = re.match(r"\d+", part)
        if match is None:
            break
        numbers.append(int(match[0]))
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _check_font(need: FontNeed, machine: Machine) -> Check:
    id_ = f"font-{need.id}"
    if machine.fonts is None or need.id not in machine.fonts:
        return Check(id_, Verdict.NOT_LOOKED_AT, f"{need.title}: the system's fonts cannot be listed")
    if machine.fonts[need.id]:
        return Check(id_, Verdict.OK, need.title)
    return Check(id_, Verdict.NOTE, f"{need.title}: not found", need.hint)


def _check_office(machine: Machine) -> Check:
    if machine.has_office:
        return Check("libreoffice", Verdict.OK, "LibreOffice is installed")
    hint = "pages are estimated without it where a body counts pages; without Word, it is how to look at a Word file"
    return Check("libreoffice", Verdict.NOTE, "LibreOffice was not found", hint)


def _check_terminal(machine: Machine) -> Check:
    screen = machine.terminal
    if not screen.is_terminal:
        return Check(
            "terminal", Verdict.NOT_LOOKED_AT, "the terminal: what is shown goes into a file or pipe"
        )
    colour = "with colours" if screen.has_colour else "without colours"
    message = f"terminal of {screen.columns} columns, {colour}, {screen.encoding}"
    if screen.code_page is not None:
        message += f", code page {screen.code_page}"
    if screen.code_page not in (None, _UTF8_CODE_PAGE):
        hint = "Korean and Chinese may show wrongly: type “chcp 65001”, or use Windows Terminal"
        return Check("terminal", Verdict.NOTE, message, hint)
    if screen.code_page is None and screen.encoding.lower().replace("-", "") != "utf8":
        hint = "Korean and Chinese may show wrongly: choose a UTF-8 locale such as C.UTF-8"
        return Check("terminal", Verdict.NOTE, message, hint)
    if screen.columns < _NARROWEST:
        return Check("terminal", Verdict.NOTE, message, f"widen it to {_NARROWEST} columns or more")
    return Check("terminal", Verdict.OK, message)


_ADVICE = "encrypt the disk (FileVault, BitLocker, LUKS): who takes the machine can otherwise read everything"
_DISKS: dict[DiskState, tuple[Verdict, str, str]] = {
    "encrypted": (Verdict.OK, "the disk is encrypted", ""),
    "not-encrypted": (Verdict.PROBLEM, "the disk is not encrypted", _ADVICE),
    "none-seen": (
        Verdict.NOTE,
        "no encryption of the disk is seen; one outside a virtual machine, or in the drive itself, cannot be seen",
        "if it is not encrypted there either, " + _ADVICE,
    ),
    "not-told": (
        Verdict.NOT_LOOKED_AT,
        "disk encryption: the system does not tell",
        "look in the system's settings; if it is off, " + _ADVICE,
    ),
}


def _check_disk(machine: Machine) -> Check:
    verdict, message, hint = _DISKS[machine.disk]
    told_by = f" (says {machine.disk_told_by})" if machine.disk_told_by else ""
    return Check("disk-encryption", verdict, message + told_by, hint)
