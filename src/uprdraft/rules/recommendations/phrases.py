"""The English in which recommendations are announced and made.

The patterns prefer missing one to taking a report of what others recommended for an ask: UN bodies and
States as subjects, and the past tense, are no asks of the submission.
"""

import re
from collections.abc import Iterator
from functools import cache

from uprdraft.loading.reference import load_countries
from uprdraft.loading.strength import load_strength_model, load_strength_words
from uprdraft.rules.recommendations.demands import demands
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.strength import bare_text, parse_ask, split_words

__all__ = [
    "addressee_alone",
    "addressee_in_heading",
    "announced_addressee",
    "ends_recommendations",
    "is_recommendation_heading",
    "is_conclusion",
    "iter_own_asks",
    "labelled_ask",
    "looks_like_heading",
    "split_run_on",
    "starts_with_action",
]

_HEADING = lazy_pattern(
    r"\b(recommendations?|recommended (?:action|measure)s?|(?:proposed|suggested) measures"
    r"|what (?:should|must|needs to|has to) be done|what the .{2,40} should do|(?:our|key) (?:asks|demands)"
    r"|calls? to action|what we (?:propose|ask|want|demand|request|recommend)"
    r"|(?:requested|suggested|required|needed|urgent) (?:actions?|measures|steps|reforms)"
    r"|(?:actions?|measures|steps|reforms) (?:requested|proposed|needed|required)"
    r"|(?:our|key) (?:proposals|requests|suggestions))\b"
    r"|^(?:\w{1,4}[.)]\s+)?(?:proposals|suggestions|demands|requests)\W*$",
    re.IGNORECASE,
)
_HEADING_OF_OTHERS = lazy_pattern(
    r"\b(previous|earlier|past|prior|accepted|supported|noted|received|rejected|implementation|implemented|status|"
    r"follow[- ]up|progress|cycle|made (?:by|to|during)|by (?:the )?(?:committee|states|treaty)|annex of)\b",
    re.IGNORECASE,
)
_CONCLUSION = lazy_pattern(r"\b(?:conclusions?|concluding|observations|concerns|findings)\b", re.IGNORECASE)
_TO_WHOM = lazy_pattern(r"\b(?:to|for)\s+((?:the\s+\w|[A-Z])[^:.;]{1,80})$")
_ALONE = lazy_pattern(r"(?:[IVXLC\d]{1,5}[.)]\s+)?(?:To|For) ((?:the\s+\w|[A-Z])[^.;]{1,80})$")
_LEAVING = lazy_pattern(
    r"^(?:[IVXLC\d]{1,5}[.)]\s+)?(?:sources|references|bibliography|annex\w*|appendi\w+|(?:end|foot)?notes|contacts?"
    r"|about\b|introduction|background|methodology|cases|the situation|situation|acknowledge?ments?|glossary)\b",
    re.IGNORECASE,
)
_TO_DO = lazy_pattern(
    r"^To\s+(?:\w+ly\s+)?(?!the\b|all\b|any\b|each\b|every\b|its\b|an?\b|other\b)[a-z]{2,}\s"
)
_NUMBERED = lazy_pattern(r"^\s*(?:[IVXLC]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+")
_OURS = (
    r"(?:[Ww]e|I|[Tt]his (?:submission|report|coalition|joint submission)"
    r"|[Tt]he (?:undersigned|submitting|present|above)\b[^.;:]{0,60}?"
    r"|(?:[Tt]he )?(?:authors?|submitters?|signatories|coalition|co-?submitters|contributors)\b[^.;:]{0,40}?"
    r"|(?:[Tt]he )?(?:[A-Z][\w.&’'-]{0,30},?\s+(?:(?:and|of|for|the|in|on)\s+){0,2}){0,7}?"
    r"(?:[A-Z]{2,12}[\w&-]{0,20}|[\w’'-]{0,20}(?:organi[sz]ations?|NGOs?|Coalition|Network|Federation|Society|Associations?"
    r"|Associates|Institute|Centre|Center|Foundation|Watch|International|Alliance|Forum|Union|Initiative|Project"
    r"|Partners|Rights))"
    r"(?:\s*\([A-Z][\w&-]*\))?(?:,?\s+and\s+(?:its|their|our|other|the)\s+[^.;:]{3,60}?)?)"
)
_NOT_OURS = lazy_pattern(
    r"\b(Committees?|Rapporteurs?|Working Groups?|Human Rights Council|Security Council|High Commissioner|OHCHR"
    r"|UNHCR|UNICEF|UNESCO|ILO|IOM|UN|UNDP|CERD|CEDAW|CRC|CAT|CESCR|CCPR|HRC|ICRC|EU|OSCE|WHO|UNAIDS|UNFPA"
    r"|Assembly|Court|Government|Ministry|States?|delegations?|experts?|European Union|United Nations)\b"
)
_ASKING = (
    r"(?:(?:also|further|therefore|thus|hereby|strongly|respectfully|urgently|jointly|again|in particular"
    r"|would like to)\s+)*"
    r"(?:recommends?|urges?|calls?\s+(?:up)?on|calls?\s+for|requests?|appeals?\s+to|asks?|encourages?|invites?)\b(?!\s+(?:the\s+)?readers?\b)"
)
_OWN_ASK = lazy_pattern(rf"^(?:[^.;:]{{0,120}}?,\s+|And\s+|[Ss]o\s+)?(?P<by>{_OURS})\s+{_ASKING}")
_WE_ALSO = lazy_pattern(
    rf"(?:[;,]\s+(?:and\s+|so\s+)?|\band\s+)we\s+{_ASKING}|\b[Ww]e\b[^.;:]{{0,160}},?\s+and\s+{_ASKING}"
)
_STATE = r"(?:Government|State(?: party)?|authorities|Parliament|Ministry)"
_URGED = r"(?:is|are) (?:\w+ly )?(?:urged|called upon|encouraged|requested|invited|asked|recommended|advised)"
_IMPERSONAL = lazy_pattern(
    r"^(?:[^.;:]{0,100}?,\s+)?(?:it is (?:therefore |thus |strongly )*recommended (?:that|to)"
    rf"|(?:the )?{_STATE}\b(?:\s+of\s+[^.;:,]{{2,50}}?)?\s+"
    rf"(?:should\s+(?!have\b|not have\b|be (?:noted|recalled|stressed))|{_URGED} to))",
    re.IGNORECASE,
)
_ANNOUNCING = lazy_pattern(
    rf"(?:\b{_OURS}\s+{_ASKING}|\b(?:the )?following recommendations?\b|\brecommendations? (?:to|for|are)\b"
    rf"|\b{_STATE}\b[^.;:]{{0,60}}\b(?:should|must|{_URGED})\b|\bStates\b[^.;:]{{0,80}}\b{_URGED} to\b"
    r"|\bit is recommended that\b|^recommends?\b"
    r"|^recommendations?$)"
)
# “We suggest that the Committee recommend that Mongolia:”, “The Committee may wish to recommend that …”
_COMMITTEE_TO_ASK = lazy_pattern(
    r"(?:\b(?:that|urges?|asks?|requests?|invites?)\s+(?:the|this)\s+Committee(?:\s+to)?"
    r"|\bCommittee\s+(?:is\s+(?:\w+ly\s+)?(?:requested|asked|invited|urged|encouraged)\s+to|may\s+wish\s+to"
    r"|might|could|should))\s+(?:\w+ly\s+)?(?:recommend|urge|call\s+on|request)\b"
)
_NAMES = r"[A-Z][\w’'-]{0,30}(?:\s+[A-Z][\w’'-]{0,30}){0,6}"
_ADDRESSEE = lazy_pattern(
    r"\b((?:the\s+)?(?:\w+\s+)?(?:Government|State(?:\s+party)?(?:\s+under\s+review)?|authorities|Parliament|States"
    r"|Ministry|international community|Human Rights Council|United Nations)"
    rf"(?:\s+of\s+(?:the\s+)?{_NAMES})?)"
)
_CALLED = lazy_pattern(
    r"\b(?:calls?\s+(?:up)?on|urges?|recommends?(?:\s+that)?|requests?)\s+"
    r"((?:the\s+)?[A-Z][\w’' -]{2,60}?)(?:\s+to)?\s*:?$"
)
_LABEL = lazy_pattern(
    r"^\(?(?:(?:proposed|suggested|key|draft|main|specific|further|our)\s+)?recommendations?"
    r"(?:\s+(?:No\.?\s*)?\d{1,3}(?![\d.]*\d)|\s+(?:for|on|under|regarding|concerning)\s+[^:.;]{2,60}(?=:))?"
    r"\s*[.):–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_LEADING_NUMBER = lazy_pattern(
    r"^\s*(?:[•▪‣◦·●○■□*–—-]+\s*|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]\s+){1,2}"
)
_TOPIC = lazy_pattern(r"^[A-Z][^:.;]{2,60}:\s+(?=[a-z])")
_NUMBER_LABEL = lazy_pattern(r"^(?:R|Rec\.?)\s?\d{1,3}\s*[.:)–-]\s*(?=\S)")
_SENTENCE = lazy_pattern(r"(?<=[.!?])\s+(?=[A-Z“])")
_RUN_ON = lazy_pattern(r"\s*(?:;|,)?\s*(?:and\s+)?\((?:[a-h]|[ivx]{1,4}|\d{1,2})\)\s+")
_NOUN_AFTER = frozenset(
    {"of", "is", "are", "was", "were", "has", "have", "had", "being", "by", "from", ",", ":", "-"}
)
_NAMED_ASK = lazy_pattern(
    rf"^(?P<by>(?:The\s+)?{_NAMES})\s+(?:(?:also|further|therefore|thus|hereby|strongly|respectfully)\s+)*"
    r"(?:recommends|urges|calls\s+(?:up)?on)\s"
)
_NAME_ASKS = lazy_pattern(rf"^(?P<by>(?:The\s+)?{_NAMES})\s+(?:[^.;:]{{0,160}}?\band\s+)?{_ASKING}")
_LEAD_IN_ALONE = lazy_pattern(rf"^(?:{_OURS})\s+{_ASKING}[^.;:]{{0,80}}$")
_STATE_SHOULD = lazy_pattern(
    r"^(?:The\s+)?([A-Z][^.;:,]{2,60}?)\s+(?:(?:should|could|must|needs to|ought to)\s+(?:also\s+)?(?!have\b|be\b)"
    rf"|{_URGED} to\b)"
)
_NOT_DO = lazy_pattern(r"^(?:do not|not to|never|refrain)\b", re.IGNORECASE)
_LONGEST_HEADING = 12
_LONGEST_SENTENCE = 1000
"""Letters looked at; a hostile file may hold a paragraph that is one word of a million letters."""


