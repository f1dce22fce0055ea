"""Every shipped example is a text that a careful organization would send, with the short texts made of its draft."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from uprdraft.document.tree import Gap, Paragraph, Submission
from uprdraft.document.walk import iter_submission_inlines, plain_text
from uprdraft.findings import Level
from uprdraft.loading.examples import load_examples
from uprdraft.loading.library import load_library
from uprdraft.loading.locate import data_folder
from uprdraft.loading.project import read_project
from uprdraft.pipeline.build import as_type, check_loaded
from uprdraft.pipeline.checked import Checked
from uprdraft.pipeline.shelves import load_shelves
from uprdraft.writers.text import write_text

EXAMPLES = load_examples()
TEXTS = [(name, type_) for name, e in EXAMPLES.items() for type_ in ("", *e.also)]
LEAST_NOTES = {
    "china-upr": 50, "china-cedaw": 30, "china-cat": 24, "china-crc-presession": 16,
    "vietnam-upr": 10, "mongolia-upr": 12, "rok-upr": 10, "dprk-upr": 20,
}  # fmt: skip
UNCERTAIN = {
    "china-cedaw": ["For the next session at which the Committee takes up China; its date is not known."],
    "china-cat": [
        "Information on China for the Committee",
        "For the next session at which the Committee takes up China; its date is not known.",
        "As at 2 November 2026, no report of the State party under review was known.",
    ],
    "china-crc-presession": ["On the report of the State party, CRC/C/CHN/5-6", "its date is not known"],
    "mongolia-upr": ["The session is inferred from the order of the previous cycle; it was not confirmed."],
    "rok-upr": ["The session is projected from the order of earlier cycles; no official calendar was found."],
}
_SYMBOL = re.compile(r"\b[A-Z]+/[A-Z0-9/.-]+\d")


@cache
def checked(name: str, type_: str = "") -> Checked:
    project = read_project(data_folder() / "examples" / name)
    if type_:
        project = replace(project, draft=as_type(project.draft, type_))
    return check_loaded(project, load_shelves(project))


@cache
def text(name: str, type_: str = "") -> str:
    return " ".join(write_text(checked(name, type_).submission).split())


def cover(submission: Submission) -> str:
    """Return what stands before the first part of the text, on the cover or at its head."""
    return " ".join(write_text(submission).split("\n=====")[0].split())


def test_every_folder_is_listed_and_every_entry_has_its_folder():
    folders = {p.name for p in (data_folder() / "examples").iterdir() if p.is_dir()}
    assert folders == set(EXAMPLES) == set(LEAST_NOTES)
    assert all(len(e.about) <= 90 for e in EXAMPLES.values())


def test_each_review_has_its_factsheet_and_its_oral_statements():
    reviews = [e for e in EXAMPLES.values() if e.id.endswith("-upr")]
    assert len(reviews) == 5
    for example in reviews:
        assert {t.split("-statement")[0] for t in example.also} == {
            "upr-advocacy-factsheet", "upr-presession", "hrc-oral",
        }  # fmt: skip


@pytest.mark.parametrize(("name", "type_"), TEXTS)
def test_it_is_complete_and_nothing_stands_against_it(name, type_):
    made = checked(name, type_)
    standing = [f for f in made.findings if f.level is not Level.ADVICE and f.acknowledged is None]
    assert standing == []
    assert not any(isinstance(node, Gap) for node in iter_submission_inlines(made.submission))
    assert not re.search(
        r"\{[{%#.]|\bthe the\b|\bof of\b|\.\.(?!\.)|TO BE COMPLETED| \.| ,", text(name, type_)
    )


@pytest.mark.parametrize(("name", "type_"), TEXTS)
def test_it_keeps_its_limit(name, type_):
    length = checked(name, type_).length
    assert length.most is None or length.used <= length.most
    assert length.used > 0


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_acknowledgement_gives_a_reason_and_is_needed(name):
    made = [checked(name, type_) for type_ in ("", *EXAMPLES[name].also)]
    marks = {f.mark for m in made for f in m.findings if f.acknowledged is not None}
    for entry in made[0].project.draft.acknowledged:
        assert len(entry.reason) > 40
        assert entry.mark in marks, entry


@pytest.mark.parametrize(("name", "type_"), TEXTS)
def test_every_note_leads_to_a_source(name, type_):
    notes = checked(name, type_).submission.notes
    assert len(notes) >= (2 if type_ else LEAST_NOTES[name])
    for note in notes:
        assert note.sources or _SYMBOL.search(plain_text(note.content)), plain_text(note.content)


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_later_than_its_day_is_used(name):
    made = checked(name)
    known = {**load_library().sources, **made.project.own_sources}
    cited = {s for note in made.submission.notes for s in note.sources}
    assert cited
    assert [s for s in cited if known[s].issued.is_after(made.submission.meta.as_of)] == []


@pytest.mark.parametrize("name", UNCERTAIN)
def test_the_cover_says_what_is_not_certain(name):
    shown = cover(checked(name).submission)
    for words in UNCERTAIN[name]:
        assert words in shown


@pytest.mark.parametrize("name", ["mongolia-upr", "rok-upr"])
def test_the_short_texts_for_a_review_say_it_too(name):
    for type_ in ("upr-advocacy-factsheet", "upr-presession-statement-geneva"):
        assert UNCERTAIN[name][0] in cover(checked(name, type_).submission)


@pytest.mark.parametrize(("name", "type_"), TEXTS)
def test_no_person_at_risk_is_named_or_described(name, type_):
    """The facts to be kept out are not used, and the sources whose titles tell of a live case are not cited."""
    made = checked(name, type_)
    library = load_library()
    used = {f.id for t in made.project.draft.themes for f in t.facts}
    for id_ in used:
        fact = library.facts[id_]
        assert not fact.withheld and fact.use not in ("avoid", "background"), id_
    cited = {s for note in made.submission.notes for s in note.sources}
    assert "nk-news-2023-05-18" not in cited
    assert "mongolia-four-captured-2023" not in used
    (organisation,) = made.project.draft.organisations
    assert organisation.contact.person == "" and organisation.contact.email.endswith("@example.org")


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_rests_on_testimony_is_told_as_testimony(name):
    """A fact with no better ground than a witness's word says so, itself or by what it follows in its theme."""
    made = checked(name)
    library = load_library()
    looked_at = 0
    for theme in made.project.draft.themes:
        told = ""
        for choice in theme.facts:
            told += choice.own_wording or choice.text
            if library.facts[choice.id].reliability.level == "D":
                looked_at += 1
                assert re.search(r"[Tt]estimony|\bsaid to\b", told), choice.id
    assert looked_at >= 1


