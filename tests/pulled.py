"""Edits to a built Word file as a colleague would make them, on its XML: for tests of pull and diff."""

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from tests.docx_files import make_zip, read_parts

__all__ = ["EDITS", "Edited", "edit_randomly", "text_of"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WORDS = (
    *("amber", "birch", "cedar", "delta", "ember", "fjord", "grove"),
    *("haven", "island", "juniper", "kelp", "lagoon", "meadow"),
)


def text_of(paragraph: Any) -> str:
    return "".join(t.text or "" for t in paragraph.iter(W + "t"))


class Edited:
    """A Word file under the hands of a colleague; ``wanted`` is what must stand in the text afterwards."""

    def __init__(self, data: bytes, seed: int) -> None:
        self.parts = read_parts(data)
        self.root: Any = etree.fromstring(self.parts["word/document.xml"])
        self.random = random.Random(seed)
        self.wanted: list[str] = []
        self.unwanted: list[str] = []
        self._used: set[str] = set()

    def paragraphs(self) -> list[Any]:
        """Return the paragraphs of the text that nobody has touched yet: numbered ones and recommendations."""
        found = []
        for paragraph in self.root[0].iterchildren(W + "p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            name = style.get(W + "val", "") if style is not None else ""
            if name in ("NumberedParagraph", "Recommendation") and text_of(paragraph) not in self._used:
                found.append(paragraph)
        return found

    def pick(self) -> Any:
        paragraph = self.random.choice(self.paragraphs())
        self._used.add(text_of(paragraph))
        return paragraph

    def word(self) -> str:
        return f"{self.random.choice(_WORDS)}{self.random.randrange(10_000)}"

    def bytes(self) -> bytes:
        self.parts["word/document.xml"] = etree.tostring(self.root)
        return make_zip(self.parts)


def _runs(paragraph: Any) -> Iterator[Any]:
    for run in paragraph.iterchildren(W + "r"):
        if run.find(W + "t") is not None and " " in (run.find(W + "t").text or ""):
            yield run


def _set(run: Any, text: str) -> None:
    run.find(W + "t").text = text
    run.find(W + "t").set(_SPACE, "preserve")


def change_a_word(edited: Edited) -> None:
    paragraph, word = edited.pick(), edited.word()
    run = edited.random.choice(list(_runs(paragraph)))
    words = run.find(W + "t").text.split(" ")
    words[edited.random.randrange(len(words))] = word
    _set(run, " ".join(words))
    edited._used.add(text_of(paragraph))
    edited.wanted.append(word)


def insert_tracked(edited: Edited) -> None:
    paragraph, word = edited.pick(), edited.word()
    run = edited.random.choice(list(_runs(paragraph)))
    inserted = etree.Element(W + "ins")
    inserted.set(W + "id", str(edited.random.randrange(50_000, 90_000)))
    inserted.set(W + "author", "Jane Roe")
    _set_new(etree.SubElement(inserted, W + "r"), f" {word} ")
    run.addnext(inserted)
    edited._used.add(text_of(paragraph))
    edited.wanted.append(word)


def _set_new(run: Any, text: str) -> None:
    element = etree.SubElement(run, W + "t")
    element.text = text
    element.set(_SPACE, "preserve")


def delete_tracked(edited: Edited) -> None:
    paragraph = edited.pick()
    run = edited.random.choice(list(_runs(paragraph)))
    first, _, rest = run.find(W + "t").text.partition(" ")
    _set(run, f"{rest}")
    deleted = etree.Element(W + "del")
    deleted.set(W + "id", str(edited.random.randrange(50_000, 90_000)))
    deleted.set(W + "author", "Jane Roe")
    gone = etree.SubElement(etree.SubElement(deleted, W + "r"), W + "delText")
    gone.text = f"{first} "
    run.addprevious(deleted)
    edited._used.add(text_of(paragraph))


def add_paragraph(edited: Edited) -> None:
    paragraph, word = edited.pick(), edited.word()
    new = copy.deepcopy(paragraph)
    for element in [e for e in new if e.tag != W + "pPr"]:
        new.remove(element)
    _set_new(etree.SubElement(new, W + "r"), f"A new paragraph on {word} with a * and a [mark].")
    paragraph.addnext(new)
    edited._used.add(text_of(new))
    edited.wanted.append(word)


def delete_paragraph(edited: Edited) -> None:
    paragraph = edited.pick()
    edited.unwanted.append(text_of(paragraph))
    for kind in ("endnote", "footnote"):
        # Word takes the note out with its mark.
        gone = {mark.get(W + "id") for mark in paragraph.iter(W + f"{kind}Reference")}
        if gone:
            root: Any = etree.fromstring(edited.parts[f"word/{kind}s.xml"])
            for note in [n for n in root if n.get(W + "id") in gone]:
                root.remove(note)
            edited.parts[f"word/{kind}s.xml"] = etree.tostring(root)
    paragraph.getparent().remove(paragraph)


def add_note(edited: Edited) -> None:
    paragraph, word = edited.pick(), edited.word()
    name = "word/endnotes.xml" if "word/endnotes.xml" in edited.parts else "word/footnotes.xml"
    kind = "endnote" if "endnotes" in name else "footnote"
    root: Any = etree.fromstring(edited.parts[name])
    number = str(max(int(n.get(W + "id")) for n in root) + 1)
    note = copy.deepcopy(root[-1])
    note.set(W + "id", number)
    body = note.find(W + "p")
    for element in list(body)[2:]:
        body.remove(element)
    _set_new(etree.SubElement(body, W + "r"), f" A note on {word}.")
    run = etree.Element(W + "r")
    etree.SubElement(run, W + f"{kind}Reference").set(W + "id", number)
    list(_runs(paragraph))[-1].addnext(run)
    # Notes stand in the order of their marks, as Word saves them: LibreOffice 7 goes by their order, not their ids.
    marks = [mark.get(W + "id") for mark in edited.root.iter(W + f"{kind}Reference")]
    separators = sum(1 for one in root if one.get(W + "type") is not None)
    root.insert(separators + marks.index(number), note)
    edited.parts[name] = etree.tostring(root)
    edited.wanted.append(word)


EDITS: tuple[Callable[[Edited], None], ...] = (
    change_a_word, insert_tracked, delete_tracked, add_paragraph, delete_paragraph, add_note,
)  # fmt: skip


def edit_randomly(data: bytes, seed: int, times: int) -> Edited:
    """Return ``data`` with ``times`` edits, no two of one paragraph."""
    edited = Edited(data, seed)
    for _ in range(times):
        edited.random.choice(EDITS)(edited)
    return edited
