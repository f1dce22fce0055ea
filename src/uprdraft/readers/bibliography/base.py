"""What every reader of a list of sources gives back."""

from dataclasses import dataclass
from typing import Any

__all__ = ["Bibliography", "person"]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """CSL items in the order of the file; ``left`` says what could not be read, one line each."""

    format: str
    items: tuple[dict[str, Any], ...]
    left: tuple[str, ...] = ()


def person(text: str) -> dict[str, str]:
    """Return a CSL name from "Family, Given"; a name without a comma stays whole, as institutions have it."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        return {"literal": family}
    return {"family": family, "given": given} if given else {"literal": family}
