"""Wherever a private name is put, no file that is written holds it: a hundred drafts, thousands when slow."""

import io
import re
import shutil
import tempfile
import unicodedata
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.docx_files import change_part
from tests.support import BASE
from uprdraft.loading.project import Project
from uprdraft.loading.strict_yaml import parse_yaml
from uprdraft.pipeline.build import check_loaded, write_build
from uprdraft.pipeline.guard import StoppedError
from uprdraft.pipeline.shelves import Shelves, load_shelves
from uprdraft.records.draft import Draft
from uprdraft.records.people import Person

_NAMES = ("Kim Chol-su", "김철수", "Jane Roe", "王秀英", "Zubeida Okonkwo-Lindqvist", "M12345678")
_SPELLINGS = {
    "Kim Chol-su": ("Kim Chol-su", "KIM CHOLSU", "Chol Su Kim", "Kim Cheol-su", "김철수", "K i m C h o l s u"),
    "김철수": ("김철수", "김 철수", "Kim Chol Su", "Kim Cheolsu", "수철김"),
    "Jane Roe": ("Jane Roe", "roe, jane", "J\u0430ne R\u043ee", "Ja\u200bne Roe", "eoR enaJ"),
    "王秀英": ("王秀英", "Wang Xiu-ying", "왕수영"),
    "Zubeida Okonkwo-Lindqvist": ("Okonkwo-Lindqvist, Zubeida", "zubeida_okonkwo_lindqvist", "Zubéida Okonkwo Lindqvist"),  # noqa: E501
    "M12345678": ("M12345678", "m 1234 5678"),
}  # fmt: skip
_FIELDS = (
    "title", "organisation/name", "organisation/description", "organisation/founded", "contact/role", "contact/office",
    "key_words", "prose", "note", "emphasis", "link", "list", "table", "quotation", "recommendation", "fact", "reason",
    "header", "header-runs", "base-properties", "style",
)  # fmt: skip


def _draft(field: str, text: str) -> dict[str, Any]:
    def at(name: str, other: str) -> str:
        return f"{other} {text}" if field == name else other

    def prose() -> str:
        match field:
            case "note":
                return f"Returns went on.^[Interview with {text}.]"
            case "emphasis":
                head, _, tail = text.partition(" ")
                return f"Returns of *{head}* {tail} went on."
            case "link":
                return f"Returns [went on](https://example.org/{'-'.join(text.split())}/)."
            case "list":
                return f"Returns:\n\n- of others\n- of {text}"
            case "table":
                return f"| year | who |\n|---|---|\n| 2021 | {text} |"
            case "quotation":
                return f"> It was {text}."
        return at("prose", "Returns went on.")

    return {
        "schema": "1",
        "submission_type": "upr-stakeholder-cycle4",
        "country": "CHN",
        "session": "45",
        "as_of": "2023-07-18",
        "title": at("title", "Returns"),
        "organisations": [
            {
                "name": at("organisation/name", "Example Group"),
                "acronym": "EG",
                "description": at("organisation/description", "A group."),
                "founded": at("organisation/founded", "2010"),
                "contact": {"role": at("contact/role", "Officer"), "office": at("contact/office", "Geneva")},
            }
        ],
        "key_words": [at("key_words", "asylum")],
        "themes": [
            {
                "id": "refoulement",
                "recommendations": [{"id": "own-first", "text": at("recommendation", "Cease all returns")}],
                "facts": [{"id": "tonghua-1998", "own_wording": at("fact", "Returns were reported in 1998")}],
            }
        ],
        "prose": {"summary": prose()},
        "acknowledged": [{"rule": "no-gaps", "mark": "0", "reason": at("reason", "Looked at")}],
    }


@cache
def _shelves(path: Path) -> Shelves:
    return load_shelves(_project(path, "prose", "nothing", "Jane Roe"))


def _project(path: Path, field: str, text: str, name: str) -> Project:
    draft = Draft.model_validate(_draft(field, text))
    people = (Person(name=name, code="W1"),)
    return Project(path, draft, "0" * 64, parse_yaml("schema: 1", "draft.yaml"), {}, people)


