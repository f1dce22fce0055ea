"""Elements inside a paragraph: one function a kind. An element nobody knows is looked through."""

from collections.abc import Callable

from uprdraft.document.package_report import Bookmark
from uprdraft.readers.foreign.found import CommentPlace
from uprdraft.readers.foreign.line import address
from uprdraft.readers.foreign.names import MC, M, R, W
from uprdraft.readers.foreign.run_content import RUN_CONTENT, RunReader
from uprdraft.readers.foreign.shares import RunLook
from uprdraft.readers.foreign.story import Story
from uprdraft.readers.package import Element
from uprdraft.values.text import clean_line

__all__ = ["chosen_branch", "read_inline", "read_inlines", "text_below"]

_T = f"{W}t"
_RUN_PROPERTIES = f"{W}rPr"
_VAL = f"{W}val"
_ID = f"{W}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MOST_BOOKMARKS = 20_000
_MOST_OPEN = 50  # comments, links and changes round the same words
_DEEPEST = 120
_KNOWN_REQUIREMENTS = ("schemas.microsoft.com/office/", "schemas.openxmlformats.org/")


def read_inlines(story: Story, parent: Element) -> None:
    """Read what stands inside a paragraph, a link, an insertion, a content control."""
    for child in parent:
        handler = _INLINES.get(child.tag)
        if handler is not None:
            handler(story, child)
        elif child.tag not in _SILENT and isinstance(child.tag, str):
            _look_through(story, child)


def read_inline(story: Story, element: Element) -> None:
    """Read an element of a line that stands between paragraphs."""
    handler = _INLINES.get(element.tag)
    if handler is not None:
        handler(story, element)
    elif element.tag not in _SILENT:
        _look_through(story, element)


def _look_through(story: Story, element: Element) -> None:
    if not len(element):
        return
    if story.deep > _DEEPEST:
        story.common.source.note("deeply nested text", story.part, "nested too deep to be meant")
        return
    story.deep += 1
    read_inlines(story, element)
    story.deep -= 1


def _run(story: Story, run: Element) -> None:
    look: RunLook | None = None
    for child in run:
        tag = child.tag
        if tag == _T:
            text = child.text
            if text:
                if look is None:
                    look = story.look_of(None)
                if (text[0].isspace() or text[-1].isspace()) and child.get(_SPACE) != "preserve":
                    text = _without_outer_space(child, text)
                if "\n" in text or "\r" in text:
                    text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
                if text:
                    story.add_text(text, look)
        elif tag == _RUN_PROPERTIES:
            look = story.look_of(child)
        else:
            handler = _RUN_CONTENT.get(tag)
            if handler is not None:
                handler(story, child, story.look_of(None) if look is None else look)
            elif isinstance(tag, str) and tag not in _SILENT and len(child):
                _inside_run(story, child, story.look_of(None) if look is None else look)


def _without_outer_space(element: Element, text: str) -> str:
    """Return ``text`` as Word shows it where nothing says that its outer white space counts."""
    holder = next((a for a in element.iterancestors() if a.get(_SPACE) is not None), None)
    return text if holder is not None and holder.get(_SPACE) == "preserve" else text.strip(" \t\r\n")


def _inside_run(story: Story, element: Element, look: RunLook) -> None:
    """Read content of a run that stands in an element nobody knows, or in one with alternatives."""
    if story.deep > _DEEPEST:
        return
    story.deep += 1
    for child in element:
        handler = _RUN_CONTENT.get(child.tag)
        if child.tag == _T:
            if child.text:
                story.add_text(child.text, look)
        elif handler is not None:
            handler(story, child, look)
        elif child.tag in _INLINES:
            _INLINES[child.tag](story, child)
        elif isinstance(child.tag, str) and child.tag not in _SILENT:
            _inside_run(story, child, look)
    story.deep -= 1


def chosen_branch(alternatives: Element) -> Element | None:
    """Return the branch of ``mc:AlternateContent`` that Word takes: the first whose needs are known."""
    fallback = alternatives.find(f"{MC}Fallback")
    for choice in alternatives.iterchildren(f"{MC}Choice"):
        needs = (choice.nsmap.get(prefix) or "" for prefix in choice.get("Requires", "").split())
        if all(any(known in need for known in _KNOWN_REQUIREMENTS) for need in needs):
            return choice
    return fallback


def _alternatives(story: Story, element: Element) -> None:
    branch = chosen_branch(element)
    if branch is not None:
        _look_through(story, branch)


def _run_alternatives(story: Story, element: Element, look: RunLook) -> None:
    branch = chosen_branch(element)
    if branch is not None:
        _inside_run(story, branch, look)


