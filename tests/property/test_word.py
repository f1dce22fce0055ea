"""Whatever is written comes back: text, words, notes and numbers; and it comes back the same every time."""

import datetime as dt
import os
import subprocess
import sys

from hypothesis import HealthCheck, example, given, settings

from tests.strategies import clean_texts, submissions
from tests.support import BASE, ROOT
from uprdraft.document.count import count_submission
from uprdraft.document.number import number_blocks
from uprdraft.document.tree import Meta, NoteReference, Paragraph, Section, Submission, Text
from uprdraft.document.walk import iter_blocks, iter_lines, iter_sections, iter_submission_inlines, plain_text
from uprdraft.readers.foreign import read_document
from uprdraft.readers.integrity import check_integrity
from uprdraft.writers.html import write_html
from uprdraft.writers.text import write_text
from uprdraft.writers.word import write_word

_BASE = BASE.read_bytes()
_META = Meta("Title", "en", "upr", "CHN", dt.date(2023, 7, 18))
_slow = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@given(clean_texts)
@example("  two  spaces ")
@example("tab\tand\nline")
@example("<w:t>&amp;</w:t>]]>")
@example("“탈북자” ‘難民’ שלום 12, עולם")
def test_any_clean_text_survives(text):
    body = Section("body", None, (Paragraph((Text(text),)),))
    data = write_word(Submission(_META, None, (body,)), _BASE)
    assert lines_of(read_document(data, "own.docx").submission) == ([text] if text else [])
    assert check_integrity(data) == ()


def lines_of(submission: Submission) -> list[str]:
    lines = [plain_text(line) for section in iter_sections(submission) for _, line in iter_lines(section)]
    return [line for line in lines if line]


def numbers_of(submission: Submission) -> list[str]:
    """Return the numbers of headings and numbered paragraphs; those of list items stand in no tree of ours."""
    numbers = []
    for section in iter_sections(submission):
        numbers += [section.heading.number] if section.heading else []
        numbers += [block.number for block in iter_blocks(section.blocks) if isinstance(block, Paragraph)]
    return [number for number in numbers if number]


def marks_of(submission: Submission) -> list[str]:
    return [n.note for n in iter_submission_inlines(submission) if isinstance(n, NoteReference)]


@_slow
@given(submissions())
def test_what_is_written_is_read_back(submission):
    """Lines, notes, numbers and the count of words are those of the tree; nothing is left unread."""
    read = read_document(write_word(submission, _BASE), "own.docx")
    again = read.submission
    assert lines_of(again) == lines_of(submission)
    notes = {note.id: plain_text(note.content) for note in submission.notes}
    assert [plain_text(note.content) for note in again.notes] == [
        notes[mark] for mark in marks_of(submission)
    ]
    assert marks_of(again) == [note.id for note in again.notes]
    ours = {"1", "2", "3", "4"}  # headings, paragraphs, recommendations, listed recommendations
    assert [n.label for n in read.report.numbers if n.list in ours] == numbers_of(submission)
    count, recount = count_submission(submission), count_submission(again)
    assert recount.total == count.total
    assert recount.notes == count.notes
    assert read.report.unread == ()


@_slow
@given(submissions())
def test_every_file_is_sound_apart_from_notes_without_text(submission):
    defects = [d for d in check_integrity(write_word(submission, _BASE)) if not d.endswith("has no text")]
    assert defects == []


@_slow
@given(submissions())
def test_numbers_have_no_gaps(submission):
    numbered = number_blocks(submission)
    for role, prefix in (("numbered", ""), ("recommendation", "R"), ("listed-recommendation", "R")):
        numbers = [
            block.number
            for section in iter_sections(numbered)
            for block in iter_blocks(section.blocks)
            if isinstance(block, Paragraph) and block.role == role
        ]
        assert numbers == [f"{prefix}{i}." for i in range(1, len(numbers) + 1)]


@_slow
@given(submissions())
def test_numbering_twice_changes_nothing(submission):
    assert number_blocks(submission) == submission


@_slow
@given(submissions())
def test_text_and_page_can_be_written(submission):
    assert write_text(submission).endswith("\n")
    assert "<script" not in write_html(submission)


@_slow
@given(submissions())
def test_writing_twice_gives_the_same_bytes(submission):
    assert write_word(submission, _BASE) == write_word(submission, _BASE)


def test_another_zone_home_language_and_hash_seed_give_the_same_bytes(tmp_path):
    script = (
        "import hashlib, pathlib; from tests.golden.sample import sample_submission; "
        "from uprdraft.writers.word import write_word; "
        f"base = pathlib.Path({str(BASE)!r}).read_bytes(); "
        "print(hashlib.sha256(write_word(sample_submission(), base)).hexdigest())"
    )
    digests = set()
    for zone, language, seed in (
        ("UTC", "C", "0"),
        ("Asia/Seoul", "ko_KR.UTF-8", "1"),
        ("America/Lima", "tr_TR", "4242"),
    ):
        environment = dict(
            os.environ, TZ=zone, LANG=language, LC_ALL=language, PYTHONHASHSEED=seed, HOME=str(tmp_path)
        )
        environment["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(ROOT / "src")))
        run = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(run.stdout)
    assert len(digests) == 1
