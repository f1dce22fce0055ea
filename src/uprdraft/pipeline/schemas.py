"""The file formats by name, and the JSON Schema of each, so that an editor completes and checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from uprdraft.errors import UsageError
from uprdraft.loading.library_places import LIST_FILES, LISTS
from uprdraft.records.base import Record
from uprdraft.records.body import BodyProfile
from uprdraft.records.checked import CheckedText
from uprdraft.records.draft import Draft
from uprdraft.records.library import Recommendation, Situation, Vocabulary
from uprdraft.records.people import Person
from uprdraft.records.planning import Planning
from uprdraft.records.reference import (
    Country,
    Dataset,
    DataSource,
    Observation,
    PendingReport,
    Review,
    Treaty,
    TreatyAct,
    UprReview,
)
from uprdraft.records.schema import record_schema
from uprdraft.records.sources import Source
from uprdraft.records.stage import Stage, Territory
from uprdraft.values.ids import did_you_mean

__all__ = ["KINDS", "FileKind", "file_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER = {"type": "integer", "description": "The version of the format.", "minimum": 1}


@dataclass(frozen=True, slots=True)
class FileKind:
    """A file format: one record a file, or lists of records under top keys, or both.

    ``is_partial`` files may leave out anything; what ``is_output`` is written by the program; ``own_keys``
    beginning ``x-`` are kept in some.
    """

    file: str
    about: str
    record: type[Record] | None = None
    lists: Mapping[str, type[Record]] = field(default_factory=dict)
    is_numbered: bool = False
    is_partial: bool = False
    is_output: bool = False
    wrapped_in: str = ""


def _lists(place: str) -> dict[str, type[Record]]:
    return {key: LISTS[key][1] for key in LIST_FILES[place]}


KINDS: dict[str, FileKind] = {
    "draft": FileKind("draft.yaml", "what you decide and write", Draft),
    "answers": FileKind("an answers file", "a partial draft, for new --answers", Draft, is_partial=True),
    "own-sources": FileKind(
        "sources.yaml of a project", "your own sources", lists={"sources": Source}, is_numbered=True
    ),
    "people": FileKind("people.yaml", "names, codes, consent", lists={"people": Person}, is_numbered=True),
    "recommendation": FileKind("recommendations/<theme>/<id>.yaml", "one recommendation", Recommendation),
    "situation": FileKind("recommendations/situations/<id>.yaml", "one situation", Situation),
    "evidence": FileKind("recommendations/evidence/", "facts, events, rules", lists=_lists("evidence")),
    "sources": FileKind("recommendations/sources/", "documents that are cited", lists=_lists("sources")),
    "law": FileKind("recommendations/law/", "legal texts", lists=_lists("law")),
    "themes": FileKind("recommendations/themes.yaml", "the themes", lists=_lists("themes.yaml")),
    "vocabulary": FileKind(
        "recommendations/vocabulary.yaml", "words that entries may use", Vocabulary, wrapped_in="vocabulary"
    ),
    "body": FileKind("data/bodies/<id>.yaml", "the form rules of a submission type", BodyProfile),
    "observations": FileKind(
        "data/concluding-observations.yaml",
        "what committees told States",
        lists={"observations": Observation, "pending_reports": PendingReport},
    ),
    "upr-history": FileKind("data/upr-history.yaml", "earlier reviews", lists={"reviews": Review}),
    "treaties": FileKind("data/treaties.yaml", "the instruments", lists={"treaties": Treaty}),
    "references": FileKind(
        "data/references.yaml", "what codes stand for", lists={"sources": DataSource, "datasets": Dataset}
    ),
    "stages": FileKind(
        "data/stages.yaml", "what types need", lists={"stages": Stage, "territories": Territory}
    ),
    "planning": FileKind("data/planning.yaml", "steps round a deadline", Planning),
    "country": FileKind("a row of data/countries.csv", "a State", Country),
    "treaty-act": FileKind("a row of data/treaty-status.csv", "an act towards a treaty", TreatyAct),
    "upr-review": FileKind("a row of data/upr-calendar.csv", "a State's place in a cycle", UprReview),
    "check": FileKind("uprdraft check --format json", "what a check found", CheckedText, is_output=True),
}
"""The formats by name, those a person writes first."""


def file_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of a file format.

    Raises:
        UsageError: there is no such format.
    """
    if kind not in KINDS:
        hint = did_you_mean(kind[:60], KINDS) or f"there are: {', '.join(KINDS)}"
        raise UsageError(f"no file format “{kind[:60]}”", hint=hint)
    chosen = KINDS[kind]
    made = _of_lists(chosen) if chosen.lists else _of_record(chosen)
    return {"$schema": _DIALECT, "title": f"uprdraft {kind}: {chosen.file}, {chosen.about}"} | made


def _of_record(kind: FileKind) -> dict[str, Any]:
    assert kind.record is not None  # noqa: S101 - a format has lists or a record
    schema = record_schema(kind.record, is_output=kind.is_output)
    schema.pop("title", None)
    if kind.is_partial:
        schema.pop("required", None)
    if not kind.wrapped_in:
        return schema
    definitions = schema.pop("$defs", {})
    return _closed({kind.wrapped_in: schema}, [kind.wrapped_in]) | {"$defs": definitions}


def _of_lists(kind: FileKind) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {"schema": _NUMBER} if kind.is_numbered else {}
    for key, record in kind.lists.items():
        schema = record_schema(record)
        definitions |= schema.pop("$defs", {})
        definitions[record.__name__] = schema
        properties[key] = {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{record.__name__}"}}
    made = _closed(properties, [])
    if kind.is_numbered:
        made["patternProperties"] = {"^x-": {}}
    return made | {"$defs": definitions}


def _closed(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
