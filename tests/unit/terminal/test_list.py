"""The state of a list of choices, whatever keys come, and the words around it."""

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.terminal import samples

from uprdraft.terminal.list_state import Entry, ListState
from uprdraft.terminal.list_words import describe_counts, details, label, summary
from uprdraft.terminal.questions import Choice
from uprdraft.terminal.replies import find_fault

steps = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(-12, 12), st.booleans()),
        st.tuples(st.just("filter"), st.sampled_from(["", "c", "어린", "zzz", "/ba", "o"])),
        st.just(("toggle",)),
        st.just(("toggle_shown",)),
    ),
    max_size=25,
)


@given(st.sampled_from([samples.one, samples.many, samples.order]), steps)
def test_no_keys_lead_to_an_answer_that_is_not_allowed(kind, keys):
    question = kind(may_be_empty=True)
    state = ListState(question)
    for name, *values in keys:
        if name == "move":
            state.move(values[0], around=values[1])
        elif name == "filter":
            state.set_filter(values[0])
        else:
            getattr(state, name)()
        shown = state.shown
        assert 0 <= state.pointer < max(len(shown), 1)
        describe_counts(state)
        summary(state)
    is_choice = state.pointed is not None and not state.pointed.command and not state.pointed.choice.closed
    if question.kind != "one" or is_choice:
        assert find_fault(question, state.answer()) is None


def test_ticks_survive_a_changed_filter():
    state = ListState(samples.many())
    state.set_filter("어린")
    state.toggle()
    state.set_filter("torture")
    state.toggle()
    state.set_filter("")
    assert state.answer() == ("cat", "cedaw", "crc")


def test_a_closed_entry_says_why():
    state = ListState(samples.many())
    state.move(1)
    assert state.toggle() == "This cannot be chosen: the State has not joined"


def test_a_list_whose_choices_are_all_closed_still_has_its_commands():
    closed = (Choice("a", "A", closed="no"),)
    state = ListState(samples.one(choices=closed))
    assert [entry.command.value for entry in state.shown if entry.command] == ["help", "later", "back"]


def test_labels_and_notes_are_one_line_each_and_show_what_hides():
    bad = samples.HOSTILE + "\nforged line"
    entry = Entry(Choice("a", bad, note=bad, closed=bad))
    state = ListState(samples.one(choices=(Choice("a", bad),)))
    for text in (label(entry), *details(entry, with_label=True), summary(state)):
        assert "\n" not in text
        assert samples.raw_controls(text) == []
    assert details(entry, with_label=True)[0].startswith("Cannot be chosen")


def test_long_lists_say_where_the_pointer_stands():
    state = ListState(samples.many(choices=tuple(Choice(str(i), str(i), is_ticked=i < 2) for i in range(12))))
    state.move(4)
    assert describe_counts(state) == "2 ticked · 5 of 12"
