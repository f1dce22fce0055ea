"""Each kind of source has its form; what is repeated is short, and no two sources are called the same."""

import datetime as dt

import pytest

from uprdraft.assembly.citing import full_citation, name_sources, short_citation, short_name
from uprdraft.document.tree import CrossReference, Emphasis, Link, Text
from uprdraft.document.walk import plain_text
from uprdraft.loading.reference import load_countries, load_treaties
from uprdraft.loading.symbols import load_symbols
from uprdraft.records.problems import make_record
from uprdraft.records.sources import Name, Source
from uprdraft.values.dates import parse_partial_date
from uprdraft.values.symbols import parse_symbol

TABLE = load_symbols(tuple(load_treaties().values()))


def source(kind="press", **fields):
    given = {"id": "s", "title": "A title", "issued": parse_partial_date("2023-05-18"), **fields}
    return Source(kind=kind, **given)


KIM = Name(family="Kim", given="Min-su")
LEE = Name(family="Lee", given="Ann")
ROE = Name(family="Roe", given="Jane")
PO = Name(family="Po", given="Al")


@pytest.mark.parametrize(
    ("made", "locator", "printed"),
    [
        (source("un-document", symbol="CEDAW/C/CHN/CO/9"), "paras. 29-30", "CEDAW/C/CHN/CO/9, paras. 29–30"),
        (source("un-report", symbol="A/HRC/25/63"), "", "A/HRC/25/63"),
        (source("un-meeting", symbol="S/PV.9398"), "p. 4", "S/PV.9398, p. 4"),
        (
            source("un-resolution", symbol="A/HRC/RES/52/28"),
            "para. 2",
            "Human Rights Council resolution 52/28, para. 2",
        ),
        (source("un-resolution", symbol="S/RES/2397 (2017)"), "", "Security Council resolution 2397 (2017)"),
        (
            source("un-resolution", symbol="S/RES/2397", issued=parse_partial_date("2017")),
            "",
            "Security Council resolution 2397 (2017)",
        ),
        (source("un-resolution", symbol="A/RES/56/83"), "", "General Assembly resolution 56/83"),
        (source("un-resolution", symbol="A/HRC/DEC/17/119"), "", "Human Rights Council decision 17/119"),
        (
            source(
                "treaty",
                title="The Covenant",
                container_title="United Nations Treaty Collection, chapter IV-4",
            ),
            "art. 7",
            "The Covenant, United Nations Treaty Collection, chapter IV-4, art. 7",
        ),
        (
            source("statute", title="Exit Law", title_original="出境法", language="zh", number="No. 57"),
            "art. 46(2)",
            "Exit Law (出境法), No. 57, 18 May 2023, art. 46 (2)",
        ),
        (
            source(
                author=(KIM,), language="ko", title="Returned", title_original="북송", container_title="Daily"
            ),
            "",
            "Kim Min-su, “Returned” (북송), Daily, 18 May 2023",
        ),
        (
            source(language="ja", container_title="Shimbun"),
            "",
            "“A title” (in Japanese), Shimbun, 18 May 2023",
        ),
        (
            source(
                "academic", author=(LEE,), container_title="Journal", volume="29", issue="3", page="466-487"
            ),
            "p. 470",
            "Ann Lee, “A title”, Journal, vol. 29, No. 3 (18 May 2023), pp. 466–487, p. 470",
        ),
        (
            source("book", author=(LEE,), publisher_place="Geneva", publisher="Press", edition="2nd"),
            "p. 4",
            "Ann Lee, A title, 2nd ed. (Geneva, Press, 2023), p. 4",
        ),
        (
            source("chapter", author=(LEE,), container_title="Book", editor=(ROE, PO), publisher="Press"),
            "",
            "Ann Lee, “A title”, in Book, Jane Roe and Al Po, eds. (Press, 2023)",
        ),
        (
            source("thesis", author=(LEE,), genre="PhD dissertation", publisher="University"),
            "",
            "Ann Lee, “A title”, PhD dissertation, University, 18 May 2023",
        ),
        (
            source("ngo-report", author=(Name(literal="Group"),), title="Report"),
            "chap. 2",
            "Group, Report, 18 May 2023, chap. 2",
        ),
        (
            source(
                "ngo-submission",
                author=(Name(literal="Group"),),
                container_title="the Committee against Torture",
                symbol="INT/CAT/CSS/CHN/1",
            ),
            "",
            "Group, “A title”, submission to the Committee against Torture, INT/CAT/CSS/CHN/1, 18 May 2023",
        ),
        (
            source("testimony", author=(LEE,), publisher="Senate", container_title="Returns"),
            "p. 3",
            "Ann Lee, “A title”, testimony before the Senate, hearing on “Returns”, 18 May 2023, p. 3",
        ),
        (
            source("video", author=(Name(literal="UN Web TV"),)),
            "1:02:30-1:04:00",
            "UN Web TV, “A title”, video, 18 May 2023, at 1:02:30–1:04:00",
        ),
        (
            source("interview", code="NK-17", issued=parse_partial_date("2023-05")),
            "",
            "interview NK-17, May 2023, on file with the authors",
        ),
        (
            source("case", publisher="Court", title="A v. B", number="No. 12/34", genre="judgment"),
            "para. 9",
            "Court, A v. B, No. 12/34, judgment, 18 May 2023, para. 9",
        ),
        (source("web-page", publisher="Site"), "", "“A title”, Site, 18 May 2023"),
    ],
    ids=lambda v: v.kind if isinstance(v, Source) else None,
)
def test_each_kind_has_its_form(made, locator, printed):
    assert plain_text(full_citation(made, locator)) == printed


