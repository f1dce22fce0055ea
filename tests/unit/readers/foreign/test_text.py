"""The tree holds what is shown, with changes accepted; the report holds the rest."""

# ruff: noqa: E501 - one case a line reads better than a wrapped one

import pytest

from tests.foreign_files import document, paragraph
from uprdraft.document.tree import Contents, Emphasis, Link, NoteReference, Paragraph, Strong, Table, Text
from uprdraft.document.walk import iter_blocks, iter_lines, iter_sections, plain_text
from uprdraft.readers.foreign import find_element, read_document
from uprdraft.readers.package import open_package

BOX = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
SHAPE = f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>"


def read(body: str, **more):
    return read_document(document(body, **more), "x.docx")


def lines(read_file) -> list[str]:
    return [plain_text(line) for s in iter_sections(read_file.submission) for _, line in iter_lines(s)]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("a") + run("b"), "ab"),
        ("<w:r><w:t> a </w:t></w:r>", "a"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        ("<w:r><w:t>a</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a\u2011b"),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', "α"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        (f'<w:hyperlink w:anchor="x">{run("a")}</w:hyperlink>', "a"),
        (f"<w:smartTag><w:smartTag>{run('a')}</w:smartTag></w:smartTag>", "a"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>", "a"),
        (f'<w:fldSimple w:instr=" REF x ">{run("a")}</w:fldSimple>', "a"),
        (field("REF x", "a"), "a"),
        (field("IF " + field("REF y", "no") + " x", "a"), "a"),
        (f"<w:bdo w:val='rtl'>{run('שלום')}</w:bdo>", "שלום"),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "x+1"),
        (f"<w:r><w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>", "漢"),
        (run("e\u0301"), "é"),
        ('<w:unknown><w:r><w:t>a</w:t></w:r></w:unknown>', "a"),
        (f'<mc:AlternateContent><mc:Choice Requires="w14">{run("a")}</mc:Choice><mc:Fallback>{run("b")}</mc:Fallback></mc:AlternateContent>', "a"),
        (f'<mc:AlternateContent><mc:Choice xmlns:q="urn:unheard-of" Requires="q">{run("a")}</mc:Choice><mc:Fallback>{run("b")}</mc:Fallback></mc:AlternateContent>', "b"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(inside, text):
    assert lines(read(f"<w:p>{inside}</w:p>")) == [text]


def test_insertions_are_text_deletions_are_not_and_both_are_reported():
    body = (
        f'<w:p>{run("It ")}<w:ins w:author="Kim" w:date="2023-07-01T00:00:00Z">{run("is")}</w:ins>'
        '<w:del w:author="Lee" w:date="2023-07-02T00:00:00Z"><w:r><w:delText>was</w:delText></w:r></w:del></w:p>'
    )
    found = read(body)
    assert lines(found) == ["It is"]
    kinds = [(r.kind, r.author, r.text, r.key) for r in found.report.revisions]
    assert kinds == [("insertion", "Kim", "is", "b1"), ("deletion", "Lee", "was", "b1")]


def test_moved_text_stands_once_at_its_new_place():
    body = (
        f'<w:p><w:moveFrom w:author="A">{run("moved")}</w:moveFrom></w:p>'
        f'<w:p><w:moveTo w:author="A">{run("moved")}</w:moveTo></w:p>'
    )
    found = read(body)
    assert [line for line in lines(found) if line] == ["moved"]
    assert {r.kind for r in found.report.revisions} == {"move-from", "move-to"}


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    body = paragraph("One ", '<w:rPr><w:del w:author="A"/></w:rPr>') + paragraph("two.")
    assert lines(read(body)) == ["One two."]


def test_a_deleted_row_is_gone_and_reported():
    row = "<w:tr>{}<w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr>"
    gone = row.format('<w:trPr><w:del w:author="A"/></w:trPr>', run("x"), run("y"))
    found = read(f"<w:tbl>{row.format('', run('a'), run('b'))}{gone}</w:tbl>")
    assert lines(found) == ["a", "b"]
    assert [r.text for r in found.report.revisions] == ["xy"]


def test_changed_formatting_is_reported_with_its_block():
    change = '<w:rPrChange w:author="Kim" w:date="2023"><w:rPr/></w:rPrChange>'
    (revision,) = read(paragraph("a") + paragraph("b", run=f"<w:b/>{change}")).report.revisions
    assert (revision.kind, revision.author, revision.key) == ("formatting", "Kim", "b2")


def test_hidden_text_is_reported_and_not_counted():
    found = read(f"<w:p>{run('Seen')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen words</w:t></w:r></w:p>")
    assert lines(found) == ["Seen"]
    assert [(h.text, h.key) for h in found.report.hidden] == [("unseen words", "b1")]
    assert (found.report.counts.body, found.report.counts.hidden) == (1, 2)


@pytest.mark.parametrize(
    "content",
    [
        f"<w:drawing>{SHAPE}</w:drawing>",
        f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>",
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{SHAPE}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>",
    ],
    ids=["shape", "vml", "both as alternatives"],
)
def test_a_text_box_is_read_once_and_stands_in_the_report(content):
    found = read(f"<w:p>{run('Seen')}<w:r>{content}</w:r></w:p>")
    assert lines(found) == ["Seen"]
    assert [(box.text, box.key) for box in found.report.text_boxes] == [("In a box", "b1")]


def test_fields_are_reported_by_kind_and_state():
    begin = '<w:r><w:fldChar w:fldCharType="begin"{}/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = (
        f"<w:p>{field('PAGE', '3')}</w:p><w:p>{begin.format('', 'XE a')}{end}</w:p>"
        f"<w:p>{begin.format(' w:dirty=' + chr(34) + '1' + chr(34), 'DATE')}{end}</w:p>"
        f"<w:p>{begin.format('', 'REF lost')}{run('not lost')}</w:p><w:p>{run('after')}</w:p>"
    )
    found = read(body)
    states = [(f.kind, f.state) for f in found.report.fields]
    assert states[:3] == [("PAGE", "complete"), ("XE", "no-result"), ("DATE", "dirty")]
    assert states[3][1] == "unclosed"
    assert lines(found)[-2:] == ["not lost", "after"]


def test_links_by_element_and_by_field_are_reported_and_lead_where_a_tree_may_lead():
    link = '<Relationship Id="rIdL" Type="x/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    file = '<Relationship Id="rIdF" Type="x/hyperlink" Target="file:///C:/secret" TargetMode="External"/>'
    code = "HYPERLINK &quot;https://example.org/b&quot; \\l &quot;top&quot;"
    body = (
        f'<w:p><w:hyperlink r:id="rIdL">{run("here")}</w:hyperlink></w:p>'
        f'<w:p><w:hyperlink r:id="rIdF">{run("there")}</w:hyperlink></w:p>'
        f"<w:p>{field(code, 'field')}</w:p>"
    )
    found = read(body, relations=link + file)
    targets = [(h.text, h.target) for h in found.report.hyperlinks]
    assert targets == [
        ("here", "https://example.org/"),
        ("there", "file:///C:/secret"),
        ("field", "https://example.org/b#top"),
    ]
    links = [
        n
        for s in iter_sections(found.submission)
        for _, line in iter_lines(s)
        for n in line
        if isinstance(n, Link)
    ]
    assert [one.url for one in links] == ["https://example.org/", "https://example.org/b"]


def test_a_table_of_contents_is_one_block_and_its_entries_are_counted_apart():
    opening, closing = field('TOC \\o "1-2"', "One\t1").rsplit(
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>', 1
    )
    body = (
        f"<w:p>{opening}</w:p><w:p>{run('Two')}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        + paragraph("Words of the text.")
        + closing
    )
    found = read(body)
    (section,) = found.submission.body
    assert isinstance(section.blocks[0], Contents)
    assert lines(found) == ["Words of the text."]
    assert found.report.counts.contents == 3


def test_merged_cells_keep_the_columns_and_nested_tables_their_words():
    inner = (
        f"<w:tbl><w:tr><w:tc><w:p>{run('in')}</w:p></w:tc><w:tc><w:p>{run('ner')}</w:p></w:tc></w:tr></w:tbl>"
    )
    body = (
        f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>{run('wide')}</w:p></w:tc>"
        f"<w:tc><w:p>{run('c')}</w:p></w:tc></w:tr>"
        f"<w:tr><w:tc><w:p>{run('a')}</w:p><w:p>{run('b')}</w:p></w:tc><w:tc>{inner}<w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    (table,) = [b for s in iter_sections(read(body).submission) for b in iter_blocks(s.blocks)]
    assert isinstance(table, Table)
    assert [plain_text(cell) for cell in table.header] == ["wide", "", "c"]
    assert [plain_text(cell) for cell in table.rows[0]] == ["a\nb", "in\nner", ""]


@pytest.mark.parametrize(
    "wrapper", ["<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml>{}</w:customXml>"]
)
def test_content_controls_round_blocks_rows_and_cells_are_looked_through(wrapper):
    cell = wrapper.format(f"<w:tc><w:p>{run('cell')}</w:p></w:tc>")
    row = wrapper.format(f"<w:tr>{cell}<w:tc><w:p>{run('other')}</w:p></w:tc></w:tr>")
    assert lines(read(wrapper.format(paragraph("block")) + f"<w:tbl>{row}</w:tbl>")) == [
        "block",
        "cell",
        "other",
    ]


def test_emphasis_is_kept():
    (line,) = [
        line
        for s in iter_sections(read(paragraph("loud", run="<w:b/><w:i/>")).submission)
        for _, line in iter_lines(s)
    ]
    assert line == (Strong((Emphasis((Text("loud"),)),)),)


def test_every_block_leads_back_to_its_element():
    data = document(paragraph("a") + f"<w:tbl><w:tr><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>")
    root = open_package(data, "x.docx").parse("word/document.xml")
    looked_at = 0
    for section in iter_sections(read_document(data, "x.docx").submission):
        for block in iter_blocks(section.blocks):
            element = find_element(root, block.origin.ref)
            assert element is not None
            assert isinstance(block, Paragraph)
            assert plain_text(block.content) == "".join(map(str, element.itertext()))
            looked_at += 1
    assert looked_at == 2


def test_a_whole_document_put_in_and_a_subdocument_are_reported_unread():
    chunk = '<Relationship Id="rIdC" Type="x/aFChunk" Target="chunk.html"/>'
    sub = '<Relationship Id="rIdS" Type="x/subDocument" Target="other.docx" TargetMode="External"/>'
    body = paragraph("a") + '<w:altChunk r:id="rIdC"/><w:subDoc r:id="rIdS"/>'
    found = read(body, relations=chunk + sub)
    assert [u.part for u in found.report.unread] == ["word/chunk.html", "other.docx"]
    assert len(found.submission.problems) == 2
    assert [(e.kind, e.target) for e in found.report.externals] == [("subDocument", "other.docx")]


def test_notes_have_place_label_and_text_and_those_in_tables_say_so():
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = (
        f"<w:p>{run('a')}{mark.format(2)}</w:p><w:tbl><w:tr><w:tc><w:p>{run('b')}{mark.format(3)}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        f"<w:p>{run('c')}<w:r><w:footnoteReference w:customMarkFollows='1' w:id='4'/><w:t>*</w:t></w:r>"
        f"<w:r><w:endnoteReference w:id='2'/></w:r>{mark.format(9)}</w:p>"
    )
    note = "<w:{0} w:id='{1}'><w:p><w:r><w:{0}Ref/></w:r>{2}</w:p></w:{0}>"
    footnotes = "<w:footnote w:type='separator' w:id='-1'><w:p/></w:footnote>" + "".join(
        note.format("footnote", n, run(f" Note {n}")) for n in (2, 3, 4, 5)
    )
    found = read(body, footnotes=footnotes, endnotes=note.format("endnote", 2, run(" At the end")))
    uses = [(n.id, n.label, n.key, n.in_table, n.is_custom_mark, n.is_missing) for n in found.report.notes]
    assert uses == [
        ("fn2", "1", "b1", False, False, False),
        ("fn3", "2", "b2", True, False, False),
        ("fn4", "*", "b3", False, True, False),
        ("en2", "i", "b3", False, False, False),
        ("fn9", "3", "b3", False, False, True),
        ("fn5", "", "", False, False, False),
    ]
    assert [(n.id, plain_text(n.content)) for n in found.submission.notes] == [
        ("fn2", "Note 2"),
        ("fn3", "Note 3"),
        ("fn4", "Note 4"),
        ("en2", "At the end"),
    ]
    (first, *_) = [line for s in iter_sections(found.submission) for _, line in iter_lines(s)]
    assert first == (Text("a"), NoteReference("fn2"))
