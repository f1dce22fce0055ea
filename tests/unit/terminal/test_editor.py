"""The person's editor: a private file, gone afterwards, and no saved text lost."""

import os
import stat
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from uprdraft.terminal.editor import EditorError, edit_text

EDIT = """
import os, sys
from pathlib import Path
file = Path(sys.argv[-1])
seen = file, file.stat().st_mode, file.parent.stat().st_mode, file.read_text("utf-8")
Path(sys.argv[1]).write_text("\\n".join(map(str, seen)), "utf-8")
(file.parent / "text.txt~").write_text("a copy that the editor left")
"""


@pytest.fixture
def editor(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    monkeypatch.delenv("VISUAL", raising=False)

    def use(code):
        script = tmp_path / "an editor.py"
        script.write_text(EDIT + code, "utf-8")
        seen = tmp_path / "seen"
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}" "{seen}"')
        return seen

    return use


def test_what_was_saved_comes_back_and_nothing_stays(editor):
    seen = editor("file.write_text('새 문단\\n\\nTwo.\\n', 'utf-8')")
    assert edit_text("Before") == "새 문단\n\nTwo."
    path, file_mode, folder_mode, text = seen.read_text("utf-8").split("\n")
    assert text == "Before"
    if os.name != "nt":
        assert (stat.S_IMODE(int(file_mode)), stat.S_IMODE(int(folder_mode))) == (0o600, 0o700)
    assert not Path(path).parent.exists()


@pytest.mark.parametrize(
    "code",
    [
        "file.write_text('saved 글', 'utf-8'); sys.exit(3)",
        "file.write_text('saved 글', 'utf-16')",
        "file.write_text('saved 글', 'utf-8-sig')",
    ],
)
def test_a_saved_text_counts_whatever_the_editor_says_and_however_it_saved(editor, code):
    editor(code)
    assert edit_text("Before") == "saved 글"


@pytest.mark.parametrize(
    ("code", "words"), [("sys.exit(1)", "error"), ("", "wait"), ("file.unlink()", "No such file")]
)
def test_nothing_saved_is_said_and_nothing_stays(editor, code, words):
    seen = editor(code)
    with pytest.raises(EditorError, match=words):
        edit_text("Before")
    assert not Path(seen.read_text("utf-8").split("\n")[0]).parent.exists()


def test_no_editor_is_said(monkeypatch):
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    if os.name == "nt":
        pytest.skip("Notepad is always there")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EditorError, match="Set EDITOR"):
        edit_text("")


@pytest.mark.parametrize(
    ("command", "words"), [("no-such-program-here", "could not be used"), ("vi '", "quotation")]
)
def test_an_editor_that_cannot_be_started_is_said(monkeypatch, command, words):
    monkeypatch.setenv("VISUAL", command)
    with pytest.raises(EditorError, match=words):
        edit_text("")


def test_ctrl_c_in_the_editor_leaves_nothing(editor, monkeypatch):
    seen = []

    def interrupted(command, check):
        seen.append(Path(command[-1]))
        raise KeyboardInterrupt

    editor("")
    monkeypatch.setattr("uprdraft.terminal.editor.subprocess.run", interrupted)
    with pytest.raises(KeyboardInterrupt):
        edit_text("secret")
    assert not seen[0].parent.exists()


def test_vim_is_told_to_remember_nothing(monkeypatch):
    commands = []

    def record(command, check):
        commands.append(command)
        return CompletedProcess(command, 1)

    monkeypatch.setattr("uprdraft.terminal.editor.subprocess.run", record)
    monkeypatch.setenv("VISUAL", "/usr/bin/vim -u x")
    with pytest.raises(EditorError):
        edit_text("a")
    assert commands[0][:-1] == ["/usr/bin/vim", "-u", "x", "-i", "NONE", "-n"]