def is_recommendation_heading(text: str) -> bool:
    """Return whether a heading announces recommendations of the submission, not those of others."""
    return bool(_HEADING.search(text)) and not _HEADING_OF_OTHERS.search(text)


def ends_recommendations(text: str) -> bool:
    """Return whether a heading begins something else: what others recommended before, sources, an annex."""
    return bool(_LEAVING.match(text) or (_HEADING.search(text) and _HEADING_OF_OTHERS.search(text)))


def is_conclusion(text: str) -> bool:
    """Return whether a heading announces conclusions beside recommendations: what follows may also say what is."""
    return _CONCLUSION.search(text) is not None


def looks_like_heading(text: str) -> bool:
    """Return whether a plain paragraph reads as a heading: short, no stop at its end, no action."""
    words = text[:_LONGEST_SENTENCE].split()
    if (
        not words
        or len(words) > _LONGEST_HEADING
        or len(text) > _LONGEST_SENTENCE
        or text.rstrip()[-1] in ".;,?!"
    ):
        return False
    return text[:1].isupper() and not starts_with_action(_NUMBERED.sub("", text))


def addressee_in_heading(text: str) -> str:
    """Return whom a heading such as “Recommendations to the Government” names; empty where it names none."""
    match = _TO_WHOM.search(text.rstrip(" :"))
    return match.group(1).strip() if match else ""


