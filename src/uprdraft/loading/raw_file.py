"""Bytes of a file that is what it seems, and the text in them.

Only regular files inside the folder that may be read are opened: a link, a pipe or a device can lead out
of the folder or block for ever. What the text means is for ``strict_yaml`` and the CSV readers.
"""

import os
import re
import stat
import unicodedata
from pathlib import Path

from uprdraft.errors import UnusableFileError
from uprdraft.loading.mistakes import make_mistake
from uprdraft.values.text import find_mark_tower, find_refused

__all__ = ["decode_text", "line_and_column", "read_bytes", "read_text", "refuse_size"]

_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_HANGUL, _HAN = "[가-힣]", "[一-鿿]"


def read_bytes(path: Path, *, within: Path, limit_bytes: int, name: str) -> bytes:
    """Return the bytes of ``path``, a regular file inside ``within`` of at most ``limit_bytes``.

    Raises:
        UnusableFileError: it is missing, too big, no regular file, outside the folder or cannot be read.
    """
    folder = os.path.realpath(within)
    parent = os.path.realpath(path.parent)
    if parent != folder and not parent.startswith(os.path.join(folder, "")):  # noqa: PTH118 - text compared
        raise _unusable(name, "this file lies outside the folder that may be read", "copy it into the folder")
    try:
        return _read_regular(path, limit_bytes, name)
    except FileNotFoundError:
        raise _unusable(name, "there is no such file", "check the name and the folder") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise _unusable(name, f"this file cannot be read: {reason}", "check the rights to it") from None


def _read_regular(path: Path, limit_bytes: int, name: str) -> bytes:
    before = os.lstat(path)
    _check_regular(before.st_mode, name)
    descriptor = os.open(path, _OPEN_FLAGS)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, so that links are not followed
        found = os.fstat(descriptor)
        _check_regular(found.st_mode, name)
        if (found.st_dev, found.st_ino) != (before.st_dev, before.st_ino):
            raise _unusable(name, "this file was replaced while it was read", "try again")
        data = file.read(limit_bytes + 1)
    refuse_size(data, limit_bytes, name)
    return data


def refuse_size(data: bytes, limit_bytes: int, name: str) -> None:
    """Raise where ``data``, read up to one byte beyond the limit, is larger than it.

    Raises:
        UnusableFileError: it is larger.
    """
    if len(data) > limit_bytes:
        size = f"{limit_bytes // 1_000_000} MB" if limit_bytes >= 1_000_000 else f"{limit_bytes} bytes"
        raise _unusable(name, f"this file is larger than {size}", "split it into smaller files")


def _check_regular(mode: int, name: str) -> None:
    if stat.S_ISREG(mode):
        return
    kinds = {stat.S_IFLNK: "a link", stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe"}
    kind = kinds.get(stat.S_IFMT(mode), "a device")
    raise _unusable(name, f"this is {kind}, not a file", "put a plain file in its place")


def _unusable(name: str, message: str, hint: str) -> UnusableFileError:
    return UnusableFileError([make_mistake(name, message, hint=hint)])


def decode_text(data: bytes, name: str) -> str:
    """Return UTF-8 ``data`` as text in NFC without its byte-order mark and without refused characters.

    Raises:
        UnusableFileError: other encodings, named where they can be told, and control or private-use
            characters, with the line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mistake = make_mistake(
            name, f"this text is not UTF-8{_guess(data)}", line, hint="save the file again as UTF-8"
        )
        raise UnusableFileError([mistake]) from None
    tower = find_mark_tower(text)
    if tower is not None:
        line, column = line_and_column(text, tower)
        message = "more than 30 combining marks stand on one letter"
        raise UnusableFileError([make_mistake(name, message, line, column, "delete them")])
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    position = find_refused(text)
    if position is not None:
        raise _refused(data, text, position, name)
    return text


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Return the place of ``position`` in ``text``, both counted from 1."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _refused(data: bytes, text: str, position: int, name: str) -> UnusableFileError:
    if _has_nulls_as_utf16(data):
        mistake = make_mistake(name, "this text looks like UTF-16", 1, hint="save the file again as UTF-8")
        return UnusableFileError([mistake])
    code = f"U+{ord(text[position]):04X}"
    line, column = line_and_column(text, position)
    message = f"the control or private-use character {code} cannot stand in a text"
    return UnusableFileError([make_mistake(name, message, line, column, "delete it, or retype the word")])


def _has_nulls_as_utf16(data: bytes) -> bool:
    return len(data) >= 4 and data.count(0) * 4 > len(data)


def _guess(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or _has_nulls_as_utf16(data):
        return ", it looks like UTF-16"
    shares = {}
    for encoding, words, script in (
        ("cp949", "CP949 (Korean Windows)", _HANGUL),
        ("gb18030", "GB18030 (Chinese)", _HAN),
    ):
        try:
            others = [c for c in data.decode(encoding) if not c.isascii()]
        except UnicodeDecodeError:
            continue
        shares[words] = len(re.findall(script, "".join(others))) / max(1, len(others))
    best = max(shares, key=lambda words: shares[words], default="")
    return f", it looks like {best}" if best and shares[best] > 0.6 else ""


def read_text(path: Path, *, within: Path, limit_bytes: int, name: str) -> str:
    """Return the text of a file under the rules of ``read_bytes`` and ``decode_text``."""
    return decode_text(read_bytes(path, within=within, limit_bytes=limit_bytes, name=name), name)
