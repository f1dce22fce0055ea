"""Defects of form and of notes are told in Word files of unknown making, and sound files are let be."""

import pytest

from tests.rules.form_files import CASES, Case
from tests.rules.form_score import FAMILIES, findings_of, measure
from uprdraft.findings import Level
from uprdraft.rules.run import RULES


@pytest.fixture(scope="module")
def score():
    return measure()


def test_the_labelled_files_are_many_of_both_kinds_and_show_nearly_every_rule():
    assert len(CASES) >= 50
    assert sum(not case.wrong for case in CASES) >= 18
    shown = {rule for case in CASES for rule in case.wrong}
    assert set(FAMILIES) <= set(RULES)
    assert set(FAMILIES) - shown == {"file-type-accepted"}  # only Word files are read at all


def test_defects_are_told_and_sound_files_let_be(score, capsys):
    """Precision and recall are printed by ``python -m tests.rules.form_score``."""
    with capsys.disabled():
        print(f"\nform: precision {score.precision:.3f}, recall {score.recall:.3f}")
    assert score.precision >= 0.95, score.wrong
    assert score.recall >= 0.95, score.missed


def test_the_score_sees_a_rule_that_cries_wolf():
    sound = next(case for case in CASES if not case.wrong)
    assert findings_of(sound) == []
    worse = Case("as it should be", page=(12240, 15840))
    assert [f.rule for f in findings_of(worse)] == ["pages-on-right-paper"]


def test_what_is_only_remembered_of_a_body_is_advice():
    told = [
        f for case in CASES for f in findings_of(case) if f.rule in ("pages-on-right-paper", "font-as-asked")
    ]
    assert len(told) >= 3
    assert {f.level for f in told} == {Level.ADVICE}
    assert all("general knowledge" in f.message for f in told)


def test_what_was_read_of_a_body_is_a_warning():
    told = [
        f for case in CASES for f in findings_of(case) if f.rule in ("pages-numbered", "language-accepted")
    ]
    assert {f.level for f in told} == {Level.WARNING}
