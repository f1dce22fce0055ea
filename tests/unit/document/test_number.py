"""Numbers run through the text without gaps; headings start the levels below them again."""

import pytest

from tests.golden.sample import sample_submission
from uprdraft.document.number import list_label, number_blocks
from uprdraft.document.tree import Heading, ListBlock, Meta, Paragraph, Quote, Section, Submission, Text
from uprdraft.document.walk import iter_blocks, iter_sections

META: Meta = sample_submission().meta


def headings(*levels: int) -> list[str]:
    sections = tuple(
        Section(str(i), Heading((Text("x"),), abs(level), numbered=level > 0), ())
        for i, level in enumerate(levels)
    )
    numbered = number_blocks(Submission(META, None, sections))
    return [section.heading.number for section in numbered.body if section.heading]


def test_headings_are_numbered_by_level():
    assert headings(1, 2, 2, 3, 3, 4, 2, 3, 1, 2) == [
        "A.",
        "1.",
        "2.",
        "(a)",
        "(b)",
        "(i)",
        "3.",
        "(a)",
        "B.",
        "1.",
    ]


def test_heading_without_number_neither_counts_nor_starts_again():
    assert headings(1, 2, -1, 2, 1) == ["A.", "1.", "", "2.", "B."]


def test_roles_count_apart_and_inside_lists_and_quotes():
    blocks = (
        Paragraph((), "numbered"),
        ListBlock(((Paragraph((), "numbered"), Paragraph((), "recommendation")),)),
        Quote((Paragraph((), "recommendation"), Paragraph(()))),
        Paragraph((), "listed-recommendation"),
    )
    tree = number_blocks(Submission(META, None, (Section("a", None, blocks),)))
    shown = [b.number for s in iter_sections(tree) for b in iter_blocks(s.blocks) if isinstance(b, Paragraph)]
    assert shown == ["1.", "2.", "R1.", "R2.", "", "R1."]


@pytest.mark.parametrize(
    ("index", "depth", "label"),
    [
        *((0, 0, "(a)"), (25, 0, "(z)"), (26, 0, "(aa)")),
        *((0, 1, "(i)"), (3, 1, "(iv)"), (48, 1, "(xlix)")),
        *((8, 2, "9."), (0, 7, "1.")),
    ],
)
def test_labels_of_lists(index, depth, label):
    assert list_label(index, depth) == label
