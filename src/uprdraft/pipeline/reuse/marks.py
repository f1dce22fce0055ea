"""Which questions of the interview a copy has answered: those whose answer still holds."""

from collections.abc import Collection, Mapping
from typing import Any

from uprdraft.pipeline.answered import keys_of_draft
from uprdraft.records.draft import Draft

__all__ = ["carried_marks"]

_MARKS = "x-wizard"


def carried_marks(data: Mapping[str, Any], draft: Draft, to_read: Collection[str]) -> dict[str, list[str]]:
    """Return the marks for the copy.

    A question comes again where its answer was left out, is decided anew for each use, or still names the old
    State or people; one whose answer is gone altogether has no mark either.

    Args:
        data: the old draft as plain data, with its marks where an interview wrote it.
        draft: the copy.
        to_read: paths of the copy that still name the old State or people, such as ``prose/summary``.
    """
    marks = data.get(_MARKS)
    held = marks if isinstance(marks, dict) else {"answered": keys_of_draft(dict(data))}
    answered = [str(key) for key in held.get("answered") or () if _holds(str(key), draft, to_read)]
    later = [str(key) for key in held.get("later") or () if _holds(str(key), draft, to_read)]
    return {"answered": answered, "later": later}


def _holds(key: str, draft: Draft, to_read: Collection[str]) -> bool:
    head, _, rest = key.partition("/")
    if head in ("safety", "title", "publication", "case", "naming") or key in to_read:
        return False
    if head == "session":
        return draft.session is not None
    if head == "prose":
        return bool(draft.prose.get(rest, "").strip())
    if head == "key_words":
        return bool(draft.key_words)
    if head == "theme":
        return _theme_holds(rest, draft)
    return head != "replies" or bool(draft.replies)


def _theme_holds(rest: str, draft: Draft) -> bool:
    """Return whether a question on a theme still has its answer: something chosen in that list."""
    id_, _, what = rest.partition("/")
    theme = draft.find_theme(id_)
    if theme is None:
        return False
    lists = {"recommendations": theme.recommendations, "facts": theme.facts, "earlier": theme.earlier}
    return bool(lists.get(what.partition("/")[0], True))
