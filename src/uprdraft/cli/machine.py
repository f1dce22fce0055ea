"""A look at the machine: what the system, its font list and its disk tool tell. Nothing is judged here.

Only programs of the system are run, from its own folders and never by a shell, each for a few seconds at
most; what does not answer has not told.
"""

import importlib.metadata
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from uprdraft.cli.office import find_office
from uprdraft.loading.health import load_health_facts
from uprdraft.pipeline.health.base import DiskState, Machine, Package, System, Terminal
from uprdraft.pipeline.health.disk import find_linux_encryption, parse_bitlocker, parse_filevault
from uprdraft.records.health import FontNeed, HealthFacts
from uprdraft.values.patterns import lazy_pattern

__all__ = ["look_at_machine"]

_SECONDS = 10
_TOOL_FOLDERS = "/usr/bin:/bin:/usr/sbin:/sbin:/usr/local/bin:/run/current-system/sw/bin"
_REQUIREMENT = lazy_pattern(r"([A-Za-z0-9][A-Za-z0-9._-]*)\s*(\[[^\]]*\])?\s*\(?([^;)]*)\)?")


def look_at_machine(folder: Path | None) -> Machine:
    """Return what is seen from here; ``folder`` names the disk that is asked about, else the folder we are in."""
    facts = load_health_facts()
    system = _system()
    disk, told_by = _disk(system, _existing(folder or Path()), facts)
    return Machine(
        system=system,
        python=sys.version_info[:3],
        python_needed=_needed_python(),
        packages=_packages(),
        fonts=_fonts(system, facts.fonts),
        has_office=find_office(facts.office_places) is not None,
        terminal=_terminal(),
        disk=disk,
        disk_told_by=told_by,
    )


def _system() -> System:
    names: dict[str, System] = {"linux": "linux", "darwin": "macos", "win32": "windows"}
    return names.get(sys.platform, "other")


def _existing(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that is there, without links."""
    folder = folder.absolute()
    return next((place for place in (folder, *folder.parents) if place.is_dir()), Path("/")).resolve()


def _ask(tool: str, *arguments: str) -> str | None:
    """Return what a program of the system says; None where there is none, it fails, or it takes too long."""
    path = tool if Path(tool).is_absolute() else shutil.which(tool, path=_TOOL_FOLDERS)
    if path is None or not Path(path).is_file():
        return None
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system with fixed arguments, no shell
            [path, *arguments], capture_output=True, stdin=subprocess.DEVNULL, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _needed_python() -> str:
    try:
        told = importlib.metadata.metadata("uprdraft")
    except importlib.metadata.PackageNotFoundError:
        return ""
    return ", ".join(told.get_all("Requires-Python") or ())


def _packages() -> tuple[Package, ...] | None:
    """Return the libraries of this installation; those only for development or another system are left out."""
    try:
        requirements = importlib.metadata.requires("uprdraft") or []
    except importlib.metadata.PackageNotFoundError:
        return None
    found = []
    for requirement in requirements:
        match = _REQUIREMENT.match(requirement)
        if match and ";" not in requirement:
            found.append(Package(match[1], match[3].strip(), _installed(match[1])))
    return tuple(found)


def _installed(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _fonts(system: System, needs: Iterable[FontNeed]) -> dict[str, bool] | None:
    if system in ("macos", "windows"):
        present = _font_files(system)
        return {need.id: bool(present & set(need.files)) for need in needs} if present else None
    families = _ask("fc-list", ":", "family")
    if families is None:
        return None
    names = {name.strip().casefold() for line in families.splitlines() for name in line.split(",")}
    return {need.id: _has_font(need, names) for need in needs}


def _has_font(need: FontNeed, names: set[str]) -> bool:
    if names & {family.casefold() for family in need.families}:
        return True
    return bool(need.language and (_ask("fc-list", f":lang={need.language}", "family") or "").strip())


def _font_files(system: System) -> set[str]:
    """Return the names of the files in the font folders, in lower case; none where no folder can be read."""
    if system == "macos":
        roots = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library/Fonts"]
    else:
        windows = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"))
        own = os.environ.get("LOCALAPPDATA", "")
        roots = [windows / "Fonts", *([Path(own, "Microsoft", "Windows", "Fonts")] if own else [])]
    return {name.lower() for root in roots for _, _, files in os.walk(root) for name in files}


def _terminal() -> Terminal:
    is_terminal = sys.stdout.isatty()
    has_colour = is_terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    columns = shutil.get_terminal_size().columns
    return Terminal(is_terminal, columns, has_colour, sys.stdout.encoding or "", _code_page())


def _code_page() -> int | None:
    if sys.platform != "win32":
        return None
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP()) or None


def _disk(system: System, folder: Path, facts: HealthFacts) -> tuple[DiskState, str]:
    if system == "linux":
        return find_linux_encryption(folder, facts.encrypted_file_systems), ""
    if system == "macos":
        return parse_filevault(_ask("/usr/bin/fdesetup", "status")), "FileVault"
    if system == "windows":
        tool = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "manage-bde.exe")
        return parse_bitlocker(_ask(str(tool), "-status", folder.drive or "C:")), "BitLocker"
    return "not-told", ""
