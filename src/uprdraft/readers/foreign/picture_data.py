"""Whether a picture carries data of the camera and a position, told from its first bytes.

Nothing is decoded: the headers of JPEG, PNG, WebP and TIFF are looked through for the directories that hold it.
"""

import struct

from uprdraft.readers.archive import Archive

__all__ = ["find_picture_data", "look_into"]

_HEAD = 131_072
_GPS_DIRECTORY = 0x8825
_MOST_ENTRIES = 500
_MOST_SEGMENTS = 200
_LOOKED_AT = (".jpg", ".jpeg", ".jpe", ".png", ".webp", ".tif", ".tiff")


def look_into(archive: Archive, member: str) -> tuple[bool | None, bool | None]:
    """Return whether a picture of the file holds camera data and a position; None for what was not looked at."""
    if not member.lower().endswith(_LOOKED_AT) or member not in archive.media:
        return None, None
    head = archive.read_head(member, _HEAD)
    return find_picture_data(head) if head else (None, None)


def find_picture_data(head: bytes) -> tuple[bool, bool]:
    """Return whether the picture that begins with ``head`` holds camera data, and a position."""
    directory = _exif(head)
    has_exif = directory is not None
    has_position = directory is not None and _has_gps(directory)
    # XMP, which editing programs write, is plain text.
    has_xmp_position = b"exif:GPSLatitude" in head or b"exif:GPSLongitude" in head
    return has_exif or has_xmp_position, has_position or has_xmp_position


def _exif(head: bytes) -> bytes | None:
    if head[:2] == b"\xff\xd8":
        return _exif_of_jpeg(head)
    if head[:4] in (b"II*\0", b"MM\0*"):
        return head
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return _after(head, b"eXIf")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        found = _after(head, b"EXIF")
        return None if found is None else found[4:].removeprefix(b"Exif\0\0")
    return None


def _after(head: bytes, mark: bytes) -> bytes | None:
    position = head.find(mark)
    return None if position < 0 else head[position + len(mark) :]


def _exif_of_jpeg(head: bytes) -> bytes | None:
    position = 2
    for _ in range(_MOST_SEGMENTS):
        if position + 4 > len(head) or head[position] != 0xFF:
            return None
        marker, length = head[position + 1], int.from_bytes(head[position + 2 : position + 4], "big")
        if marker == 0xDA:  # the picture itself begins
            return None
        content = head[position + 4 : position + 2 + length]
        if marker == 0xE1 and content.startswith(b"Exif\0"):
            return content[6:]
        position += 2 + max(length, 2)
    return None


def _has_gps(directory: bytes) -> bool:
    order = {b"II": "<", b"MM": ">"}.get(directory[:2])
    if order is None or len(directory) < 8:
        return False
    (start,) = struct.unpack_from(f"{order}I", directory, 4)
    if start + 2 > len(directory):
        return False
    (entries,) = struct.unpack_from(f"{order}H", directory, start)
    for number in range(min(entries, _MOST_ENTRIES)):
        place = start + 2 + 12 * number
        if place + 2 > len(directory):
            return False
        if struct.unpack_from(f"{order}H", directory, place)[0] == _GPS_DIRECTORY:
            return True
    return False
