"""Project folders for the tests of this room."""

from pathlib import Path

DRAFT = """\
# written by hand
schema: 1
submission_type: upr-stakeholder-cycle4
country: CHN   # the State under review
session: 45
as_of: '2023-07-18'
x-mine: keep me
organisations:
  - name: Example Rights Group
    # a comment of mine
    acronym: ERG
prose:
  summary: |
    First.
# the end
"""


def make_project(folder: Path, draft: str = DRAFT) -> Path:
    """Return ``folder`` with a draft in it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "draft.yaml").write_text(draft, "utf-8", newline="")
    return folder
