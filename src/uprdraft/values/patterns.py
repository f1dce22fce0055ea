"""Regular expressions that are made ready when they are first used.

A run of the program uses a part of the two hundred that its modules hold; to make all of them ready takes
longer than to read the library.
"""

import re
from typing import Any, AnyStr, Generic, cast

__all__ = ["lazy_pattern"]


class _LazyPattern(Generic[AnyStr]):
    """Stands for a pattern until something is asked of it, and then hands out what the pattern has."""

    def __init__(self, text: AnyStr, flags: int) -> None:
        self._text: AnyStr = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not kept here yet: a method is looked up in the pattern once.
        made = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, made)
        return made


def lazy_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what can be used as ``re.compile(text, flags)``; a mistake in ``text`` shows at its first use.

    For patterns at the top of a module. The functions of ``re`` do not take it: call its own methods.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(text, flags))
