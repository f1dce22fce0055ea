"""What only saves time loses nothing: where a pattern of personal data finds something, its hint is there."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprdraft.loading.protection import load_protection
from uprdraft.records.protection import ProtectionPattern
from uprdraft.rules._personal import _LONG_NUMBER

HINTED = [p for p in load_protection().patterns if p.holds or p.long_number]


# Equal to an i for a pattern in any case, and for nobody who writes.
LETTERS = st.characters(codec="utf-8", exclude_characters="\u0130\u0131")


def matches(pattern: ProtectionPattern) -> st.SearchStrategy[str]:
    """Return texts in which the pattern finds something, with what must stand near it."""
    found = st.from_regex(re.compile(pattern.pattern), alphabet=LETTERS)
    if not pattern.near:
        return found
    return st.tuples(found, st.from_regex(re.compile(pattern.near), alphabet=LETTERS)).map(" ".join)


@pytest.mark.parametrize("pattern", HINTED, ids=[p.id for p in HINTED])
def test_whatever_is_found_holds_what_it_is_looked_for_by(pattern):
    @settings(max_examples=25)
    @given(matches(pattern))
    def holds(text: str) -> None:
        assert not pattern.holds or any(word in text.casefold() for word in pattern.holds)
        assert not pattern.long_number or _LONG_NUMBER.search(text)

    holds()


def test_most_patterns_are_hinted():
    assert len(HINTED) >= 20
