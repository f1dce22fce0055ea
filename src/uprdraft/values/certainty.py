"""How sure we are of a value, and what the program may therefore say about it."""

import enum

__all__ = ["Certainty"]


class Certainty(enum.Enum):
    """How a value came to us; the names are those of the data files.

    The order is that of weight. What each level allows a check to say is DESIGN §5.
    """

    OFFICIAL = "official"
    """The text of the UN or the depositary itself was read."""
    SECONDARY = "secondary"
    """Stated by an NGO, academic or press source, or by a copy on another site."""
    OWN = "own"
    """Entered by the person, with their own source and date."""
    DERIVED = "derived"
    """Computed or inferred from official or secondary values."""
    OFFICIAL_OLD = "official_old"
    """An official text was read, but of an earlier cycle or session."""
    RECOLLECTION = "recollection"
    """General knowledge, not verified."""
    PROJECTED = "projected"
    """Carried into the future by a pattern; nothing published was found."""

    @property
    def can_enforce(self) -> bool:
        """Return whether a rule resting on this may be an error or a warning."""
        return self in (Certainty.OFFICIAL, Certainty.SECONDARY, Certainty.OWN, Certainty.DERIVED)

    @property
    def is_firm(self) -> bool:
        """Return whether the value may be printed in a document without a reservation."""
        return self in (Certainty.OFFICIAL, Certainty.SECONDARY, Certainty.OWN)

    @property
    def caution(self) -> str:
        """Return the words to show beside the value, empty where it is firm."""
        return _CAUTIONS.get(self, "")


_CAUTIONS = {
    Certainty.DERIVED: "carried over or inferred, not read in the current text",
    Certainty.OFFICIAL_OLD: "read in an official text of an earlier cycle",
    Certainty.RECOLLECTION: "from general knowledge, not verified",
    Certainty.PROJECTED: "projected, no published date was found",
    Certainty.OWN: "entered by you",
}
