"""Notes: every mark has its note, every note one mark and some text, and the separators are declared."""

from collections import Counter
from collections.abc import Iterator

from uprdraft.readers.integrity.parsed import Parsed, ids_of, w
from uprdraft.readers.package import Element

__all__ = ["check_notes"]


def check_notes(parsed: Parsed) -> Iterator[str]:
    """Yield defects of footnotes and endnotes."""
    for kind in ("footnote", "endnote"):
        root = parsed.story(f"{kind}s")
        marks = ids_of(parsed.stories[parsed.package.main].iter(w(f"{kind}Reference")))
        notes = [] if root is None else list(root.iterchildren(w(kind)))
        yield from _check_pairs(kind, marks, [n for n in notes if n.get(w("type"), "normal") == "normal"])
        if root is not None:
            yield from _check_separators(kind, notes, parsed.settings)
        for name, other in parsed.stories.items():
            if name != parsed.package.main and next(other.iter(w(f"{kind}Reference")), None) is not None:
                yield f"{name} has the mark of a {kind}, which only the main text may have"


def _check_pairs(kind: str, marks: list[str], notes: list[Element]) -> Iterator[str]:
    ids = ids_of(iter(notes))
    yield from (f"{kind} {i} is marked and not there" for i in sorted(set(marks) - set(ids)))
    yield from (f"{kind} {i} is never marked" for i in sorted(set(ids) - set(marks)))
    yield from (f"{kind} {i} is marked twice" for i, count in Counter(marks).items() if count > 1)
    yield from (f"{kind} {i} is there twice" for i, count in Counter(ids).items() if count > 1)
    for note in notes:
        if not "".join(t.text or "" for t in note.iter(w("t"))).strip():
            yield f"{kind} {note.get(w('id'))} has no text"
        if next(note.iter(w(f"{kind}Ref")), None) is None:
            yield f"{kind} {note.get(w('id'))} does not show its number"


def _check_separators(kind: str, notes: list[Element], settings: Element | None) -> Iterator[str]:
    separators = {n.get(w("id")) for n in notes if n.get(w("type")) in ("separator", "continuationSeparator")}
    if len(separators) < 2:
        yield f"the {kind}s have no separators"
    declared = set() if settings is None else set(ids_of(settings.iterfind(f"{w(kind + 'Pr')}/{w(kind)}")))
    if declared != separators:
        yield f"the settings do not declare the separators of the {kind}s"
