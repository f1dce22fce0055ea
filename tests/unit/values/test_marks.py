"""Typographic marks become plain ones, within words only."""

import pytest

from uprdraft.values.marks import with_plain_hyphens, with_plain_marks


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Democratic People’s Republic\u00a0of\u202fKorea", "Democratic People's Republic of Korea"),
        ("non\u2011refoulement and Guinea\u2010Bissau", "non-refoulement and Guinea-Bissau"),
        ("Côte d`Ivoire, Lao Peopleʼs", "Côte d'Ivoire, Lao People's"),
        ("re\u00adfoule\u00adment", "refoulement"),
        ("‘the States’ said", "‘the States’ said"),
        ("1990–1995 – no", "1990–1995 – no"),
        ("plain", "plain"),
    ],
)
def test_marks_within_words_are_plain(text, plain):
    assert with_plain_marks(text) == plain


def test_a_dash_between_letters_is_a_hyphen_and_one_between_years_is_not():
    assert with_plain_hyphens("Guinea–Bissau 1990–1995 – no") == "Guinea-Bissau 1990–1995 – no"
