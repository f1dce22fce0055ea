"""Pictures of a letterhead without what cameras and programs write into them: place, time, names, paths."""

from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Picture", "clean_picture"]

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_SHOWN_CHUNKS = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"pHYs", b"cHRM")
# APP1 to APP13, APP15 and comments; APP0 and APP14 say how to read the colours.
_HIDDEN_SEGMENTS = frozenset((*range(0xE1, 0xEE), 0xEF, 0xFE))
_START_OF_SCAN = 0xDA
_RESTARTS = range(0xD0, 0xD8)
_END_OF_IMAGE = 0xD9


class Picture(NamedTuple):
    """A picture ready to be written, with the ending and media type it needs."""

    content: bytes
    ending: str
    content_type: str


def clean_picture(content: bytes) -> Picture | None:
    """Return the picture with only what is shown; None when it is neither a sound PNG nor a sound JPEG."""
    try:
        if content.startswith(_PNG):
            return Picture(_PNG + b"".join(_png_chunks(content)), "png", "image/png")
        if content.startswith(_JPEG):
            return Picture(_JPEG + b"".join(_jpeg_segments(content)), "jpeg", "image/jpeg")
    except (IndexError, ValueError):
        pass
    return None


def _png_chunks(content: bytes) -> Iterator[bytes]:
    position = len(_PNG)
    name = b""
    while name != b"IEND":
        length = int.from_bytes(content[position : position + 4], "big")
        name = content[position + 4 : position + 8]
        end = position + 12 + length
        if len(name) < 4 or end > len(content):
            raise ValueError("cut off")
        if name in _SHOWN_CHUNKS:
            yield content[position:end]
        position = end


def _jpeg_segments(content: bytes) -> Iterator[bytes]:
    position = len(_JPEG)
    while True:
        if content[position] != 0xFF:
            raise ValueError("no marker")
        marker = content[position + 1]
        if marker == _END_OF_IMAGE:
            # Whatever follows the end is not shown.
            yield content[position : position + 2]
            return
        end = position + 2 + int.from_bytes(content[position + 2 : position + 4], "big")
        if end > len(content):
            raise ValueError("cut off")
        if marker == _START_OF_SCAN:
            end = _end_of_scan(content, end)
        if marker not in _HIDDEN_SEGMENTS:
            yield content[position:end]
        position = end


def _end_of_scan(content: bytes, position: int) -> int:
    """Return where the data of a scan end: at the next marker that is neither stuffing nor a restart."""
    while True:
        position = content.index(b"\xff", position)
        if content[position + 1] != 0 and content[position + 1] not in _RESTARTS:
            return position
        position += 2
