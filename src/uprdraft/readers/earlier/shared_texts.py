"""The table of texts of an .xlsx file, held small: long texts are packed, as one export has hundreds of megabytes.

openpyxl holds every text of the file at once. A long text is asked for once, in the order of the table; a short
one (a State, a theme) again and again.
"""

import warnings
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import IO, Any

__all__ = ["SharedTexts", "open_workbook"]

_LONG = 200
"""Characters from which a text is packed."""
_IN_BLOCK = 64


class SharedTexts:
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

    def __getitem__(self, number: int) -> str:
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


def _texts(part: IO[bytes]) -> Iterator[str]:
    """Yield the texts of the table, readings of Japanese and Chinese (rPh) left out."""
    from xml.etree.ElementTree import iterparse

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


def open_workbook(file: IO[bytes]) -> Any:
    """Return the workbook as openpyxl reads it row by row, with its texts held small."""
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.xml.constants import SHARED_STRINGS

    class Reader(ExcelReader):  # type: ignore[misc]
        def read_strings(self) -> None:
            part = self.package.find(SHARED_STRINGS)
            if part is not None:
                with self.archive.open(part.PartName[1:]) as held:
                    self.shared_strings = SharedTexts(_texts(held))

    # What openpyxl warns of is look: styles and print areas that it does not keep.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _read(Reader, file)


def _read(kind: Any, file: IO[bytes]) -> Any:
    reader = kind(file, read_only=True, keep_vba=False, data_only=True, keep_links=False)
    reader.read()
    return reader.wb
