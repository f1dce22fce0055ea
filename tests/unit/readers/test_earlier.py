"""Exports of earlier recommendations in the shapes the UN and UPR Info give; columns are known by name alone."""

import io
import json
import random
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from uprdraft.errors import UnusableFileError, UprdraftError, UsageError
from uprdraft.loading.countries import find_country
from uprdraft.loading.earlier import load_columns
from uprdraft.loading.reference import load_reference
from uprdraft.readers.earlier import Columns, RowMaker, read_rows
from uprdraft.readers.recognising import recognise

UHRI = {
    "Text": "186.12 Accede to the Convention (France) (Lithuania);",
    "Countries Concerned": "- China",
    "Reccomending Body": "- UPR",
    "Document Symbol": "A/HRC/56/6",
    "Themes": "- Ratification of & accession to international instruments\n- Refugees",
    "Affected Persons": "- Refugees & asylum-seekers",
    "Sdgs": "- 16 - PEACE, JUSTICE AND STRONG INSTITUTIONS",
    "Document Publication Date": "45362",
    "UPR Reccomending States": "- France\n- Lithuania",
    "UPR Position": "- Supported",
    "Type": "- Recommendations",
    "OHCHR Annotation Id": "a-1",
    "UPR Session": "- 45 Session",
    "Regions Concerned": "- Asia",
    "Recommending Regions": "- Europe",
    "Date of publication on UHRI": "45400.5",
}
BODY = {
    **UHRI,
    "Text": "Rural women 49.The Committee recommends that the State party register all children.",
    "Reccomending Body": "- CEDAW",
    "Document Symbol": "CEDAW/C/CHN/CO/9",
    "UPR Reccomending States": "",
    "UPR Position": "",
    "UPR Session": "",
    "OHCHR Annotation Id": "a-2",
}


def xlsx(rows, header=None, title_rows=()):
    book = openpyxl.Workbook()
    for line in (*title_rows, header or list(rows[0])):
        book.active.append(line)
    for row in rows:
        book.active.append([row[name] for name in (header or rows[0])])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def maker(**options):
    calendar = load_reference("CHN").calendar
    cycles = {r.session: r.cycle for r in calendar if r.session}
    return RowMaker(
        columns=load_columns(),
        symbols=load_reference("CHN").symbols,
        find_state=lambda n: c.iso3 if (c := find_country(n)) and len(n) > 3 else "",
        cycle_of=lambda state, session: cycles.get(session),
        source="test",
        certainty="official",
        **options,
    )


def read(data, mapping=None, **options):
    file = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    kind = recognise(file, "f")
    if kind in ("csl-json", "bibtex", "ris"):
        return []
    columns = Columns(load_columns(), mapping or {})
    rows = list(read_rows(file, kind, "f", columns))
    made = maker(**options)
    return [
        (made.make(row, state).fields)
        for row in rows
        for state in sorted(made.state_of(row))
        if "text" in row
    ]


def test_uhri_excel_is_read_by_the_names_of_its_columns():
    upr, body = read(xlsx([UHRI, BODY]))
    assert upr == {
        "mechanism": "upr", "state": "CHN", "body": "UPR", "text": "Accede to the Convention", "source": "test",
        "certainty": "official", "paragraph": "186.12", "states": ["FRA", "LTU"], "position": "supported",
        "symbol": "A/HRC/56/6", "themes": ["Ratification of & accession to international instruments", "Refugees"],
        "groups": ["Refugees & asylum-seekers"], "session": 45, "cycle": 4, "date": "2024-03-11", "annotation": "a-1",
        "goals": ["16 - PEACE, JUSTICE AND STRONG INSTITUTIONS"],
    }  # fmt: skip
    assert (body["mechanism"], body["body"], body["paragraph"]) == ("treaty-body", "CEDAW", "49")
    assert body["text"].startswith("The Committee recommends")
    assert "cycle" not in body
    assert "concern" not in body
    (concern,) = read(xlsx([{**BODY, "Type": "- Concerns/Observations"}]))
    assert concern["concern"] is True


