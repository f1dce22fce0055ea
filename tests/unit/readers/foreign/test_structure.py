"""Headings make sections; cover, body and annexes are told apart, and doubt is said."""

from tests.foreign_files import document, paragraph
from uprdraft.document.tree import Paragraph
from uprdraft.document.walk import heading_text, iter_sections
from uprdraft.readers.foreign import read_document

LONG = "The authorities return people without looking at the risk that each of them would face. " * 3
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def style(id_: str, name: str, base: str = "", outline: int | None = None) -> str:
    on = f'<w:basedOn w:val="{base}"/>' if base else ""
    level = "" if outline is None else f'<w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr>'
    return f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{on}{level}</w:style>'


STYLES = (
    style("berschrift1", "heading 1") + style("2", "제목 2") + style("Mine", "Our Heading", "berschrift1")
    + style("Part", "Part", outline=2) + style("T", "Title") + style("Body", "Unheading", "berschrift1", 9)
    + style("Loop", "Loop", "Loop2") + style("Loop2", "Loop2", "Loop")
)  # fmt: skip


def styled(text: str, id_: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{id_}"/>')


def read(body: str, styles: str = STYLES):
    return read_document(document(body, styles=styles), "x.docx")


def outline(submission) -> list[tuple[str, int, str]]:
    return [
        (s.kind, s.heading.level if s.heading else 0, heading_text(s.heading))
        for s in iter_sections(submission)
    ]


def test_headings_by_style_name_base_outline_and_paragraph():
    body = (
        styled("One", "berschrift1") + styled("Two", "2") + styled("Mine", "Mine") + styled("Three", "Part")
        + styled("None", "Body") + paragraph("Four", '<w:outlineLvl w:val="3"/>') + styled("Loop", "Loop")
    )  # fmt: skip
    found = read(body)
    sources = [(h.level, h.source) for h in found.report.headings]
    assert sources == [(1, "style"), (2, "style"), (1, "style"), (3, "outline"), (4, "outline")]
    assert [len(s.sections) for s in found.submission.body] == [1, 1]


def test_a_text_without_styles_has_headings_by_their_looks():
    body = (
        paragraph("Joint Submission to the UPR", run="<w:b/>")
        + paragraph("I. Introduction", run="<w:b/>") + paragraph(LONG)
        + paragraph("II. Refoulement", run="<w:b/>") + paragraph(LONG)
    )  # fmt: skip
    found = read(body)
    assert [h.source for h in found.report.headings] == ["looks", "looks"]
    assert [heading_text(s.heading) for s in found.submission.body] == ["I. Introduction", "II. Refoulement"]


def test_a_first_page_with_a_title_is_a_cover_and_certain():
    body = (
        styled("Submission on China", "T")
        + paragraph("An organisation")
        + BREAK
        + styled("One", "berschrift1")
    )
    found = read(body + paragraph(LONG) + styled("Two", "berschrift1"))
    assert outline(found.submission) == [("cover", 0, ""), ("body", 1, "One"), ("body", 1, "Two")]
    cover, _ = found.report.taken
    assert (cover.kind, cover.first, cover.last, cover.words, cover.is_certain) == (
        "cover",
        "b1",
        "b2",
        5,
        True,
    )
    assert [r.words for r in found.report.counts.readings] == [found.report.counts.body]


def test_lines_before_the_first_heading_may_be_a_cover_and_are_counted_both_ways():
    body = paragraph("Submission on China") + paragraph("An organisation") + styled("One", "berschrift1")
    found = read(body + paragraph(LONG) + styled("Two", "berschrift1"))
    cover = found.report.taken[0]
    assert (cover.kind, cover.is_certain) == ("cover", False)
    body_words, with_cover = (r.words for r in found.report.counts.readings)
    assert with_cover == body_words + 5


def opening(*lines: str):
    body = "".join(paragraph(line) for line in lines) + styled("One", "berschrift1")
    return read(body + paragraph(LONG) + styled("Two", "berschrift1"))


def test_a_cover_may_describe_the_organisation_where_it_gives_a_contact_too():
    about = "We are a group of lawyers that was founded in 2009 and that looks after people in prison. " * 2
    found = opening("Submission on China", about, "Contact: Director, info@group.example, www.group.example")
    cover = found.report.taken[0]
    assert (cover.kind, cover.is_certain) == ("cover", False)
    body_words, with_cover = (r.words for r in found.report.counts.readings)
    assert with_cover == body_words + found.report.counts.cover


def test_prose_that_names_the_address_of_a_person_is_no_cover():
    about = "We are a group of lawyers that was founded in 2009 and that looks after people in prison. " * 2
    found = opening(
        "Submission on China", about, "The witness can be written to at witness@mail.example now."
    )
    assert found.submission.cover is None


def test_prose_before_the_first_heading_is_no_cover():
    found = read(paragraph(LONG) + styled("One", "berschrift1") + styled("Two", "berschrift1"))
    assert [kind for kind, _, _ in outline(found.submission)] == ["body", "body", "body"]


def test_an_annex_heading_begins_the_annexes_in_any_language():
    for title in ("Annex I: Cases", "Appendix", "부록 1", "附件一", "Приложение 2", "Anexo"):
        body = (
            styled("One", "berschrift1")
            + paragraph(LONG)
            + styled(title, "berschrift1")
            + paragraph("In it.")
        )
        found = read(body)
        assert [kind for kind, _, _ in outline(found.submission)] == ["body", "annex"], title
        assert found.report.counts.annexes > 0
        assert not found.submission.annexes[0].counts


def test_a_list_of_sources_at_the_end_is_counted_both_ways():
    body = (
        styled("One", "berschrift1")
        + paragraph(LONG)
        + styled("References", "berschrift1")
        + paragraph("A book.")
    )
    with_list, without = (r.words for r in read(body).report.counts.readings)
    assert with_list - without == 3


def test_titles_have_their_role():
    found = read(styled("Submission on China", "T") + BREAK + styled("One", "berschrift1"))
    assert found.submission.cover is not None
    (block,) = found.submission.cover.blocks
    assert isinstance(block, Paragraph)
    assert block.role == "title"


def test_an_empty_file_is_an_empty_tree():
    found = read("")
    assert found.submission.body == ()
    assert found.report.taken == ()
