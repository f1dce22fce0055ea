"""What a person wrote is read as meant: slots, citations in own wording, notes in notes, sources kept apart."""

import pytest

from tests.drafting import checked_example, example_project, found, linear_text, note_texts
from tests.support import BASE
from uprdraft.document.tree import Paragraph
from uprdraft.document.walk import iter_blocks, iter_sections, plain_text
from uprdraft.writers.text import write_text
from uprdraft.writers.word import write_word


def with_theme(index=0, **changes):
    themes = example_project()[0].draft.model_dump(mode="json")["themes"]
    themes[index] |= changes
    return themes


def chosen(kind, **values):
    """Return themes whose first entry of a kind has other values."""
    themes = example_project()[0].draft.model_dump(mode="json")["themes"]
    themes[0][kind][0] |= values
    return themes


def shown(checked, origin):
    return [
        plain_text(block.content)
        for section in iter_sections(checked.submission)
        for block in iter_blocks(section.blocks)
        if isinstance(block, Paragraph) and block.origin.ref == origin
    ]


END_RETURNS = "recommendations/refoulement/end-forced-returns"
READS = "draft-reads-as-meant"


def test_own_wording_takes_slots_emphasis_and_citations():
    checked = checked_example(
        themes=chosen(
            "recommendations", own_wording="Stop *now* returning {{ people }}.[@hrc-res-52-28, para. 2]"
        )
    )
    assert shown(checked, END_RETURNS) == ["Stop now returning North Koreans."]
    assert any(
        t.startswith("Human Rights Council resolution 52/28, para. 2") for t in note_texts(checked.submission)
    )
    assert found(checked, READS) == []


def test_note_of_an_own_wording_stands_once_and_not_again_in_the_annex():
    count = len(checked_example().submission.notes)
    checked = checked_example(themes=chosen("recommendations", own_wording="Stop.^[As asked before.]"))
    assert len(checked.submission.notes) == count + 1


def test_own_wording_of_a_fact_keeps_its_sources_beside_a_note_of_its_own():
    checked = checked_example(
        themes=chosen("facts", own_wording="In May {{ women }} were named.^[In English.]")
    )
    text = linear_text(checked.submission)
    assert "In May North Korean women and girls were named.In English. CEDAW/C/CHN/CO/9" in text


@pytest.mark.parametrize("key", ["own_wording", "text"])
def test_unknown_slot_of_a_choice_is_an_error_and_no_crash(key):
    values = {"own_wording": "", key: "Stop {{ bogus }} and }} too."}
    checked = checked_example(themes=chosen("recommendations", **values))
    assert shown(checked, END_RETURNS) == ["Stop {{ bogus }} and }} too."]
    assert found(checked, READS) == [
        f"error: “{mark}” in “{END_RETURNS}” is printed as typed" for mark in ("{{ bogus }}", "}}")
    ]


def test_list_in_own_wording_is_reported():
    checked = checked_example(themes=chosen("recommendations", own_wording="Stop:\n- now\n- for ever"))
    assert found(checked, READS) == [f"warning: “-” in “{END_RETURNS}” is printed as typed"]


def test_short_answers_are_text_with_slots_and_their_marks_are_reported():
    checked = checked_example(
        title="On {{ people }} and *more*", themes=with_theme(heading="Of {{ people.start }} [@x]")
    )
    text = write_text(checked.submission)
    assert "On North Koreans and *more*" in text and "1. Of North Koreans [@x]" in text
    assert checked.submission.meta.title.endswith("On North Koreans and *more*")
    assert found(checked, READS) == [
        "warning: “*more*” in “title” is printed as typed",
        "warning: “[@x” in “themes/refoulement/heading” is printed as typed",
    ]


def test_value_of_a_slot_is_never_read_as_markup():
    checked = checked_example(prose={"method": "*{{ people }}* and **{{ people }}**."})
    assert "North Koreans and North Koreans." in linear_text(checked.submission)


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("^[As [@hrc-res-52-28, para. 2] says.]", "As Human Rights Council resolution 52/28, para. 2 says."),
        ("^[Denied.[@hrc-res-52-28]]", "Denied. Human Rights Council resolution 52/28."),
        ("^[[@hrc-res-52-28] and more.]", "Human Rights Council resolution 52/28 and more."),
        ("^[One ^[two [@hrc-res-52-28]] three]", "One (two Human Rights Council resolution 52/28) three."),
        ("^[One *two^[three ^[four]]*]", "One two (three (four))."),
        ("[see @hrc-res-52-28]", "See Human Rights Council resolution 52/28."),
        ("[cf. @hrc-res-52-28; -@hrc-res-52-28]",
         "Cf. Human Rights Council resolution 52/28; Human Rights Council resolution 52/28."),
    ],
)  # fmt: skip
def test_what_a_note_cites_is_written_out_in_it(typed, note):
    checked = checked_example(prose={"method": f"A claim{typed} stands."})
    assert note in note_texts(checked.submission)
    assert write_word(checked.submission, BASE.read_bytes())


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("sumary", "did you mean “summary”?"),
        ("refoulement-analyses", "did you mean “refoulement-analysis”?"),
        ("detention", "choose the theme “detention”, or take the words out"),
        ("preface", "write it under a part (summary, method, framework, achievements, capacity)"),
    ],
)
def test_prose_under_a_key_that_nothing_reads_is_named_and_not_lost_in_silence(key, hint):
    prose = dict(example_project()[0].draft.prose)
    checked = checked_example(prose={**prose, key: "Words of mine."})
    assert "Words of mine." not in linear_text(checked.submission)
    (finding,) = [f for f in checked.findings if f.rule == READS]
    assert finding.message == f"the words under “{key}” in draft.yaml stand nowhere in this text"
    assert finding.hint.startswith(hint)


