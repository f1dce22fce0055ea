"""What stands in a run beside words: breaks, signs, marks of notes and comments, parts of fields."""

from collections.abc import Callable

from uprdraft.readers.foreign.drawings import read_drawing, read_object, read_picture
from uprdraft.readers.foreign.found import CommentPlace, NoteMark
from uprdraft.readers.foreign.names import W
from uprdraft.readers.foreign.shares import RunLook
from uprdraft.readers.foreign.story import Story
from uprdraft.readers.foreign.symbols import UNKNOWN, plain_symbol
from uprdraft.readers.package import Element
from uprdraft.values.text import clean_line

__all__ = ["RUN_CONTENT", "RunReader"]

RunReader = Callable[[Story, Element, RunLook], None]
_ID = f"{W}id"
_T = f"{W}t"
_MOST_OPEN = 50  # fields inside each other; no person writes that
_ON = frozenset(("1", "true", "on"))


def _put(text: str) -> RunReader:
    def put(story: Story, element: Element, look: RunLook) -> None:
        story.add_text(text, look)

    return put


def _break(story: Story, element: Element, look: RunLook) -> None:
    kind = element.get(f"{W}type")
    if kind == "page" and story.is_main and not story.in_table:
        story.page_break = True
    if kind in ("page", "column") and story.line.is_empty:
        return
    story.add_break()


def _symbol(story: Story, element: Element, look: RunLook) -> None:
    font, code = element.get(f"{W}font", ""), element.get(f"{W}char", "")
    sign = plain_symbol(code, font)
    if sign == UNKNOWN:
        story.common.source.note(
            f"signs of the font {clean_line(font)}", story.part, "shown as white squares"
        )
    story.add_text(sign, look)


def _note_mark(kind: str) -> RunReader:
    def read(story: Story, element: Element, look: RunLook) -> None:
        if story.coding:
            return
        id_ = f"{kind}{element.get(_ID, '')}"
        custom = None
        if element.get(f"{W}customMarkFollows", "0") in _ON:
            custom = "".join(one.text or "" for one in element.itersiblings(_T)).strip() or "*"
        shown = not look.look.hidden and story.in_contents <= 0 and story.is_main
        mark = NoteMark(id_, story.key, story.found.sections, story.in_table > 0, custom, shown)
        story.found.marks.append(mark)
        if shown:
            story.line.add_note(id_)

    return read


def _own_mark(story: Story, element: Element, look: RunLook) -> None:
    story.is_note_start = True


def _field_mark(story: Story, element: Element, look: RunLook) -> None:
    kind = element.get(f"{W}fldCharType")
    if kind == "begin":
        opened = story.open_field(
            element,
            dirty=element.get(f"{W}dirty", "0") in _ON,
            locked=element.get(f"{W}fldLock", "0") in _ON,
        )
        if element not in story.pairs.begins or len(story.fields) > _MOST_OPEN:
            story.fields.pop()
            story.coding -= 1
            story.record_field(opened, complete=False)
        return
    begin = story.pairs.by_mark.get(element)
    opened_at = next((one for one in story.fields if one.begin is begin), None) if begin is not None else None
    if opened_at is None:
        return
    if kind == "separate":
        story.start_result(opened_at)
    else:
        if opened_at.kind == "MACROBUTTON" and not opened_at.in_result:
            # What it shows is written in its code, after the name of the macro.
            shown = "".join(opened_at.code).split(None, 2)
            story.start_result(opened_at)
            if len(shown) == 3:
                story.add_text(shown[2], look)
        story.close_field(opened_at)


def _code(story: Story, element: Element, look: RunLook) -> None:
    if story.fields and not story.fields[-1].in_result:
        story.fields[-1].code.append(element.text or "")


def _comment_mark(story: Story, element: Element, look: RunLook) -> None:
    story.found.comments.setdefault(element.get(_ID, ""), CommentPlace(story.key, story.ref))
    story.found.touch()


def _page_number(story: Story, element: Element, look: RunLook) -> None:
    story.common.source.note("page numbers set by an old element", story.part, "only Word knows the page")


RUN_CONTENT: dict[object, RunReader] = {
    f"{W}br": _break,
    f"{W}cr": _break,
    f"{W}tab": _put("\t"),
    f"{W}ptab": _put("\t"),
    f"{W}noBreakHyphen": _put("\u2011"),
    f"{W}sym": _symbol,
    f"{W}footnoteReference": _note_mark("fn"),
    f"{W}endnoteReference": _note_mark("en"),
    f"{W}footnoteRef": _own_mark,
    f"{W}endnoteRef": _own_mark,
    f"{W}fldChar": _field_mark,
    f"{W}instrText": _code,
    f"{W}delInstrText": _code,
    f"{W}drawing": read_drawing,
    f"{W}pict": read_picture,
    f"{W}object": read_object,
    f"{W}commentReference": _comment_mark,
    f"{W}pgNum": _page_number,
}
