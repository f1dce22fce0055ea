"""What Word is told: numbers, lists, notes, references, scripts, pages, properties."""

import re
from dataclasses import replace
from typing import Any

import pytest

from tests.docx_files import read_parts
from tests.golden.sample import sample_submission
from uprdraft.document.number import number_blocks
from uprdraft.document.tree import (
    CrossReference,
    Heading,
    Link,
    ListBlock,
    NoteReference,
    Paragraph,
    Section,
    Submission,
    Table,
    Text,
)
from uprdraft.readers.integrity import check_integrity
from uprdraft.writers.word import bookmark_name, write_word


def submission(*blocks, **changes):
    fields = {"cover": None, "body": (Section("body", None, blocks),), "annexes": (), "notes": ()}
    return number_blocks(replace(sample_submission(), **(fields | changes)))


def written(tree: Submission, base: bytes, part: str = "word/document.xml") -> str:
    data = write_word(tree, base)
    assert check_integrity(data) == ()
    return read_parts(data)[part].decode()


def paragraph(text, **changes):
    return Paragraph((Text(text),), **changes)


def test_each_ordered_list_has_a_definition_of_its_own(base):
    lists = [ListBlock(((paragraph("one"),), (paragraph("two"),)), ordered=True) for _ in range(3)]
    data = write_word(submission(*lists), base)
    used = re.findall(r'numId w:val="(\d+)"', read_parts(data)["word/document.xml"].decode())
    assert used == ["6", "6", "7", "7", "8", "8"]
    numbering = read_parts(data)["word/numbering.xml"].decode()
    pairs = re.findall(r'<w:num w:numId="(\d+)"><w:abstractNumId w:val="(\d+)"/>', numbering)
    assert len({definition for _, definition in pairs}) == len(pairs)
    nsids = re.findall(r'nsid w:val="(\w+)"', numbering)
    assert len(set(nsids)) == len(nsids) == len(pairs)


def test_nested_ordered_list_starts_with_a_letter_inside_bullets_and_with_roman_inside_letters(base):
    inner = ListBlock(((paragraph("deep"),),), ordered=True)
    in_bullets = ListBlock(((paragraph("outer"), inner),))
    in_letters = ListBlock(((paragraph("outer"), inner),), ordered=True)
    numbering = written(submission(in_bullets, in_letters), base, "word/numbering.xml")
    definitions = dict(re.findall(r'<w:abstractNum w:abstractNumId="(\d+)">(.*?)</w:abstractNum>', numbering))

    def form(number, level):
        return re.findall(r'numFmt w:val="(\w+)"', definitions[number])[level]

    assert (form("6", 1), form("7", 0), form("8", 1)) == ("lowerLetter", "lowerLetter", "lowerRoman")


def test_headings_without_number_say_so_and_numbered_ones_leave_it_to_their_style(base):
    document = written(sample_submission(), base)
    assert document.count('<w:numId w:val="0"/>') == 2
    assert '<w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart' in document


def test_cached_numbers_of_references_are_those_the_reader_sees(base):
    target = paragraph("Target", role="recommendation", key="target")
    source = Paragraph((CrossReference("paragraph", "target"),), "numbered", key="source")
    document = written(submission(paragraph("First", role="recommendation"), target, source), base)
    assert " REF _ud_target \\r \\h </w:instrText>" in document
    assert "<w:t>R2</w:t>" in document


@pytest.mark.parametrize("place", ["footnotes", "endnotes"])
def test_notes_are_real_and_in_their_place(place, base):
    parts = read_parts(write_word(sample_submission(notes_place=place), base))
    other = "endnotes" if place == "footnotes" else "footnotes"
    assert f"word/{place}.xml" in parts
    assert f"word/{other}.xml" not in parts
    assert (b'<w:pos w:val="sectEnd"/>' in parts["word/settings.xml"]) == (place == "endnotes")


def test_document_without_notes_has_no_notes_part(base):
    parts = read_parts(write_word(submission(paragraph("Text")), base))
    assert not [name for name in parts if "notes" in name]
    assert b"footnotePr" not in parts["word/settings.xml"]


def test_scripts_get_their_fonts_and_languages_and_quotes_stay_latin(base):
    document = written(
        submission(Paragraph((Text("“탈북자” 脱北者"), Text("「難民」の", "ja"), Text("שלום", "he")))), base
    )
    assert "<w:t>“</w:t>" in document
    assert '<w:rFonts w:eastAsia="Batang"/><w:lang w:eastAsia="ko-KR"/></w:rPr><w:t>탈북자</w:t>' in document
    assert '<w:rFonts w:eastAsia="MS Mincho"/><w:lang w:eastAsia="ja-JP"/>' in document
    assert '<w:rFonts w:eastAsia="SimSun"/>' in document
    assert '<w:rtl/><w:lang w:bidi="he-IL"/></w:rPr><w:t>שלום</w:t>' in document


