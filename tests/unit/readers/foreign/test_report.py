"""The report says what the file carries beside its text."""

# ruff: noqa: E501 - one case a line reads better than a wrapped one

import struct

import pytest

from tests.foreign_files import document, numbered, paragraph, part
from uprdraft.readers.foreign import read_document
from uprdraft.readers.foreign.picture_data import find_picture_data

PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def report(body: str, **more):
    return read_document(document(body, **more), "x.docx").report


def with_properties(body: str = "<w:p/>", **parts: bytes) -> bytes:
    kinds = {"core": "metadata/core-properties", "app": "extended-properties", "custom": "custom-properties"}
    links = "".join(
        f'<Relationship Id="p{name}" Type="{PROPERTIES}/{kinds[name]}" Target="docProps/{name}.xml"/>'
        for name in parts
    )
    main = f'<Relationship Id="rId1" Type="{PROPERTIES}/officeDocument" Target="word/document.xml"/>'
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{main}{links}</Relationships>'
    members = {f"docProps/{name}.xml": content for name, content in parts.items()}
    return document(body, parts={"_rels/.rels": relations.encode(), **members})


def test_properties_name_persons_programs_and_traces():
    core = (
        b'<c:coreProperties xmlns:c="c" xmlns:d="d"><d:creator>Kim</d:creator><c:lastModifiedBy>Lee</c:lastModifiedBy>'
        b"<c:revision>7</c:revision><d:created>2023-07-18T10:00:00Z</d:created></c:coreProperties>"
    )
    app = (
        b'<Properties xmlns="e"><Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion>'
        b"<Company>An Office</Company><Manager>Park</Manager><Template>Normal.dotm</Template><Words>12</Words></Properties>"
    )
    custom = b'<Properties xmlns="x"><property name="Case"><lpwstr>secret</lpwstr></property></Properties>'
    read = read_document(with_properties(core=core, app=app, custom=custom), "x.docx")
    found = read.report.properties
    assert (found.author, found.last_modified_by, found.company, found.manager) == (
        "Kim",
        "Lee",
        "An Office",
        "Park",
    )
    assert (found.template, found.revision, found.words_claimed) == ("Normal.dotm", 7, 12)
    assert found.custom == (("Case", "secret"),)
    assert read.report.producer == "Microsoft Office Word 16.0000"
    assert read.submission.meta.as_of.isoformat() == "2023-07-18"


def test_damaged_properties_are_reported_unread():
    read = read_document(with_properties(core=b"<c:core"), "x.docx")
    assert [u.what for u in read.report.unread] == ["document properties"]


def test_pages_have_size_margins_and_a_first_page_of_their_own():
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1418" w:bottom="1440" w:left="1418"/>'
        "<w:titlePg/></w:sectPr>"
    )
    (page,) = report(paragraph("a") + section).pages
    assert (page.key, page.width, page.height, page.left) == ("b1", 595.3, 841.9, 70.9)
    assert page.first_page_differs


def test_strict_lengths_with_units_are_read():
    section = '<w:sectPr><w:pgSz w:w="21cm" w:h="297mm"/><w:pgMar w:top="1in" w:right="x" w:left="72pt"/></w:sectPr>'
    (page,) = report(section).pages
    assert (page.width, page.height, page.top, page.right, page.left) == (595.28, 841.89, 72.0, 72.0, 72.0)


def test_headers_and_footers_say_whether_they_number_pages():
    number = (
        '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>.</w:t></w:r></w:p>'
    )
    relations = "".join(
        f'<Relationship Id="{id_}" Type="x/{kind}" Target="{id_}.xml"/>'
        for id_, kind in (("f", "footer"), ("h", "header"))
    )
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="h"/><w:footerReference w:type="default" r:id="f"/>'
        '<w:footerReference w:type="even" r:id="lost"/></w:sectPr>'
    )
    parts = {"word/f.xml": part("ftr", number), "word/h.xml": part("hdr", paragraph("Draft"))}
    found = report(paragraph("a") + section, relations=relations, parts=parts)
    header, footer = found.running
    assert (header.kind, header.text, header.is_shown) == ("header", "Draft", False)
    assert (footer.text, footer.has_page_number, footer.has_page_total) == ("1.", True, False)
    assert found.has_page_numbers
    assert [u.what for u in found.unread] == ["a header or footer"]


def test_fonts_sizes_and_languages_have_shares_through_styles_and_theme():
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsia="Batang"/><w:sz w:val="22"/>'
        '<w:lang w:val="en-GB" w:eastAsia="ko-KR"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Big"/><w:basedOn w:val="N"/><w:rPr><w:sz w:val="40"/></w:rPr></w:style>'
    )
    theme = (
        b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:fontScheme><a:minorFont>'
        b'<a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:theme>'
    )
    body = (
        paragraph("x" * 60) + paragraph("y" * 30, '<w:pStyle w:val="B"/>') + paragraph("난민난민난민난민난민")
    )
    relations = '<Relationship Id="t" Type="x/theme" Target="theme.xml"/>'
    found = report(body, styles=styles, relations=relations, parts={"word/theme.xml": theme})
    assert [(f.name, f.size, round(f.share, 2)) for f in found.fonts] == [
        ("Calibri", 11.0, 0.6),
        ("Calibri", 20.0, 0.3),
        ("Batang", 11.0, 0.1),
    ]
    assert [(one.language, round(one.share, 2)) for one in found.languages] == [
        ("en-GB", 0.9),
        ("ko-KR", 0.1),
    ]
    assert found.body_font == found.fonts[0]


