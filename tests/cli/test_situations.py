"""``situation new`` and ``library check DIR`` as a person types them."""

import gc
import json

import pytest

from uprdraft.cli.main import main


@pytest.fixture
def run(capsys):
    """Run the command line in this process; return exit code, stdout and stderr."""

    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main(list(arguments))
        gc.enable()
        out, err = capsys.readouterr()
        return stop.value.code or 0, out, err

    return call


def test_a_situation_is_begun_and_checked(run, tmp_path):
    code, out, _ = run(
        "situation",
        "new",
        "rohingya-in-malaysia",
        "--origin",
        "Myanmar",
        "--host",
        "MYS",
        "--dir",
        str(tmp_path),
    )
    path = tmp_path / "recommendations" / "situations" / "rohingya-in-malaysia.yaml"
    assert code == 0
    assert out.splitlines()[0] == str(path)
    assert 'title: "Refugees from Myanmar in Malaysia"' in path.read_text("utf-8")
    code, out, _ = run("library", "check", str(tmp_path))
    assert code == 0
    assert "10 situations: 0 findings." in out
    path.write_text(path.read_text("utf-8").replace("  - end-forced-returns\n", "  - end-forced-return\n"))
    code, out, _ = run("library", "check", str(tmp_path))
    assert code == 1
    assert "rohingya-in-malaysia.yaml:" in out and "did you mean “end-forced-returns”?" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("any-refugees",), "there is a situation “any-refugees” already"),
        (("Not_An_Id",), "cannot be an id"),
        (("new-people", "--origin", "Eritria"), "did you mean “Eritrea”?"),
        (("new-people", "--dir", "/nowhere/at/all"), "there is no folder"),
    ],
)
def test_what_cannot_be_begun_is_one_line(run, arguments, words):
    code, out, err = run("situation", "new", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert words in err


def test_a_folder_that_is_not_there_cannot_be_checked(run):
    code, _, err = run("library", "check", "/nowhere/at/all")
    assert code == 2
    assert "there is no folder" in err


def test_schemas_are_listed_and_printed(run):
    code, out, _ = run("schema")
    assert code == 0
    assert "situation\trecommendations/situations/<id>.yaml\tone situation" in out.splitlines()
    code, out, _ = run("schema", "situation")
    assert code == 0
    assert json.loads(out)["properties"]["people_long"]
    code, _, err = run("schema", "situaton")
    assert code == 2
    assert "did you mean “situation”?" in err
