"""The published schemas accept every shipped file as an editor reads it, refuse a wrong key, and stay as they are."""

import csv
import datetime as dt
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from uprdraft.errors import UsageError
from uprdraft.loading.library_places import find_files
from uprdraft.loading.locate import data_folder, library_folder
from uprdraft.loading.reference import load_reference
from uprdraft.pipeline.schemas import KINDS, file_schema
from uprdraft.records.base import Record

PLACES = {"situations": "situation", "evidence": "evidence", "sources": "sources", "law": "law"}
DATA = {
    "concluding-observations": "observations",
    "upr-history": "upr-history",
    "treaties": "treaties",
    "references": "references",
    "stages": "stages",
    "planning": "planning",
}
BROKEN = Path(__file__).resolve().parents[1] / "broken" / "draft"


def read(path: Path) -> Any:
    """Return a file as an editor reads it, with numbers as numbers; days are text there."""
    return as_text(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))


def as_text(data: Any) -> Any:
    if isinstance(data, dict):
        return {k: as_text(v) for k, v in data.items()}
    if isinstance(data, list):
        return [as_text(v) for v in data]
    return data.isoformat() if isinstance(data, dt.date) else data


def mistakes(kind: str, data: Any) -> list[str]:
    found = checker(kind).iter_errors(data)
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in found]


@cache
def checker(kind: str) -> Any:
    return jsonschema.Draft202012Validator(file_schema(kind))


def kind_of(parts: tuple[str, ...]) -> str:
    if len(parts) == 1:
        return parts[0].removesuffix(".yaml")
    return PLACES.get(parts[0], "recommendation")


def test_every_file_of_the_library_fits_its_schema():
    seen: dict[str, int] = {}
    for parts in find_files(library_folder()):
        kind = kind_of(parts)
        seen[kind] = seen.get(kind, 0) + 1
        assert mistakes(kind, read(library_folder().joinpath(*parts))) == [], parts
    assert sum(seen.values()) > 180
    assert set(seen) == {"themes", "vocabulary", "recommendation", *PLACES.values()}


@pytest.mark.parametrize("name", DATA)
def test_every_file_of_the_reference_data_fits_its_schema(name):
    assert mistakes(DATA[name], read(data_folder() / f"{name}.yaml")) == []


def test_every_body_and_example_fits_its_schema():
    bodies = sorted((data_folder() / "bodies").glob("*.yaml"))
    assert bodies
    for path in bodies:
        if "form" not in read(path):
            assert mistakes("body", read(path)) == [], path.name
    drafts = sorted((data_folder() / "examples").glob("*/draft.yaml"))
    own_sources = sorted((data_folder() / "examples").glob("*/sources.yaml"))
    assert len(drafts) >= 8 and own_sources
    for path in drafts:
        assert mistakes("draft", read(path)) == [], path
        assert mistakes("answers", read(path)) == []
    for path in own_sources:
        assert mistakes("own-sources", read(path)) == [], path


def test_people_fit_their_schema_and_keys_of_their_own_are_kept():
    consent = {"use": "public", "date": "2023-06-01", "for_use": ["upr-stakeholder-cycle4"]}
    data: dict[str, Any] = {
        "schema": 1,
        "x-mine": 1,
        "people": [{"name": "Example", "code": "W1", "consent": consent, "x-y": 2}],
    }
    assert mistakes("people", data) == []
    data["people"][0]["nmae"] = "x"
    assert len(mistakes("people", data)) == 1


def test_rows_of_the_tables_fit_their_schemas():
    reference = load_reference("CHN")
    rows: list[tuple[str, Record]] = [("treaty-act", a) for a in reference.acts] + [
        ("upr-review", r) for r in reference.calendar
    ]
    rows.append(("country", reference.countries["CHN"]))
    for kind, record in rows:
        assert set(plain_keys(record)) <= set(file_schema(kind)["properties"])
    header = next(csv.reader(io.StringIO((data_folder() / "treaty-status.csv").read_text("utf-8"))))
    assert set(header) == set(file_schema("treaty-act")["properties"])


def plain_keys(record: Record) -> list[str]:
    return list(type(record).model_fields)


@pytest.mark.parametrize("name", ["unknown-key", "list-for-text", "text-for-list", "missing-keys"])
def test_what_our_reader_refuses_the_schema_refuses(name):
    assert mistakes("draft", read(BROKEN / f"{name}.yaml"))


def test_an_empty_answers_file_fits_and_an_empty_draft_does_not():
    assert mistakes("answers", {}) == []
    assert mistakes("answers", {"country": "CHN", "no-such-key": 1})
    assert mistakes("draft", {})


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_a_schema_with_words_and_the_same_each_time(kind):
    schema = file_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert json.dumps(schema) == json.dumps(file_schema(kind))
    assert schema["title"].startswith(f"uprdraft {kind}: ")
    parts = (schema, *schema.get("$defs", {}).values(), *schema["properties"].values())
    described = [d for d in parts if d.get("description")]
    assert described


def test_docstrings_of_fields_are_shown():
    facts = file_schema("evidence")["$defs"]["Fact"]
    assert facts["properties"]["concerns"]["description"].startswith(
        "The State that the people it speaks of fear"
    )
    assert facts["properties"]["withheld"]["description"].startswith("The text says only")


def test_an_unknown_kind_names_the_nearest():
    with pytest.raises(UsageError) as stop:
        file_schema("situaton")
    assert stop.value.hint == "did you mean “situation”?"
