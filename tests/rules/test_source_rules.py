"""The rules on sources on a labelled set: what a careful reader marks is found, what is normal is left alone."""

import datetime as dt
from dataclasses import replace

import pytest

from uprdraft.document.tree import Heading, Note, NoteReference, Text
from uprdraft.findings import Level
from uprdraft.loading.reference import load_reference
from uprdraft.rules.examples import cited, context, paragraph, submission
from uprdraft.rules.facts_have_notes import in_theme
from uprdraft.rules.run import RULES

UNSOURCED = (
    "On 9 October 2023, the authorities of the two neighbouring States agreed on a transfer across the river.",
    "Some 2,000 people are held in the five detention centres along the border, most of them women and girls.",
    "Women who had lived in the province for years were arrested in their homes and taken to the border.",
    "According to local accounts, 40 per cent of the children in the county have no papers and no school.",
    "In Dandong, dozens of families were deported in buses at night while their relatives stood by the road.",
    "The boy was beaten by three guards in front of his mother until he could no longer walk or speak.",
)
NORMAL = (
    "The State should consider the needs of children and of women in all its dealings with the border region.",
    "China ratified the Convention against Torture on 4 October 1988 and has not accepted its article 20 since.",
    "This submission is based on 40 interviews with people who left between 2019 and the spring of last year.",
    "We interviewed 40 people in three cities in the course of the year and compared what each of them said.",
    "In its third cycle the State received 346 recommendations, of which it accepted 284 and noted all others.",
    "The Committee asked the State to end the practice (CEDAW/C/CHN/CO/9, para. 30) and to report back on 3 May 2025.",
    "The following groups of people were arrested in the course of the year, according to our own information:",
    "Refugees have no way to ask for asylum, since no law says how, and nobody hears them before they are sent away.",
    "Arrests were made in 2022.",
    "The principle of non-refoulement is part of customary law and knows no exception where torture is feared.",
)


def warnings(rule, made):
    return [f for f in RULES[rule].check(made) if f.level is not Level.ADVICE]


@pytest.mark.parametrize("text", UNSOURCED)
def test_a_factual_paragraph_without_a_note_is_found(text):
    assert len(warnings("facts-have-notes", context(in_theme(submission(paragraph(text)))))) == 1
    assert warnings("facts-have-notes", context(in_theme(cited(text)))) == []


@pytest.mark.parametrize("text", NORMAL)
def test_what_needs_no_note_is_left_alone(text):
    assert warnings("facts-have-notes", context(in_theme(submission(paragraph(text))))) == []


@pytest.mark.parametrize(
    "heading", ["Summary", "Methodology", "About the organisation", "Recommendations", "Introduction"]
)
def test_summary_method_and_recommendations_are_not_looked_at(heading):
    tree = in_theme(submission(paragraph(UNSOURCED[0])))
    (section,) = tree.body
    made = replace(section, id="s", heading=Heading((Text(heading),), 1))
    assert warnings("facts-have-notes", context(replace(tree, body=(made,)))) == []


def test_a_text_without_any_note_is_told_so_once():
    tree = in_theme(submission(*(paragraph(t, path=f"p/{i}") for i, t in enumerate(UNSOURCED))))
    (found,) = warnings("facts-have-notes", context(tree))
    assert "no notes at all, and 6 paragraphs" in found.message


def noted(text):
    tree = cited("A claim.", text)
    return context(replace(tree, notes=(replace(tree.notes[0], sources=()),)))


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("Kim, op. cit., p. 3.", "a Latin back reference"),
        ("UN Doc. A/HRC/25/63, para. 3.", "“UN Doc.” before a symbol"),
        ("A/HRC/25/63, § 3.", "a paragraph sign"),
        ("A/HRC/25/63, para 3.", "an abbreviation without its full stop"),
        ("A/HRC/25/63, paras. 3-5.", "a hyphen in a range"),
        ("Daily, March 3, 2021.", "a date with the month first"),
        ("Daily, 03/04/2021.", "a date in figures"),
        ("Daily. Retrieved from https://a.org.", "other words round an address"),
        ("Kim et al., Report, 2021.", "“et al.”"),
    ],
)
def test_departures_from_un_style_are_named(note, what):
    (found,) = RULES["citations-in-un-style"].check(noted(note))
    assert found.message.startswith(what)
    assert found.level is Level.ADVICE


