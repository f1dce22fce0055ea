"""The one strict loader: what it gives back, and that hostile files cost nothing."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprdraft.errors import UnusableFileError
from uprdraft.loading.strict_yaml import parse_yaml, read_yaml


def test_scalars_are_text_and_only_plain_nothing_is_none() -> None:
    text = "a: no\nb: 012\nc: 1:30\nd: 2023-07-18\ne: 1e3\nf: null\ng: ~\nh:\ni: ''\nj: 'null'\n"
    expected: dict[str, str | None] = {"a": "no", "b": "012", "c": "1:30", "d": "2023-07-18", "e": "1e3"}
    expected |= {"f": None, "g": None, "h": None, "i": "", "j": "null"}
    assert expected == parse_yaml(text, "a.yaml").data


def test_text_is_brought_into_nfc_also_from_escapes() -> None:
    assert parse_yaml('a: "e\\u0301"\nb: e\u0301\n', "a.yaml").data == {"a": "é", "b": "é"}


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse_yaml(b"\xef\xbb\xbfa: 1\n", "a.yaml").data == {"a": "1"}


def test_an_empty_file_holds_nothing() -> None:
    assert parse_yaml("", "a.yaml").data is None


def test_a_version_line_is_allowed() -> None:
    assert parse_yaml("%YAML 1.1\n---\na: 1\n", "a.yaml").data == {"a": "1"}


def test_invisible_characters_in_texts_are_warnings_with_their_line() -> None:
    document = parse_yaml("a: one\nb: t\u200bwo\nc: \u202ethree\n", "a.yaml")
    assert [(w.line, w.column) for w in document.warnings] == [(2, 5), (3, 4)]
    assert "ZERO WIDTH SPACE" in document.warnings[0].message


def test_every_path_has_its_line_and_column() -> None:
    document = parse_yaml("a:\n  - b: 1\n    c: [x, y]\n", "a.yaml")
    assert document.spot(("a", 0, "c", 1)).value == (3, 12)
    assert document.spot(("a", 0, "c")).key == (3, 5)
    assert document.spot(("a", 0, "nothing")).value == (2, 5)


HOSTILE = {
    "brackets": "[" * 200_000,
    "braces": "{a: " * 50_000,
    "dashes": "- " * 100_000,
    "questions": "? " * 100_000,
    "merge bomb": "a0: &a0 {k: v}\n"
    + "".join(f"a{i}: &a{i} {{<<: [{', '.join([f'*a{i - 1}'] * 9)}]}}\n" for i in range(1, 9)),
    "long scalar": "a: " + "x" * 1_900_000,
    "many values": "- \n" * 300_000,
    "many repeats": "? a\n" * 50_000,
    "many escapes": '"' + "\\n" * 900_000 + '"',
    "nul": "\0" * 100_000,
    "tags": "!" * 200_000,
    "directives": "%" + "A" * 100_000,
    "comments": "#" * 1_900_000,
    "marks": "a: e" + "\u0301\u0316" * 300_000,
    "escaped marks": 'a: "e' + "\\u0301\\u0316" * 80_000 + '"',
    "long key": "a" * 1_000_000 + ": 1",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_or_refused_in_a_moment(name: str) -> None:
    started = time.process_time()
    try:
        parse_yaml(HOSTILE[name], "a.yaml")
    except UnusableFileError as error:
        assert all(len(line) <= 300 for line in error.lines())
    assert time.process_time() - started < 2


@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`?,\n\t \\é\u200b<~", max_size=200))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        parse_yaml(text, "a.yaml")
    except UnusableFileError as error:
        assert all(len(line) <= 300 and "a.yaml" in line for line in error.lines())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    try:
        parse_yaml(data, "a.yaml")
    except UnusableFileError as error:
        assert error.lines()


def refused(path: Path, within: Path, limit_bytes: int = 1000) -> str:
    with pytest.raises(UnusableFileError) as caught:
        read_yaml(path, within=within, limit_bytes=limit_bytes, name=path.name)
    return caught.value.mistakes[0].message


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: " + "x" * 1000)
    assert refused(tmp_path / "a.yaml", tmp_path) == "this file is larger than 1000 bytes"


def test_links_pipes_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("a: 1")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "real.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    assert refused(tmp_path / "link.yaml", tmp_path) == "this is a link, not a file"
    assert refused(tmp_path / "pipe.yaml", tmp_path) == "this is a pipe, not a file"
    assert refused(tmp_path / "folder.yaml", tmp_path) == "this is a folder, not a file"
    assert refused(tmp_path / "none.yaml", tmp_path) == "there is no such file"
    assert refused(Path("/dev/zero"), Path("/dev")) == "this is a device, not a file"


def test_a_file_outside_the_folder_is_refused_also_by_way_of_a_linked_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "a.yaml").write_text("a: 1")
    (inside / "way").symlink_to(outside)
    message = "this file lies outside the folder that may be read"
    assert refused(inside / ".." / "out" / "a.yaml", inside) == message
    assert refused(inside / "way" / "a.yaml", inside) == message


def test_the_pure_python_parser_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [1, {b: no}]\nc: |\n  x\n"
    expected = parse_yaml(text, "a.yaml")
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    assert expected.data == parse_yaml(text, "a.yaml").data
    with pytest.raises(UnusableFileError, match="deeper than 24"):
        parse_yaml("[" * 3000, "a.yaml")
    with pytest.raises(UnusableFileError, match="is never closed"):
        parse_yaml('a: "x', "a.yaml")
