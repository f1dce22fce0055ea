"""A check as SARIF 2.1.0, the format in which other programs show and compare findings.

Deterministic, and without a path of the machine: the file is called as it was given.
"""

import string
from typing import Any

from uprdraft import __version__
from uprdraft.records.checked import CheckedText
from uprdraft.records.found import FoundFinding
from uprdraft.rules.base import Rule
from uprdraft.rules.run import RULES, family_of

__all__ = ["to_sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}
_IN_ADDRESSES = frozenset(string.ascii_letters + string.digits + "-._~")
_FINGERPRINT = "uprdraftMark/v1"


def to_sarif(checked: CheckedText) -> dict[str, Any]:
    """Return a SARIF log of one run."""
    uri = _uri(checked.name)
    extra = sorted({f.rule for f in checked.findings} - RULES.keys())
    rules = [_rule(rule) for rule in RULES.values()] + [{"id": id_} for id_ in extra]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "uprdraft", "version": __version__, "rules": rules}},
                "artifacts": [{"location": {"uri": uri}}],
                "results": [_result(finding, index, uri) for finding in checked.findings],
                "invocations": [
                    {
                        "executionSuccessful": True,
                        "toolExecutionNotifications": [_notice(*note) for note in _notes(checked)],
                    }
                ],
                "columnKind": "unicodeCodePoints",
                "properties": {
                    "submissionType": checked.submission_type,
                    "state": checked.state.code,
                    "length": checked.words.length,
                },
            }
        ],
    }


def _uri(name: str) -> str:
    """Return a file name as a relative address: what an address may not hold in per cent signs."""
    return "".join(chr(b) if chr(b) in _IN_ADDRESSES else f"%{b:02X}" for b in name.encode())


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.fix[:1].upper()}{rule.fix[1:]}."},
        "properties": {
            "family": family_of(rule.id),
            "source": rule.source,
            "certainty": rule.certainty.value,
        },
    }


def _result(finding: FoundFinding, index: dict[str, int], uri: str) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri, "index": 0}}}
    if finding.where or finding.place:
        name = {"name": finding.where, "fullyQualifiedName": finding.place}
        location["logicalLocations"] = [{key: value for key, value in name.items() if value}]
    message = f"{finding.message} - {finding.hint}" if finding.hint else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.level],
        "message": {"text": message},
        "locations": [location],
        "partialFingerprints": {_FINGERPRINT: finding.mark},
    }
    if finding.quote:
        result["properties"] = {"quote": finding.quote}
    if finding.acknowledged is not None:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": finding.acknowledged}
        ]
    return result


def _notes(checked: CheckedText) -> list[tuple[str, str]]:
    """Return what the check says beside its findings: what was not read, run and looked at."""
    return (
        [("warning", f"not read: {one.what} ({one.part}): {one.why}") for one in checked.unread]
        + [("note", f"rule {one.rule} was not run: {one.needs}") for one in checked.not_run]
        + [("note", f"not looked at: {clause}") for clause in checked.not_looked_at]
    )


def _notice(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": {"text": text}}
