"""Saves ten answers into a project that another process saves into as well. Run as a module."""

import sys
import time
from pathlib import Path

from uprdraft.errors import LockedError
from uprdraft.loading.drafts import save_draft
from uprdraft.loading.project import read_project


def main() -> None:
    """Save each answer, reading the draft again whenever it was refused."""
    folder, name = Path(sys.argv[1]), sys.argv[2]
    for number in range(10):
        for _attempt in range(1000):
            project = read_project(folder)
            answer = f"{name}-{number}"
            try:
                save_draft(project, {"prose": dict(project.draft.prose) | {answer: answer}})
                break
            except LockedError:
                time.sleep(0.002)
        else:
            raise SystemExit("never got its turn")


if __name__ == "__main__":
    main()
