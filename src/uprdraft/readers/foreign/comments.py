"""Comments: who wrote what when, on which place, whether it is settled."""

from collections.abc import Mapping

from uprdraft.document.package_report import Comment
from uprdraft.readers.foreign.blocks import read_lines
from uprdraft.readers.foreign.fields import pair_fields
from uprdraft.readers.foreign.names import W
from uprdraft.readers.foreign.story import Common, Story
from uprdraft.values.text import clean_line, clean_text

__all__ = ["read_comments"]

_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_EXTENDED = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_MOST = 20_000
_LONGEST_QUOTE = 2_000


def read_comments(common: Common) -> tuple[Comment, ...]:
    """Return all comments in the order of their part, those on no place included."""
    related = common.source.related("comments")
    if related is None:
        return ()
    part, root = related
    states = _states(common)
    comments: list[Comment] = []
    story = Story(common, part, pair_fields(root), common.numbering.fresh())
    for index, element in enumerate(root):
        if element.tag != f"{W}comment" or len(comments) >= _MOST:
            continue
        place = common.found.comments.get(element.get(f"{W}id", ""))
        story.key = place.key if place else ""
        ids = [p.get(_PARAGRAPH_ID, "") for p in element.iter(f"{W}p")]
        resolved, reply = states.get(ids[-1] if ids else "", (False, False))
        comments.append(
            Comment(
                clean_line(element.get(f"{W}author", "")),
                clean_line(element.get(f"{W}initials", "")),
                element.get(f"{W}date", ""),
                read_lines(story, element, f"{part}#/{index}"),
                story.key,
                place.ref if place else "",
                clean_text("".join(place.quote)[:_LONGEST_QUOTE]) if place else "",
                resolved,
                reply,
            )
        )
    return tuple(comments)


def _states(common: Common) -> Mapping[str, tuple[bool, bool]]:
    """Return by the id of a comment's last paragraph whether it is settled and whether it is a reply."""
    related = common.source.related("commentsExtended")
    if related is None:
        return {}
    return {
        element.get(f"{_EXTENDED}paraId", ""): (
            element.get(f"{_EXTENDED}done", "0") in ("1", "true"),
            element.get(f"{_EXTENDED}paraIdParent") is not None,
        )
        for element in related[1].iterchildren(f"{_EXTENDED}commentEx")
    }
