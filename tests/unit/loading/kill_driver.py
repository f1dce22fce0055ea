"""Ends a saving process at each of its file operations in turn and says what was left. Run as a module.

One process imports everything, then forks for each case: a fork is cheap where a start is not.
"""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.unit.loading.faults import Faults
from tests.unit.loading.projects import DRAFT, make_project
from uprdraft.loading.drafts import save_draft
from uprdraft.loading.project import read_project


def save_and_die(folder: Path, number: int) -> bool:
    """Return whether the save came to its end before operation ``number``."""
    child = os.fork()
    if child == 0:
        project = read_project(folder)
        with pytest.MonkeyPatch.context() as patch:
            faults = Faults(patch, fail_at=number, error=None)
            save_draft(project, {"session": 46})
            faults.stop()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def main() -> None:
    """Print one result a case as JSON."""
    results = []
    for number in range(500):
        folder = make_project(Path(sys.argv[1]) / f"{number}")
        is_done = save_and_die(folder, number)
        text = (folder / "draft.yaml").read_text("utf-8")
        states = {DRAFT: "old", DRAFT.replace("session: 45", "session: 46"): "new"}
        again = save_draft(read_project(folder), {"session": 47})
        results.append(
            {
                "draft": states.get(text, "broken"),
                "saves_again": again.draft.session == read_project(folder).draft.session == 47,
                "litter": [p.name for p in folder.rglob("*.tmp")],
            }
        )
        if is_done:
            break
    print(json.dumps(results))


if __name__ == "__main__":
    main()