def addressee_alone(text: str) -> str:
    """Return whom a heading below “Recommendations” names that is nothing else: “To the Government of Exampleland”."""
    match = _ALONE.match(text.strip())
    return match.group(1).strip(" :") if match else ""


def announced_addressee(text: str) -> str | None:
    """Return whom a paragraph that announces a list names (empty: nobody), None where it announces none."""
    bare = bare_text(text[-_LONGEST_SENTENCE:]).rstrip()
    is_open = bare.endswith((":", ":-", ": -", ":–")) or re.search(r"\b(?:to|that|should)$", bare)
    if not is_open and not (looks_like_heading(bare) and _LEAD_IN_ALONE.match(bare)):
        return None
    last = _SENTENCE.split(bare)[-1].rstrip(":-– ")
    announces = _ANNOUNCING.search(last) or _COMMITTEE_TO_ASK.search(last)
    if not announces or _is_of_others(last):
        return None
    named = _ADDRESSEE.search(last) or _CALLED.search(last)
    return named.group(1).strip() if named else ""


def _is_of_others(sentence: str) -> bool:
    if _COMMITTEE_TO_ASK.search(sentence):
        return False
    by = re.match(rf"^(.{{0,120}}?)\s+{_ASKING}", sentence)
    return bool(by and _NOT_OURS.search(by.group(1)) and not re.search(r"\b[Ww]e\b", by.group(1)))


