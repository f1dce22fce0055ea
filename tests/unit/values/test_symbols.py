"""Document symbols are values: what is read is printed the same, in running text as alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprdraft.values.symbols import Symbol, find_symbols, is_symbol, parse_symbol

CANONICAL = (
    "A/HRC/RES/52/28",
    "A/78/526",
    "CEDAW/C/CHN/CO/9",
    "CRC/C/CHN/CO/3-4",
    "CAT/C/CHN/CO/5",
    "E/C.12/CHN/CO/3",
    "A/HRC/WG.6/45/CHN/3",
    "CCPR/C/GC/36",
    "HRI/GEN/1/Rev.9",
    "A/HRC/25/5/Add.1",
    "A/HRC/WG.6/45/CHN/1/Corr.2",
    "CCPR/C/21/Rev.1/Add.13",
    "S/PV.9398",
    "S/RES/2397 (2017)",
    "A/RES/56/83",
    "A/RES/377(V)",
    "CEDAW/C/SR.1977",
    "INT/CEDAW/CSS/CHN/52277",
    "CCPR/C/CHN-HKG/CO/4",
)


@pytest.mark.parametrize("text", CANONICAL)
def test_what_is_read_is_printed_the_same(text):
    assert str(parse_symbol(text)) == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("CRC/C/CHN/CO/3–4", "CRC/C/CHN/CO/3-4"),
        ("a/hrc/52/28", "A/HRC/52/28"),
        ("A / HRC / 25 / 5", "A/HRC/25/5"),
        ("A/HRC/25/5/add.1", "A/HRC/25/5/Add.1"),
        ("A/HRC/25/5/Corr 1", "A/HRC/25/5/Corr.1"),
        ("S/PV9398", "S/PV.9398"),
        ("S/RES/2397(2017)", "S/RES/2397 (2017)"),
    ],
)
def test_what_is_typed_otherwise_is_put_right(typed, printed):
    assert str(parse_symbol(typed)) == printed


@pytest.mark.parametrize("text", ["", "and/or", "A/HRC", "HRW/2020/1", "cecc-2023", "A//1", "A/HRC/25/5 see"])
def test_what_is_no_symbol_is_refused(text):
    assert not is_symbol(text)


def test_marks_and_the_document_they_add_to_are_told_apart():
    symbol = parse_symbol("A/HRC/WG.6/45/CHN/1/Rev.1/Corr.2")
    assert (symbol.stem, symbol.marks, symbol.is_correction) == (
        "A/HRC/WG.6/45/CHN/1",
        ("Rev.1", "Corr.2"),
        True,
    )


def test_symbols_are_found_in_running_text_and_not_in_addresses():
    text = (
        "See A/HRC/25/5 and A/HRC/25/5/Add.1. Also https://undocs.org/A/HRC/RES/52/28 and "
        "CEDAW/C/CHN/CO/9, paras. 29–30; S/RES/2397 (2017); A/HRC/25/63 (2014); and/or 2010/11; his/her."
    )
    found = list(find_symbols(text))
    assert [str(f.symbol) for f in found] == [
        "A/HRC/25/5",
        "A/HRC/25/5/Add.1",
        "CEDAW/C/CHN/CO/9",
        "S/RES/2397 (2017)",
        "A/HRC/25/63",
    ]
    assert [text[f.start : f.end] for f in found] == [str(f.symbol) for f in found]


elements = st.lists(
    st.from_regex(r"[A-Z]{1,3}\.[1-9][0-9]?|[1-9][0-9]{0,3}", fullmatch=True), min_size=1, max_size=4
)
marks = st.lists(
    st.sampled_from(["Add", "Corr", "Rev"]).flatmap(lambda m: st.integers(1, 99).map(lambda n: f"{m}.{n}")),
    max_size=2,
)


@given(st.sampled_from(["A", "S", "CAT/C", "E/C.12"]), elements, marks)
def test_any_symbol_reads_back(beginning, rest, added):
    symbol = Symbol((*beginning.split("/"), *rest), tuple(added))
    if any(c.isdigit() for c in symbol.stem):
        assert parse_symbol(str(symbol)) == symbol


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text):
    is_symbol(text)
    for found in find_symbols(text):
        assert 0 <= found.start < found.end <= len(text)
