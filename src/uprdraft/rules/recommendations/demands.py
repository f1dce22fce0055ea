"""Sentences that demand something without a verb of asking: “the law should be repealed”, “there is a need for …”.

What a law, a court or somebody else demands is no recommendation of the text: a sentence that reports, or that says
what an article requires, is left out.
"""

import re

from uprdraft.loading.strength import load_strength_model, load_strength_words
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.strength import split_words

__all__ = ["demands", "is_item_of_asks"]

_REPORTS = lazy_pattern(
    r"\b(?:said|says|wrote|writes|written|warned|explained|stated|states that|held that|the court held|found that"
    r"|noted that|told|replied|reported|argued"
    r"|announced|promised|(?<!we )believes?|claims?|according to|recommended|concluded|ruled"
    r"|under (?:the )?(?:article|section)s?|in accordance with|pursuant to|under (?:its|his|her|their) own"
    r"|as required by|by law)\b",
    re.IGNORECASE,
)
_INTRO = r"(?:[^.;:]{0,100}?,\s+)?"
_PASSIVE = lazy_pattern(
    r"\b(?P<modal>should|ought to|needs? to|must)\s+(?:not\s+)?(?:(?:also|therefore|urgently|immediately|at least)\s+)?"
    r"be\s+(?:\w+ly\s+)?(?P<done>[a-z]{4,20})\b"
)
_NO_DEMAND = frozenset(
    (
        "noted", "recalled", "stressed", "read", "seen", "understood", "considered", "emphasized", "emphasised",
        "mentioned", "added", "remembered", "regarded", "viewed", "borne", "distinguished", "compared", "interpreted",
        "welcomed", "underlined", "acknowledged", "commended", "said", "treated",
    )
)  # fmt: skip
_UNDO = frozenset(
    (
        "repealed", "abolished", "amended", "restored", "released", "dropped", "lifted", "withdrawn", "halted",
        "stopped", "ended", "revised", "reformed", "established", "ratified", "closed", "investigated", "prosecuted",
        "suspended", "strengthened", "guaranteed", "ensured", "improved", "adopted", "annulled", "revoked",
        "reinstated",
    )
)  # fmt: skip
_IRREGULAR = frozenset(
    (
        "given", "made", "set", "put", "brought", "held", "paid", "taken", "met", "drawn", "built", "kept", "sent",
        "undertaken", "wound",
    )
)  # fmt: skip
_WISHED = lazy_pattern(
    rf"^{_INTRO}(?:it (?:would be|is) "
    r"(?:important|desirable|advisable|essential|helpful|necessary|vital|crucial|urgent)"
    r"(?: for\b.{3,160}?\bto| that)\s"
    r"|it is (?:high )?time (?:for|that)\s|we would welcome\b"
    r"|we (?:sincerely )?hope (?:that )?|there is (?:an? )?(?:\w+ )?need (?:for|to)\s)",
    re.IGNORECASE,
)
_OF_STATE = r"(?:Government|State party|State|authorities|Parliament|Ministry|National Assembly)"
_STATE = rf"(?:[Tt]he )?{_OF_STATE}\b[^.;:,]{{0,60}}?"
_DUTY = lazy_pattern(
    rf"^{_INTRO}{_STATE}\s+(?:must|needs? to|could)\s+(?!have\b|be\b|not have\b)(?:also\s+)?(?P<do>[a-z]{{2,20}})\s"
)
_SHOULD = lazy_pattern(
    rf"^(?:{_INTRO}|[^.;:]{{0,160}}?\band (?:that )?)"
    r"(?!(?:this|that|it|these|those|which|what|there|one|he|she|you|who)\b)"
    r"(?P<who>[a-z][^.;:,]{2,120}?)\s+(?:should|ought to)\s+(?:not\s+|also\s+|therefore\s+|[a-z]+ly\s+)*"
    r"(?!not\b|have\b|be\b|serve\b|help\b|suffice\b|come\b|know\b|read\b|note\b)(?P<do>[a-z]{2,20})\b",
    re.IGNORECASE,
)
_COMMITTEE = lazy_pattern(
    r"^(?:the |this )?(?:Committee|Working Group|Council) (?:may wish to|might|could|should"
    r"|is (?:\w+ly )?(?:requested|asked|invited|urged|encouraged) to) (?:also )?"
    r"(?:recommend|ask|urge|call|request|remind|encourage|invite|raise|put)\b",
    re.IGNORECASE,
)
_FINITE = lazy_pattern(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|remains?|continues?|said|told|stated|took|made|came|became|lost"
    r"|began|found|says|shows?|can|cannot|will|would|thanks?|includes?|met)\b"
)
_TO_BE_DONE = lazy_pattern(r"\b(?:to be|should|must|shall|ought to|needs? to)\b")
_LONGEST = 1000
_FEWEST = 4


def demands(sentence: str) -> bool:
    """Return whether ``sentence`` demands something in the name of the text."""
    opening = sentence[:_LONGEST]
    if _WISHED.match(opening) or _COMMITTEE.match(opening):
        return True
    if _REPORTS.search(opening):
        return False
    duty = _DUTY.match(opening)
    if _SHOULD.match(opening) or (duty is not None and _is_verb(duty["do"])):
        return True
    return any(_is_demanded(match) for match in _PASSIVE.finditer(opening))


def _is_demanded(match: re.Match[str]) -> bool:
    done = match["done"]
    if done in _NO_DEMAND:
        return False
    if match["modal"] != "should" and match["modal"] != "ought to":
        # “Forms must be submitted within a week” tells what a rule is.
        return done in _UNDO
    return done.endswith("ed") or done in _IRREGULAR


def _is_verb(word: str) -> bool:
    return load_strength_words().is_verb(word, load_strength_model().verbs)


def is_item_of_asks(text: str) -> bool:
    """Return whether an item of a list below “Recommendations” asks: something to be done, or a thing without a verb.

    “Protection orders to be issued within a day”, “Mobile clinics in all districts”; no statement of what is or was.
    """
    opening = text[:_LONGEST]
    if len(split_words(opening)) < _FEWEST or _REPORTS.search(opening):
        return False
    return _TO_BE_DONE.search(opening) is not None or _FINITE.search(opening) is None
