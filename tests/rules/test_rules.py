"""Every rule shows itself: its passing example passes, its failing example fails, its manual is there."""

import inspect
import sys
from pathlib import Path

import pytest

import uprdraft.rules as room
from uprdraft.findings import Level
from uprdraft.rules.run import OF_WORD_FILE, RULES, run_rules
from uprdraft.values.ids import is_id

_HELPERS = {"__init__", "availability", "base", "examples", "later_dates", "run"}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_passing_example_has_no_finding(rule):
    assert list(rule.check(rule.passing())) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_failing_example_has_a_finding_of_its_own_rule(rule):
    findings = list(rule.check(rule.failing()))
    assert findings
    assert {f.rule for f in findings} == {rule.id}
    assert all(f.message and f.hint for f in findings)


def test_every_rule_file_is_run_and_named_by_its_statement():
    every = {p.stem for p in Path(inspect.getfile(room)).parent.glob("*.py")}
    files = {stem for stem in every - _HELPERS if not stem.startswith("_")}
    assert files == {id_.replace("-", "_") for id_ in RULES}
    assert len(files) >= 9


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_rule_has_manual_reason_source_and_fix(rule):
    manual = inspect.getdoc(sys.modules[rule.check.__module__])
    assert is_id(rule.id)
    assert manual and manual.count(".") >= 2
    assert rule.why.endswith(".") and rule.fix and rule.source


def test_acknowledgement_counts_until_the_text_changes():
    from uprdraft.records.draft import Acknowledgement
    from uprdraft.rules.examples import context, draft, paragraph, submission

    tree = submission(paragraph("This violates the Example Covenant."))
    found = next(f for f in run_rules(context(tree, act="signature")) if f.rule == "treaties-bind-state")
    given = Acknowledgement(rule=found.rule, mark=found.mark, reason="The treaty is quoted by the State.")
    again = run_rules(context(tree, act="signature", draft=draft(acknowledged=(given,))))
    assert [f.acknowledged for f in again if f.rule == "treaties-bind-state"] == [given.reason]

    other = submission(paragraph("This plainly violates the Example Covenant."))
    changed = run_rules(context(other, act="signature", draft=draft(acknowledged=(given,))))
    assert [f.acknowledged for f in changed if f.rule == "treaties-bind-state"] == [None]
    assert any(f.rule == "acknowledgements-used" for f in changed)


def test_private_value_cannot_be_acknowledged_away():
    from uprdraft.records.draft import Acknowledgement
    from uprdraft.rules.base import PrivateValue
    from uprdraft.rules.examples import context, draft, paragraph, submission

    tree = submission(paragraph("Jane Roe was held."))
    private = (PrivateValue("Jane Roe", "W1"),)
    found = next(f for f in run_rules(context(tree, private=private)) if f.rule == "no-private-values")
    given = Acknowledgement(rule=found.rule, mark=found.mark, reason="She agreed.")
    again = run_rules(context(tree, private=private, draft=draft(acknowledged=(given,))))
    assert [(f.level, f.acknowledged) for f in again if f.rule == "no-private-values"] == [
        (Level.ERROR, None)
    ]


@pytest.mark.parametrize(
    ("text", "value", "is_found"),
    [
        ("Kim Min-su was held.", "Kim Minsu", True),
        ("KIM MINSU", "kim min su", True),
        ("Minsu Kim", "Kim Minsu", True),
        ("the village of Ko was", "Ko", True),
        ("a Korean village", "Ko", False),
        ("Ｋｉｍ Ｍｉｎｓｕ", "Kim Minsu", True),
        ("Kim Mínsu", "Kim Minsu", True),
        ("K\u200bim Minsu", "Kim Minsu", True),
        ("김 민수 씨", "김민수", True),
        ("nobody", "Kim Minsu", False),
        ("Chol-su Kim was held.", "Kim Chol-su", True),
        ("Roe, Jane Mary", "Jane Mary Roe", True),
        ("Mary Roe Jane", "Jane Mary Roe", True),
        ("철수 김 씨", "김철수", True),
    ],
)
def test_private_value_is_found_in_other_spellings(text, value, is_found):
    from uprdraft.rules.no_private_values import holds_private_value

    assert holds_private_value(text, value) is is_found


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The State is bound by the Example Covenant.", 1),
        ("The State signed the Example Covenant in 1998 but has not ratified it.", 0),
        ("Ratify the Example Covenant.", 0),
        ("The State is not a party to the Example Covenant.", 0),
        ("Article 14 of a protocol, which it ratified, leaves unaffected the Example Covenant.", 0),
        ("The Example Covenant was adopted in 1966.", 0),
        ("The State ratified the Universal Declaration of Human Rights.", 1),
    ],
)
def test_treaty_only_signed_is_not_presented_as_binding(sentence, count):
    from uprdraft.rules.examples import context, paragraph, submission

    rule = RULES["treaties-bind-state"]
    assert len(list(rule.check(context(submission(paragraph(sentence)), act="signature")))) == count


def test_a_project_is_checked_without_the_rules_on_word_files():
    of_word_files = {id_ for id_, rule in RULES.items() if "package" in rule.reads}
    assert of_word_files == OF_WORD_FILE and len(of_word_files) > 10
