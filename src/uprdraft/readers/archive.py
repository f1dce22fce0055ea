"""The zip file of a document, opened as if it were hostile: every limit is checked before anything is unpacked."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.readers.kinds import describe_other_kind

__all__ = ["Archive", "open_archive"]

_LARGEST_FILE = 100_000_000
_MOST_MEMBERS = 2_000
_LARGEST_PART = 20_000_000
_LARGEST_TOTAL = 60_000_000
_LARGEST_MEDIA = 10_000_000
_LARGEST_RATIO = 200
_RATIO_FROM = 1_000_000
_XML_ENDINGS = (".xml", ".rels")
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Archive:
    """A checked zip file: its XML parts unpacked, everything else (``media``) only by name."""

    name: str
    data: bytes
    parts: dict[str, bytes]
    media: tuple[str, ...]

    def read_media(self, member: str) -> bytes:
        """Return one picture; one above the limit makes the file unusable."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return _read(archive, archive.getinfo(member), self.name, _LARGEST_MEDIA)

    def read_head(self, member: str, most: int) -> bytes:
        """Return the first bytes of a member, ``most`` at most; none where it cannot be read."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive, archive.open(member) as stream:
                return stream.read(most)
        except (*_DAMAGED, KeyError):
            return b""


def refuse(name: str, message: str, hint: str = "") -> UnusableFileError:
    """Return the error for the file ``name``; the caller raises it."""
    return UnusableFileError([Mistake(name, message, hint=hint)])


def open_archive(data: bytes, name: str, *, any_kind: bool = False) -> Archive:
    """Return the parts of ``data``, or raise with one line that says why not.

    ``any_kind`` opens other packages than Word's too, such as a spreadsheet.

    Raises:
        UnusableFileError: not a zip file, damaged, protected, too large, or made to do harm.
    """
    if not data:
        raise refuse(name, "the file is empty", "choose another file")
    other = describe_other_kind(data)
    if other is not None and not any_kind:
        raise refuse(name, *other)
    if len(data) > _LARGEST_FILE:
        raise refuse(name, f"larger than {_LARGEST_FILE // 1_000_000} MB", "save it without its pictures")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive, name)
            members = [m for m in archive.infolist() if not m.is_dir()]
            parts = {m.filename: _read(archive, m, name) for m in members if _is_xml(m)}
            return Archive(name, data, parts, tuple(m.filename for m in members if not _is_xml(m)))
    except _DAMAGED:
        raise refuse(
            name, "not a Word document, or damaged", "open it in Word and save it as .docx"
        ) from None


def _is_xml(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith(_XML_ENDINGS)


def _check_members(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise refuse(name, f"holds {len(members)} parts, more than {_MOST_MEMBERS}", "save it again in Word")
    seen: set[str] = set()
    total = 0
    for member in members:
        _check_member(member, name)
        if member.filename.lower() in seen:  # part names are compared without case
            raise refuse(name, "two parts have the same name", "open it in Word and save it again")
        seen.add(member.filename.lower())
        total += member.file_size if _is_xml(member) else 0
    if total > _LARGEST_TOTAL:
        raise refuse(name, f"unpacks to more than {_LARGEST_TOTAL // 1_000_000} MB", "do not open this file")


def _check_member(member: zipfile.ZipInfo, name: str) -> None:
    path = member.orig_filename
    if path.startswith("/") or "\\" in path or ":" in path or ".." in path.split("/") or "\x00" in path:
        raise refuse(name, "holds a part that points out of the file", "do not open this file")
    if member.flag_bits & _ENCRYPTED:
        raise refuse(name, "protected with a password", "remove the password and save it again")
    if not _is_xml(member):
        return
    if member.file_size > _LARGEST_PART:
        raise refuse(
            name, f"one part is larger than {_LARGEST_PART // 1_000_000} MB", "do not open this file"
        )
    if member.file_size > _RATIO_FROM and member.file_size > _LARGEST_RATIO * max(member.compress_size, 1):
        raise refuse(name, "unpacks to far more than it holds (a zip bomb)", "do not open this file")


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, limit: int = _LARGEST_PART) -> bytes:
    with archive.open(member) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit or len(content) > member.file_size:
        raise refuse(name, "one part is larger than it says", "do not open this file")
    return content
