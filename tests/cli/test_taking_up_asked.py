"""``earlier taken-up --ask``: each answer is kept, help and back lead on, leaving keeps what was decided."""

import shutil

import pytest

from uprdraft.cli import taking_up
from uprdraft.cli.taking_up import Wanted, run_taken_up
from uprdraft.loading.locate import data_folder
from uprdraft.loading.project import read_project
from uprdraft.terminal.questions import Command
from uprdraft.terminal.scripted import ScriptedAsker


@pytest.fixture
def ask(tmp_path, monkeypatch):
    folder = shutil.copytree(data_folder() / "examples" / "china-upr", tmp_path / "p")

    def call(replies):
        asker = ScriptedAsker(replies)
        monkeypatch.setattr(taking_up, "is_terminal", lambda: True)
        monkeypatch.setattr(taking_up, "make_asker", lambda plain: asker)
        assert run_taken_up(folder, Wanted(asks=True), plain=True) == 0
        return asker, [(t.id, t.is_taken) for t in read_project(folder).draft.taken_up]

    return call


def test_help_asks_again_back_changes_the_answer_and_leaving_keeps_it(ask):
    first, second = "chn-4-cze-1", "chn-4-kor-1"
    asker, kept = ask({first: [Command.HELP, "no", "yes"], second: [Command.BACK, Command.QUIT]})
    assert asker.keys == [first, first, second, first, second]
    assert kept == [(first, True)]


def test_the_place_in_the_row_and_the_answer_of_the_state_are_shown(ask):
    asker, _ = ask({"chn-4-cze-1": Command.QUIT})
    assert asker.said_text.startswith("1 of 4. CZE (rejected")
