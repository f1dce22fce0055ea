"""Pictures, shapes and objects: what text they hold, and what else they carry along."""

from collections.abc import Iterator
from typing import Literal

from uprdraft.document.package_report import Embedded, Picture, TextBox
from uprdraft.readers.foreign.names import MC, A, R, V, W
from uprdraft.readers.foreign.picture_data import look_into
from uprdraft.readers.foreign.shares import RunLook
from uprdraft.readers.foreign.story import Story
from uprdraft.readers.package import Element
from uprdraft.values.text import clean_line, clean_text

__all__ = ["read_drawing", "read_object", "read_picture"]

_BOX = f"{W}txbxContent"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_MOST_PICTURES = 5_000


def read_drawing(story: Story, element: Element, look: RunLook) -> None:
    """Read a DrawingML picture, shape, chart or diagram."""
    properties = next(element.iter(_PROPERTIES), None)
    description = name = ""
    if properties is not None:
        name = clean_line(properties.get("name", ""))
        description = clean_line(properties.get("descr", "") or properties.get("title", ""))
    is_decorative = any(one.get("val", "1") in ("1", "true") for one in element.iter(_DECORATIVE))
    for blip in _own(element, f"{A}blip"):
        for attribute in ("embed", "link"):
            id_ = blip.get(R + attribute)
            if id_:
                _picture(story, id_, name, description, is_decorative=is_decorative)
    boxes = list(_outer_boxes(element))
    for box in boxes:
        story.record_box(box, description)
    if not boxes:
        _drawn_words(story, element, description)
    for chart in element.iter(f"{_CHART}chart"):
        _related_words(story, chart.get(f"{R}id", ""), "chart")
    for diagram in element.iter(f"{_DIAGRAM}relIds"):
        _related_words(story, diagram.get(f"{R}dm", ""), "diagram")


def read_picture(story: Story, element: Element, look: RunLook) -> None:
    """Read a VML picture or shape, the older form."""
    for shape in element.iter(f"{V}shape", f"{V}rect", f"{V}textbox"):
        if shape.get("alt"):
            break
    else:
        shape = element
    description = clean_line(shape.get("alt", ""))
    for image in _own(element, f"{V}imagedata"):
        id_ = image.get(f"{R}id") or image.get(f"{R}pict") or image.get(f"{R}href")
        title = clean_line(image.get(f"{_OFFICE}title", ""))
        if id_:
            _picture(story, id_, title, description or title)
    for box in _outer_boxes(element):
        story.record_box(box, description)
    for path in element.iter(f"{V}textpath"):
        text = clean_line(path.get("string", ""))
        if text:
            story.found.text_boxes.append(TextBox(text, story.key, story.ref, "WordArt"))
            story.found.touch()


def read_object(story: Story, element: Element, look: RunLook) -> None:
    """Read an embedded or linked object and the picture that stands for it."""
    for one in element.iter(f"{_OFFICE}OLEObject"):
        _embedded(story, one.get(f"{R}id", ""), "ole")
    for one in element.iter(f"{W}control"):
        _embedded(story, one.get(f"{R}id", ""), "control")
    read_picture(story, element, look)


def _outer_boxes(element: Element, deep: int = 0) -> Iterator[Element]:
    """Yield text boxes below ``element``, without those inside others; of alternatives one branch."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            choice = child.find(f"{MC}Choice")
            branch = child.find(f"{MC}Fallback") if choice is None else choice
            if branch is not None and deep < 60:
                yield from _outer_boxes(branch, deep + 1)
        elif len(child) and deep < 60:
            yield from _outer_boxes(child, deep + 1)


def _own(element: Element, tag: str) -> Iterator[Element]:
    """Yield the elements of that name that stand in no text box of ``element``: a box is read by itself."""
    for found in element.iter(tag):
        holder = next(found.iterancestors(_BOX, str(element.tag)), None)
        if holder is None or holder.tag != _BOX:
            yield found


def _drawn_words(story: Story, element: Element, description: str) -> None:
    text = _words(element)
    if text:
        story.found.text_boxes.append(TextBox(text, story.key, story.ref, description))
        story.found.touch()


def _words(root: Element) -> str:
    """Return the DrawingML text below ``root``, a paragraph a line."""
    lines = ("".join(t.text or "" for t in p.iter(f"{A}t")) for p in root.iter(f"{A}p"))
    return "\n".join(clean_text(line) for line in lines if line.strip())


def _related_words(story: Story, id_: str, what: str) -> None:
    relation = story.common.source.relations(story.part).get(id_)
    if relation is None or relation.is_external or relation.target in story.common.drawn:
        return
    story.common.drawn.add(relation.target)
    root = story.common.source.root(relation.target, what)
    text = "" if root is None else _words(root)
    if text:
        story.found.text_boxes.append(TextBox(text, story.key, story.ref, what))
        story.found.touch()


def _picture(story: Story, id_: str, name: str, description: str, *, is_decorative: bool = False) -> None:
    source = story.common.source
    relation = source.relations(story.part).get(id_)
    if relation is None:
        source.note(f"a picture ({id_})", story.part, "the file refers to it and does not hold it")
        return
    if len(story.found.pictures) >= _MOST_PICTURES:
        return
    exif = position = None
    if not relation.is_external:
        known = story.common.pictures
        if relation.target not in known:
            known[relation.target] = look_into(source.package.archive, relation.target)
        exif, position = known[relation.target]
    story.found.pictures.append(
        Picture(
            clean_line(relation.target),
            story.key,
            story.ref,
            name,
            description,
            is_decorative,
            relation.is_external,
            exif,
            position,
        )
    )
    story.found.touch()


def _embedded(story: Story, id_: str, usual: Literal["ole", "control"]) -> None:
    relation = story.common.source.relations(story.part).get(id_)
    if relation is None or relation.is_external:
        return
    kind: Literal["ole", "control", "document"] = "document" if relation.kind == "package" else usual
    story.found.embedded.append(Embedded(kind, clean_line(relation.target), story.key))
    story.found.touch()
