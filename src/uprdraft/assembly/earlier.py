"""What was recommended before and what became of it, as prose.

Silent where the data has a gap: it never says that there was nothing. A paragraph number that was not
verified is not cited; the document is.
"""

from collections.abc import Iterator
from typing import NamedTuple

from uprdraft.assembly.materials import Materials
from uprdraft.assembly.notes import NoteBook
from uprdraft.assembly.recalled import STATUS_WORDS, Recollection, available_reviews
from uprdraft.assembly.template import Inlines
from uprdraft.assembly.wording import Wording
from uprdraft.document.tree import Gap, Inline, NoteReference, Text
from uprdraft.records.draft import ChosenTheme, EarlierStatus
from uprdraft.records.reference import EarlierRecommendation, Observation, Review
from uprdraft.values.ids import and_near
from uprdraft.values.locators import format_locator, join_words
from uprdraft.values.numerals import ordinal_words

__all__ = ["EarlierRow", "earlier_paragraphs", "earlier_rows"]

_POSITIONS = {
    "supported": "supported",
    "noted": "noted",
    "rejected": "did not support",
    "supported in part": "supported in part",
    "unknown": "received",
}
_BECAME = {
    "not-started": "{they} {have} not been implemented",
    "in-progress": "implementation has begun",
    "partly-implemented": "{they} {have} been implemented in part",
    "fully-implemented": "{they} {have} been implemented",
    "reversed": "the position has worsened since then",
    "no-information": "",
}


class _Chosen(NamedTuple):
    review: Review
    entry: EarlierRecommendation
    choice: EarlierStatus


def earlier_paragraphs(
    theme: ChosenTheme, materials: Materials, notes: NoteBook, wording: Wording
) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """Yield ``(id, paragraph)``: one paragraph a review cycle, one an observation.

    Before a committee its own observations stand first: it looks for them. All else is in time order.
    """
    found, unknown = _find(theme, materials)
    yield from _observations(theme, materials, notes, wording, own=True)
    for cycle in sorted({c.review.cycle for c in found}):
        chosen = [c for c in found if c.review.cycle == cycle]
        yield f"cycle-{cycle}", _cycle(chosen, materials, notes, wording)
    yield from _observations(theme, materials, notes, wording, own=False)
    for choice in unknown:
        said = f"earlier recommendation “{choice.id}” is not in the reference data"
        others = (id_ for id_ in _known_ids(materials) if id_ != choice.id)
        yield choice.id, (Gap(and_near(said, choice.id, others)),)


def _known_ids(materials: Materials) -> Iterator[str]:
    """Yield the ids of all that was recommended to the State before, as far as is known."""
    reviews = (r for r in materials.reference.reviews if r.state == materials.draft.country)
    yield from (item.id for review in reviews for item in review.recommendations)
    yield from (o.id for o in materials.reference.observations.values() if o.state == materials.draft.country)


def _observations(
    theme: ChosenTheme, materials: Materials, notes: NoteBook, wording: Wording, *, own: bool
) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """Yield the observations of the committee that the text goes to, or those of all others."""
    for choice in theme.earlier:
        observation = materials.reference.observations.get(choice.id)
        if observation is None or observation.date.is_after(materials.as_of):
            continue
        if (observation.treaty == materials.body.treaty) is own:
            yield choice.id, _observation(observation, choice, materials, notes, wording)


class EarlierRow(NamedTuple):
    """An earlier recommendation for a table: who made it, what it asks, the State's answer, its status."""

    state: str
    summary: str | Inlines
    answer: str
    status: str


def earlier_rows(theme: ChosenTheme, materials: Materials) -> Iterator[EarlierRow]:
    """Yield a row for each earlier recommendation and observation, in the order of the draft."""
    for chosen in _find(theme, materials)[0]:
        state = materials.country_name(chosen.entry.recommending_state)
        cycle = f"{state[:1].upper()}{state[1:]} (cycle {chosen.review.cycle})"
        position = "received" if chosen.entry.position == "unknown" else chosen.entry.position
        yield EarlierRow(cycle, chosen.entry.summary, position, STATUS_WORDS[chosen.choice.status])
    known = Recollection(materials).by_id if materials.draft.themes else {}
    for entry in (known[e.id] for e in theme.earlier if e.id in known):
        if entry.cycle is None and entry.choice is not None:
            words = entry.words or Inlines((Gap(f"what {entry.document} says"),))
            maker = f"{entry.makers[0]} ({entry.document})"
            yield EarlierRow(maker, words, "–", STATUS_WORDS[entry.choice.status])


def _find(theme: ChosenTheme, materials: Materials) -> tuple[list[_Chosen], list[EarlierStatus]]:
    by_id = {e.id: (r, e) for r in available_reviews(materials) for e in r.recommendations}
    found, unknown = [], []
    for choice in theme.earlier:
        if choice.id in by_id:
            found.append(_Chosen(*by_id[choice.id], choice))
        elif choice.id not in materials.reference.observations:
            unknown.append(choice)
    return found, unknown


def _cycle(
    chosen: list[_Chosen], materials: Materials, notes: NoteBook, wording: Wording
) -> tuple[Inline, ...]:
    review = chosen[0].review
    of = " of the Universal Periodic Review" if materials.body.treaty else ""
    lead = f"In the {ordinal_words(review.cycle)} cycle{of} ({review.review_date.year}), "
    lead += f"{materials.slots['state.the']} "
    out: list[Inline] = []
    positions = list(dict.fromkeys(c.entry.position for c in chosen))
    for index, position in enumerate(positions):
        group = [c for c in chosen if c.entry.position == position]
        out.append(Text(lead if index == 0 else " It "))
        out += _group(group, position, materials, notes)
        out += _what_became(group, materials, notes, wording)
    return tuple(out)