def test_titles_of_papers_and_books_are_in_italics_and_korean_carries_its_language():
    nodes = full_citation(source(language="ko", title_original="북송", container_title="Daily"), "")
    assert Emphasis((Text("Daily"),)) in nodes
    assert Text("북송", "ko") in nodes


def test_address_day_of_reading_and_archive_are_named():
    made = source(url="https://a.org/1", accessed=dt.date(2024, 2, 3), archive="https://web.archive.org/1")
    nodes = full_citation(made, "")
    printed = plain_text(nodes)
    assert "available at https://a.org/1 (accessed on 3 February 2024), archived at https://web" in printed
    assert [n.url for n in nodes if isinstance(n, Link)] == ["https://a.org/1", "https://web.archive.org/1"]
    assert "https://doi.org/10.1/x" in plain_text(full_citation(source(doi="10.1/x"), ""))


def test_an_interview_with_a_name_is_refused():
    record, problems = make_record(
        Source,
        {"id": "i", "kind": "interview", "title": "T", "issued": "2023", "author": [{"family": "Kim"}]},
    )
    assert record is None
    assert "under a “code”" in problems[0].text


@pytest.mark.parametrize(
    ("authors", "name"),
    [((KIM,), "Kim"), ((KIM, LEE), "Kim and Lee"), ((KIM, LEE, ROE), "Kim and others"), ((), "“A title”")],
)
def test_a_repeat_names_two_authors_and_of_more_the_first(authors, name):
    made = source(author=authors)
    assert short_name(made) == name
    nodes = short_citation(made, "para. 2", "n3")
    assert plain_text(nodes, "7") == f"{name} (see note 7 above), para. 2"
    assert CrossReference("note", "n3") in nodes


def test_full_form_names_three_authors_and_of_four_the_first():
    assert plain_text(full_citation(source(author=(KIM, LEE, ROE)), "")).startswith(
        "Min-su Kim, Ann Lee and Jane Roe, "
    )
    assert plain_text(full_citation(source(author=(KIM, LEE, ROE, PO)), "")).startswith(
        "Min-su Kim and others, "
    )


def test_no_two_sources_of_a_document_are_called_the_same():
    made = [
        source(id="a", author=(KIM,), title="One"),
        source(id="b", author=(KIM,), title="Two"),
        source(id="c", author=(KIM,), title="Two", issued=parse_partial_date("2024")),
        source(id="d", author=(LEE,), title="Same"),
        source(id="e", author=(LEE,), title="Same"),
        source(id="f", author=(ROE,)),
    ]
    names = name_sources(made)
    called = [f"{names[s.id].short} {names[s.id].mark}".strip() for s in made]
    assert called[0] == "Kim, “One”"
    assert called[-1] == "Roe"
    assert len(set(called)) == len(made)
    full = {plain_text(full_citation(s, "", names[s.id])) for s in made}
    assert len(full) == len(made)


@pytest.mark.parametrize(
    ("symbol", "said"),
    [
        ("CEDAW/C/CHN/CO/9", ("CEDAW", "CHN", "9")),
        ("E/C.12/CHN/CO/3", ("CESCR", "CHN", "3")),
        ("CRC/C/OPAC/CHN/CO/1", ("CRC", "CHN", "1")),
        ("CCPR/C/CHN-HKG/CO/4", ("CCPR", "CHN", "4")),
        ("A/HRC/WG.6/45/CHN/3", ("", "CHN", "")),
        ("CEDAW/C/GC/38", ("CEDAW", "", "")),
    ],
)
def test_a_symbol_says_its_committee_and_state(symbol, said):
    reading = TABLE.read(parse_symbol(symbol))
    assert reading is not None
    assert (reading.committee, reading.state, reading.report) == said


@pytest.mark.parametrize(
    ("symbol", "fault", "is_certain"),
    [
        ("CAT/C/CHI/CO/5", "no State has the code “CHI”", True),
        ("CRC/C/CHN/CO/4-3", "reports 4 and 3 are not in order", True),
        ("CEDAW/C/CHN/KO/9", "no series of CEDAW known here has this shape", False),
        ("A/HRC/RES/52", "no series of this body known here has this shape", False),
    ],
)
def test_a_symbol_that_cannot_exist_says_why(symbol, fault, is_certain):
    assert [(f.message, f.is_certain) for f in TABLE.faults(parse_symbol(symbol), load_countries())] == [
        (fault, is_certain)
    ]


@pytest.mark.parametrize(
    "symbol", ["FCCC/CP/2015/10", "E/CN.4/2005/34", "CRPD/C/EU/CO/1", "CERD/C/CHN/CO/14-17"]
)
def test_a_series_that_is_not_listed_is_not_judged(symbol):
    assert list(TABLE.faults(parse_symbol(symbol), load_countries())) == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("12 May 2023", ", 12 May 2023"),
        ("May 12, 2023", ", 12 May 2023"),
        ("may 2023", ", May 2023"),
        ("spring 2021", ", spring 2021"),
        ("10/10/2023", ", 10/10/2023"),
        ("undated", ""),
        ("n.d.", ""),
    ],
)
def test_a_date_is_cited_however_a_person_typed_it(typed, shown):
    """A date that cannot be read as a day is printed as it was typed, and not left out without a word."""
    made = source("report", author=(Name(literal="Group"),), issued=parse_partial_date(typed))
    assert f"{plain_text(full_citation(made, ''))}." == f"Group, A title{shown}."


def test_a_date_in_words_is_known_to_the_day():
    assert parse_partial_date("12 May 2023").first == parse_partial_date("2023-05-12").first
