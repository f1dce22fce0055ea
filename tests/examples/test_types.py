"""Every submission type builds for several States, complete, in its body's own words."""

import re
from functools import cache

import pytest

from tests.docx_files import read_parts
from tests.types_fixture import ORGANISATION, TYPES, check_type
from uprdraft.assembly.brief import shown_themes
from uprdraft.document.tree import Gap, Section, Submission
from uprdraft.document.walk import iter_sections, iter_submission_inlines, plain_text
from uprdraft.findings import Level
from uprdraft.loading.bodies import load_body
from uprdraft.loading.templates import load_base_document
from uprdraft.pipeline.build import build_project, check_project, file_stem
from uprdraft.pipeline.checked import Checked
from uprdraft.pipeline.example import write_example
from uprdraft.readers.foreign import read_document
from uprdraft.records.draft import Case, OwnLimit, Reply
from uprdraft.writers.text import write_text
from uprdraft.writers.word import write_word

STATES = ("CHN", "PHL", "KEN")
INHERENT = {"body-open-to-state"}
"""A State that has not joined a treaty, or has been reviewed, is stopped whatever the text says."""


@cache
def built(type_: str, state: str) -> Checked:
    return check_type(type_, state, "north-koreans-in-china" if state == "CHN" else "any-refugees")


@cache
def text_of(type_: str, state: str) -> str:
    return " ".join(write_text(built(type_, state).submission).split())


def empty_sections(submission: Submission) -> list[str]:
    def has_words(section: Section) -> bool:
        return bool(section.blocks) or any(has_words(s) for s in section.sections)

    return [s.id for s in iter_sections(submission) if not has_words(s)]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("type_", TYPES)
def test_it_is_complete(type_, state):
    checked = built(type_, state)
    errors = [f for f in checked.findings if f.level is Level.ERROR and f.rule not in INHERENT]
    assert errors == []
    assert not any(isinstance(node, Gap) for node in iter_submission_inlines(checked.submission))
    assert empty_sections(checked.submission) == []
    assert checked.count.counted > 80
    text = text_of(type_, state)
    assert not re.search(r"\{[{%#.]|\bthe the\b|\bof of\b|\.\.(?!\.)|\bNone\b|TO BE COMPLETED| \.| ,", text)


@pytest.mark.parametrize("type_", TYPES)
def test_it_uses_the_words_of_its_body(type_):
    body = load_body(type_)
    text = text_of(type_, "PHL")
    assert "State under review" not in text
    if body.treaty is None:
        assert "State party" not in text
    else:
        assert "State party" in text or body.asks == ("questions",)


@pytest.mark.parametrize("type_", [t for t in TYPES if load_body(t).asks_questions_only])
def test_a_text_for_a_list_asks_and_recommends_nothing(type_):
    text = text_of(type_, "PHL")
    assert "Please " in text
    assert "State party should" not in text and "R1." not in text


def test_recommendations_to_a_committee_say_what_the_state_party_should_do():
    assert "R1. The State party should cease all forcible returns" in text_of("cedaw-session", "PHL")


def test_a_committee_reads_by_the_articles_of_its_treaty_in_order():
    headings = [
        plain_text(s.heading.content)
        for s in built("ccpr-session", "PHL").submission.body
        if s.heading and s.id.startswith("group-")
    ]
    numbers = [int(re.search(r"\d+", h).group()) for h in headings]  # type: ignore[union-attr]
    assert len(numbers) >= 2 and numbers == sorted(numbers)


def test_the_committee_on_the_rights_of_the_child_reads_by_clusters():
    ids = [s.id for s in built("crc-presession", "CHN").submission.body]
    assert "group-special-protection" in ids


def test_a_follow_up_assesses_the_paragraphs_it_names():
    replies = (
        Reply(symbol="CAT/C/KEN/CO/3", paragraph="10", assessment="Nothing was done.", grade="C"),
        Reply(symbol="CAT/C/KEN/CO/3", paragraph="12(a)-(c)", measures="A bill is before Parliament."),
    )
    text = " ".join(write_text(check_type("cat-followup", "KEN", replies=replies).submission).split())
    assert "CAT/C/KEN/CO/3, paragraph 10" in text and "CAT/C/KEN/CO/3, paragraphs 12 (a)–(c)" in text
    assert "Assessment: suggested grade C" in text
    assert "Measures taken by the State party" in text


def test_a_follow_up_without_a_paragraph_is_a_gap():
    checked = check_type("cat-followup", "KEN", replies=())
    assert any(f.rule == "no-gaps" and f.level is Level.ERROR for f in checked.findings)


def test_a_report_answers_a_list_of_issues_where_the_draft_does():
    reply = Reply(document="list-of-issues", paragraph="5", assessment="No figures were given.")
    text = " ".join(write_text(check_type("cat-session", "KEN", replies=(reply,)).submission).split())
    assert (
        "Replies to the list of issues" in text and "paragraph 5" in text and "No figures were given." in text
    )


def test_cover_says_what_is_not_known_of_session_and_report():
    china = text_of("cat-session", "CHN")
    assert "Information on China for the Committee" in china
    assert "no report of the State party under review was known" in china
    assert "its date is not known" in china
    assert "CRC/C/CHN/5-6" in text_of("crc-presession", "CHN")
    assert "Alternative report on Kenya" in text_of("cat-session", "KEN")