def _group(group: list[_Chosen], position: str, materials: Materials, notes: NoteBook) -> Iterator[Inline]:
    several = len(group) > 1
    noun = "recommendations" if several else "a recommendation"
    yield Text(f"{_POSITIONS[position]} {noun} ")
    last = len(group) - 1
    for index, chosen in enumerate(group):
        # The summaries are long: a comma keeps the States apart, and the mark of a note follows it.
        joint = "" if index == 0 else " and " if index == last else " "
        stop = "." if index == last else ","
        yield Text(f"{joint}by {_states(chosen.entry, materials)}{_asked(chosen)}{stop}")
        yield from notes.write((Text(_reference(chosen)),))


def _states(entry: EarlierRecommendation, materials: Materials) -> str:
    return join_words([materials.country_name(s) for s in (entry.recommending_state, *entry.with_states)])


def _asked(chosen: _Chosen) -> str:
    """Return what was asked: the person's words, the report's in quotation marks, or our summary as an infinitive."""
    entry, own = chosen.entry, chosen.choice.own_wording.strip(" .")
    if own:
        return f" {_infinitive(own.removeprefix('to '))}"
    if entry.text:
        return f", “{entry.text.rstrip(' .;').replace('“', '‘').replace('”', '’')}”"
    return f" {_infinitive(entry.summary)}"


def _infinitive(summary: str) -> str:
    text = summary[0].lower() + summary[1:]
    if text.startswith("do not "):
        return f"not to {text[7:]}"
    return f"to {text}"


def _reference(chosen: _Chosen) -> str:
    """Return the note: the report with the verified paragraph, and the State's answer."""
    review, entry = chosen.review, chosen.entry
    if review.report is None:
        return f"Report of the Working Group, session {review.session}."
    if entry.paragraph:
        own = [
            format_locator(s.replace(" para", ", para", 1))
            for s in entry.sources
            if s.startswith(review.report)
        ]
        return f"{own[0] if own else f'{review.report}, para. {format_locator(entry.paragraph)}'}."
    documents = [review.report, review.addendum] if review.addendum else [review.report]
    return f"{join_words(documents)}."


def _what_became(
    group: list[_Chosen], materials: Materials, notes: NoteBook, wording: Wording
) -> Iterator[Inline]:
    choices = [c.choice for c in group]
    if len({(c.status, c.facts) for c in choices}) == 1:
        they, have = ("these recommendations", "have") if len(group) > 1 else ("this recommendation", "has")
        yield from _became(choices[0], they, have, materials, notes)
    else:
        for chosen in group:
            by = _states(chosen.entry, materials)
            yield from _became(chosen.choice, f"the recommendation by {by}", "has", materials, notes)
    for choice in choices:
        yield from _comment(choice, wording)


def _became(
    choice: EarlierStatus, they: str, have: str, materials: Materials, notes: NoteBook
) -> Iterator[Inline]:
    """Yield what became of it, with the sources it rests on; without any it is the submitter's own word."""
    words = _BECAME[choice.status].format(they=they, have=have)
    if not words:
        return
    facts = [materials.library.facts[id_] for id_ in choice.facts if id_ in materials.library.facts]
    unknown = [id_ for id_ in choice.facts if id_ not in materials.library.facts]
    if not facts:
        several = "organizations" if materials.draft.is_joint else "organization"
        words = f"to the knowledge of the submitting {several}, {words}"
    yield Text(f" {words[0].upper()}{words[1:]}.")
    yield from notes.cite([c for fact in facts for c in fact.citations])
    yield from (Gap(f"fact “{id_}” is not in the library") for id_ in unknown)


def _comment(choice: EarlierStatus, wording: Wording) -> Iterator[Inline]:
    if choice.comment.strip():
        yield Text(" ")
        yield from wording.sentence(choice.comment, f"earlier/{choice.id}")


def _observation(
    observation: Observation, choice: EarlierStatus, materials: Materials, notes: NoteBook, wording: Wording
) -> tuple[Inline, ...]:
    if own := choice.own_wording.strip():
        told = wording.sentence(own, f"earlier/{choice.id}")
        note = (
            ()
            if any(isinstance(n, NoteReference) for n in told)
            else notes.write((Text(f"{observation.symbol}."),))
        )
        return (*told, *note, *_became(choice, "this", "has", materials, notes), *_comment(choice, wording))
    firm = observation.paragraphs and observation.paragraphs_status != "unverified"
    where = format_locator(f", paras. {observation.paragraphs}") if firm else ""
    words = materials.before_committee(materials.in_language(observation.text))
    if not words and observation.quoted:
        words = (
            f"The Committee stated: “{observation.quoted.rstrip(' .').replace('“', '‘').replace('”', '’')}”."
        )
    # Without a sentence read in the document itself there is nothing that may be put in its mouth.
    out: list[Inline] = [Text(_sentence(words)) if words else Gap(f"what {observation.symbol} says")]
    out += notes.write((Text(f"{observation.symbol}{where}."),))
    out += _became(choice, "this", "has", materials, notes)
    return (*out, *_comment(choice, wording))


def _sentence(text: str) -> str:
    return text if text.endswith((".", ".”")) else f"{text}."
