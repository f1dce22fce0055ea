"""Names and terms are found however a word processor set them, and a title only where a text has one."""

from dataclasses import replace

import pytest

from tests.drafting import checked_example, found
from tests.foreign_files import document, numbered, paragraph
from uprdraft.document.plain_marks import plainly_marked
from uprdraft.document.version import text_version
from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.pipeline.recognising import recognise
from uprdraft.readers.foreign import read_document
from uprdraft.rules._cover_text import find_states
from uprdraft.rules.examples import paragraph as block
from uprdraft.rules.examples import submission, with_body, word_file
from uprdraft.rules.run import run_rules

NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/>'
    '<w:lvlText w:val="{}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("the Democratic People’s Republic of Korea", "PRK"),
        ("the Democratic\u00a0People’s Republic\u202fof Korea", "PRK"),
        ("DEMOCRATIC PEOPLE’S REPUBLIC OF KOREA", "PRK"),
        ("the Democratic People's\nRepublic of Korea", "PRK"),
        ("Guinea–Bissau", "GNB"),
        ("Guinea\u2011Bissau", "GNB"),
        ("Timor‐Leste", "TLS"),
        ("Côte d’Ivoire", "CIV"),
        ("Viet\u00a0Nam", "VNM"),
        ("Republic of  Korea", "KOR"),
    ],
)
def test_a_state_is_found_however_its_name_is_set(text, state):
    assert [s.iso3 for s in find_states(text)] == [state]
    assert recognise(read_document(document(paragraph(f"Report on {text}")), "x").submission).state == state


SET = str.maketrans({" ": "\u00a0", "-": "\u2011", "'": "’"})
TEXTS = (
    "China is bound by the Migrant Workers Convention and must end forced labor.",
    "The regime's officials always tortured everybody in Viet Nam's camps without exception.",
    "We recommend that the Government ratify the Convention on the Rights of the Child and end child-labour.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_rules_find_the_same_in_typographic_marks(text):
    plain = word_file(submission(block(text)))
    set_ = word_file(submission(block(text.translate(SET))))
    found = [(f.rule, f.level, f.message) for f in run_rules(plain)]
    assert found
    assert [(f.rule, f.level, f.message) for f in run_rules(set_)] == found


def test_a_tree_without_such_marks_is_the_same_object():
    tree = submission(block("Plain words."))
    assert plainly_marked(tree) is tree
    changed = plainly_marked(submission(block("Viet\u00a0Nam’s")))
    lines = [plain_text(line) for s in iter_sections(changed) for _, line in iter_lines(s)]
    assert "Viet Nam's" in lines


HEADLESS = {
    "numbered paragraphs": "".join(
        numbered(text, 1)
        for text in (
            "In the third cycle, China accepted 284 recommendations",
            "The Committee against Torture raised this at its 56th session",
            "The situation in Myanmar is another matter",
        )
    ),
    "typed bullets": "".join(
        paragraph(f"• {text}")
        for text in ("Third cycle of the review", "Situation in Myanmar", "31st session")
    ),
    "a first sentence": paragraph(
        "Since the third cycle of the Universal Periodic Review the situation in Myanmar has become worse for them."
    ),
    "typed numbers": paragraph("1. In the third cycle nothing changed") + paragraph("2. Report on Myanmar"),
}


@pytest.mark.parametrize("body", HEADLESS.values(), ids=HEADLESS)
@pytest.mark.parametrize(("format_", "shown"), [("decimal", "%1."), ("bullet", "•")])
def test_text_is_no_title_in_a_file_without_a_cover(body, format_, shown):
    assert title_findings(body, NUMBERS.format(format_, shown)) == []


def test_the_lines_above_the_text_are_a_title():
    body = paragraph("Submission on Mongolia, third cycle") + numbered("First of all.", 1)
    assert title_findings(body, NUMBERS.format("decimal", "%1.")) == [
        "the title is about Mongolia; the text is checked as one on China",
        "the title names cycle 3; this type of text is for cycle 4",
    ]


def title_findings(body: str, numbering: str) -> list[str]:
    tree = read_document(document(body + paragraph("Text. " * 30), numbering=numbering), "x").submission
    made = with_body(word_file(replace(tree, meta=replace(tree.meta, country="CHN"))), cycle=4)
    return [f.message for f in run_rules(made) if f.rule == "title-is-right"]


def test_what_a_draft_says_in_typographic_marks_is_compared_as_it_stands():
    """A joint text whose members have curly names names them, and what they signed off is this version."""
    names = ("Women’s Network\u00a0Hanoi", "Red\u2011River Law\u202fOffice")
    members = [{"name": name, "role": "submitting"} for name in names]
    prose = {"summary": "The State’s practice\u00a0goes on."}
    made = checked_example(organisations=members, prose=prose)
    assert found(made, "members-all-named") == []
    signed = {"date": "2023-07-01", "version": text_version(made.submission)}
    agreed = checked_example(organisations=[{**m, "signed": signed} for m in members], prose=prose)
    assert found(made, "signed-off-by-all") != []
    assert found(agreed, "signed-off-by-all") == []
