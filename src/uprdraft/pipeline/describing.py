"""Findings in the shape in which they are shown and given out.

Apart from the rest of a check's output, because a build shows findings too and has no need of the readers.
"""

from collections.abc import Iterable, Mapping

from uprdraft.document.whereabouts import Whereabouts
from uprdraft.findings import Finding
from uprdraft.pipeline.guard import without_private
from uprdraft.pipeline.manifest import finding_data
from uprdraft.records.found import FoundFinding
from uprdraft.rules.base import PrivateValue
from uprdraft.rules.run import family_of

__all__ = ["describe_findings"]


def describe_findings(
    findings: Iterable[Finding], places: Mapping[str, Whereabouts], private: tuple[PrivateValue, ...] = ()
) -> tuple[FoundFinding, ...]:
    """Return findings with their family and where they are; a heading that holds a ``private`` value is not shown."""
    return tuple(_finding(f, places.get(f.place.key), private) for f in findings)


def _finding(finding: Finding, place: Whereabouts | None, private: tuple[PrivateValue, ...]) -> FoundFinding:
    where = without_private(place.words if place is not None else finding.place.label, private)
    data = finding_data(finding) | {"family": family_of(finding.rule) or "", "where": where}
    return FoundFinding.model_validate(data)
