"""Addresses that a link in a document may lead to."""

import re

from uprdraft.values.patterns import lazy_pattern

__all__ = ["is_address"]

_ADDRESS = lazy_pattern(r"https?://[^\s/?#.]\S*|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)


def is_address(url: str) -> bool:
    """Return whether ``url`` may stand in a document: http, https with a host, or mailto with an address."""
    return _ADDRESS.fullmatch(url) is not None
