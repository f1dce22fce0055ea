"""A new project from a file of answers, which is a partial draft."""

import datetime as dt
from pathlib import Path
from typing import Any

from uprdraft.errors import UnusableFileError
from uprdraft.loading.countries import get_country
from uprdraft.loading.mistakes import make_mistake
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.loading.validate import find_mistakes
from uprdraft.records.draft import Draft

__all__ = ["first_values", "read_answers"]

_ANY_ID, _ANY_STATE, _ANY_DAY = "x", "CHN", "2000-01-01"
"""Stand for answers that a file need not hold, while the others are looked at."""


def read_answers(path: Path) -> dict[str, Any]:
    """Return the answers in ``path`` as plain data.

    Raises:
        UnusableFileError: it is no YAML mapping that may be read, or what it holds makes no draft: every mistake
            at its line there.
    """
    document = read_yaml(path, within=path.parent, name=str(path))
    if not isinstance(document.data, dict):
        raise UnusableFileError(
            [make_mistake(str(path), "this file holds no answers", hint="begin with “country: CHN”")]
        )
    rest = {"submission_type": _ANY_ID, "country": _ANY_STATE, "situation": _ANY_ID, "as_of": _ANY_DAY}
    # The State may be given by its name, which is looked up when the project is made.
    values = {**rest, **document.data, "country": _ANY_STATE}
    draft, mistakes = find_mistakes(Draft, values, document)
    if draft is None:
        raise UnusableFileError(mistakes)
    return dict(document.data)


def first_values(country: str, submission_type: str, today: dt.date) -> dict[str, Any]:
    """Return what the very first answer makes of a draft; all else is asked.

    Raises:
        UsageError: no such State.
    """
    return {
        "submission_type": submission_type,
        "country": get_country(country).iso3,
        "as_of": today.isoformat(),
        "situation": "any-refugees",
    }
