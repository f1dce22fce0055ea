"""Options and fixtures of all tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support import BASE

settings.register_profile("project", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites golden files; the run fails then, so an update never looks like a pass."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files and fail")


@pytest.fixture(scope="session")
def base() -> bytes:
    """Return our base document."""
    return BASE.read_bytes()


@pytest.fixture
def compare_golden(request: pytest.FixtureRequest) -> Iterator[Callable[[Path, str], None]]:
    """Yield a function that compares a text with a stored one; with --update-golden it stores and fails."""
    rewritten = []

    def compare(path: Path, actual: str) -> None:
        if request.config.getoption("--update-golden"):
            if not path.exists() or path.read_text("utf-8") != actual:
                rewritten.append(path.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, "utf-8", newline="\n")
            return
        assert path.exists(), f"{path.name} is missing; run with --update-golden"
        assert path.read_text("utf-8") == actual

    yield compare
    if rewritten:
        pytest.fail(
            f"rewritten, read the difference before keeping it: {', '.join(rewritten)}", pytrace=False
        )