def test_language_of_the_document_reaches_styles_settings_and_properties(base):
    tree = sample_submission()
    french = replace(tree, meta=replace(tree.meta, language="fr"))
    parts = read_parts(write_word(french, base))
    assert b'<w:lang w:val="fr-FR"' in parts["word/styles.xml"]
    assert b'themeFontLang w:val="fr-FR"' in parts["word/settings.xml"]
    assert b"<dc:language>fr-FR</dc:language>" in parts["docProps/core.xml"]
    assert b"> sur <" in parts["word/footer-default.xml"]


def test_properties_name_title_organisations_and_key_words_and_nothing_else(base):
    core = read_parts(write_word(sample_submission(), base))["docProps/core.xml"].decode()
    assert re.findall(r"<(?:dc|cp):(\w+)[ >]", core) == [
        "coreProperties",
        "title",
        "creator",
        "keywords",
        "language",
    ]
    assert "<dc:creator>Example Organisation; Second &amp; Third</dc:creator>" in core


def test_only_a_draft_carries_the_mark(base):
    tree = sample_submission()
    final = read_parts(write_word(replace(tree, meta=replace(tree.meta, draft=False)), base))
    assert not [name for name in final if "header" in name]
    assert b"DRAFT" in read_parts(write_word(tree, base))["word/header-first.xml"]


def test_cover_and_each_annex_have_pages_of_their_own(base):
    document = written(sample_submission(), base)
    assert document.count("<w:pageBreakBefore/>") == 2  # after the cover, before the second annex
    assert document.count("<w:sectPr>") == 2
    assert document.count("<w:titlePg/>") == 1


def test_tables_at_the_end_and_beside_each_other_are_followed_by_a_paragraph(base):
    table = Table((((Text("a"),), (Text("b"),)),))
    document = written(submission(table, table), base)
    separator = '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>'
    assert document.count(f"</w:tbl>{separator}") == 2


def test_header_row_repeats_and_a_table_says_what_it_is(base):
    document = written(sample_submission(), base)
    assert document.count("<w:tblHeader/>") == 1
    assert '<w:tblCaption w:val="Treaties in force"/><w:tblDescription' in document
    assert 'w:firstColumn="1"' in document


def test_every_block_with_a_key_can_be_found_again(base):
    document = written(sample_submission(), base)
    for key in ("summary-1", "list", "quote", "law-table", "contents", "theme-heading"):
        assert f'w:name="{bookmark_name(key)}"' in document


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("summary-1", "_ud_summary_1"),
        ("a" * 36, "_ud_" + "a" * 36),
    ],
)
def test_short_keys_keep_their_name(key, name):
    assert bookmark_name(key) == name


def test_long_keys_fit_and_differ():
    names = {bookmark_name("x" * 60 + str(i)) for i in range(50)}
    assert len(names) == 50
    assert {len(name) for name in names} == {40}


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (submission(Paragraph((NoteReference("gone"),))), "every note must be marked"),
        (submission(paragraph("a"), notes=sample_submission().notes), "every note must be marked"),
        (submission(paragraph("a", key="k"), paragraph("b", key="k")), "share the bookmark"),
        (submission(Paragraph((Link("javascript:alert(1)", ()),))), "neither http"),
    ],
)
def test_tree_that_contradicts_itself_is_our_bug(tree, words, base):
    with pytest.raises(ValueError, match=words):
        write_word(tree, base)


def test_unknown_nodes_are_errors(base):
    unknown: Any = 1
    with pytest.raises(TypeError, match="no way to write int"):
        write_word(submission(Paragraph((unknown,))), base)
    with pytest.raises(TypeError, match="no way to write Text as a block"):
        write_word(submission(Text("x")), base)


def test_line_that_leads_in_stays_with_what_follows_it_and_a_whole_paragraph_does_not(base):
    lead = paragraph("This concerns article 3.", key="a")
    text = paragraph("Text.", role="numbered", key="b")
    for blocks, kept in (((lead, text), 1), ((text, lead), 0), ((lead,), 0)):
        section = Section("s", Heading((Text("Refoulement"),), 1, key="h"), blocks)
        data = written(submission(body=(section,)), base)
        assert data.count("<w:keepNext/>") == kept
