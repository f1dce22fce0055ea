"""Whether the library's own texts ask for a specific action, judged as a reader meets them: with slots filled."""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.library import Library, Recommendation, Situation
from uprdraft.rules.strength import Assessment, assess
from uprdraft.values.slots import Slot, parse_slots

__all__ = ["check_strength", "fill"]

_SPECIFIC = 5


def check_strength(
    text: str, where: str, entry: Recommendation, library: Library, place: Place
) -> Iterator[Finding]:
    """Yield a warning where ``text`` (English) reads as less than specific.

    It must hold in each situation that offers the entry; in one at least where none does.
    """
    offering = [s for s in library.situations.values() if entry.id in s.recommendations]
    judged = [assess(fill(text, s)) for s in offering or library.situations.values()] or [assess(fill(text))]
    weak = [j for j in judged if j.category is not None and j.category < _SPECIFIC]
    if weak and (offering or len(weak) == len(judged)):
        yield _finding(min(weak, key=lambda j: j.specific or 0.0), where, place)


def _finding(judged: Assessment, where: str, place: Place) -> Finding:
    message = f"{where} reads as {judged.name} (predicted {judged.category} of 5): {judged.why}"
    hint = f"{judged.suggestion.rstrip('.')}; or say why in strength_reason"
    return Finding("asks-are-specific", Level.WARNING, message, place, hint, judged.text)


def fill(text: str, situation: Situation | None = None) -> str:
    """Return ``text`` with the words of ``situation`` in its slots; States are called “the State”."""
    words = {}
    if situation is not None:
        named = {
            "people": situation.people,
            "women": situation.women,
            "children": situation.children,
            "harms": situation.harms,
        }
        words = {name: texts.get("en", name) for name, texts in named.items()}
    return "".join(_value(p, words) if isinstance(p, Slot) else p for p in parse_slots(text))


def _value(slot: Slot, words: dict[str, str]) -> str:
    name = slot.name.split(".")[0]
    return words.get(name, "the State" if name in ("state", "origin") else name)
