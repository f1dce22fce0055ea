"""The page that a delegation gets: what its State asked before, what became of it, what to ask now, on one page."""

import json
import subprocess
from dataclasses import replace

import pytest

from tests.drafting import example_project
from tests.support import find_tool
from uprdraft.document.tree import Paragraph, Table
from uprdraft.document.walk import iter_blocks, iter_sections, plain_text
from uprdraft.errors import UsageError
from uprdraft.pipeline.earlier.pages import Pages
from uprdraft.pipeline.earlier.sheets import sheet_text, sheet_word
from uprdraft.records.draft import ChosenTheme, EarlierStatus
from uprdraft.records.reference import EarlierRecommendation
from uprdraft.values.words import count_words

LONG = (
    "Take every measure that is needed so that people who seek asylum are not returned to a place where they would "
    "be at risk of torture, give them access to a fair and individual procedure with counsel, an interpreter and an "
    "appeal that suspends removal, and publish each year the number of those who applied"
)
FORTY = " ".join(["Cease"] + ["return"] * 39)


def materials_of(**changes):
    project, shelves = example_project()
    return shelves.materials(replace(project, draft=project.draft.model_copy(update=changes)))


def blocks_of(page, kind):
    return [b for s in iter_sections(page.submission) for b in iter_blocks(s.blocks) if isinstance(b, kind)]


@pytest.fixture(scope="module")
def pages():
    return Pages(materials_of())


def test_states_are_those_that_recommended_something_on_the_themes(pages):
    assert pages.states == ["CAN", "CZE", "KOR"]


def test_a_page_says_what_was_asked_what_became_of_it_and_what_to_ask_now(pages):
    page = pages.make("CZE")
    text = " ".join(sheet_text(page.submission, example_project()[0]).split())
    assert text.startswith("For the delegation of Czechia")
    assert "Protect North Korean refugees as international law requires" in text
    assert (
        "Noted | Not implemented. (CEDAW/C/CHN/CO/9, para. 29, as cited in testimony of 13 June 2023)" in text
    )
    assert (
        text.index("R1.")
        < text.index("Suggested question in advance")
        < text.index("What has China done to end")
    )
    assert page.left_out == 0


def test_two_or_three_asks_of_at_most_forty_words_and_one_question(pages):
    for state in pages.states:
        page = pages.make(state)
        paragraphs = blocks_of(page, Paragraph)
        asks = [plain_text(b.content) for b in paragraphs if b.role == "recommendation"]
        assert len(asks) == page.asks
        assert 2 <= len(asks) <= 3
        assert max(count_words(ask) for ask in asks) <= 40
        assert sum(plain_text(b.content).endswith("?") for b in paragraphs) == 1


def test_an_ask_that_is_dangerous_alone_stands_only_with_what_it_needs():
    draft = example_project()[0].draft
    themes = tuple(
        t.model_copy(
            update={"recommendations": tuple(r for r in t.recommendations if r.id != "end-forced-returns")}
        )
        for t in draft.themes
    )
    materials = materials_of(themes=themes)
    library = materials.library.recommendations
    needing = [c.id for t in themes for c in t.recommendations if "end-forced-returns" in library[c.id].needs]
    assert needing
    page = Pages(materials).make("CZE")
    refs = {b.origin.ref.rpartition("/")[2] for b in blocks_of(page, Paragraph) if b.role == "recommendation"}
    assert refs
    assert not refs & set(needing)


def test_a_state_that_asked_nothing_gets_no_claim_that_there_was_nothing(pages):
    page = pages.make("FRA")
    assert page.earlier == 0
    assert blocks_of(page, Table) == []
    assert "recommended before" not in sheet_text(page.submission, example_project()[0])


def test_a_text_for_a_committee_or_without_asks_has_no_page():
    project, shelves = example_project()
    with pytest.raises(UsageError, match="recommends nothing"):
        Pages(materials_of(themes=()))
    body = shelves.body.model_copy(update={"abbreviation": "CEDAW"})
    with pytest.raises(UsageError, match="no pages for delegations"):
        Pages(replace(shelves, body=body).materials(project))


def crowded():
    """Return the example with eight long recommendations by one State, long comments and asks of 40 words."""
    project, shelves = example_project()
    entries = tuple(
        EarlierRecommendation(
            id=f"chn-2-x-{n}", recommending_state="CZE", summary="x", text=f"{LONG} {n}", position="noted",
            paragraph=f"186.{n}", certainty="secondary",
        )
        for n in range(8)
    )  # fmt: skip
    review = next(r for r in shelves.reference.reviews if r.cycle == 2)
    reviews = (review.model_copy(update={"recommendations": entries}),)
    first = project.draft.themes[0]
    asks = tuple(c.model_copy(update={"own_wording": f"{FORTY}."}) for c in first.recommendations)
    earlier = tuple(EarlierStatus(id=e.id, status="in-progress", comment=f"{LONG}. " * 2) for e in entries)
    theme = ChosenTheme(id=first.id, recommendations=asks, earlier=earlier)
    draft = project.draft.model_copy(update={"themes": (theme,)})
    return project, Pages(
        replace(shelves, reference=replace(shelves.reference, reviews=reviews)).materials(
            replace(project, draft=draft)
        )
    )


def test_what_does_not_fit_is_left_out_and_counted():
    page = crowded()[1].make("CZE")
    assert page.earlier >= 1
    assert page.earlier + page.left_out == 8
    assert page.left_out > 0


@pytest.mark.slow
def test_a_page_is_one_page(tmp_path):
    """LibreOffice sets the fullest page, and those of the example, on one page each."""
    office = find_tool("soffice", "SOFFICE")
    project, made = crowded()
    sheets = {
        "full": made.make("CZE"),
        **{s: Pages(materials_of()).make(s) for s in ("CAN", "CZE", "KOR", "FRA")},
    }
    for name, page in sheets.items():
        (tmp_path / f"{name}.docx").write_bytes(sheet_word(page.submission, project, f"{name}.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{name}.docx") for name in sheets]
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pages = {name: (tmp_path / f"{name}.pdf").read_bytes().count(b"/Type/Page\n") for name in sheets}
    pages |= {
        n: (tmp_path / f"{n}.pdf").read_bytes().count(b"/Type/Page/")
        for n, found in pages.items()
        if not found
    }
    assert json.dumps(pages) == json.dumps(dict.fromkeys(sheets, 1))
