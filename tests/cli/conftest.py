"""The command line as tests run it: in this process, and as a program of its own on the shipped example."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from uprdraft.cli.main import main


def uprdraft(
    *arguments: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "uprdraft", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture
def run(capsys):
    """Run the command line in this process; return exit code, stdout and stderr."""

    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main(list(arguments))
        out, err = capsys.readouterr()
        return stop.value.code or 0, out, err

    return call


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    """A copy of the shipped example, built once; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("projects") / "china"
    done = uprdraft("example", "china-upr", str(folder))
    assert done.returncode == 0, done.stderr
    return folder
