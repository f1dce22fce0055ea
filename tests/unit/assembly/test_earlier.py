"""What became of an earlier recommendation stands on facts, or is said to be the submitter's own knowledge."""

from pathlib import Path

import pytest

from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.pipeline.build import check_project

DRAFT = """
submission_type: upr-stakeholder-cycle4
country: CHN
session: 45
as_of: '2023-07-18'
situation: north-koreans-in-china
organisations: [{name: Example Rights Group, acronym: ERG}]
themes:
  - id: refoulement
    earlier:
"""


def lines_of(tmp_path: Path, earlier: str) -> list[str]:
    (tmp_path / "draft.yaml").write_text(DRAFT + earlier, "utf-8")
    checked = check_project(tmp_path)
    found = [s for s in iter_sections(checked.submission) if s.id == "theme-refoulement-earlier"]
    return [plain_text(line) for s in found for _, line in iter_lines(s)][1:]


def notes_of(tmp_path: Path) -> list[str]:
    return [plain_text(n.content) for n in check_project(tmp_path).submission.notes]


def test_a_status_with_facts_is_firm_and_its_note_cites_their_sources(tmp_path: Path) -> None:
    entry = "      - {id: chn-1-can-1, status: not-started, facts: [cedaw-concern-illegal-migrants]}\n"
    (text,) = lines_of(tmp_path, entry)
    assert text.endswith("This recommendation has not been implemented.")
    assert any(note.startswith("CEDAW/C/CHN/CO/9, para. 29") for note in notes_of(tmp_path))


def test_a_status_without_facts_is_the_submitters_own_word(tmp_path: Path) -> None:
    (text,) = lines_of(tmp_path, "      - {id: chn-1-can-1, status: not-started}\n")
    words = "To the knowledge of the submitting organization, this recommendation has not been implemented."
    assert text.endswith(words)


@pytest.mark.parametrize("status", ["in-progress", "partly-implemented", "fully-implemented", "reversed"])
def test_every_status_is_one_whole_sentence(tmp_path: Path, status: str) -> None:
    (text,) = lines_of(tmp_path, f"      - {{id: chn-1-can-1, status: {status}}}\n")
    assert "To the knowledge of the submitting organization, " in text
    assert text.endswith(".") and ".." not in text


def test_without_information_nothing_is_said_of_what_became_of_it(tmp_path: Path) -> None:
    (text,) = lines_of(tmp_path, "      - {id: chn-1-can-1, status: no-information}\n")
    assert "implemented" not in text


def test_the_mark_of_a_note_follows_the_comma(tmp_path: Path) -> None:
    (text,) = lines_of(tmp_path, "      - {id: chn-2-cze-1}\n      - {id: chn-2-kor-2}\n")
    assert ", and by the Republic of Korea" in text


def test_an_unknown_fact_is_a_visible_gap(tmp_path: Path) -> None:
    (text,) = lines_of(tmp_path, "      - {id: chn-1-can-1, status: reversed, facts: [no-such-fact]}\n")
    assert "[TO BE COMPLETED: fact “no-such-fact” is not in the library]" in text
