"""What takes up an ask is told from what does not: on labelled texts of which one half was never fitted to."""

from tests.earlier.scoring import labelled, rates


def test_half_of_the_labelled_texts_is_unseen_and_both_halves_have_both_kinds():
    halves = [labelled(half) for half in ("seen", "unseen")]
    assert [len(half) for half in halves] == [57, 57]
    assert not {text for _, text in halves[0]} & {text for _, text in halves[1]}
    for half in halves:
        assert 25 <= sum(bool(theme) for theme, _ in half) <= 32


def test_on_the_unseen_half_most_of_what_is_proposed_is_right_and_most_of_what_is_right_proposed():
    precision, recall, mistakes = rates("unseen")
    assert precision >= 0.85, mistakes
    assert recall >= 0.75, mistakes


def test_the_measure_sees_a_scale_that_proposes_everything():
    precision, recall, _ = rates("unseen", least=0)
    assert precision < 0.5 < recall
