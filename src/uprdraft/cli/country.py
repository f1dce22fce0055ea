"""``country``: one State on one screen."""

import datetime as dt
from pathlib import Path

from uprdraft.loading.countries import get_country
from uprdraft.loading.project import read_project
from uprdraft.loading.reference import load_reference
from uprdraft.pipeline.state_profile import read_profile
from uprdraft.pipeline.state_words import describe_state, state_data
from uprdraft.terminal.printer import Printer

__all__ = ["run_country"]


def run_country(name: str, today: dt.date, format_: str, *, plain: bool, project: Path | None = None) -> int:
    """Show what the reference data knows of a State, by code or name, with what a project adds to it."""
    country = get_country(name)
    own = read_project(project).data_dirs if project else ()
    profile = read_profile(country, load_reference(country.iso3, own), today)
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json(state_data(profile))
        return 0
    for heading, lines in describe_state(profile):
        printer.wrapped(heading, "strong")
        for line in lines:
            printer.wrapped(line, indent=2)
    return 0
