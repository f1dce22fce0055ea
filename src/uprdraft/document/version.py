"""The version of a text: a fingerprint of all its words, notes included, that changes with any of them."""

from uprdraft.document.tree import Submission
from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.findings import fingerprint

__all__ = ["text_version"]


def text_version(submission: Submission) -> str:
    """Return 12 hexadecimal digits for what ``submission`` says."""
    lines = [plain_text(line) for section in iter_sections(submission) for _, line in iter_lines(section)]
    notes = [plain_text(note.content) for note in submission.notes]
    return fingerprint("\n".join((*lines, *notes)))
