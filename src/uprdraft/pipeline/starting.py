"""A new project from a file of answers, which is a partial draft."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

from uprdraft.assembly.materials import get_situation
from uprdraft.errors import UnusableFileError
from uprdraft.loading.bodies import load_body
from uprdraft.loading.countries import find_country, get_country
from uprdraft.loading.library import open_library
from uprdraft.loading.mistakes import make_mistake
from uprdraft.loading.project import parse_draft
from uprdraft.loading.strict_yaml import YamlDocument, read_yaml
from uprdraft.loading.validate import named_in

__all__ = ["first_values", "read_answers"]

_OPEN = {"submission_type": "open", "country": "XXX", "as_of": "2000-01-01"}
"""In the place of what a draft must say and a file of answers may leave open, so that the rest can be read."""


def read_answers(path: Path) -> dict[str, Any]:
    """Return the answers in ``path`` as plain data.

    Raises:
        UnusableFileError: it is no YAML mapping that may be read, or no part of a draft; with its own lines.
    """
    document = read_yaml(path, within=path.parent, name=str(path))
    if not isinstance(document.data, dict):
        raise UnusableFileError(
            [make_mistake(str(path), "this file holds no answers", hint="begin with “country: CHN”")]
        )
    _check_answers(document.data, document)
    return dict(document.data)


def _check_answers(data: dict[str, Any], document: YamlDocument) -> None:
    filled = {**_OPEN, **data}
    country = filled["country"]
    state = find_country(country) if isinstance(country, str) else None
    parse_draft(replace(document, data={**filled, **({"country": state.iso3} if state else {})}))
    if state is None and "country" in data:
        with named_in(document, "country"):
            get_country(country)
    if "submission_type" in data:
        with named_in(document, "submission_type"):
            load_body(data["submission_type"])
    if "situation" in data:
        with named_in(document, "situation"):
            get_situation(open_library(()), data["situation"])


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
