"""Which questions a file has answered, whoever wrote it: a file of answers, or a draft no interview has seen."""

from typing import Any

__all__ = ["answered_keys", "keys_of_draft"]

_SAME = ("country", "submission_type", "session", "as_of", "language", "situation", "title", "key_words")
_FORMS = {
    "publication": "publication", "agenda_item": "agenda-item", "focus": "focus", "replies": "replies",
    "own_limit": "limit",
}  # fmt: skip
_PASSAGES = ("asked", "measures", "assessment", "remains", "theme")
_FIELDS = ("name", "acronym", "website", "founded", "description", "ecosoc_status")


def answered_keys(data: dict[str, Any]) -> list[str]:
    """Return the keys of the questions that a file of answers has answered."""
    keys = [k for k in _SAME if k in data]
    organisations = data.get("organisations")
    if isinstance(organisations, list) and organisations:
        keys += ["joint", "organisation/more"]
        for index, organisation in enumerate(organisations, 1):
            if isinstance(organisation, dict):
                keys += [f"organisation/{index}/{f}" for f in _FIELDS if f in organisation]
                contact = organisation.get("contact")
                keys += (
                    [f"organisation/{index}/contact.{f}" for f in contact]
                    if isinstance(contact, dict)
                    else []
                )
    themes = data.get("themes")
    if isinstance(themes, list) and themes:
        keys += ["themes", "themes/order"]
        for theme in themes:
            if isinstance(theme, dict):
                keys += [
                    f"theme/{theme.get('id')}/{f}"
                    for f in ("recommendations", "facts", "earlier")
                    if f in theme
                ]
    keys += [key for name, key in _FORMS.items() if name in data]
    case = data.get("case")
    keys += [f"case/{name}" for name in case] if isinstance(case, dict) else []
    replies = data.get("replies")
    for index, reply in enumerate(replies if isinstance(replies, list) else (), 1):
        keys += [f"replies/{index}/{f}" for f in _PASSAGES if isinstance(reply, dict) and f in reply]
    for name, prefix in (("safety", "safety"), ("prose", "prose")):
        given = data.get(name)
        keys += [f"{prefix}/{k}" for k in given] if isinstance(given, dict) else []
    return keys


def keys_of_draft(data: dict[str, Any]) -> list[str]:
    """Return the keys of the questions that a draft written by hand has answered, wording and assessments included."""
    keys = answered_keys(data)
    themes = data.get("themes")
    for theme in themes if isinstance(themes, list) else ():
        if isinstance(theme, dict) and theme.get("recommendations"):
            keys.append(f"theme/{theme.get('id')}/wording")
        earlier = theme.get("earlier") if isinstance(theme, dict) else None
        for entry in earlier if isinstance(earlier, list) else ():
            key = f"theme/{theme.get('id')}/earlier/{entry.get('id')}"
            keys += [key, f"{key}/facts"]
    return keys
