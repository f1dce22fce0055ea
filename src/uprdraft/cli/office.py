"""LibreOffice as a counter of pages: found, started on a copy in a private folder, ended, and nothing left behind.

The copy, LibreOffice's profile and its own temporary files lie in one folder that only its owner may enter, in
memory where the system has such a place. The folder is removed however the work ends; what a killed program or a
power cut left is removed the next time. The profile lets no macro run, and sends what would go out to a closed door.
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from uprdraft.document.length import Layout
from uprdraft.values.patterns import lazy_pattern

__all__ = ["count_pages_with", "find_office", "page_counter", "pages_of_pdf"]

_SECONDS = 60
_PREFIX = "uprdraft-pages-"
_STALE_SECONDS = 3600
_LARGEST_PDF = 200_000_000
_LARGEST_STREAM = 20_000_000
_NAME = "LibreOffice"
_NOT_FOUND = Layout(_NAME, why_not="LibreOffice was not found")
_PAGE = lazy_pattern(rb"/Type\s*/Page(?![A-Za-z])")
_OBJECTS = lazy_pattern(rb"/Type\s*/ObjStm.{0,300}?stream\r?\n", re.DOTALL)
_PROFILE = "".join(
    f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
    "</prop></item>"
    for path, name, value in (
        ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
        ("Office.Common/Misc", "CrashReport", "false"),
        ("Inet/Settings", "ooInetProxyType", "2"),
        *(
            ("Inet/Settings", f"ooInet{kind}Proxy{what}", value)
            for kind in ("HTTP", "HTTPS", "FTP")
            for what, value in (("Name", "127.0.0.1"), ("Port", "9"))
        ),
    )
)
_REGISTRY = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    f"{_PROFILE}</oor:items>"
)


def find_office(places_by_system: Mapping[Any, Sequence[str]]) -> Path | None:
    """Return the program, None where LibreOffice is not installed; ``places_by_system`` is where it may lie."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    system = {"linux": "linux", "darwin": "macos", "win32": "windows"}.get(sys.platform)
    places = places_by_system.get(system, ())
    return next((Path(place) for place in places if Path(place).exists()), None)


def page_counter(say: Callable[[str], None]) -> Callable[[bytes], Layout]:
    """Return what counts the pages of a Word file; ``say`` is told before the person has to wait."""

    def count(data: bytes) -> Layout:
        from uprdraft.loading.health import load_health_facts

        office = find_office(load_health_facts().office_places)
        if office is None:
            return _NOT_FOUND
        say("LibreOffice lays the text out to count its pages …")
        return count_pages_with(office, data)

    return count


def count_pages_with(office: Path, data: bytes, *, seconds: float = _SECONDS) -> Layout:
    """Return how many pages ``office`` makes of the Word file ``data``; never raises for what the program does."""
    try:
        with _private_folder() as folder:
            return _lay_out(office, data, folder, seconds)
    except OSError:
        return Layout(_NAME, why_not="no temporary file could be written for LibreOffice")


def _lay_out(office: Path, data: bytes, folder: Path, seconds: float) -> Layout:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_REGISTRY, encoding="utf-8")
    source = folder / "text.docx"
    source.touch(mode=0o600)
    source.write_bytes(data)
    command = [
        str(office), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "pdf", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    why_not = _run(command, folder, seconds)
    if why_not:
        return Layout(_NAME, why_not=why_not)
    made = folder / "text.pdf"
    pages = pages_of_pdf(made.read_bytes()) if _is_of_size(made) else 0
    if not pages:
        return Layout(_NAME, why_not="LibreOffice made no pages of it")
    return Layout(_NAME, pages)


def _is_of_size(made: Path) -> bool:
    return made.is_file() and made.stat().st_size <= _LARGEST_PDF


def _run(command: list[str], folder: Path, seconds: float) -> str:
    """Run ``command`` to its end, or end it with all that it started; return what kept it from its work."""
    try:
        process = subprocess.Popen(  # noqa: S603 - a program of the system with fixed arguments, no shell
            command, cwd=folder, env=_surroundings(folder), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except OSError:
        return "LibreOffice could not be started"
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        return f"LibreOffice did not answer in {seconds:.0f} seconds"
    finally:
        _end(process)
    return "" if code == 0 else "LibreOffice failed on it"


def _surroundings(folder: Path) -> dict[str, str]:
    """Return the environment: as it is, with temporary files in ``folder`` and without a window."""
    kept = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    own = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME"), str(folder))
    return kept | own | {"SAL_USE_VCLPLUGIN": "svp", "GSETTINGS_BACKEND": "memory"}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and those it started; one that has ended is left alone."""
    if sys.platform == "win32":
        if process.poll() is None:
            system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
            subprocess.run(  # noqa: S603 - a program of the system with fixed arguments, no shell
                [str(system), "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
            )
    else:
        # The session is ours: its first process may be gone while one that it started still writes.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextlib.contextmanager
def _private_folder() -> Iterator[Path]:
    """Yield a new folder that only its owner may enter; it is gone afterwards, with those left by a killed program."""
    root = _in_memory() or Path(tempfile.gettempdir())
    _remove_stale(root)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=root))
    try:
        yield folder
    finally:
        _remove(folder)


def _in_memory() -> Path | None:
    """Return a folder that lies in memory and is gone with the power, None where the system has none."""
    if not sys.platform.startswith("linux"):
        return None
    places = (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm")  # noqa: S108 - a folder of our own is made in it
    usable = (Path(p) for p in places if p and os.access(p, os.W_OK | os.X_OK))
    return next((place for place in usable if shutil.disk_usage(place).free > _LARGEST_PDF), None)


def _remove_stale(root: Path) -> None:
    for old in root.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - old.lstat().st_mtime > _STALE_SECONDS and old.is_dir() and not old.is_symlink():
                _remove(old)


def _remove(folder: Path) -> None:
    """Remove ``folder`` with all in it; a file that another program still holds is tried again."""
    for _ in range(10):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.2)


def pages_of_pdf(data: bytes) -> int:
    """Return how many pages a PDF file has; 0 where it is none.

    Newer writers put the objects that say so into packed streams.
    """
    if not data.startswith(b"%PDF-"):
        return 0
    return len(_PAGE.findall(data)) + sum(len(_PAGE.findall(objects)) for objects in _packed(data))


def _packed(data: bytes) -> Iterator[bytes]:
    for match in _OBJECTS.finditer(data):
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj().decompress(data[match.end() :], _LARGEST_STREAM)
