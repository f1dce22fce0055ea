"""Rooms import only rooms before them; each library has one room; help comes without the heavy ones."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import uprdraft

PACKAGE = Path(uprdraft.__file__).parent
ROOMS = [
    "errors",
    "findings",
    "values",
    "records",
    "document",
    "loading",
    "rules",
    "assembly",
    "readers",
    "writers",
    "pipeline",
    "terminal",
    "wizard",
    "cli",
]
LIBRARY_ROOMS = {
    "pydantic": {"records"},
    "pydantic_core": {"records"},
    "yaml": {"loading"},
    "ruamel": {"loading"},
    "jinja2": {"assembly"},
    "markdown_it": {"assembly"},
    "docx": {"readers", "writers"},
    "bibtexparser": {"readers"},
    "rispy": {"readers"},
    "ijson": {"readers"},
    "openpyxl": {"writers"},
    "xlrd": {"readers"},
    # In rules: hundreds of recommendations are compared pair by pair, which difflib takes minutes for.
    "rapidfuzz": {"rules", "pipeline"},
    "lxml": {"readers", "writers"},
    "icalendar": {"writers"},
    "rich": {"terminal"},
    "questionary": {"terminal"},
    "prompt_toolkit": {"terminal"},
    "typer": {"cli"},
    "click": {"cli"},
}
NETWORK = {
    "socket",
    "urllib",
    "http",
    "ssl",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "asyncio",
    "xmlrpc",
    "webbrowser",
}


def imports_of(source: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
    return found


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def wrong_imports(room: str, imports: set[str]) -> set[str]:
    rank = {name: i for i, name in enumerate(ROOMS)}
    wrong = set()
    for name in imports:
        parts = name.split(".")
        if parts[0] == "uprdraft" and len(parts) > 1 and rank[parts[1]] > rank[room]:
            wrong.add(name)
        if parts[0] in LIBRARY_ROOMS and room not in LIBRARY_ROOMS[parts[0]]:
            wrong.add(name)
        if parts[0] in NETWORK:
            wrong.add(name)
    return wrong


FILES = sorted(p for p in PACKAGE.rglob("*.py") if p.parent != PACKAGE or p.stem in ROOMS)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_only_what_the_room_may(path):
    found = imports_of(path.read_text())
    allowed_exceptions = {"pydantic"} if path.name == "validate.py" else set()
    assert {
        n for n in wrong_imports(room_of(path), found) if n.split(".")[0] not in allowed_exceptions
    } == set()


def test_the_guard_looked_at_every_room():
    assert len(FILES) > 60
    assert {room_of(p) for p in FILES} >= set(ROOMS) - {"wizard"}


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("values", "from uprdraft.records.draft import Draft"),
        ("rules", "import uprdraft.assembly.assemble"),
        ("pipeline", "import docx"),
        ("loading", "import urllib.request"),
    ],
)
def test_the_guard_sees_a_wrong_import(room, line):
    assert wrong_imports(room, imports_of(line))


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_help_and_version_import_none_of_the_heavy_libraries(option):
    code = (
        "import sys\nfrom uprdraft.cli.main import main\n"
        f"try:\n    main(['{option}'])\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
        "heavy = {'docx', 'pydantic', 'jinja2', 'questionary', 'openpyxl', 'lxml', 'yaml'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "HEAVY []"
    assert "uprdraft" in out


_EVERY_HELP = """
import contextlib, io, sys
import typer
from uprdraft.cli.main import app

def paths(command, path):
    yield path
    for name, below in getattr(command, "commands", {}).items():
        yield from paths(below, [*path, name])

loaded = set()
number = 0
for path in paths(typer.main.get_command(app), []):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        app(args=[*path, "--help"], standalone_mode=False, prog_name="uprdraft")
    number += 1
print(number, sorted({"docx", "jinja2", "questionary", "openpyxl", "lxml", "yaml", "rich"} & set(sys.modules)))
"""


def test_help_of_every_command_imports_none_of_the_heavy_libraries():
    """Pydantic is not looked for: newer versions of typer read the options with it."""
    run = [sys.executable, "-c", _EVERY_HELP]
    out = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    number, heavy = out.split(maxsplit=1)
    assert heavy.strip() == "[]"
    assert int(number) > 30


def test_build_imports_no_reader_of_foreign_files_and_no_editor_of_drafts():
    """What only other commands need is not loaded: a build is tried again and again while one writes."""
    code = (
        "import sys\nfrom uprdraft.cli import building\n"
        "print(sorted({'rapidfuzz', 'ruamel', 'openpyxl', 'rich', 'questionary', 'uprdraft.readers.foreign',"
        " 'uprdraft.loading.edit', 'uprdraft.pipeline.checking', 'uprdraft.wizard'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_nothing_below_cli_reads_clock_environment_or_chance():
    """Only ``loading.lock`` and the Windows branch of ``loading.store`` may wait or tell when a lock began."""
    allowed = {"loading/lock.py": {"time", "datetime"}, "loading/store.py": {"time"}}
    looked_at = 0
    for path in FILES:
        if room_of(path) in ("cli", "terminal", "wizard"):
            continue
        looked_at += 1
        name = path.relative_to(PACKAGE).as_posix()
        source = path.read_text()
        for module, mark in (
            ("time", "import time"),
            ("random", "import random"),
            ("environ", "os.environ"),
            ("now", ".now("),
        ):
            if mark in source:
                assert module in allowed.get(name, set()) or (
                    mark == ".now(" and "datetime" in allowed.get(name, set())
                ), name
    assert looked_at > 50
