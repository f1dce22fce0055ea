"""The language that most of a text is in, told from its letters and its commonest words.

What a file is marked with is often the language of the program that wrote it.
"""

import re
from collections import Counter
from itertools import islice

from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.loading.form_words import load_form_words
from uprdraft.rules.base import Context
from uprdraft.values.patterns import lazy_pattern

__all__ = ["dominant_language", "language_of"]

_SCRIPTS = (
    ("ko", lazy_pattern("[\uac00-\ud7a3]")),
    ("ja", lazy_pattern("[\u3040-\u30ff]")),
    ("zh", lazy_pattern("[\u4e00-\u9fff]")),
    ("ar", lazy_pattern("[\u0600-\u06ff]")),
    ("ru", lazy_pattern("[\u0400-\u04ff]")),
    ("", lazy_pattern("[A-Za-z\u00c0-\u024f]")),
)
_MOST_LINES = 400
_LEAST_WORDS = 20
_AHEAD = 1.3
_LETTERS_OF_A_WORD = {"ko": 3, "ja": 2, "zh": 2, "ar": 5, "ru": 6, "": 6}


def dominant_language(context: Context) -> str:
    """Return the code of the language of the text; that of its mark where it cannot be told, "" for neither."""
    marked = context.submission.meta.language.partition("-")[0].lower()
    if context.package is None:
        return marked
    lines = (
        plain_text(line)
        for section in iter_sections(context.submission)
        if section.kind == "body"
        for _, line in iter_lines(section)
    )
    return language_of("\n".join(islice(lines, _MOST_LINES))) or marked


def language_of(text: str) -> str:
    """Return the code of the language of ``text``; "" where it is too short or like no language known here."""
    weights = {code: len(p.findall(text)) / _LETTERS_OF_A_WORD[code] for code, p in _SCRIPTS}
    code = max(weights, key=lambda c: weights[c])
    if code == "zh" and weights["ja"] > weights["zh"] / 4:
        code = "ja"
    if weights[code] < _LEAST_WORDS:
        return ""
    return code or _by_words(text)


def _by_words(text: str) -> str:
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    counted = Counter(
        {code: sum(words[w] for w in common) for code, common in load_form_words().languages.items()}
    )
    (first, most), (_, next_) = counted.most_common(2)
    return first if most > _LEAST_WORDS / 4 and most >= next_ * _AHEAD else ""
