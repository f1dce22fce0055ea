"""What stands in the way of a good document or of a safe project: machine, data, project folder.

``cli`` looks at the machine and hands over what it saw; here it is judged. Nothing is changed or written.
"""

import datetime as dt
from pathlib import Path

from uprdraft.loading.health import load_health_facts
from uprdraft.loading.reference import load_reference
from uprdraft.pipeline.health.base import Check, Machine, Package, Terminal, Verdict
from uprdraft.pipeline.health.data_age import check_data_ages
from uprdraft.pipeline.health.machine import check_machine
from uprdraft.pipeline.health.project import check_project_folder

__all__ = ["Check", "Machine", "Package", "Terminal", "Verdict", "check_health"]

_NO_STATE = ""
"""The datasets are the same whatever State they are loaded for; no State's rows are wanted."""


def check_health(machine: Machine, today: dt.date, folder: Path | None = None) -> tuple[Check, ...]:
    """Return everything found, in the order in which it is to be read.

    Args:
        machine: what was seen of the machine.
        today: the day against which the data is aged.
        folder: a project to look at too.
    """
    facts = load_health_facts()
    checks = [*check_machine(machine, facts)]
    checks += check_data_ages(facts, load_reference(_NO_STATE).datasets, today)
    if folder is not None:
        checks += check_project_folder(folder, has_posix_rights=machine.system != "windows")
    return tuple(checks)