def test_columns_in_any_order_with_other_spelling_and_a_title_above_are_read_the_same():
    names = list(UHRI)
    random.Random(3).shuffle(names)
    expected = read(xlsx([UHRI, BODY]))
    assert read(xlsx([UHRI, BODY], header=names, title_rows=(["Export of 2026"], []))) == expected
    renamed = [
        {k.replace("Reccomending", "Recommending").upper(): v for k, v in row.items()} for row in (UHRI, BODY)
    ]
    assert read(xlsx(renamed)) == expected


def test_a_symbol_says_the_body_where_no_column_does():
    rows = [{k: v for k, v in BODY.items() if k != "Reccomending Body"}]
    (found,) = read(xlsx(rows))
    assert (found["mechanism"], found["body"]) == ("treaty-body", "CEDAW")


def test_uhri_bulk_json_is_read_with_html_and_without_a_country():
    record = {
        "AnnotationId": "a-1", "Text": "<p>186.12 Accede to the Convention &amp; its Protocol (France);</p>",
        "Symbol": "A/HRC/56/6", "Body": "- UPR", "Countries": ["- China"], "Themes": ["- Refugees"],
        "AnnotationType": "- Recommendations", "PublicationDate": "2024-03-11T00:00:00", "UprCycle": "4",
        "UprRecommendingCountry": ["- France"], "Regions": [], "Sdgs": [], "AffectedPersons": [],
    }  # fmt: skip
    nowhere = {
        **record,
        "Countries": [],
        "Body": "- CEDAW",
        "Symbol": "CEDAW/C/ALB/CO/4",
        "UprRecommendingCountry": [],
    }
    upr, body = read(json.dumps([record, nowhere]))
    assert (upr["text"], upr["date"], upr["cycle"]) == (
        "Accede to the Convention & its Protocol",
        "2024-03-11",
        4,
    )
    assert body["state"] == "ALB"
    assert read(json.dumps({"data": [record]}))[0] == upr


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_cells_that_are_not_there_and_texts_in_place_keep_their_columns():
    held = io.BytesIO()
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row><c r="A1" t="inlineStr"><is><t>Text</t></is></c>'
        '<c r="C1" t="inlineStr"><is><r><t>Countries </t></r><r><t>Concerned</t></r></is></c>'
        '<c t="str"><f>1</f><v>UPR Session</v></c></row>'
        '<row><c r="C2" t="inlineStr"><is><t>China</t></is></c><c r="D2"><v>45.0</v></c></row>'
        '<row><c t="inlineStr"><is><t>Adopt a law</t></is></c><c r="C3" t="inlineStr"><is><t>China</t></is></c>'
        '<c r="D3"><v>45</v></c><c r="XFD3"><v>1</v></c></row></sheetData></worksheet>'
    )
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINK}"><sheets><sheet r:id="x"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="x" Target="/xl/s.xml"/></Relationships>',
        )
        archive.writestr("xl/s.xml", sheet)
    (found,) = read(held.getvalue())
    assert (found["text"], found["state"], found["session"]) == ("Adopt a law", "CHN", 45)


UPR_INFO = Path(__file__).parent / "files" / "upr-info.xls"
COPY = (
    "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session\r"
    'China,Asia,,Adopt a law on asylum,Canada,WEOG,OAS,Accepted,5,"Asylum-seekers - refugees,Justice",17\r'
    "DPR Korea,Asia,,Stop returns,Czech Republic,EEG,EU,Noted,4,Torture & other CID treatment,18\r"
)


def test_upr_infos_old_excel_is_read_though_two_columns_stand_twice():
    first, second, third = read(UPR_INFO.read_bytes())
    assert (first["state"], first["states"], first["position"], first["action"]) == (
        "CHN",
        ["CAN"],
        "supported",
        5,
    )
    assert (first["session"], first["cycle"]) == (17, 2)
    assert (second["states"], second["position"]) == (["CZE"], "noted")
    assert third["state"] == "PRK"


def test_a_copy_of_it_with_other_names_and_line_ends_is_read_too():
    first, second = read(COPY)
    assert (first["state"], first["states"], first["position_as_given"]) == ("CHN", ["CAN"], "Accepted")
    assert (second["state"], second["states"]) == ("PRK", ["CZE"])
    assert read(COPY.replace(",", ";"))[1] == second
    assert read(COPY.encode("utf-16"))[1] == second


