"""Where the shipped files are: inside the installed package, or at the top of the checkout.

A wheel carries ``templates/`` and ``recommendations/`` inside the package; an editable install does not
copy them, so the checkout around ``src/`` is the second place to look.
"""

from pathlib import Path

from uprdraft.errors import UnusableFileError
from uprdraft.loading.mistakes import make_mistake

__all__ = ["data_folder", "library_folder", "templates_folder"]

_PACKAGE = Path(__file__).resolve().parent.parent


def library_folder() -> Path:
    """Return the folder of the shipped recommendations."""
    return _shipped("recommendations")


def templates_folder() -> Path:
    """Return the folder of the shipped templates."""
    return _shipped("templates")


def data_folder() -> Path:
    """Return the folder of the shipped reference data, which is always inside the package."""
    return _PACKAGE / "data"


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    if inside.is_dir():
        return inside
    checkout = _PACKAGE.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    mistake = make_mistake(
        name, "this folder is missing from the installation", hint="install uprdraft again"
    )
    raise UnusableFileError([mistake])
