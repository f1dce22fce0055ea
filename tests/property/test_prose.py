"""Whatever prose is typed, building says at most that it cannot be used, and no word of it is lost."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.drafting import checked_example, linear_text
from tests.support import BASE
from uprdraft.errors import UprdraftError
from uprdraft.values.text import clean_text
from uprdraft.writers.text import write_text
from uprdraft.writers.word import write_word

_MARKS = (
    "*", "**", "_", "__", "***", "\\", "\n", "\n\n", " ", "  \n", "\t", "\r\n", "    ", "\u00a0", "\u200b",
    "- ", "+ ", "1. ", "2) ", "1998. ", "> ", ">", "# ", "## ", "```", "~~~", ":::", "---", "***\n", "===",
    "| ", " | ", "|\n", "|---|---|\n", "|---|", "---|---", "[", "]", "(", ")", "[@", "@", "^[", "[^1]", "[^1]: ",
    "[1]", "](", "](http://", "<!-- ", " -->", "<b>", "</b>", "{{", "}}", "{{ people }}", "{% ", "&amp;", "`", "!",
    "[@hrc-res-52-28]", "[see @hrc-res-52-28, para. ", "[@nowhere]", "^[note ", "탈북자", "\u1112\u1161\u11ab", "שלום",
    "مرحبا", "👩‍👩‍👧", "\ud7a3", "é", "e\u0301", ".", ";", ",", "5*6", "K*m",
)  # fmt: skip
_SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def typed(draw: st.DrawFn) -> str:
    """Draw a pile of marks with numbered words between them."""
    pieces = draw(st.lists(st.one_of(st.sampled_from(_MARKS), st.just(" w ")), max_size=40))
    numbered = iter(range(len(pieces)))
    return "".join(f" word{next(numbered)}x " if piece == " w " else piece for piece in pieces)


def _without_what_is_markup(text: str) -> str:
    """Return ``text`` without what stands for something else: addresses of links."""
    return re.sub(r"\]\([^()]*", "", text)


@_SETTINGS
@given(typed())
def test_every_word_of_prose_is_in_the_text_in_its_order(text):
    words = re.findall(r"word\d+x", _without_what_is_markup(clean_text(text)))
    try:
        checked = checked_example(prose={"method": text}, themes=[])
    except UprdraftError:
        return
    kept = re.findall(r"word\d+x", linear_text(checked.submission))
    missing = [word for word in words if word not in kept]
    assert missing == []
    assert [word for word in kept if word in words] == words


@_SETTINGS
@given(st.one_of(typed(), st.text(max_size=200)))
def test_any_prose_or_own_wording_is_written_or_refused_in_words(text):
    text = clean_text(text)
    theme = {
        "id": "refoulement",
        "heading": text[:80],
        "recommendations": [{"id": "own-words", "own_wording": text}],
        "facts": [{"id": "tonghua-1998", "own_wording": text}],
        "earlier": [{"id": "chn-1-can-1", "comment": text}],
    }
    try:
        checked = checked_example(prose={"method": text}, title=text, themes=[theme])
    except UprdraftError:
        return
    write_text(checked.submission)
    write_word(checked.submission, BASE.read_bytes())