def test_each_section_on_cedaw_opens_with_what_the_committee_said_and_what_became_of_it():
    made = checked("china-cedaw")
    themes = made.project.draft.themes
    assert len(themes) == 5
    for theme in themes:
        assert theme.earlier[0].id == "cedaw-c-chn-co-9"
        assert re.search(r"@cedaw-c-chn-co-9, para\. (29|30)", theme.earlier[0].own_wording)
        assert theme.earlier[0].comment.strip()
    sections = [s for group in made.submission.body for s in group.sections if s.id.startswith("theme-")]
    assert len(sections) == 5
    for section in sections:
        first = section.sections[0]
        assert first.id.endswith("-earlier")
        opening = first.blocks[0]
        assert isinstance(opening, Paragraph)
        assert "known to the submitting organization" in plain_text(opening.content)


@pytest.mark.parametrize("name", ["china-cedaw", "china-cat", "china-crc-presession"])
def test_a_committee_is_spoken_to_in_its_own_words(name):
    made = checked(name)
    body = " ".join(write_text(made.submission).split("\n=====", 1)[1].split("\nNotes\n")[0].split())
    assert made.body.body not in body
    assert "of the Convention" in body and "the Committee" in body


@pytest.mark.slow
@pytest.mark.parametrize("name", [e.id for e in EXAMPLES.values() if e.also])
def test_a_factsheet_fits_on_one_page(name, tmp_path: Path):
    import subprocess

    from tests.support import find_tool
    from uprdraft.loading.templates import load_base_document
    from uprdraft.writers.word import write_word

    soffice = find_tool("soffice", "SOFFICE")
    pdfinfo = find_tool("pdfinfo", "PDFINFO")
    word = tmp_path / "sheet.docx"
    base_name, base = load_base_document(None)
    word.write_bytes(
        write_word(checked(name, "upr-advocacy-factsheet").submission, base, base_name=base_name)
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(word)]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    shown = [pdfinfo, str(tmp_path / "sheet.pdf")]
    told = subprocess.run(shown, check=True, capture_output=True, text=True).stdout
    assert re.search(r"Pages:\s+1\b", told), told