def _simple_field(story: Story, element: Element) -> None:
    opened = story.open_field(
        None,
        dirty=element.get(f"{W}dirty", "0") in ("1", "true", "on"),
        locked=element.get(f"{W}fldLock", "0") in ("1", "true", "on"),
    )
    opened.code.append(element.get(f"{W}instr", ""))
    story.start_result(opened)
    _look_through(story, element)
    story.close_field(opened)


def _hyperlink(story: Story, element: Element) -> None:
    relation = story.common.source.relations(story.part).get(element.get(f"{R}id", ""))
    target = relation.target if relation is not None and relation.is_external else ""
    anchor = element.get(f"{W}anchor", "")
    before, story.url = story.url, address(target) or story.url
    captured: list[str] = []
    story.captures.append(captured)
    _look_through(story, element)
    _release(story, captured)
    story.url = before
    if story.in_contents <= 0:
        story.record_link("".join(captured), target, anchor)


def _release(story: Story, captured: list[str]) -> None:
    story.captures[:] = [one for one in story.captures if one is not captured]


def _added(kind: str) -> Callable[[Story, Element], None]:
    def read(story: Story, element: Element) -> None:
        captured: list[str] = []
        story.captures.append(captured)
        _look_through(story, element)
        _release(story, captured)
        if captured or len(element):
            story.record_revision(kind, element, "".join(captured))

    return read


def _removed(kind: str) -> Callable[[Story, Element], None]:
    def read(story: Story, element: Element) -> None:
        story.record_revision(kind, element, text_below(element))

    return read


def text_below(element: Element) -> str:
    """Return all words below ``element``, deleted ones included."""
    return "".join(one.text or "" for one in element.iter(_T, f"{W}delText", f"{M}t"))


def _math(story: Story, element: Element) -> None:
    text = "".join(one.text or "" for one in element.iter(f"{M}t", _T))
    if text:
        story.add_text(text, story.look_of(None))


def _ruby(story: Story, element: Element, look: RunLook) -> None:
    base = element.find(f"{W}rubyBase")
    if base is not None:
        _look_through(story, base)
    story.common.source.note("readings above characters (ruby)", story.part, "only the characters are read")


def _content_control(story: Story, element: Element) -> None:
    content = element.find(f"{W}sdtContent")
    if content is not None:
        _look_through(story, content)


def _bookmark(story: Story, element: Element) -> None:
    name = element.get(f"{W}name", "")
    if name and name != "_GoBack" and len(story.found.bookmarks) < _MOST_BOOKMARKS:
        story.found.bookmarks.append(Bookmark(clean_line(name), story.key))


def _comment_start(story: Story, element: Element) -> None:
    id_ = element.get(_ID, "")
    if id_ not in story.found.comments:
        place = CommentPlace(story.key, story.ref)
        story.found.comments[id_] = place
        if len(story.captures) < _MOST_OPEN:
            story.captures.append(place.quote)


def _comment_end(story: Story, element: Element) -> None:
    place = story.found.comments.get(element.get(_ID, ""))
    if place is not None:
        _release(story, place.quote)


def _subdocument(story: Story, element: Element) -> None:
    relation = story.common.source.relations(story.part).get(element.get(f"{R}id", ""))
    target = relation.target if relation is not None else ""
    story.common.source.note(
        "another document that belongs to this one", clean_line(target), "only this file is read"
    )


_INLINES: dict[object, Callable[[Story, Element], None]] = {
    f"{W}r": _run,
    f"{W}hyperlink": _hyperlink,
    f"{W}fldSimple": _simple_field,
    f"{W}ins": _added("insertion"),
    f"{W}moveTo": _added("move-to"),
    f"{W}del": _removed("deletion"),
    f"{W}moveFrom": _removed("move-from"),
    f"{W}sdt": _content_control,
    f"{W}bookmarkStart": _bookmark,
    f"{W}commentRangeStart": _comment_start,
    f"{W}commentRangeEnd": _comment_end,
    f"{M}oMath": _math,
    f"{M}oMathPara": _math,
    f"{MC}AlternateContent": _alternatives,
    f"{W}subDoc": _subdocument,
}
_SILENT = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "sectPr", "proofErr", "bookmarkEnd", "lastRenderedPageBreak", "softHyphen", "permStart",
        "permEnd",
        "annotationRef", "separator", "continuationSeparator", "delText", "dayShort", "dayLong", "monthShort",
        "monthLong", "yearShort", "yearLong", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "tblGrid",
        "trPr", "tcPr", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    )
)  # fmt: skip
_RUN_CONTENT: dict[object, RunReader] = {
    **RUN_CONTENT,
    f"{W}ruby": _ruby,
    f"{MC}AlternateContent": _run_alternatives,
}
