"""The table of texts of an .xlsx file, held small: long texts are packed, as one export has hundreds of megabytes.

A long text is asked for once, in the order of the table; a short one (a State, a theme) again and again.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import IO, Any
from xml.etree.ElementTree import iterparse

__all__ = ["SharedTexts", "iter_texts"]

_LONG = 200
"""Characters from which a text is packed."""
_IN_BLOCK = 64


class SharedTexts(Sequence[str]):
    """The texts of the table by their number."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._short: list[str | int] = []
        self._blocks: list[bytes] = []
        waiting: list[str] = []
        packed = 0
        for text in texts:
            if len(text) < _LONG:
                self._short.append(text)
                continue
            self._short.append(packed)
            packed += 1
            waiting.append(text)
            if len(waiting) == _IN_BLOCK:
                self._pack(waiting)
                waiting = []
        self._pack(waiting)
        self._unpacked = lru_cache(maxsize=32)(self._unpack)

    def __len__(self) -> int:
        return len(self._short)

    def __getitem__(self, number: Any) -> Any:
        held = self._short[number]
        if isinstance(held, str):
            return held
        block, place = divmod(held, _IN_BLOCK)
        return self._unpacked(block)[place]

    def _pack(self, texts: list[str]) -> None:
        if texts:
            # No text of a sheet holds this character: XML has no way to write it.
            self._blocks.append(zlib.compress("\0".join(texts).encode("utf-8", "surrogatepass"), 1))

    def _unpack(self, block: int) -> list[str]:
        return zlib.decompress(self._blocks[block]).decode("utf-8", "surrogatepass").split("\0")


def iter_texts(part: IO[bytes]) -> Iterator[str]:
    """Yield the texts of the table, readings of Japanese and Chinese (rPh) left out."""
    above: list[Any] = []
    pieces: list[str] = []
    in_reading = 0
    for event, node in iterparse(part, ("start", "end")):  # noqa: S314
        name = node.tag.rpartition("}")[2]
        if event == "start":
            above.append(node)
            in_reading += name == "rPh"
            continue
        above.pop()
        in_reading -= name == "rPh"
        if name == "t" and not in_reading:
            pieces.append(node.text or "")
        elif name == "si":
            yield "".join(pieces)
            pieces.clear()
            above[-1].remove(node)
