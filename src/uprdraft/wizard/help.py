"""Help on a question: what it is about, why it is asked, an example, and the body's rule with its certainty."""

from typing import Any

from uprdraft.pipeline.deadline_words import say_rule
from uprdraft.records.base import Valued
from uprdraft.records.body import BodyProfile
from uprdraft.terminal.questions import Question
from uprdraft.values.certainty import Certainty
from uprdraft.wizard.state import State

__all__ = ["help_on"]

_COVER_WHY = (
    "the body files and publishes the submission by its cover, which does not count towards the limit"
)
_PROSE_WHY = "your own words tell what no library can: what you saw, did and conclude"
_CITING = (
    "“Women were returned [@CEDAW/C/CHN/CO/9, para. 29].” So a document of the United Nations is cited, by its symbol; "
    "any other source by the short name under which your list of sources has it. Paragraphs, lists with “- ”, "
    "*emphasis* and tables are read too"
)
_WHY_AND_EXAMPLE = {
    "country": ("treaties that bind it, earlier reviews and deadlines all follow from the State", "China, or CHN"),
    "submission_type": (
        "each type has its own length, parts, deadline and readers",
        "an organization that writes on China before its review chooses “other stakeholders”",
    ),
    "limit": ("the words left are counted against it", "3000, where the note of the session says so"),
    "limit/source": ("a limit is worth what it rests on", "information note of the 85th session"),
    "publication": (
        "it decides who can read the text, those who would punish for it included",
        "confidential, where a witness could be recognised",
    ),
    "agenda-item": ("statements are listed and called up by agenda item", "4, situations that need attention"),
    "case/kinds": ("it decides whether an urgent appeal or a letter is written", "continuing, for a person held today"),
    "case/mandates": ("each mandate decides for itself whether it acts", "Working Group on Arbitrary Detention"),
    "case/naming": ("the Government learns what it is told, and acts on it", "no, while the family can be reached"),
    "case/victims": ("mandate holders act for people, and a code keeps their names out of the text", "V1, V2"),
    "focus": ("a short text is heard or read for one to three points", "refoulement, for a statement of two minutes"),
    "replies": ("the committee reads paragraph by paragraph", "CEDAW/C/CHN/CO/9 30(a)"),
    "session": ("the session decides the deadline and stands on the cover", "session 45 for January 2024"),
    "as_of": ("the reader must know up to when you followed events", "2023-07-18, the day of the deadline"),
    "joint": (
        "the length allowed and the cover depend on it",
        "three groups that write together are a joint submission, with all three on the cover",
    ),
    "organisation/name": (_COVER_WHY, "Example Human Rights Organization"),
    "organisation/acronym": (_COVER_WHY, "EHRO"),
    "organisation/contact.role": (_COVER_WHY, "Coordinator for United Nations advocacy"),
    "organisation/contact.office": (_COVER_WHY, "Geneva office"),
    "organisation/contact.email": (_COVER_WHY, "upr@example.org"),
    "organisation/website": (_COVER_WHY, "https://www.example.org"),
    "organisation/founded": (_COVER_WHY, "2010"),
    "organisation/description": (
        _COVER_WHY,
        "“We have recorded the accounts of North Korean refugees in Seoul since 2010.”",
    ),
    "organisation/ecosoc_status": ("only organizations with that status may write to the Council", "special"),
    "organisation/more": ("every member of a joint submission is named on the cover", "yes, for the third of three"),
    "language": ("headings, recommendations and facts come in this language", "English; have the result translated"),
    "situation": (
        "it brings the words for the people, what they fear on return, and what to propose",
        "North Koreans in China",
    ),
    "title": ("a reader with hundreds of texts sees what this one is about", "Forcible return of North Koreans"),
    "safety": ("the text will be public, and people can be punished for it", "not sure? The advice comes also then"),
    "themes/order": ("readers summarise the beginning", "forced returns first, statistics last"),
    "themes": ("each theme becomes a section, and their order tells what matters most", "four to seven themes"),
    "theme/recommendations": (
        "they are what the State is asked to do",
        "two or three a theme; each is one action that can be checked later",
    ),
    "theme/wording": (
        "your own voice, and what you alone know, may say it better",
        "“Publish the number of people held awaiting return, by sex and age.”",
    ),
    "theme/facts": ("a recommendation stands on what is shown to happen", "three facts, the best sourced first"),
    "theme/earlier": (
        "the review asks what became of what was recommended before",
        "a recommendation of 2018 that was supported and not carried out",
    ),
    "prose": (_PROSE_WHY, _CITING),
    "prose/summary": (
        "many readers read only this",
        "“China returns people who face torture. It should stop, and let UNHCR reach them.”",
    ),
    "prose/method": (
        "a reader weighs what you say by how you know it",
        "“This text rests on 12 interviews of 2022 and on public sources; names are left out.”",
    ),
    "key_words": ("the secretariat files texts by them", "refoulement; refugees; trafficking in persons"),
}  # fmt: skip
_NO_RULE = "no rule of the body was found on this"


