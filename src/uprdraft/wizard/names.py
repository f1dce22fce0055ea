"""Names of questions as a person reads them: in the review, and where it is said what is asked again."""

from uprdraft.wizard.state import State
from uprdraft.wizard.steps import Step

__all__ = ["place_name", "section_of", "step_name", "theme_title"]

_NAMES = {
    "country": "State",
    "submission_type": "type of submission",
    "session": "session",
    "as_of": "as-of day",
    "language": "language",
    "joint": "one organization or several",
    "situation": "whom it is about",
    "title": "title, what it is about",
    "themes": "themes",
    "themes/order": "order of the themes",
    "key_words": "key words",
    "limit": "limit of length",
    "limit/source": "where the limit stands",
    "agenda-item": "agenda item",
    "case/kinds": "what the communication is about",
    "case/mandates": "mandates",
    "case/victims": "codes of the victims",
    "case/naming": "naming the victims",
    "focus": "themes of this text",
    "replies": "paragraphs taken up",
}
_FIELDS = {
    "name": "name",
    "acronym": "acronym",
    "contact.role": "who can be asked",
    "contact.office": "where",
    "contact.email": "e-mail address",
    "website": "web page",
    "founded": "year established",
    "ecosoc_status": "consultative status",
    "description": "what it does",
    "recommendations": "recommendations",
    "wording": "wording",
    "facts": "facts",
    "earlier": "earlier recommendations",
}


_PLACES = {
    "organisations": "organizations",
    "prose": "your own words",
    "safety": "safety answers",
    "own_limit": "limit of length",
}


def step_name(step: Step, state: State) -> str:
    """Return what a question is about, in a few words."""
    head, *rest = step.key.split("/")
    if step.name:
        return step.name
    if step.key in _NAMES:
        return _NAMES[step.key]
    if head == "organisation":
        number = f"{rest[0]}: " if state.draft.is_joint else ""
        return number + _FIELDS.get(rest[-1], rest[-1])
    if head == "theme":
        tail = " ".join([_FIELDS.get(rest[1], rest[1]), *rest[2:]])
        return f"{theme_title(state, rest[0])}: {tail}"
    if head == "replies":
        return f"paragraph {state.draft.replies[int(rest[0]) - 1].paragraph}: {rest[1]}"
    if head == "prose":
        return section_of(state, rest[0])
    return rest[-1] if rest else head


def place_name(place: str) -> str:
    """Return what a place of draft.yaml is about, in a few words: "themes/x/facts" is "facts"."""
    head, *rest = place.split("/")
    if head == "themes":
        return _FIELDS.get(rest[1], rest[1]) if len(rest) > 1 else _NAMES[head]
    return _NAMES.get(head) or _PLACES.get(head) or head.replace("_", " ")


def section_of(state: State, id_: str) -> str:
    """Return the title of a part or a theme of the text."""
    part = next((p for p in state.shelves.body.parts if p.id == id_), None)
    return part.title if part else theme_title(state, id_)


def theme_title(state: State, id_: str) -> str:
    """Return the title of a theme; its id where the library does not have it."""
    entry = state.shelves.library.themes.get(id_)
    return entry.title if entry else id_
