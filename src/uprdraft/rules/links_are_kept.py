"""Addresses in notes say when they were read or where a copy is kept.

Pages disappear, those on persecution first. Looked at are web addresses in notes; a note counts where it has a
day of reading or the address of an archive. Documents of the United Nations and of treaty bodies are kept by
their publishers and not counted. It is said once for the whole text.
"""

from collections.abc import Iterator

from uprdraft.document.tree import Link
from uprdraft.document.walk import iter_inlines, plain_text
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import cited, context
from uprdraft.values.certainty import Certainty
from uprdraft.values.patterns import lazy_pattern

__all__ = ["RULE"]

_ADDRESS = lazy_pattern(r"https?://[^\s;,)]+|\bwww\.[^\s;,)]+")
_KEPT = lazy_pattern(
    r"\baccessed\b|\bvisited\b|\bconsulted\b|\barchived\b|web\.archive\.org|perma\.cc|archive\.(?:is|ph|today)"
)
_LASTING = lazy_pattern(r"(?:undocs\.org|un\.org|ohchr\.org|doi\.org)(?:/|$)")


def _check(context: Context) -> Iterator[Finding]:
    open_places = []
    total = 0
    for number, note in enumerate(context.submission.notes, 1):
        text = plain_text(note.content)
        addresses = {n.url for n in iter_inlines(note.content) if isinstance(n, Link)} or set(
            _ADDRESS.findall(text)
        )
        if not any(not _LASTING.search(address) for address in addresses):
            continue
        total += 1
        if not _KEPT.search(text):
            open_places.append(Place(note.id, f"note {number}", min(addresses)[:80]))
    if open_places:
        message = f"{len(open_places)} of {total} notes with a web address say neither when it was read"
        message += " nor where a copy is kept"
        yield RULE.finding(Level.ADVICE, message, open_places[0], text=str(len(open_places)))


RULE = Rule(
    id="links-are-kept",
    title="Addresses in notes have a day of reading or an archived copy",
    why="Pages disappear before the review; then the claim stands without its source.",
    fix="keep a copy in a web archive; write “accessed” and “archive” in sources.yaml, or the day in the note",
    source="good practice of documentation; United Nations Editorial Manual, electronic sources",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(
        cited("A claim.", "A page, available at https://a.org/x (accessed on 3 May 2023).")
    ),
    failing=lambda: context(cited("A claim.", "A page, available at https://a.org/x.")),
)
