"""A text that is too long is told by how much, part by part, and what could be cut with the words each cut saves."""

from dataclasses import replace

import pytest

from uprdraft.document.count import count_submission
from uprdraft.document.length import Layout
from uprdraft.document.package_report import NumberUse, Reading, WordCounts
from uprdraft.document.tree import Heading, Note, NoteReference, Quote, Section, Submission, Table, Text
from uprdraft.findings import Level
from uprdraft.records.body import Limit
from uprdraft.rules.base import Context
from uprdraft.rules.examples import context, paragraph, recommended, submission, with_body, word_file
from uprdraft.rules.run import RULES


def findings(made: Context) -> list[str]:
    return [f"{f.level.value}: {f.message}" for f in RULES["length-within-limit"].check(made)]


def limited(made: Context, most: int, unit: str = "words", joint: int | None = None) -> Context:
    limit = Limit(unit=unit, individual=most, joint=joint or most * 2)
    return with_body(made, limit=limit, words_per_page=500, words_per_minute=150)


def test_a_repeat_comes_before_a_long_paragraph_and_each_cut_has_its_words():
    texts = ["Publish each year the number of all people held and returned."] * 2
    tree = replace(
        recommended(*texts),
        body=(*recommended(*texts).body, *submission(paragraph("word " * 200, path="l/1")).body),
    )
    said = findings(limited(context(tree), 150))
    assert said[0].startswith("error: 224 words counted, 74 over the limit of 150")
    assert said[1] == "advice: cut 1: leave out R2, which stands elsewhere; saves 11 words"
    assert said[2] == "advice: cut 2: shorten the paragraph 1 of 200 words to 120; saves 80 words, 91 in all"
    assert len(said) == 3  # enough is saved


def test_tables_notes_and_quotations_are_offered():
    table = Table((((Text("cell " * 30),),),), key="t")
    quote = Quote((paragraph("quoted " * 60, path="q/1", role="plain"),), key="q")
    base = submission(paragraph("A claim.", NoteReference("n1")), notes=(Note("n1", (Text("told " * 50),)),))
    body = replace(base.body[0], blocks=(*base.body[0].blocks, table, quote))
    tree = replace(base, body=(body,))
    made = with_body(context(tree), not_counted=("annexes",))
    made = limited(replace(made, count=count_submission(tree, notes_count=True)), 20)
    said = "\n".join(findings(made))
    assert "cut 1: move the table of 30 words to an annex; saves 30 words" in said
    assert "tell the quotation of 60 words in one sentence; saves 40 words" in said
    assert "shorten note 1 of 50 words to the reference; saves 20 words" in said


def test_whole_parts_come_last_and_the_parts_of_a_large_one_are_named():
    def theme(name: str, words: int) -> Section:
        return Section(name, Heading((Text(name),), 2, key=name), (paragraph("word " * words, path=name),))

    base = submission(paragraph("Short."))
    large = Section(
        "themes", Heading((Text("Themes"),), 1, key="th"), (), (theme("Water", 100), theme("Food", 60))
    )
    (found, *cuts) = RULES["length-within-limit"].check(
        limited(context(replace(base, body=(*base.body, large))), 110)
    )
    assert "Water 101, Food 61, Summary 2" in found.hint
    assert [c.message for c in cuts] == ["cut 1: leave out the whole part “Food”; saves 61 words"]


def test_typed_numbers_count_and_are_the_cheapest_cut():
    tree = submission(*(paragraph(f"{n}. A point made.", path=f"p/{n}", role="plain") for n in range(1, 11)))
    uses = tuple(NumberUse(f"p-{n}", "typed", f"{n}.") for n in range(1, 11))
    said = findings(limited(word_file(tree, numbers=uses), 35))
    assert said[1] == "advice: cut 1: let Word make the numbers that are typed; saves 10 words"


def test_pages_are_counted_where_somebody_did_and_else_estimated():
    tree: Submission = submission(paragraph("word " * 2600))
    made = limited(context(tree), 5, "pages", joint=10)
    assert findings(made)[0].startswith(
        "warning: 2601 words, about 5.3 pages of 5 pages (at 500 words a page)"
    )
    assert findings(replace(made, layout=Layout("LibreOffice", 7)))[0].startswith(
        "error: 2601 words, 7 pages of 5 pages (as LibreOffice lays it out; Word may differ by a page): 2 pages over"
    )
    assert findings(replace(made, layout=Layout("LibreOffice", 6)))[0].startswith(
        "warning: 2601 words, 6 pages"
    )
    unread = replace(made, layout=Layout("LibreOffice", why_not="LibreOffice was not found"))
    assert (
        "about 5.3 pages of 5 pages (at 500 words a page; an estimate, LibreOffice was not found)"
        in findings(unread)[0]
    )
    assert findings(replace(made, layout=Layout("LibreOffice", 5))) == []


@pytest.mark.parametrize(("joint", "level"), [(None, Level.WARNING), (False, Level.ERROR), (True, None)])
def test_a_file_that_may_be_joint_is_told_so(joint: bool | None, level: Level | None):
    made = replace(limited(word_file(submission(paragraph("word " * 150))), 100), joint=joint)
    found = [f for f in RULES["length-within-limit"].check(made) if f.level is not Level.ADVICE]
    assert [f.level for f in found] == ([level] if level else [])
    assert all(("--joint" in f.hint) is (joint is None) for f in found)


def test_both_readings_are_shown_where_the_limit_lies_between_them():
    counts = WordCounts(
        readings=(Reading("body", 151), Reading("body with what was taken as the cover", 181))
    )
    made = word_file(submission(paragraph("word " * 150)), counts=counts)
    said = findings(limited(made, 160))
    assert said == [
        "advice: the limit of 160 lies between several ways to count. 151 words: body; "
        "181 words: body with what was taken as the cover"
    ]
    assert findings(limited(made, 200)) == []
