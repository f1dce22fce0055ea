"""``uprdraft strength``: lines in, categories with reasons out; what cannot be used is one line and exit 3."""

import json

import pytest

LINES = (
    "\ufeffTake measures to protect refugees.\r\n\r\nRatify the Convention.\r\nRatifier la Convention.\r\n"
)


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "list.txt"
    path.write_bytes(LINES.encode())
    return path


def test_json_is_one_object_a_line_with_text(run, listed):
    code, out, _ = run("strength", str(listed), "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert [(f["line"], f["category"], f["predicted"]) for f in found] == [
        (1, 4, True),
        (3, 5, True),
        (4, None, False),
    ]
    assert found[0]["text"] == "Take measures to protect refugees."
    assert found[0]["suggestion"] and found[0]["why"]
    assert 0 < found[0]["probability"] <= 1


def test_text_says_that_it_is_predicted(run, listed):
    _, out, _ = run("strength", str(listed))
    assert "4 of 5, general (predicted, 99% sure): “take measures” is general" in out
    assert "stronger: Enact a law [on what] to protect refugees." in out
    assert "Lines read: 3, judged: 2." in out


def test_standard_input_is_read_where_no_file_is_named():
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "uprdraft", "strength", "--format", "json"],
        input=LINES.encode(),
        capture_output=True,
        check=True,
    )
    assert [f["category"] for f in json.loads(done.stdout)] == [4, 5, None]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "there is no such file"),
        (b"\xff\xfeR\x00a\x00t\x00i\x00f\x00y\x00", "UTF-16"),
        (b"Ratify it.\n\x03 and more of it", "control"),
        (b"a" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_file_that_cannot_be_used_is_one_line_and_exit_3(run, tmp_path, content, words):
    path = tmp_path / "list.txt"
    if content is not None:
        path.write_bytes(content)
    code, out, err = run("strength", str(path))
    assert (code, out) == (3, "")
    assert words in err
    assert len(err.splitlines()) == 1


def test_empty_file_is_an_empty_list(run, tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("\n \n")
    assert run("strength", str(path), "--format", "json") == (0, "[]\n", "")


def test_very_long_line_is_judged_by_its_beginning(run, tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("Ratify the Convention " + "and the Protocol " * 50_000)
    code, out, _ = run("strength", str(path), "--format", "json")
    assert (code, json.loads(out)[0]["category"]) == (0, 5)