def test_comments_have_author_place_quote_and_state():
    body = (
        '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>these words</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    comments = (
        '<w:comment w:id="0" w:author="Kim" w:initials="K" w:date="2023-07-18T00:00:00Z">'
        '<w:p w14:paraId="AB"><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>'
    )
    extended = '<w15:commentEx w15:paraId="AB" w15:done="1"/>'
    (comment,) = report(body, comments=comments, commentsExtended=extended).comments
    assert (comment.author, comment.text, comment.key, comment.quote) == (
        "Kim",
        "Really?",
        "b1",
        "these words",
    )
    assert comment.is_resolved


def test_pictures_carry_description_and_what_the_camera_wrote():
    blip = '<a:graphic><a:graphicData><a:blip r:embed="i"/></a:graphicData></a:graphic>'
    drawing = f'<w:drawing><wp:inline><wp:docPr id="1" name="Photo" descr="A border river"/>{blip}</wp:inline></w:drawing>'
    relations = '<Relationship Id="i" Type="x/image" Target="media/i.jpg"/>'
    parts = {"word/media/i.jpg": jpeg(gps=True)}
    (picture,) = report(f"<w:p><w:r>{drawing}</w:r></w:p>", relations=relations, parts=parts).pictures
    assert (picture.name, picture.description, picture.key) == ("Photo", "A border river", "b1")
    assert (picture.has_exif, picture.has_position) == (True, True)


def jpeg(*, gps: bool) -> bytes:
    tag = 0x8825 if gps else 0x0110
    directory = b"II*\0" + struct.pack("<IH", 8, 1) + struct.pack("<HHII", tag, 4, 1, 26) + b"\0\0\0\0"
    segment = b"Exif\0\0" + directory
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + b"\xff\xda"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (jpeg(gps=True), (True, True)),
        (jpeg(gps=False), (True, False)),
        (b"\xff\xd8\xff\xda", (False, False)),
        (jpeg(gps=True)[:20], (True, False)),
        (b"\x89PNG\r\n\x1a\n....IHDR", (False, False)),
        (b"\xff\xd8 x <exif:GPSLatitude>51,30N", (True, True)),
        (b"II*\0\xff\xff\xff\xff", (True, False)),
        (b"", (False, False)),
    ],
)
def test_headers_of_pictures_are_read_without_trust(head, expected):
    assert find_picture_data(head) == expected


def test_outside_targets_objects_and_editing_traces_are_listed():
    settings = (
        '<w:trackRevisions/><w:rsids><w:rsidRoot w:val="1"/><w:rsid w:val="1"/><w:rsid w:val="2"/></w:rsids>'
        '<w15:docId w15:val="{AB}"/>'
    )
    template = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="x/attachedTemplate" Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>'
    parts = {
        "word/_rels/settings.xml.rels": template,
        "word/embeddings/oleObject1.bin": b"x",
        "word/fonts/f.odttf": b"x",
    }
    found = report(paragraph("a"), settings=settings, parts=parts)
    assert [(e.kind, e.target, e.part) for e in found.externals] == [
        ("attachedTemplate", "http://evil.example/t.dotm", "word/settings.xml")
    ]
    assert [e.kind for e in found.embedded] == ["ole", "font"]
    assert (found.rsids, found.document_id, found.tracks_changes) == (2, "{AB}", True)


def test_typed_note_marks_and_raised_figures_are_told_from_powers():
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    body = (
        f"<w:p><w:r><w:t>Returned [1] in 2013.</w:t></w:r>{raised.format(2)}</w:p>"
        f"<w:p><w:r><w:t>An area of 5 km</w:t></w:r>{raised.format(2)}</w:p>" + paragraph("[1] A source.")
    )
    marks = [(m.text, m.key, m.is_raised, m.is_entry) for m in report(body).typed_marks]
    assert marks == [("[1]", "b1", False, False), ("2", "b1", True, False), ("[1]", "b3", False, True)]


def test_typed_numbers_are_told_from_words_and_native_ones():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    texts = [
        "1. First",
        "2. Second",
        "A. Smith said so",
        "2023 was a year",
        "3.5 million people",
        "(a) one",
        "(b) two",
    ]
    found = report("".join(map(paragraph, texts)) + numbered("native", 1), numbering=numbering)
    shown = [(n.key, n.kind, n.label) for n in found.numbers]
    assert shown == [
        ("b1", "typed", "1."),
        ("b2", "typed", "2."),
        ("b6", "typed", "(a)"),
        ("b7", "typed", "(b)"),
        ("b8", "native", "1."),
    ]