def _base(field: str, text: str) -> bytes:
    data = BASE.read_bytes()
    if field.startswith("header"):
        document = docx.Document(io.BytesIO(data))
        paragraph = document.sections[0].header.paragraphs[0]
        for run in (text,) if field == "header" else text:
            paragraph.add_run(run)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()
    if field == "base-properties":
        company = f"<Company>{text}</Company></Properties>".encode()
        return change_part(data, "docProps/app.xml", lambda c: c.replace(b"</Properties>", company))
    name = f'<w:name w:val="{text}"/>'.encode()
    return change_part(data, "word/styles.xml", lambda c: c.replace(b'<w:name w:val="Title"/>', name, 1))


def _letters(data: bytes) -> str:
    """Return the letters in a file by a way of its own: no part of what is tested."""
    texts = []
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                texts += [name, re.sub("<[^>]*>", "", archive.read(name).decode("utf-8", "replace"))]
                texts.append(archive.read(name).decode("utf-8", "replace"))
    else:
        texts.append(data.decode())
    return _plain("\n".join(texts))


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in text if c.isalnum())


def _holds_everywhere(field: str, spelled: str, name: str) -> bool:
    """Build a draft with the name planted; return whether it was stopped, having checked what was written."""
    path = Path(tempfile.mkdtemp())
    try:
        if field in ("header", "header-runs", "base-properties", "style"):
            (path / "word").mkdir()
            (path / "word" / "base.docx").write_bytes(_base(field, spelled))
        project = _project(path, field, spelled, name)
        try:
            write_build(check_loaded(project, _shelves(Path("/nowhere"))))
        except StoppedError as stopped:
            said = "\n".join(
                [*stopped.lines(), *(f"{f.message}{f.place}{f.hint}{f.text}" for f in stopped.findings)]
            )
            assert _plain(spelled) not in _plain(said)
            assert list(path.rglob("build/*")) == []
            return True
        written = [p for p in path.rglob("build/*") if p.is_file()]
        assert len(written) >= 4
        for file in written:
            assert _plain(spelled) not in _letters(file.read_bytes()) + _plain(file.name), file.name
        return False
    finally:
        shutil.rmtree(path)


@st.composite
def _planted(draw: st.DrawFn) -> tuple[str, str, str]:
    name = draw(st.sampled_from(_NAMES))
    return draw(st.sampled_from(_FIELDS)), draw(st.sampled_from(_SPELLINGS[name])), name


def _is_not_written(planted: tuple[str, str, str]) -> None:
    _holds_everywhere(*planted)


_many = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
test_no_private_value_is_in_any_file_of_a_hundred_drafts = _many(given(_planted())(_is_not_written))
_thousands = settings(max_examples=4000, derandomize=False, suppress_health_check=[HealthCheck.too_slow])
test_no_private_value_is_in_any_file_of_thousands_of_drafts = pytest.mark.slow(
    pytest.mark.timeout(1800)(_thousands(given(_planted())(_is_not_written)))
)


_NOT_WRITTEN = ("base-properties", "reason")
"""What a base document says of itself is dropped; the reason for what was never found is written nowhere."""


@pytest.mark.parametrize("field", _FIELDS)
def test_a_name_in_what_is_written_stops_the_build(field):
    assert _holds_everywhere(field, "Jane Roe", "Jane Roe") is (field not in _NOT_WRITTEN)


def test_a_base_document_for_this_test_holds_the_name():
    for field in ("header", "header-runs", "base-properties", "style"):
        assert _plain("Jane Roe") in _letters(_base(field, "Jane Roe")), field


def test_the_check_of_this_test_sees_a_name_that_may_be_written(tmp_path):
    project = _project(tmp_path, "prose", "Jane Roe", "Somebody Else")
    built = write_build(check_loaded(project, _shelves(Path("/nowhere"))))
    for path in (built.word, built.text):
        assert _plain("Jane Roe") in _letters(path.read_bytes())
