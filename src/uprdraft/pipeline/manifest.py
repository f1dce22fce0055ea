"""What a build says of itself, beside the files it wrote."""

import hashlib

from uprdraft import __version__
from uprdraft.document.tree import Submission
from uprdraft.document.walk import iter_blocks, iter_sections
from uprdraft.findings import Finding
from uprdraft.pipeline.checked import Checked

__all__ = ["finding_data", "manifest_of"]


def manifest_of(checked: Checked, outputs: dict[str, bytes]) -> dict[str, object]:
    """Return what a build says of itself: version, edition, digests, counts, findings, where each paragraph is from.

    ``outputs`` are the files written, by name.
    """
    return {
        "uprdraft": __version__,
        "submission_type": checked.body.id,
        "edition": checked.materials.edition,
        "as_of": checked.submission.meta.as_of.isoformat(),
        "draft_sha256": checked.project.digest,
        "outputs": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(outputs.items())},
        "words": {
            "counted": checked.count.counted,
            "limit": checked.limit_words,
            "notes": checked.count.notes,
            "length": checked.length.describe(),
            "by_section": dict(checked.count.by_section),
        },
        "notes": len(checked.submission.notes),
        "findings": [finding_data(f) for f in checked.findings],
        "origins": _origins(checked.submission),
    }


def finding_data(finding: Finding) -> dict[str, object]:
    """Return a finding as plain data; ``mark`` is what an acknowledgement names."""
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "place": finding.place.key,
        "label": finding.place.label,
        "quote": finding.place.quote,
        "hint": finding.hint,
        "mark": finding.mark,
        "acknowledged": finding.acknowledged,
    }


def _origins(submission: Submission) -> dict[str, dict[str, object]]:
    """Return for each bookmark of the Word file where its paragraph came from."""
    return {
        block.key: {"kind": block.origin.kind, "ref": block.origin.ref, "version": block.origin.version}
        for section in iter_sections(submission)
        for block in iter_blocks(section.blocks)
        if block.key
    }
