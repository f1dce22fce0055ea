"""How often the rules on people and on terms are right, on labelled sentences of our own; printed with ``-s``."""

from collections import Counter
from pathlib import Path

import pytest

from uprdraft.document.tree import Note, NoteReference, Text
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.rules.run import RULES

_LABELLED = Path(__file__).with_name("people_and_terms.txt")
_FAMILIES = {
    "P": (
        "identity-numbers-absent",
        "contact-details-absent",
        "accounts-absent",
        "places-not-pinpointed",
        "birth-dates-absent",
        "routes-stay-general",
        "small-numbers-not-placed",
        "individuals-not-named",
    ),
    "T": (
        "states-by-un-name",
        "treaties-by-name",
        "acronyms-spelled-out",
        "spelling-of-un-documents",
        "tone-is-measured",
    ),
}


def labelled() -> list[tuple[frozenset[str], str]]:
    """Return the sentences, each with the rules that should speak."""
    found = []
    for line in _LABELLED.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            rules, _, sentence = line.partition(" | ")
            found.append((frozenset(rules.split(", ")) - {"-"}, sentence))
    return found


def spoken(sentence: str) -> frozenset[str]:
    """Return which of the rules speak about the sentence."""
    if sentence.startswith("note:"):
        note = Note("n1", (Text(sentence.removeprefix("note:")),), ("example-report",))
        tree = submission(paragraph("Text.", NoteReference("n1")), notes=(note,))
    else:
        tree = submission(paragraph(sentence))
    of_both = [id_ for ids in _FAMILIES.values() for id_ in ids]
    return frozenset(id_ for id_ in of_both if any(RULES[id_].check(context(tree))))


def rates(family: str) -> tuple[float, float, Counter[str]]:
    """Return precision, recall and what was counted for a family of rules."""
    counted: Counter[str] = Counter()
    for expected, sentence in labelled():
        found = spoken(sentence) & set(_FAMILIES[family])
        wanted = expected & set(_FAMILIES[family])
        counted["right"] += len(found & wanted)
        counted["wrong"] += len(found - wanted)
        counted["missed"] += len(wanted - found)
        for rule in found - wanted:
            print(f"wrong   {rule}: {sentence}")
        for rule in wanted - found:
            print(f"missed  {rule}: {sentence}")
    precision = counted["right"] / (counted["right"] + counted["wrong"])
    recall = counted["right"] / (counted["right"] + counted["missed"])
    return precision, recall, counted


@pytest.mark.parametrize(("family", "least"), [("P", (0.9, 0.9)), ("T", (0.9, 0.9))])
def test_precision_and_recall_hold(family, least):
    precision, recall, counted = rates(family)
    print(f"{family}: precision {precision:.3f}, recall {recall:.3f}, {dict(counted)}")
    assert counted["right"] > 20
    assert precision >= least[0]
    assert recall >= least[1]


def test_the_labelled_set_is_large_and_names_real_rules():
    sentences = labelled()
    assert len(sentences) >= 150
    assert len({s for _, s in sentences}) == len(sentences)
    assert set().union(*(rules for rules, _ in sentences)) <= set(RULES)
    assert sum(not rules for rules, _ in sentences) >= 75


def test_a_sentence_labelled_wrongly_lowers_the_rates(monkeypatch):
    monkeypatch.setattr(
        "tests.rules.test_people_and_terms.labelled",
        lambda: [(frozenset({"tone-is-measured"}), "People fled."), (frozenset(), "The brutal regime!")],
    )
    with pytest.raises(ZeroDivisionError):
        rates("P")
    precision, recall, _ = rates("T")
    assert (precision, recall) == (0, 0)