def test_uwazi_is_read_by_the_labels_of_its_properties():
    entity = {
        "title": "Adopt a law", "template": "x",
        "metadata": {
            "state_under_review": [{"value": "1", "label": "China"}], "response": [{"label": "Not Supported"}],
            "recommending_state": [{"label": "Canada"}], "session": [{"label": "45 - January 2024"}],
            "action_category": [{"label": "5 - Specific action"}], "issues": [{"label": "Asylum"}, {"label": "Law"}],
        },
    }  # fmt: skip
    (found,) = read(json.dumps({"rows": [entity], "totalRows": 1}))
    assert (found["text"], found["state"], found["states"], found["position"]) == (
        "Adopt a law",
        "CHN",
        ["CAN"],
        "rejected",
    )
    assert (found["session"], found["cycle"], found["action"], found["themes"]) == (
        45,
        4,
        5,
        ["Asylum", "Law"],
    )


LAYOUTS = {
    2015: (
        ("Recommendation", "Position", "Full list of themes", "Assessment/comments on level of implementation"),
        "A12 Acceptance of international norms\nAffected persons:\n- children",
    ),
    2020: (
        ("Recommendation", "Position", "Full list of themes", "Assessment/comments on level of implementation"),
        "- Acceptance of international norms\nSDGs:\n- 16 - PEACE\nAffected persons:\n- children",
    ),
    2025: (
        ("Recommendation and recommending State", "Position of the State under review",
         "Human rights themes and groups of persons", "Relevant SDGs"),
        "- Acceptance of international norms\nGroups of Persons:\n- children",
    ),
}  # fmt: skip


def thematic_list(year):
    header, themes = LAYOUTS[year]
    document = docx.Document()
    table = document.add_table(rows=3, cols=4)
    for cell, name in zip(table.rows[0].cells, header, strict=True):
        cell.text = name
    merged = table.rows[1].cells[0].merge(table.rows[1].cells[3])
    merged.text = "Theme: Acceptance of norms"
    texts = (
        "115.8 Ratify the Convention (ICRMW) (Senegal, Venezuela (Bolivarian Republic of),Peru, Côte d’Ivoire);\n"
        "Source of Position: A/HRC/28/15/Add.1 - Para. 3",
        "Supported/Noted", themes, "",
    )  # fmt: skip
    for cell, text in zip(table.rows[2].cells, texts, strict=True):
        cell.text = text
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


@pytest.mark.parametrize("year", LAYOUTS)
def test_the_three_layouts_of_ohchrs_list_are_read(year):
    (found,) = read(thematic_list(year), default_state="SVN", default_cycle=2)
    assert found["text"] == "Ratify the Convention (ICRMW)"
    assert found["states"] == ["SEN", "VEN", "PER", "CIV"]
    assert (found["paragraph"], found["symbol"], found["position"]) == (
        "115.8",
        "A/HRC/28/15",
        "supported in part",
    )
    assert (found["state"], found["cycle"], found["groups"]) == ("SVN", 2, ["children"])
    assert found["themes"][0] == "Acceptance of norms"


@pytest.mark.parametrize(
    ("positions", "position"),
    [(["Supported"], "supported"), (["- Supported", "- Noted"], "supported in part"), ([], "unknown")],
)
def test_the_bulk_file_of_uhri_has_lists_of_positions_and_sessions(positions, position):
    """The keys are those of a record of 2025 that a public program shows."""
    record = {
        "AnnotationId": "a-2", "AnnotationType": "- Recommendations", "Body": "- UPR", "Countries": ["China"],
        "DocumentId": "d", "PublicationDate": "2024-03-11T00:00:00", "PublicationDateOnUhri": "2025-03-03T10:53:45.827",
        "Regions": ["Asia-Pacific"], "Sdgs": [], "Symbol": "A/HRC/56/6", "Text": "28.5 Ratify the Convention (France)",
        "Themes": ["Refugees"], "AffectedPersons": [], "UprCycle": "4", "UprPositions": positions,
        "UprRecommendingCountry": ["France"], "UprRecommendingRegions": ["Western Europe"], "UprSession": ["45th Session"],  # noqa: E501
    }  # fmt: skip
    (found,) = read(json.dumps([record]))
    assert found["position"] == position
    assert (found["cycle"], found["session"], found["paragraph"], found["states"]) == (4, 45, "28.5", ["FRA"])


