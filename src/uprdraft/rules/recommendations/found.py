"""A recommendation as it was found in a document."""

from typing import Literal, NamedTuple

from uprdraft.document.tree import NO_ORIGIN, Origin

__all__ = ["FoundRecommendation", "How"]

How = Literal["role", "heading", "lead-in", "label", "phrase"]


class FoundRecommendation(NamedTuple):
    """One recommendation. ``action`` is its text without label, lead-in and addressee.

    ``addressee`` is empty where neither the text, its lead-in nor its heading names one. ``part`` is the
    section that it stands in; ``is_listed_again`` marks the list in an annex. ``how`` says how it was told
    from other paragraphs.
    """

    key: str
    text: str
    action: str
    how: How
    addressee: str = ""
    part: str = ""
    number: str = ""
    is_listed_again: bool = False
    origin: Origin = NO_ORIGIN

    @property
    def label(self) -> str:
        """Return its number, or its first words where it has none or only a bullet."""
        number = self.number.rstrip(".")
        return number if any(c.isalnum() for c in number) else "“" + " ".join(self.action.split()[:5]) + " …”"
