"""Words are spelled as in UN documents.

These follow the Concise Oxford English Dictionary: programme, labour, centre, with -ize where there is a
choice (organize, recognize). Words with a capital inside a sentence are names and keep theirs. Each word is
reported once; quotations and notes are passed over.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from uprdraft.findings import Finding, Level
from uprdraft.loading.terms import load_terms
from uprdraft.rules._wording import first_uses, is_english, own_words, used
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_WORD = lazy_pattern(r"(?<![\w'’-])[a-z][a-z-]{2,}(?![\w'’])")
_COMPUTING = lazy_pattern(r"\b(?:computer|software)\s$")


def _check(context: Context) -> Iterator[Finding]:
    if not is_english(context):
        return
    for word, use in first_uses(own_words(context), _misspelled).items():
        right = _right(word)
        yield used(
            RULE, Level.ADVICE, f"“{word}” is “{right}” in UN documents", use, word, hint=f"write “{right}”"
        )


def _misspelled(text: str) -> Iterator[re.Match[str]]:
    for match in _WORD.finditer(text):
        if _right(match.group()) and not _COMPUTING.search(text[: match.start()]):
            yield match


@lru_cache(maxsize=8192)
def _right(word: str) -> str:
    """Return the spelling of UN documents, an empty string where ``word`` has it."""
    spelling = load_terms().spelling
    if word in spelling.words:
        return spelling.words[word]
    if not re.fullmatch(spelling.ise, word):
        return ""
    stem = word[: word.rindex("is") + 2]
    if any(stem == kept or (stem.endswith(kept) and len(kept) > 4) for kept in spelling.ise_keeps):
        return ""
    return f"{stem[:-1]}z{word[len(stem) :]}"


RULE = Rule(
    id="spelling-of-un-documents",
    title="Words are spelled as in UN documents",
    why="The text stands beside UN documents and is quoted in them.",
    fix="write it as UN documents do",
    source="United Nations Editorial Manual Online on spelling, as summed up by the United Nations University",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(
        submission(paragraph("The programme was organized and revised in otherwise good order."))
    ),
    failing=lambda: context(submission(paragraph("The program was organised."))),
)
