"""What the rules on people say, to whom, and what a reason can and cannot do."""

import datetime as dt
from dataclasses import replace

import pytest

from uprdraft.document.package_report import Picture, Properties, RunningText
from uprdraft.document.tree import Link, Table, Text
from uprdraft.findings import Level
from uprdraft.records.draft import Acknowledgement
from uprdraft.records.people import Consent, Person
from uprdraft.rules._limits import not_looked_at
from uprdraft.rules.base import PrivateValue
from uprdraft.rules.examples import context, draft, paragraph, submission, word_file
from uprdraft.rules.run import RULES, run_rules

_DAY = dt.date(2023, 1, 2)


def said(consent: Consent, text: str = "Witness W1 was held.") -> list[tuple[str, str]]:
    person = Person(name="Jane Roe", code="W1", consent=consent)
    found = list(RULES["consent-covers-use"].check(context(submission(paragraph(text)), people=(person,))))
    assert "Roe" not in repr(found)
    return [(f.level.value, f.message) for f in found]


@pytest.mark.parametrize(
    ("consent", "level", "words"),
    [
        (Consent(), "warning", "no consent is on record"),
        (Consent(use="public"), "warning", "does not say its day"),
        (Consent(use="public", date=_DAY), "warning", "does not say who decided"),
        (Consent(use="public", date=_DAY, expires=dt.date(2023, 7, 17)), "error", "expired on 2023-07-17"),
        (
            Consent(use="public", date=_DAY, for_use=("cedaw-session",)),
            "error",
            "another use (cedaw-session)",
        ),
        (Consent(use="un-only", date=_DAY, decided_by="herself"), "error", "United Nations only"),
    ],
)
def test_consent_that_does_not_cover_this_use_is_said(consent, level, words):
    ((found, message),) = said(consent)
    assert found == level
    assert words in message and message.startswith("W1: ")


def test_consent_that_covers_this_use_is_silent():
    assert said(Consent(use="public", date=_DAY, decided_by="herself", for_use=("example-body",))) == []


def test_consent_of_someone_the_text_does_not_speak_of_is_no_matter():
    assert said(Consent(), "Witness W12 was held in WX1.") == []


def test_what_the_cover_gives_as_contact_may_be_repeated():
    body = paragraph("Call +41 22 482 17 73 for more.")
    rule = RULES["contact-details-absent"]
    assert list(rule.check(context(submission(body))))
    rows = {"Contact": "Geneva office, +41 22 482 17 73"}
    assert list(rule.check(context(submission(body, cover_rows=rows)))) == []


def test_personal_data_is_shown_by_two_characters_only():
    tree = submission(paragraph("She called from 010-4821-7733."))
    (found,) = RULES["contact-details-absent"].check(context(tree))
    assert found.place.quote == "01…"
    assert "4821" not in found.message + found.hint + found.place.label


def test_personal_data_with_a_reason_is_written_and_a_private_value_is_not():
    tree = submission(paragraph("Jane Roe called from 010-4821-7733."))
    ctx = context(tree, private=(PrivateValue("Jane Roe", "W1"),))
    errors = [f for f in run_rules(ctx) if f.level is Level.ERROR and RULES[f.rule].stops_writing]
    assert {f.rule for f in errors} == {"contact-details-absent", "no-private-values"}
    reasons = tuple(Acknowledgement(rule=f.rule, mark=f.mark, reason="Looked at.") for f in errors)
    again = run_rules(replace(ctx, draft=draft(acknowledged=reasons)))
    left = [
        f.rule for f in again if f.level is Level.ERROR and RULES[f.rule].stops_writing and not f.acknowledged
    ]
    assert left == ["no-private-values"]


def test_initials_can_be_acknowledged():
    ctx = context(submission(paragraph("J. Roe was held.")), private=(PrivateValue("Jane Roe", "W1"),))
    (found,) = (f for f in run_rules(ctx) if f.rule == "no-private-values")
    assert found.level is Level.WARNING
    reason = Acknowledgement(rule=found.rule, mark=found.mark, reason="Another person.")
    again = run_rules(replace(ctx, draft=draft(acknowledged=(reason,))))
    assert [f.acknowledged for f in again if f.rule == "no-private-values"] == ["Another person."]


def test_hidden_places_of_the_tree_are_searched():
    table = Table((((Text("a"),),),), caption="Roe, Jane", key="t")
    tree = submission(table)  # type: ignore[arg-type]
    rule = RULES["no-private-values"]
    assert list(rule.check(context(tree, private=(PrivateValue("Jane Roe", "W1"),))))


def test_an_author_of_a_source_and_a_person_who_agreed_may_be_named():
    tree = submission(paragraph("Jane Miller, a survivor, spoke of her detention."))
    rule = RULES["individuals-not-named"]
    assert len(list(rule.check(context(tree)))) == 1
    consent = Consent(use="public", date=_DAY, decided_by="herself")
    person = Person(name="Jane Miller", code="A1", consent=consent)
    assert list(rule.check(context(tree, people=(person,)))) == []


def test_what_was_not_looked_at_names_what_the_tables_lack():
    ctx = context(
        submission(paragraph("Text.")), private=(PrivateValue("王鱻", "W7"), PrivateValue("王秀英", "W8"))
    )
    clauses = not_looked_at(ctx)
    assert "W7" in clauses[0] and "W8" not in clauses[0]
    assert "王" not in " ".join(clauses)
    assert any("recognised from circumstances" in c for c in clauses)
    assert "people.yaml" in not_looked_at(context(submission(paragraph("Text."))))[0]


@pytest.mark.parametrize(
    ("author", "found"),
    [
        ("Example Rights Group", []),
        ("Jane Roe", ["the properties name an author and who saved it last"]),
        ("", ["the properties name who saved it last"]),
    ],
)
def test_who_stands_on_the_cover_may_stand_in_the_properties(author, found):
    from uprdraft.document.package_report import PackageReport, Properties

    saver = "" if author.startswith("Example") else "Roe"
    report = PackageReport("x.docx", properties=Properties(author=author, last_modified_by=saver))
    made = context(submission(paragraph("Text.")), package=report, draft=None)
    assert [f.message for f in RULES["properties-clean"].check(made)] == found


def where(rule: str, tree=None, **report) -> list[str]:
    made = word_file(tree or submission(paragraph("Text.")), **report)
    return [f.place.label for f in RULES[rule].check(made)]


def test_numbers_of_people_are_found_beside_the_text_of_a_word_file():
    number = "Her passport is M12345678."
    header = RunningText("header", "default", 0, number, has_page_number=False, has_page_total=False)
    assert where("identity-numbers-absent", running=(header,)) == ["a header"]
    assert where("identity-numbers-absent", properties=Properties(subject=number)) == ["file properties"]
    picture = Picture("media/a.png", "p1", description=number)
    assert where("identity-numbers-absent", pictures=(picture,)) == ["a picture's description"]


def test_a_letterhead_may_hold_the_telephone_of_the_organisation():
    letterhead = RunningText(
        "header", "first", 0, "Tel. 02-2345-6789", has_page_number=False, has_page_total=False
    )
    assert where("contact-details-absent", running=(letterhead,)) == []


def test_a_private_address_behind_a_link_is_found_where_the_text_does_not_show_it():
    def linked(words: str) -> list[str]:
        link = Link("mailto:minsu1987@naver.com", (Text(words),))
        return where("contact-details-absent", submission(paragraph("Write to ", link)))

    assert [label.startswith("an address in ") for label in linked("her")] == [True]
    assert [label.startswith("an address in ") for label in linked("minsu1987@naver.com")] == [False]
