"""Numbers come out as Word shows them."""

import pytest

from tests.foreign_files import document, numbered, paragraph
from uprdraft.readers.foreign import read_document


def level(index: int, form: str = "decimal", text: str = "%1.", more: str = "", start: str = "1") -> str:
    first = f'<w:start w:val="{start}"/>' if start else ""
    return (
        f'<w:lvl w:ilvl="{index}">{first}<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(id_: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{id_}">{more}{"".join(levels)}</w:abstractNum>'


def num(id_: int, abstract_id: int, more: str = "") -> str:
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract_id}"/>{more}</w:num>'


def override(index: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(id_: str, name: str, base: str = "", properties: str = "", kind: str = "paragraph") -> str:
    on = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name}"/>{on}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def in_style(text: str, id_: str, more: str = "") -> str:
    return paragraph(text, f'<w:pStyle w:val="{id_}"/>{more}')


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    report = read_document(document(body, numbering=numbering, styles=styles), "x.docx").report
    return [use.label for use in report.numbers]


THREE = (level(0), level(1, text="%1.%2"), level(2, text="%1.%2.%3"))


def test_levels_start_again_below_a_higher_one():
    body = "".join(numbered("x", 1, at) for at in (0, 1, 1, 0, 1, 2, 2, 1, 2))
    expected = ["1.", "1.1", "1.2", "2.", "2.1", "2.1.1", "2.1.2", "2.2", "2.2.1"]
    assert labels(body, abstract(0, *THREE) + num(1, 0)) == expected


def test_a_level_left_out_counts_as_begun():
    body = "".join(numbered("x", 1, at) for at in (1, 0, 2))
    assert labels(body, abstract(0, *THREE) + num(1, 0)) == ["1.1", "2.", "2.1.1"]


def test_instances_of_one_definition_share_a_counter():
    body = "".join(numbered("x", number) for number in (1, 1, 2, 1))
    assert labels(body, abstract(0, *THREE) + num(1, 0) + num(2, 0)) == ["1.", "2.", "3.", "4."]


def test_a_start_override_counts_anew_once_and_its_siblings_go_on_from_there():
    numbering = abstract(0, *THREE) + num(1, 0) + num(2, 0, override(0, 1))
    body = "".join(numbered("x", number) for number in (1, 1, 1, 2, 2, 1))
    assert labels(body, numbering) == ["1.", "2.", "3.", "1.", "2.", "3."]


def test_restart_zero_never_starts_again_and_another_after_its_level_only():
    never = level(1, text="%2)", more='<w:lvlRestart w:val="0"/>')
    after_first = level(2, text="%3]", more='<w:lvlRestart w:val="1"/>')
    body = "".join(numbered("x", 1, at) for at in (0, 1, 2, 1, 2, 0, 1, 2))
    numbering = abstract(0, level(0), never, after_first) + num(1, 0)
    assert labels(body, numbering) == ["1.", "1)", "1]", "2)", "2]", "2.", "3)", "1]"]


def test_legal_numbering_shows_figures_for_the_levels_above():
    legal = level(1, "decimalZero", "Section %1.%2", more="<w:isLgl/>")
    body = numbered("x", 1, 0) + numbered("y", 1, 1)
    numbering = abstract(0, level(0, "upperRoman", "Article %1."), legal) + num(1, 0)
    assert labels(body, numbering) == ["Article I.", "Section 1.01"]


def test_a_style_numbers_its_paragraphs_at_the_level_that_names_it():
    linked = abstract(
        0,
        level(0, "upperRoman", "%1.", more='<w:pStyle w:val="One"/>'),
        level(1, "upperLetter", "%2.", more='<w:pStyle w:val="Two"/>'),
    )
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        style("One", "One", "", number) + style("Two", "Two", "One", number) + style("Three", "Three", "One")
    )
    body = in_style("x", "One") + in_style("y", "Two") + in_style("z", "Three")
    assert labels(body, linked + num(1, 0), styles) == ["I.", "A.", "II."]


def test_number_zero_takes_the_style_s_number_away():
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = in_style("x", "One") + in_style("y", "One", off) + in_style("z", "One")
    assert labels(body, abstract(0, *THREE) + num(1, 0), style("One", "One", "", number)) == ["1.", "2."]


def test_a_link_to_a_numbering_style_leads_to_its_definition():
    numbering = (
        abstract(0, more='<w:numStyleLink w:val="Mine"/>')
        + abstract(1, level(0, "lowerLetter", "(%1)"), more='<w:styleLink w:val="Mine"/>')
        + num(1, 0)
        + num(2, 1)
    )
    styles = style("Mine", "Mine", "", '<w:numPr><w:numId w:val="2"/></w:numPr>', kind="numbering")
    assert labels(numbered("x", 1) + numbered("y", 1), numbering, styles) == ["(a)", "(b)"]


def test_an_overriding_level_replaces_the_definition_s():
    more = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerRoman", "%1)", start="4")}</w:lvlOverride>'
    assert labels(numbered("x", 1), abstract(0, *THREE) + num(1, 0, more)) == ["iv)"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("ganada", "가."),
        ("chosung", "ㄱ."),
        ("koreanDigital", "일."),
        ("koreanCounting", "일."),
        ("ideographTraditional", "甲."),
        ("chineseCounting", "一."),
        ("japaneseCounting", "一."),
        ("decimalZero", "01."),
        ("decimalEnclosedCircle", "①."),
        ("cardinalText", "One."),
        ("ordinal", "1st."),
        ("none", "."),
        ("not a format", "1."),
    ],
)
def test_forms_of_other_scripts(form, expected):
    assert labels(numbered("x", 1), abstract(0, level(0, form)) + num(1, 0)) == [expected]


def test_bullets_are_told_from_numbers_and_shown_without_private_use_characters():
    numbering = abstract(0, level(0, "bullet", "\uf0b7")) + num(1, 0)
    (use,) = read_document(document(numbered("x", 1), numbering=numbering), "x.docx").report.numbers
    assert (use.label, use.is_bullet) == ("•", True)


@pytest.mark.parametrize(
    "numbering",
    [
        num(1, 7),
        abstract(0, more='<w:numStyleLink w:val="None"/>') + num(1, 0),
        abstract(0, more='<w:numStyleLink w:val="A"/>') + num(1, 0),
        abstract(0) + num(1, 0),
        "",
    ],
    ids=["no definition", "link to nowhere", "link to itself", "no levels", "nothing"],
)
def test_broken_definitions_number_nothing(numbering):
    styles = style("A", "A", "", '<w:numPr><w:numId w:val="1"/></w:numPr>', kind="numbering")
    read = read_document(document(numbered("Words", 1), numbering=numbering, styles=styles), "x.docx")
    assert read.report.numbers == ()
    assert read.report.counts.body == 1


def test_a_start_beyond_all_bounds_makes_no_endless_label():
    numbering = abstract(0, level(0, "lowerLetter", "%1", start="2147483647")) + num(1, 0)
    (label,) = labels(numbered("x", 1), numbering)
    assert len(label) <= 30


def test_cells_and_notes_count_where_word_counts_them():
    cell = f"<w:tc>{numbered('in a cell', 1)}</w:tc>"
    body = numbered("x", 1) + f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>" + numbered("y", 1)
    report = read_document(document(body, numbering=abstract(0, *THREE) + num(1, 0)), "x.docx").report
    assert [(u.key, u.label) for u in report.numbers] == [
        ("b1", "1."),
        ("b2", "2."),
        ("b2", "3."),
        ("b3", "4."),
    ]