def test_state_cycle_and_session_are_those_that_the_top_of_a_list_names():
    document = docx.Document(io.BytesIO(thematic_list(2015)))
    document.sections[0].header.paragraphs[0].text = "UPR of Slovenia (2nd Cycle \u2013 20th session)\tPage 1"
    held = io.BytesIO()
    document.save(held)
    (found,) = read(held.getvalue(), default_state="CHN", default_cycle=4)
    assert (found["state"], found["cycle"], found["session"]) == ("SVN", 2, 20)


def test_themes_of_upr_info_are_parted_and_commas_in_names_are_not():
    data = 'To,Text,From,Response,Issue,Session\nChina,Adopt,Canada,Accepted,"Labour,Women\'s rights,Asylum, refugees",17\n'  # noqa: E501
    (found,) = read(data)
    assert found["themes"] == ["Labour", "Women's rights", "Asylum, refugees"]


def test_a_pledge_of_the_state_itself_is_no_recommendation():
    assert maker().is_pledge({"position": "Voluntary Pledge"})
    assert not maker().is_pledge({"position": "Accepted"}) and not maker().is_pledge({})


def test_an_unknown_column_is_offered_for_mapping_and_mapped():
    data = "Pays,Recommandation,Par\nChina,Adopt a law,Canada\n"
    with pytest.raises(UsageError, match="no column is known") as error:
        read(data)
    assert "--map text=NAME; columns: Pays, Recommandation, Par" in error.value.hint
    mapping = {"text": "Recommandation", "state": "Pays", "states": "Par"}
    (found,) = read(data, mapping)
    assert (found["text"], found["states"]) == ("Adopt a law", ["CAN"])
    with pytest.raises(UnusableFileError, match="no column “Recomandation”"):
        read(data, {"text": "Recomandation"})
    with pytest.raises(UsageError, match="no field “txt”"):
        read(data, {"txt": "Recommandation"})


def bomb():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<a>" * 3_000_000)
    return held.getvalue()


def with_doctype():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>')
    return held.getvalue()


SHEET = xlsx([UHRI, BODY])
DAMAGED = {
    "cut xlsx": SHEET[:2000],
    "cut end": SHEET[:-30],
    "no sheet": xlsx([{"a": "1", "b": "2"}]),
    "bomb": bomb(),
    "doctype": with_doctype(),
    "cut xls": UPR_INFO.read_bytes()[:3000],
    "cut json": json.dumps([{"AnnotationId": "1", "Text": "x" * 500}])[:200],
    "other json": '[{"AnnotationId": 1, "Countries": ["China"]}]',
    "docx without a table": thematic_list(2015)[:-5],
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_one_line_with_the_next_step(name):
    with pytest.raises(UprdraftError) as error:
        read(DAMAGED[name])
    (line,) = error.value.lines()
    assert line.startswith("f:")
    assert " - " in line


def test_random_damage_never_ends_in_a_traceback():
    chance = random.Random(11)
    samples = (SHEET, UPR_INFO.read_bytes(), thematic_list(2025), json.dumps([BODY]).encode(), COPY.encode())
    for sample in samples:
        for _ in range(25):
            data = bytearray(sample)
            for _ in range(chance.randint(1, 6)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            try:
                read(bytes(data))
            except UprdraftError:
                continue


def test_long_texts_are_held_packed_and_come_back_whole():
    rows = [
        {"Text": f"{n} " + "слово 문장 " * (n % 60), "Countries": "China", "Symbol": "A/HRC/56/6"}
        for n in range(300)
    ]
    book = openpyxl.load_workbook(io.BytesIO(xlsx(rows)))
    assert book.active is not None
    expected = [" ".join(str(row[0]).split()) for row in book.active.iter_rows(min_row=2, values_only=True)]
    assert [r["text"] for r in read(xlsx(rows))] == expected
    assert len(expected) == 300
