"""What tests of several rooms share: tools that may be missing, files of the checkout."""

import os
import shutil
from pathlib import Path

import pytest

__all__ = ["BASE", "ROOT", "find_tool", "skip_or_fail"]

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "templates" / "word" / "base.docx"


def skip_or_fail(reason: str) -> None:
    """Skip the test with ``reason``; where ``CI`` is set, fail: there every tool must be installed."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}; in CI this must not be skipped", pytrace=False)
    pytest.skip(reason)


def find_tool(name: str, variable: str = "") -> str:
    """Return the path of a program, from the environment or the search path; skip or fail without it."""
    given = os.environ.get(variable, "") if variable else ""
    found = given if given and Path(given).is_file() else shutil.which(name)
    if not found:
        skip_or_fail(f"{name} is not installed")
    return str(found)
