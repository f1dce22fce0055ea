"""What a colleague did to the Word file finds its place in the draft, and nothing else changes."""

import copy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.docx_files import make_zip, read_parts
from tests.pulled import W, text_of
from uprdraft.errors import UnusableFileError
from uprdraft.loading.drafts import save_draft
from uprdraft.loading.locate import data_folder
from uprdraft.loading.project import read_project
from uprdraft.pipeline.build import build_project
from uprdraft.pipeline.pulling import look_at_copy, take

METHOD = """First words with [a page](https://example.org/a) and *looks*.[@hrc-res-52-28]

- One item.
- Two items.^[A note.]

| Year | Number |
|---|---|
| 2021 | 12 |

> Quoted words.

Last words."""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pulled") / "project"
    shutil.copytree(data_folder() / "examples" / "china-upr", folder)
    project = read_project(folder)
    save_draft(project, {"prose": {**project.draft.prose, "method": METHOD}})
    return folder, build_project(folder).word.name


@pytest.fixture
def project(built, tmp_path):
    shutil.copytree(built[0], tmp_path / "project")
    return tmp_path / "project"


class Copy:
    """A copy of the built file that a test edits by words."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder.parent / "edited.docx"
        self.parts = read_parts((folder / "build" / name).read_bytes())
        self.root: Any = etree.fromstring(self.parts["word/document.xml"])

    def find(self, start: str) -> Any:
        return next(p for p in self.root.iter(W + "p") if text_of(p).startswith(start))

    def say(self, start: str, old: str, new: str) -> None:
        piece = next(t for t in self.find(start).iter(W + "t") if old in (t.text or ""))
        piece.text = piece.text.replace(old, new, 1)

    def add_after(self, start: str, text: str) -> None:
        new = copy.deepcopy(self.find(start))
        for element in [e for e in new if e.tag != W + "pPr"]:
            new.remove(element)
        etree.SubElement(etree.SubElement(new, W + "r"), W + "t").text = text
        self.find(start).addnext(new)

    def save(self) -> Path:
        self.parts["word/document.xml"] = etree.tostring(self.root)
        self.path.write_bytes(make_zip(self.parts))
        return self.path


@pytest.fixture
def pulled(built, project) -> Callable[..., list[str]]:
    def call(edit: Callable[[Copy], None]):
        edited = Copy(project, built[1])
        edit(edited)
        pulling = look_at_copy(edited.save(), project)
        outcome = take(pulling, {p.number for p in pulling.proposals})
        assert outcome.refused == () and outcome.differing == () and outcome.disturbed == ()
        return outcome.project.draft

    return call


def test_an_untouched_copy_changes_nothing(built, project):
    pulling = look_at_copy(Copy(project, built[1]).save(), project)
    assert pulling.proposals == ()
    assert len(pulling.edited.units) > 100


def test_prose_keeps_its_citation_link_and_emphasis(pulled):
    draft = pulled(lambda c: c.say("First words", "First", "Opening"))
    assert draft.prose["method"] == METHOD.replace("First", "Opening")


@pytest.mark.parametrize(
    ("start", "old", "new"),
    [
        ("One item", "One", "1 *"),
        ("Two items", "Two", "Three"),
        ("Quoted", "Quoted", "Spoken"),
        ("12", "12", "13"),
    ],
)
def test_one_place_inside_a_list_quotation_or_table_is_changed(pulled, start, old, new):
    draft = pulled(lambda c: c.say(start, old, new))
    assert draft.prose["method"] == METHOD.replace(old, new, 1)


def test_a_new_item_stands_in_its_list(pulled):
    draft = pulled(lambda c: c.add_after("One item", "One more."))
    assert "- One item.\n- One more.\n- Two items.^[A note.]" in draft.prose["method"]


def test_a_deleted_item_is_gone_and_the_other_stays(pulled):
    draft = pulled(lambda c: c.find("One item").getparent().remove(c.find("One item")))
    assert "One item" not in draft.prose["method"]
    assert "- Two items.^[A note.]" in draft.prose["method"]


def test_a_changed_note_is_written_out(pulled):
    def edit(edited):
        root: Any = etree.fromstring(edited.parts["word/endnotes.xml"])
        piece = next(t for t in root.iter(W + "t") if t.text == "A note.")
        piece.text = "Another note."
        edited.parts["word/endnotes.xml"] = etree.tostring(root)

    draft = pulled(edit)
    assert draft.prose["method"] == METHOD.replace("A note.", "Another note.")


def test_a_recommendation_and_a_fact_get_their_own_wording(pulled):
    def edit(edited):
        edited.say("Cease all forcible", "Cease", "End")
        edited.say("In May 2023, the Committee", "In May", "In the spring of")

    theme = pulled(edit).find_theme("refoulement")
    assert theme.recommendations[0].own_wording.startswith("End all forcible returns of North Koreans")
    assert theme.facts[0].own_wording.startswith("In the spring of 2023, the Committee")
    assert theme.facts[0].text.startswith("In May 2023")


def test_the_law_becomes_an_override_that_knows_what_it_replaces(pulled):
    draft = pulled(lambda c: c.say("Article 33", "Article 33", "Under article 33"))
    own = draft.overrides[-1]
    assert own.paragraph == "law/refoulement/2"
    assert own.text.startswith("Under article 33 of the 1951 Convention")
    assert "[@" in own.text
    assert len(own.replaces) == 12


def test_a_recommendation_taken_out_is_in_neither_list_and_the_law_stays(pulled, project):
    draft = pulled(lambda c: c.find("Release all").getparent().remove(c.find("Release all")))
    assert [o.left_out for o in draft.overrides] == [True]
    text = build_project(project).text.read_text("utf-8")
    assert "Release all North Koreans" not in text
    assert draft.find_theme("refoulement").recommendations[2].id == "release-people-held-for-irregular-entry"


def test_a_new_recommendation_is_the_persons_own(pulled):
    draft = pulled(lambda c: c.add_after("Grant UNHCR unh", "Invite the Special Rapporteur."))
    taken = draft.find_theme("unhcr-access").recommendations[1]
    assert (taken.id, taken.own_wording) == (
        "own-invite-the-special-rapporteur",
        "Invite the Special Rapporteur.",
    )


def test_a_theme_heading_is_the_themes(pulled):
    draft = pulled(lambda c: c.say("Prohibition of refo", "Prohibition", "Rule"))
    assert draft.find_theme("refoulement").heading == "Rule of refoulement"


def test_a_clash_is_named_and_left_until_it_is_chosen(built, project):
    edited = Copy(project, built[1])
    edited.say("Last words", "Last", "Final")
    path = edited.save()
    now = read_project(project)
    save_draft(now, {"prose": {**now.draft.prose, "method": METHOD.replace("Last words", "Closing words")}})
    proposal = look_at_copy(path, project).proposals[0]
    assert "Closing" in proposal.clash
    take(look_at_copy(path, project), {1})
    assert read_project(project).draft.prose["method"].endswith("Final words.")


@pytest.mark.parametrize(
    ("start", "old", "new", "before", "after"),
    [
        ("First words", "First", "Opening", "*looks*.[@hrc-res-52-28]", "*looks*, indeed.[@hrc-res-52-28]^[Or so.]"),
        ("First words", "First", "Opening", "https://example.org/a", "https://example.org/b"),
        ("Two items", "Two", "Three", "items.^[A note.]", "items.^[Another note.]"),
        ("12", "12", "13", "| 2021 |", "| 2022 |"),
        ("Quoted", "Quoted", "Spoken", "words.\n\nLast", "words, twice.\n\nLast"),
    ],
)  # fmt: skip
def test_what_copy_and_draft_changed_in_one_place_is_joined(built, project, start, old, new, before, after):
    edited = Copy(project, built[1])
    edited.say(start, old, new)
    path = edited.save()
    now = read_project(project)
    since = METHOD.replace(before, after)
    assert since != METHOD
    save_draft(now, {"prose": {**now.draft.prose, "method": since}})
    (proposal,) = look_at_copy(path, project).proposals
    assert (proposal.clash, proposal.woven) == ("", True)
    assert f"[-{old}-]{{+{new}+}}" in proposal.shown
    outcome = take(look_at_copy(path, project), {1})
    assert (outcome.differing, outcome.disturbed) == ((), ())
    assert read_project(project).draft.prose["method"] == since.replace(old, new, 1)


def test_a_paragraph_that_word_tracked_as_moved_stands_elsewhere_with_its_note(built, project):
    edited = Copy(project, built[1])
    first, last = edited.find("First words"), edited.find("Last words")
    moved = copy.deepcopy(first)
    for paragraph, kind in ((first, "moveFrom"), (moved, "moveTo")):
        runs = [e for e in paragraph if e.tag == W + "r"]
        wrap = etree.Element(W + kind)
        for name, value in (("id", "70" if kind == "moveFrom" else "71"), ("author", "A")):
            wrap.set(W + name, value)
        runs[0].addprevious(wrap)
        wrap.extend(runs)
        mark = paragraph.find(W + "pPr")
        properties = (
            etree.SubElement(mark, W + "rPr") if mark.find(W + "rPr") is None else mark.find(W + "rPr")
        )
        etree.SubElement(properties, W + kind).set(W + "id", "72" if kind == "moveFrom" else "73")
    for mark in list(moved.iter(W + "bookmarkStart", W + "bookmarkEnd")):
        mark.getparent().remove(mark)
    last.addnext(moved)
    pulling = look_at_copy(edited.save(), project)
    outcome = take(pulling, {p.number for p in pulling.proposals})
    assert (outcome.refused, outcome.differing) == ((), ())
    prose = read_project(project).draft.prose["method"]
    assert prose.count("First words") == 1 and prose.index("Last words") < prose.index("First words")
    assert "*looks*.[@hrc-res-52-28]" in prose


def test_an_old_copy_does_not_undo_what_was_written_since(built, project):
    edited = Copy(project, built[1])
    edited.say("Last words", "Last", "Final")
    path = edited.save()
    now = read_project(project)
    save_draft(now, {"prose": {**now.draft.prose, "method": METHOD.replace("First words", "Opening words")}})
    build_project(project)
    pulling = look_at_copy(path, project)
    assert pulling.version is not None
    assert pulling.version.parent.name == "earlier"
    assert [p.kind for p in pulling.proposals] == ["changed"]
    take(pulling, {1})
    prose = read_project(project).draft.prose["method"]
    assert prose.startswith("Opening words") and prose.endswith("Final words.")
    build_project(project)
    assert look_at_copy(path, project).proposals == ()


def test_comments_become_remarks_without_their_writer(built, project):
    edited = Copy(project, built[1])
    run = next(edited.find("Last words").iter(W + "r"))
    start, end = etree.Element(W + "commentRangeStart"), etree.Element(W + "commentRangeEnd")
    start.set(W + "id", "5")
    end.set(W + "id", "5")
    run.addprevious(start)
    run.addnext(end)
    edited.parts["word/comments.xml"] = (
        f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="5" w:author="Jane Roe" w:initials="JR">'
        "<w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment></w:comments>"
    ).encode()
    for name, old, new in (
        ("[Content_Types].xml", b"</Types>", b'<Override PartName="/word/comments.xml" ContentType="application/'
         b'vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>'),
        ("word/_rels/document.xml.rels", b"</Relationships>", b'<Relationship Id="rIdC" Type="http://schemas.'
         b'openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>'),
    ):  # fmt: skip
        edited.parts[name] = edited.parts[name].replace(old, new)
    path = edited.save()
    take(look_at_copy(path, project), {1})
    found = read_project(project).draft.comments
    assert [(c.place, c.quote, c.text, c.author) for c in found] == [
        ("prose/method/5", "Last words.", "Is this so?", "")
    ]
    assert "Jane" not in (project / "draft.yaml").read_text("utf-8")
    assert look_at_copy(path, project).proposals == ()
    from uprdraft.pipeline.build import check_project

    assert [f.message for f in check_project(project).findings if f.rule == "remarks-settled"] == [
        "a remark is open: Is this so?"
    ]


def test_another_document_is_refused_in_one_line(project, tmp_path):
    import docx

    other = docx.Document()
    for number in range(10):
        other.add_paragraph(f"Words of another text, number {number}.")
    other.save(tmp_path / "other.docx")
    with pytest.raises(UnusableFileError, match="next to nothing in common"):
        look_at_copy(tmp_path / "other.docx", project)
