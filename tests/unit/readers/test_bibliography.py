"""Lists of sources from other programs: what has a place is taken, nothing is added, damage is one clear line."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprdraft.errors import UnusableFileError
from uprdraft.readers.bibliography import read_bibliography, take_item
from uprdraft.readers.recognising import recognise
from uprdraft.records.sources import Source

RIS = """TY  - NEWS
AU  - Kim, Min-su
AU  - Daily NK
TI  - Returned by night
T2  - Daily NK
DA  - 2021/05/03/
UR  - https://dailynk.com/night
Y2  - 2022/01/02/
KW  - border
ER  -

TY  - RPRT
TI  - Report of the commission of inquiry
SN  - A/HRC/25/63
PY  - 2014///
ER  - \n"""
BIB = r"""% written by Mendeley
@article{kim2021study,
author = {Kim, Min-su and M{\"u}ller, J. and {Human Rights Watch}},
title = {{North Korea \& China}: a study},
journal = {Journal of Law}, year = {2021}, month = may, pages = {1--20}, volume = {3}, number = {2},
doi = {https://doi.org/10.1000/xyz}, urldate = {2022-01-02}
}
@misc{page, title={A page}, howpublished={\url{https://page.org/p}}, author={Ann Lee}}
"""
CSL = """[{"id": "http://zotero.org/users/1/items/AB", "type": "article-newspaper", "language": "ko-KR",
 "title": "Border <i>closed</i>", "author": [{"family": "Beauvoir", "given": "S.", "non-dropping-particle": "de"}],
 "issued": {"date-parts": [["2023", "5"]]}, "accessed": {"date-parts": [[2024, 1, 2]]},
 "archive": "Internet Archive", "abstract": "long"}]"""


def kind_of(text: str) -> str:
    return recognise(io.BytesIO(text.encode()), "file")


@pytest.mark.parametrize(("text", "kind"), [(RIS, "ris"), (BIB, "bibtex"), (CSL, "csl-json")])
def test_kind_is_known_by_content(text, kind):
    assert kind_of(text) == kind
    assert kind_of("\ufeff" + text) == kind
    assert kind_of(text.replace("\n", "\r\n")) == kind


def test_ris_is_read_into_csl_items():
    news, report = read_bibliography(RIS, "ris", "f").items
    assert news["author"] == [{"family": "Kim", "given": "Min-su"}, {"literal": "Daily NK"}]
    assert (news["type"], news["container-title"], news["URL"]) == (
        "article-newspaper",
        "Daily NK",
        "https://dailynk.com/night",
    )
    assert news["issued"] == {"date-parts": [[2021, 5, 3]]}
    taken = take_item(report)
    assert taken is not None
    assert (taken.fields["kind"], taken.fields["symbol"], taken.fields["issued"]) == (
        "un-document",
        "A/HRC/25/63",
        "2014",
    )


def test_a_ris_record_without_an_end_is_taken_and_said():
    found = read_bibliography(RIS.replace("ER  -\n", "\n", 1), "ris", "f")
    assert len(found.items) == 2
    assert found.left == ("1 record(s) had no end (ER) and were taken as they stand",)


def test_bibtex_is_read_into_csl_items():
    article, page = read_bibliography(BIB, "bibtex", "f").items
    assert article["author"] == [
        {"family": "Kim", "given": "Min-su"},
        {"family": "Müller", "given": "J."},
        {"literal": "Human Rights Watch"},
    ]
    assert (article["title"], article["page"], article["issue"]) == (
        "North Korea & China: a study",
        "1-20",
        "2",
    )
    assert article["issued"] == {"date-parts": [[2021, 5]]}
    assert (page["type"], page["URL"]) == ("webpage", "https://page.org/p")
    assert page["author"] == [{"family": "Lee", "given": "Ann"}]
    taken = take_item(article)
    assert taken is not None
    assert taken.fields["doi"] == "10.1000/xyz"


def test_a_broken_entry_is_named_with_its_line_and_the_others_are_read():
    found = read_bibliography(BIB + "@book{cut, title={never closed\n", "bibtex", "f")
    assert len(found.items) == 2
    assert "line 9" in found.left[0]


def test_csl_is_taken_field_by_field_and_the_rest_is_named():
    (item,) = read_bibliography(CSL, "csl-json", "f").items
    taken = take_item(item)
    assert taken is not None
    assert taken.fields == {
        "kind": "press",
        "title": "Border closed",
        "author": [{"family": "de Beauvoir", "given": "S."}],
        "issued": "2023-05",
        "accessed": "2024-01-02",
        "language": "ko",
    }
    assert dict(taken.left).keys() == {"archive", "abstract"}


def test_who_was_interviewed_is_left_out_and_said():
    taken = take_item(
        {"type": "interview", "title": "A talk", "author": [{"family": "Kim", "given": "Min-su"}]}
    )
    assert taken is not None
    assert "Kim" not in str(taken.fields)
    assert taken.fields["issued"] == "unknown"
    assert [field for field, _ in taken.left] == ["author"]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("A/HRC/RES/52/28", "un-resolution"),
        ("INT/CEDAW/CSS/CHN/52277", "ngo-submission"),
        ("CRC/C/CHN/CO/3–4", "un-document"),
        ("12", "report"),
    ],
)
def test_a_symbol_decides_the_kind(number, kind):
    taken = take_item({"type": "report", "title": "A report", "number": number})
    assert taken is not None
    assert taken.fields["kind"] == kind


DAMAGED = {
    "cut JSON": ('[{"id": 1, "title": ', "csl-json"),
    "deep JSON": ("[" * 100_000, "csl-json"),
    "no list": ("3", "csl-json"),
    "numbers": ("[1, 2]", "csl-json"),
    "open entry": ("@book{x, title={a", "bibtex"),
    "deep braces": ("@book{x,title={" + "{" * 50_000, "bibtex"),
    "deep and closed": ("@book{x,title={" + "{" * 50_000 + "}" * 50_000 + "}}", "bibtex"),
    "no title": ("TY  - ", "ris"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_one_line_with_the_next_step(name):
    text, kind = DAMAGED[name]
    try:
        found = read_bibliography(text, kind, "f")
    except UnusableFileError as error:
        assert len(error.mistakes) == 1
        assert str(error).startswith("f")
    else:
        assert all(isinstance(item, dict) for item in found.items)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.4", "PDF"),
        (b"PK\x03\x04zz", "damaged"),
        (b"<?xml version='1.0'?><xml><records/></xml>", "RIS"),
        (b"%0 Journal Article\n%T x", "RIS"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"\x1f\x8b\x08", "unpack"),
        (b"just words", "not recognised"),
    ],
)
def test_what_cannot_be_taken_says_what_to_do(data, word):
    with pytest.raises(UnusableFileError, match=word):
        recognise(io.BytesIO(data), "file")


@settings(max_examples=60)
@given(st.sampled_from([RIS, BIB, CSL]), st.integers(0, 900), st.text(max_size=4))
def test_no_damage_ends_in_anything_but_a_line(text, place, junk):
    kind = kind_of(text)
    damaged = text[:place] + junk + text[place + 3 :]
    try:
        found = read_bibliography(damaged, kind, "f")
    except UnusableFileError:
        return
    for item in found.items:
        take_item(item)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # As RePEc and Word's exchange formats write it: no key, or no comma behind it.
        ("@TechReport{\n  author = {Lee, Ann},\n  title = {Weak},\n  year = {2005}\n}", {"title": "Weak", "type": "report"}),  # noqa: E501
        ("@article{lee\n  title = {One},\n  year = 2020\n}", {"title": "One", "id": "lee"}),
        ("@string{who = {Journal of Law}}\n@article{a, title={One}, journal=who}", {"container-title": "Journal of Law"}),  # noqa: E501
        (r"@article{a, title={DNA$_{\textrm{2}}$, $\Sigma^{0}$ and the $4^{\textrm{ème}}$ at \$5}}",
         {"title": "DNA₂, Σ⁰ and the 4ème at $5"}),
        (r"@misc{a, title={One}, url={https://a.org/~lee/x\_y\%20z}}", {"URL": "https://a.org/~lee/x_y%20z"}),
        (r"@misc{a, title={One}, url={\url{https://a.org/~lee}}}", {"URL": "https://a.org/~lee"}),
    ],
)  # fmt: skip
def test_bibtex_as_programs_really_write_it_is_read(text, wanted):
    found = read_bibliography(text, "bibtex", "f")
    assert found.left == ()
    (item,) = found.items
    assert {key: item[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("%A Lee, Ann\n%T One\n", "EndNote refer file"),
        ("PMID- 17\nTI  - One\n", "PubMed file"),
        ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", "Web of Science file"),
    ],
)
def test_other_exports_are_named_with_the_way_out(text, what):
    with pytest.raises(UnusableFileError, match=what):
        kind_of(text)


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ("TY  - JOUR\nTI  - One\u2028two\x0b\nER  - \n".encode(), "One two"),
        ("% Encoding: windows-1252\n@misc{a, title={Caf\u00e9}}".encode("cp1252"), "Caf\u00e9"),
        ("% Encoding: EUC-KR\n@misc{a, title={\uad6d\uacbd}}".encode("cp949"), "\uad6d\uacbd"),
    ],
)
def test_characters_that_no_file_of_ours_may_hold_do_not_keep_a_list_out(tmp_path, data, title):
    from tests.unit.loading.projects import DRAFT, make_project
    from uprdraft.pipeline.importing import import_file

    (tmp_path / "list").write_bytes(data)
    done = import_file(tmp_path / "list", make_project(tmp_path / "p", DRAFT))
    assert [s.title for s in done.taken if isinstance(s, Source)] == [title]
