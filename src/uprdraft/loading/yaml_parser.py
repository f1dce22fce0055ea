"""The event stream of a YAML text: libyaml's, or the pure Python one where it is missing."""

from collections.abc import Callable
from typing import Any, TypeAlias

import yaml

__all__ = ["NextEvent", "open_events"]

NextEvent: TypeAlias = Callable[[], Any]


class _PlainParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The pure Python parser without composer and constructor, where libyaml is missing."""

    def __init__(self, stream: str) -> None:
        yaml.reader.Reader.__init__(self, stream)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def open_events(text: str) -> NextEvent:
    """Return a function that gives the next event of ``text`` and raises ``yaml.YAMLError``."""
    parser: Any = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else _PlainParser(text)
    next_event: NextEvent = parser.get_event
    return next_event
