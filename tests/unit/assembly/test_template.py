"""Templates loop, test and include; everything else is refused before it runs."""

import pytest

from uprdraft.assembly.template import Blocks, Inlines, TokenTable, check_template, render
from uprdraft.document.tree import Paragraph, Text
from uprdraft.errors import UnusableFileError

HOSTILE = {
    "reaches a class": "{{ ''.__class__.__mro__ }}",
    "reaches a private name": "{{ cover._secret }}",
    "uses an item": "{{ cover['__class__'] }}",
    "prints itself": "{{ self }}",
    "calls a method": "{{ cover.title.upper() }}",
    "calls a function": "{{ range(10) }}",
    "sets a name": "{% set x = 1 %}",
    "defines a macro": "{% macro x() %}{% endmacro %}",
    "calls a block": "{% call x() %}{% endcall %}",
    "filters": "{{ cover|length }}",
    "filters a block": "{% filter upper %}x{% endfilter %}",
    "computes": "{{ 1 + 1 }}",
    "multiplies a text": "{{ 'x' * 999999999 }}",
    "raises to a power": "{{ 9 ** 9 ** 9 }}",
    "joins": "{{ a ~ b }}",
    "imports": "{% import 'x' as x %}",
    "extends": "{% extends 'x' %}",
    "includes what it computes": "{% include a %}",
    "includes an unknown file": "{% include '/etc/passwd' %}",
    "recurses": "{% for x in a recursive %}{{ loop(x) }}{% endfor %}",
    "loops too deep": "{% for a in x %}" * 4 + "{% endfor %}" * 4,
    "makes a list": "{{ [1, 2] }}",
    "makes a dict": "{{ {'a': 1} }}",
    "slices": "{{ a[1:2] }}",
    "unpacks": "{{ cite(*a) }}",
    "is broken": "{% if %}",
    "never closes": "{% for x in a %}",
    "autoescapes": "{% autoescape false %}{% endautoescape %}",
    "holds a token": "\ue0000\ue001",
    "tests otherwise": "{% if a is callable %}{% endif %}",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_template_is_refused_with_its_place(source):
    mistakes = check_template("t", source, [])
    assert mistakes
    assert all(m.file == "t" and len(str(m)) <= 300 for m in mistakes)


def test_included_template_may_not_include():
    sources = {"a": "{% include 'b' %}", "b": "{% include 'b' %}"}
    with pytest.raises(UnusableFileError, match="may be included"):
        render("a", sources, {}, {}, TokenTable())


def test_values_are_tokens_and_literal_text_is_not():
    table = TokenTable()
    out = render(
        "a",
        {"a": "# {{ x }}\n{% for y in z %}{{ y }}{% endfor %}"},
        {"x": "*no markup*", "z": ("1",)},
        {},
        table,
    )
    assert out == "# \ue0000\ue001\n\ue0001\ue001"
    assert table.values == [(Text("*no markup*"),), (Text("1"),)]


def test_value_holding_a_token_is_cleaned_of_it():
    table = TokenTable()
    render("a", {"a": "{{ x }}"}, {"x": "\ue0009\ue001"}, {}, table)
    assert table.values == [(Text("9"),)]


def test_empty_values_print_nothing():
    table = TokenTable()
    values = {"a": Blocks(()), "b": Inlines(()), "c": "", "d": None}
    assert render("t", {"t": "{{ a }}{{ b }}{{ c }}{{ d }}"}, values, {}, table) == ""


def test_blocks_are_true_only_when_there_are_some():
    values = {"a": Blocks(()), "b": Blocks((Paragraph((Text("x"),)),))}
    assert render("t", {"t": "{% if a %}A{% endif %}{% if b %}B{% endif %}"}, values, {}, TokenTable()) == "B"


@pytest.mark.parametrize(
    ("source", "place", "name"),
    [
        ("{{ nonesuch }}", "t:1", "nonesuch"),
        ("one\ntwo\n{{ block.nonesuch }}", "t:3", "nonesuch"),
        ("one\n{% for a in several %}\n{{ a.nonesuch }}{% endfor %}", "t:3", "nonesuch"),
        ("one\n{% include 'u' %}", "u:2", "other"),
    ],
)
def test_unknown_value_is_named_with_its_line_and_the_way_to_help(source, place, name):
    values = {"block": Blocks(()), "several": (Blocks(()),)}
    with pytest.raises(UnusableFileError) as stop:
        render("t", {"t": source, "u": "\n{{ other }}"}, values, {}, TokenTable())
    assert str(stop.value) == (
        f"{place}: “{name}” is no value that is there - see templates/README.md for the values a template is given"
    )


def test_output_has_a_limit():
    source = (
        "{% for a in x %}{% for b in x %}{% for c in x %}"
        + "y" * 1000
        + "{% endfor %}{% endfor %}{% endfor %}"
    )
    with pytest.raises(UnusableFileError, match="2 MB"):
        render("t", {"t": source}, {"x": tuple(range(100))}, {}, TokenTable())