def test_a_statement_is_timed_and_takes_only_its_share_of_the_draft():
    checked = built("hrc-oral-statement-upr-adoption", "CHN")
    assert checked.length.unit == "minutes" and checked.length.is_estimate
    assert 40 < checked.length.used <= 120
    assert checked.length.describe().endswith("of 2 min (at 150 words a minute)")
    assert len(checked.project.draft.themes) == 3 > len(shown_themes(checked.materials))
    assert "Thank you, President." in text_of("hrc-oral-statement-upr-adoption", "CHN")


def test_a_focus_chooses_the_theme_of_a_factsheet():
    other = built("upr-advocacy-factsheet", "CHN").project.draft.themes[1].id
    checked = check_type("upr-advocacy-factsheet", "CHN", "north-koreans-in-china", focus=(other,))
    first = next(s.id for s in checked.submission.body if s.id.startswith("theme-"))
    assert first.startswith(f"theme-{other}")


def test_no_ask_of_a_short_text_stands_without_what_makes_it_safe():
    looked_at = 0
    for type_ in TYPES:
        if load_body(type_).brief is None:
            continue
        checked = built(type_, "CHN")
        library = checked.materials.library.recommendations
        shown = {r.id for t in shown_themes(checked.materials) for r in t.recommendations}
        for id_ in shown:
            looked_at += 1
            assert set(library[id_].needs) <= shown, (type_, id_)
    assert looked_at > 5


@pytest.mark.parametrize("type_", TYPES)
def test_file_names_are_short_and_plain(type_):
    assert re.fullmatch(r"[A-Za-z0-9-]{5,40}", file_stem(built(type_, "CHN")))


def test_a_variant_is_in_the_file_name():
    assert file_stem(check_type("crc-presession:thematic", "KEN")) == "KEN-CRC-presession-thematic-ERG"


def test_a_limit_that_the_person_found_out_is_theirs_and_checked():
    own = OwnLimit(value=100, source="Secretariat, by e-mail", as_of="2026-10-01")
    checked = check_type("cat-session", "KEN", own_limit=own)
    found = next(f for f in checked.findings if f.rule == "length-within-limit")
    assert found.level is Level.ERROR and "over the limit of 100" in found.message
    assert checked.body.limit.source == "Secretariat, by e-mail"


def test_without_a_limit_nothing_is_invented_and_the_person_is_asked():
    found = [f for f in built("cat-session", "KEN").findings if f.rule == "length-within-limit"]
    assert [f.level for f in found] == [Level.ADVICE]
    assert "own_limit" in found[0].hint


def test_notes_count_where_the_body_counts_them():
    count = built("cedaw-session", "CHN").count
    assert count.notes_counted and count.notes > 50
    assert count.counted == sum(words for _, words in count.by_section) + count.notes
    assert not built("cat-session", "CHN").count.notes_counted


def test_one_entry_of_many_does_not_carry_a_theme_to_another_article(tmp_path):
    folder = tmp_path / "p"
    write_example("china-upr", folder)
    draft = (folder / "draft.yaml").read_text(encoding="utf-8")
    draft = draft.replace("submission_type: upr-stakeholder-cycle4", "submission_type: cedaw-session")
    (folder / "draft.yaml").write_text(draft.replace("session: 45\n", ""), encoding="utf-8")
    submission = check_project(folder).submission
    homes = {child.id: group.id for group in submission.body for child in group.sections}
    assert homes["theme-children-birth-registration"] == "group-article-9"
    assert homes["theme-trafficking-victims"] == "group-article-6"


def test_another_text_is_made_of_the_same_draft_and_stands_beside_it(tmp_path):
    folder = tmp_path / "p"
    first = write_example("china-upr", folder).word
    before = (folder / "draft.yaml").read_bytes()
    other = build_project(folder, type_="hrc-oral-statement-upr-adoption")
    assert first.exists() and other.word.name == "CHN-HRC-adoption-EHRO.docx"
    assert other.checked.project.draft.session is None
    assert (folder / "draft.yaml").read_bytes() == before


@pytest.mark.parametrize("type_", [t for t in TYPES if load_body(t).font is not None])
def test_the_word_file_is_set_as_its_body_asks(type_):
    checked = check_type(type_, "KEN", prose={"opening": "We are *very* **gravely** concerned."})
    data = write_word(checked.submission, load_base_document()[1])
    font = load_body(type_).font
    found = read_document(data, "x.docx").report.body_font
    assert font is not None and found is not None
    assert (found.name, found.size) == (font.value.name, font.value.size_points)
    if font.value.plain:
        assert b"<w:b/>" not in read_parts(data)["word/document.xml"]
        assert b"<w:i/>" not in read_parts(data)["word/document.xml"]


def test_what_only_the_person_can_say_is_a_gap_where_it_is_missing():
    def gaps(type_: str, **changes: object) -> list[str]:
        tree = check_type(type_, "KEN", "any-refugees", **changes).submission
        return [node.what for node in iter_submission_inlines(tree) if isinstance(node, Gap)]

    without = ORGANISATION.model_copy(update={"ecosoc_status": ""})
    written = "hrc-written-statement-general"
    assert gaps(written, organisations=(without,)) == [
        "consultative status with the Economic and Social Council"
    ]
    assert gaps(written, organisations=(without, ORGANISATION)) == []
    assert gaps("sp-communication", case=Case()) == [
        "kind of case",
        "whether the Government may be told the names of the victims",
    ]
    assert gaps("sp-communication", case=Case(kinds=("law-or-policy",))) == []