@pytest.mark.parametrize(
    "note",
    [
        "A/HRC/25/63, paras. 29–30 and 35.",
        "Ibid., para. 3.",
        "Group, Report (Geneva, 2021), p. 3, available at https://a.org/03/04/2021/op-cit (accessed on 3 May 2021).",
        "CRC/C/CHN/CO/3-4, para. 83 (c).",
        "S/RES/2397 (2017).",
    ],
)
def test_un_style_is_left_alone(note):
    assert list(RULES["citations-in-un-style"].check(noted(note))) == []


def on_china(*notes):
    tree = submission(
        paragraph("A.", *(NoteReference(f"n{i}") for i, _ in enumerate(notes))),
        notes=tuple(Note(f"n{i}", (Text(t),)) for i, t in enumerate(notes)),
    )
    tree = replace(tree, meta=replace(tree.meta, country="CHN"))
    return replace(context(tree), reference=load_reference("CHN"), draft=None)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("CAT/C/CHI/CO/5, para. 3.", "no State has the code “CHI”"),
        ("CRC/C/CHN/CO/4-3.", "not in order"),
        ("CEDAW/C/CHL/CO/7, para. 3.", "on Chile, not on the State of this text"),
        ("A/HRC/WG.6/44/CHN/3.", "not reviewed at session 44"),
    ],
)
def test_a_wrong_symbol_is_found_in_any_note(note, words):
    (found,) = warnings("symbols-can-exist", on_china(note))
    assert words in found.message


def test_right_symbols_are_left_alone_and_a_wrong_one_is_said_once():
    right = (
        "CEDAW/C/CHN/CO/9, paras. 29–30.", "A/HRC/WG.6/45/CHN/3.", "A/HRC/RES/52/28.", "CCPR/C/GC/36, para. 31.",
        "CERD/C/CHN/CO/14-17.", "S/PV.9398.", "CAT/C/CHN-HKG/CO/5.", "A/78/526.", "E/C.12/CHN/CO/3.",
    )  # fmt: skip
    assert list(RULES["symbols-can-exist"].check(on_china(*right))) == []
    assert len(warnings("symbols-can-exist", on_china(*["CAT/C/CHI/CO/5."] * 3))) == 1


def test_links_are_counted_once_for_the_text_and_un_addresses_not_at_all():
    made = on_china(
        "A, https://a.org/1.", "B, https://b.org (accessed on 1 May 2023).", "C, https://undocs.org/A/1."
    )
    (found,) = RULES["links-are-kept"].check(made)
    assert "1 of 2 notes" in found.message


def test_one_source_in_two_forms_is_a_warning_in_full_twice_advice():
    two = on_china(
        "Group, Report, https://a.org/r, p. 3.", "The Group's report of 2021, https://www.a.org/r/."
    )
    assert [f.level for f in RULES["one-source-one-form"].check(two)] == [Level.WARNING]
    same = on_china("Group, Report, https://a.org/r, p. 3.", "See Group, Report, https://a.org/r, p. 9.")
    assert [f.level for f in RULES["one-source-one-form"].check(same)] == [Level.ADVICE]


@pytest.mark.parametrize(
    ("as_of", "text", "is_old"),
    [
        ("2023-07-18", "Children are still held with adults.", True),
        ("2015-01-01", "Children are still held with adults.", False),
        ("0001-01-01", "Children are still held with adults.", True),
        ("2023-07-18", "In 2015 children were still held with adults.", False),
    ],
)
def test_what_is_said_of_the_present_needs_a_source_of_the_period(as_of, text, is_old):
    tree = cited(text, "Group, Report, 2014.")
    tree = replace(tree, notes=(replace(tree.notes[0], sources=()),))
    meta = replace(tree.meta, country="CHN", as_of=dt.date.fromisoformat(as_of))
    made = replace(context(replace(tree, meta=meta)), reference=load_reference("CHN"))
    assert [f.rule for f in RULES["sources-are-recent"].check(made)] == ["sources-are-recent"] * is_old
