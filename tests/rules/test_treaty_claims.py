"""Sentences that present a treaty as binding are told from those that do not, on the shipped law and China."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from uprdraft.findings import Finding, Level
from uprdraft.loading.library import load_library
from uprdraft.loading.reference import load_reference
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.rules.run import RULES

HERE = Path(__file__).parent


def labelled(kind: str) -> list[str]:
    data = read_yaml(HERE / "treaty_claims.yaml", within=HERE).data
    assert isinstance(data, dict)
    found = data[kind]
    assert isinstance(found, list)
    return [str(sentence) for sentence in found]


shelf = cache(lambda: (load_library(), load_reference("CHN")))


def findings(*sentences: str) -> list[Finding]:
    library, reference = shelf()
    tree = submission(*(paragraph(s, path=f"prose/summary/{i}") for i, s in enumerate(sentences, 1)))
    tree = replace(tree, meta=replace(tree.meta, country="CHN"))
    made = replace(context(tree), library=library, reference=reference)
    return list(RULES["treaties-bind-state"].check(made))


@pytest.mark.parametrize("sentence", labelled("binding"))
def test_a_claim_that_does_not_hold_is_found(sentence: str) -> None:
    assert findings(sentence)


@pytest.mark.parametrize("sentence", labelled("sound"))
def test_what_holds_is_let_be(sentence: str) -> None:
    assert findings(sentence) == []


def test_the_labelled_sentences_are_many_of_both_kinds() -> None:
    assert len(labelled("binding")) >= 40
    assert len(labelled("sound")) >= 40


def test_the_covenant_is_the_one_named_before() -> None:
    found = findings("China signed the ICCPR in 1998 but has not ratified it. China violates the Covenant.")
    assert [f.place.quote for f in found] == ["China violates the Covenant."]


def test_what_is_only_remembered_about_a_status_is_advice() -> None:
    assert [f.level for f in findings("China has ratified the Rome Statute.")] == [Level.ADVICE]
    assert [f.level for f in findings("China has ratified the ICCPR.")] == [Level.ERROR]


def test_articles_of_a_treaty_apply_through_a_protocol_that_binds() -> None:
    """The United States of America is bound by the Protocol of 1967 and not by the Convention of 1951."""
    said = "The 1967 Protocol relating to the Status of Refugees applies articles 2 to 34 of the 1951 Convention."
    library, reference = load_library(), load_reference("USA")
    for sentence, is_found in ((said, False), ("The 1951 Convention applies to the State.", True)):
        tree = submission(paragraph(sentence, path="prose/summary/1"))
        tree = replace(tree, meta=replace(tree.meta, country="USA"))
        made = replace(context(tree), library=library, reference=reference)
        assert bool(list(RULES["treaties-bind-state"].check(made))) is is_found