def help_on(question: Question, state: State | None = None) -> str:
    """Return the whole help on a question; without a draft, what is known before there is one."""
    parts = question.key.split("/")
    lines = [question.help] if question.help else []
    if (found := _find(parts)) is not None:
        why, example = found
        lines += [f"Why it is asked: {why}.", f"For example: {example.rstrip('.')}."]
    lines.append(f"The rule: {_rule(parts, state.shelves.body) if state else _NO_RULE}.")
    return "\n\n".join(lines)


def _find(parts: list[str]) -> tuple[str, str] | None:
    head, last = parts[0], parts[2] if parts[0] in ("theme", "organisation") and len(parts) > 2 else parts[-1]
    for key in (f"{head}/{last}", head):
        if key in _WHY_AND_EXAMPLE:
            return _WHY_AND_EXAMPLE[key]
    return None


def _rule(parts: list[str], body: BodyProfile) -> str:
    """Return what the body demands here and how certain that is."""
    head = parts[0]
    limit = body.limit.value
    if head == "joint" and limit.individual:
        joint = f", {limit.joint} for a joint text" if limit.joint else ""
        return _say(f"{limit.individual} {limit.unit} for one organization{joint}", body.limit)
    if head == "session" and body.deadline is not None:
        return _say(body.deadline.value.note or say_rule(body.deadline.value), body.deadline)
    if head == "language" and body.languages is not None:
        return _say(f"the body takes {', '.join(body.languages.value.languages)}", body.languages)
    if head in ("organisation", "key_words") and body.cover:
        return _cover_rule(parts[-1], body)
    if head == "safety" and body.publicity is not None:
        return _say(_publicity(body), body.publicity)
    if head == "prose":
        return _prose_rule(parts[-1], body)
    if head in ("themes", "theme") and body.encouraged:
        chosen = [v for v in body.encouraged if parts[-1] != "earlier" or "recommendation" in v.value]
        return "; ".join(_say(f"encouraged is: {value.value}", value) for value in chosen[:2]) or _NO_RULE
    return _NO_RULE


_COVER_FIELDS = {
    "name": "organisation",
    "contact.role": "contact",
    "contact.office": "contact",
    "contact.email": "contact",
    "ecosoc_status": "ecosoc-status",
    "key_words": "key-words",
    "more": "joint-members",
}


def _cover_rule(name: str, body: BodyProfile) -> str:
    """Return what the cover shows of this, or all that it shows where nothing is said of this."""
    wanted = _COVER_FIELDS.get(name, name)
    item = next((item for item in body.cover if item.value.field == wanted), None)
    if item is not None:
        return _say(f"the cover shows: {item.value.label}", item)
    return _say(f"the cover shows: {'; '.join(i.value.label for i in body.cover)}", body.cover[0])


def _publicity(body: BodyProfile) -> str:
    assert body.publicity is not None  # noqa: S101 - the caller has looked
    value = body.publicity.value
    match value.public_by_default:
        case True:
            public = "the text is published"
        case False:
            public = "the text is not published by itself"
        case None:
            public = "whether the text is published is not known"
    ways = [
        n
        for n, is_there in (
            ("confidential", value.confidential_option),
            ("anonymous", value.anonymous_option),
        )
        if is_there
    ]
    return f"{public}; " + (
        f"it may be {' or '.join(ways)}" if ways else "there is no confidential or anonymous way"
    )


def _prose_rule(id_: str, body: BodyProfile) -> str:
    part = next((p for p in body.parts if p.id == id_), None)
    limit = (
        f"it counts towards the {body.limit.value.unit} of the whole text"
        if part is None or part.counts
        else "it is not counted"
    )
    if part is None:
        return _say(limit, body.limit)
    needed = "this part is asked for" if part.required else "this part may be left out"
    how_sure = (
        Certainty(body.structure_certainty).caution if body.structure_certainty else "not known how certain"
    )
    return f"{needed}{f' ({how_sure})' if how_sure else ''}; {_say(limit, body.limit)}"


def _say(text: str, value: Valued[Any]) -> str:
    """Return a rule with how certain it is and where it was read."""
    caution = value.certainty.caution or {"official": "read at the UN itself"}.get(
        value.certainty.value, "as others report it"
    )
    source = "; ".join(p for p in (value.source, value.as_of) if p)
    return f"{text.rstrip('.')} ({caution}{f': {source}' if source else ''})"
