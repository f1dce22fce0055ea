"""Every string in a file that goes out: what is shown, what is hidden, attributes, names of parts.

For looking through what was written before it is saved; what the strings mean is read elsewhere.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from uprdraft.readers.archive import open_archive
from uprdraft.readers.package import Element, parse_xml
from uprdraft.values.patterns import lazy_pattern

__all__ = ["iter_strings"]

_ZIP = b"PK\x03\x04"
_RUN_OF_TEXT = lazy_pattern(
    rb"[\x20-\x7e]{4,}|(?:[\x20-\x7e]\x00){4,}|(?:[\xc2-\xf4][\x80-\xbf]{1,3}|[\x20-\x7e]){4,}"
)
_PARAGRAPHS = frozenset(("p", "tr"))
_ENDS = {"br": "\n", "cr": "\n", "tab": "\t"}


def iter_strings(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield ``(place, text)`` for each string in ``data``; a place is a part of the file, or empty.

    A text file gives its paragraphs, and its strings where it is JSON; a Word or Excel file the paragraphs, remaining
    texts, attributes and comments of each XML part, and the readable runs of everything else.

    Raises:
        UnusableFileError: a zip file that cannot be opened safely.
    """
    yield "", name
    if not data.startswith(_ZIP):
        yield from (("", text) for text in _of_text(data.decode("utf-8", "replace")))
        return
    archive = open_archive(data, name, any_kind=True)
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        yield "", members.comment.decode("latin-1")
    for part, content in archive.parts.items():
        yield part, part
        for text in dict.fromkeys(_of_xml(parse_xml(content, name, part))):
            yield part, text
    for part in archive.media:
        yield part, part
        for run in _RUN_OF_TEXT.findall(archive.read_media(part)):
            yield part, run.replace(b"\x00", b"").decode("utf-8", "replace")


def _of_text(text: str) -> Iterator[str]:
    yield from re.split(r"\n\s*\n", text)
    if text.lstrip()[:1] in ("{", "["):
        try:
            yield from _of_json(json.loads(text))
        except ValueError:
            return  # some other text that begins so; it was given whole


def _of_json(value: Any) -> Iterator[str]:
    """Yield the strings of JSON with its escapes read; those of one object in a row as well: a name has two fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from map(str, value)
        yield " ".join(v for v in value.values() if isinstance(v, str))
        for inner in value.values():
            yield from _of_json(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _of_json(inner)


def _of_xml(root: Element) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield element.text or ""
            continue
        yield from map(str, element.attrib.values())
        if element.tag.rpartition("}")[2] in _PARAGRAPHS:
            yield "".join(_shown(element))
        elif element.text:
            yield element.text
        if element.tail:
            yield element.tail


def _shown(paragraph: Element) -> Iterator[str]:
    """Yield the text of a paragraph across its runs, deleted and hidden text and field codes included."""
    for element in paragraph.iter():
        if isinstance(element.tag, str):
            yield element.text or _ENDS.get(element.tag.rpartition("}")[2], "")