def labelled_ask(text: str) -> str:
    """Return what stands behind “Recommendation 3:” or “R3.” in front of a text; empty where no label stands."""
    text = _LEADING_NUMBER.sub("", text, count=1)
    match = _LABEL.match(text) or _NUMBER_LABEL.match(text)
    return text[match.end() :] if match else ""


def starts_with_action(text: str) -> bool:
    """Return whether a text, label and lead-in set aside, begins with a verb in the imperative."""
    action = _TOPIC.sub("", parse_ask(text[:_LONGEST_SENTENCE]).action)
    if _NOT_DO.match(action) or _TO_DO.match(bare_text(text[:_LONGEST_SENTENCE])):
        return True
    tokens = split_words(action[:400])
    place = next(
        (n for n, t in enumerate(tokens) if not (t.endswith("ly") or t in ("also", "further"))), None
    )
    if place is None or place > 3 or len(tokens) < place + 3:
        return False
    verbs = [
        load_strength_words().is_verb(tokens[n], load_strength_model().verbs) for n in (place, place + 2)
    ]
    is_row = tokens[place + 1] == "," and verbs[1]  # “suspend, evaluate and …”
    return verbs[0] and (is_row or tokens[place + 1] not in _NOUN_AFTER)


def iter_own_asks(text: str, submitters: str = "") -> Iterator[str]:
    """Yield the sentences of a paragraph in which the submission itself asks for something.

    ``submitters`` are the words of the cover, where the names of those who write stand.
    """
    for sentence in _SENTENCE.split(bare_text(text)):
        opening = sentence[:_LONGEST_SENTENCE]
        own = _OWN_ASK.match(opening)
        is_ours = own is not None and (own["by"].lower() in ("we", "i") or not _NOT_OURS.search(own["by"]))
        is_ours = is_ours or _names_organization(opening) or _names_submitter(opening, submitters)
        is_ours = is_ours or _WE_ALSO.search(opening) is not None
        if is_ours or _IMPERSONAL.match(opening) or _names_state(opening) or demands(opening):
            yield sentence


def _names_submitter(sentence: str, submitters: str) -> bool:
    """Return whether a sentence begins with a name from the cover that is no State's, and asks."""
    match = _NAME_ASKS.match(sentence) if submitters else None
    name = match["by"].removeprefix("The ") if match else ""
    return bool(name) and name in submitters and not _NOT_OURS.search(name) and name not in _state_names()


def _names_organization(sentence: str) -> bool:
    """Return whether a sentence begins “Migrants Count recommends that …”, a name of no State or UN body."""
    match = _NAMED_ASK.match(sentence)
    name = match["by"] if match else ""
    return bool(name) and not _NOT_OURS.search(name) and name.removeprefix("The ") not in _state_names()


def _names_state(sentence: str) -> bool:
    """Return whether a sentence begins “Mongolia should …” with the UN name of a State."""
    match = _STATE_SHOULD.match(sentence)
    return match is not None and match.group(1) in _state_names()


@cache
def _state_names() -> frozenset[str]:
    return frozenset(name for c in load_countries().values() for name in (c.short, c.formal) if name)


def split_run_on(text: str) -> list[str]:
    """Return the pieces of “…: (a) repeal …; (b) release …”; the whole text where it has no such pieces."""
    head, *pieces = _RUN_ON.split(text)
    return [p for p in pieces if p.strip()] if len(pieces) > 1 and head else [text]