@pytest.mark.parametrize("key", ["summary", "refoulement", "refoulement-analysis", "method-confidential"])
def test_prose_under_a_key_that_is_read_is_not_named(key):
    prose = dict(example_project()[0].draft.prose)
    assert found(checked_example(prose={**prose, key: "Words of mine."}), READS) == []


def test_prose_for_this_type_is_looked_at_and_that_for_others_is_not():
    checked = checked_example(
        prose_for={"upr-stakeholder-cycle4": {"sumary": "Mine."}, "upr-factsheet": {"challenges": "Mine."}}
    )
    where = "prose_for/upr-stakeholder-cycle4/sumary"
    assert found(checked, READS) == [
        f"warning: the words under “{where}” in draft.yaml stand nowhere in this text"
    ]


def test_a_theme_of_ones_own_has_a_heading_and_one_that_is_misspelt_is_an_error():
    own = checked_example(themes=with_theme(id="fishing", heading="Fishing"), prose={"fishing": "Mine."})
    assert "1. Fishing" in write_text(own.submission)
    assert not any("fishing" in line for line in found(own, READS))
    wrong = [f for f in checked_example(themes=with_theme(id="refoulment")).findings if f.rule == READS]
    assert "error: no theme “refoulment” in the library" in [f"{f.level.value}: {f.message}" for f in wrong]
    assert "did you mean “refoulement”?" in [f.hint for f in wrong]


def test_a_misspelt_source_is_told_with_the_nearest():
    checked = checked_example(prose={"method": "A claim.[@hrc-res-52-82]"})
    assert found(checked, "no-gaps") == [
        "error: still to be completed: source “hrc-res-52-82” is not in your sources nor in the library; "
        "did you mean “hrc-res-52-28”?"
    ]


def test_unknown_source_inside_a_note_is_a_gap():
    checked = checked_example(prose={"method": "A claim.^[See [@nowhere].]"})
    assert found(checked, "no-gaps") == [
        "error: still to be completed: source “nowhere” is not in your sources nor in the library"
    ]
    assert checked.submission.meta.draft


def test_sources_with_the_same_title_and_year_stay_apart():
    from dataclasses import replace

    from uprdraft.pipeline.build import check_loaded

    project, shelves = example_project()
    source = next(s for s in shelves.library.sources.values() if s.kind == "ngo-report" and not s.symbol)
    twins = {
        i: source.model_copy(update={"id": i, "title": "Annual report", "url": ""}) for i in ("one", "two")
    }
    prose = {
        **project.draft.prose,
        "method": "First.[@one; @two] Again.[@one] Again.[@two] Both.[@one; @one]",
    }
    draft = project.draft.model_copy(update={"prose": prose})
    checked = check_loaded(
        replace(project, draft=draft, own_sources={**project.own_sources, **twins}), shelves
    )
    notes = [n for n in checked.submission.notes if set(n.sources) & {"one", "two"}]
    assert [n.sources for n in notes] == [("one", "two"), ("one",), ("two",), ("one",)]
    assert plain_text(notes[0].content).count("Annual report") == 2
    assert plain_text(notes[3].content).count("above") == 1


def test_library_texts_come_through_as_they_are():
    _, shelves = example_project()
    from uprdraft.assembly.inlines import Reading, read_inline
    from uprdraft.document.tree import Text

    texts = [t for entries in (shelves.library.recommendations, shelves.library.facts)
             for e in entries.values() for t in e.text.values()]  # fmt: skip
    assert len(texts) >= 200
    for text in texts:
        reading = Reading(lambda _: (), lambda _: ())
        plain = text.replace("{{", "").replace("}}", "")
        assert read_inline(plain, reading) == (Text(plain),)
        assert reading.unsupported == []


def test_blank_override_leaves_the_paragraph_and_is_named():
    checked = checked_example(overrides=[{"paragraph": END_RETURNS, "text": "  "}])
    assert shown(checked, END_RETURNS) != []
    assert len(found(checked, READS)) == 1


def test_theme_named_like_a_part_shares_no_bookmark_with_it():
    themes = example_project()[0].draft.model_dump(mode="json")["themes"]
    checked = checked_example(themes=[*themes, {"id": "summary"}, {"id": "method"}])
    assert write_word(checked.submission, BASE.read_bytes())
