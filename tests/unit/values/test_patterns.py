"""Patterns that are made ready at their first use."""

import re

import pytest

from uprdraft.loading.protection import load_protection
from uprdraft.values.names import names_in
from uprdraft.values.patterns import lazy_pattern


def test_a_lazy_pattern_finds_what_the_pattern_finds():
    lazy = lazy_pattern(r"(\d+)-(\d+)", re.ASCII)
    assert lazy.findall("12-13, 4-5") == [("12", "13"), ("4", "5")]
    assert lazy.sub(r"\2-\1", "12-13") == "13-12"
    assert lazy.pattern == r"(\d+)-(\d+)"


def test_a_mistake_shows_at_the_first_use_and_at_every_later_one():
    broken = lazy_pattern("(")
    for _ in range(2):
        with pytest.raises(re.error):
            broken.search("text")


def test_every_shipped_pattern_of_personal_data_can_be_read():
    shipped = load_protection()
    patterns = [p.pattern for p in shipped.patterns] + [p.near for p in shipped.patterns if p.near]
    patterns += [shipped.roles, shipped.titles, shipped.small_numbers, shipped.days, shipped.places]
    assert len(patterns) > 40
    for pattern in patterns:
        re.compile(pattern)


def test_only_names_that_stand_in_the_text_are_found_in_their_order():
    names = ("Viet Nam", "Côte d’Ivoire", "Guinea-Bissau", "Guinea", "Chad", "Viet Cong")
    text = "In Guinea-Bissau, Côte d’Ivoire and Viet Nam; richard said."
    assert names_in(text, names) == ["Viet Nam", "Côte d’Ivoire", "Guinea-Bissau", "Guinea"]
