"""The type of submission: every type there is, by body, with what each entails and why some are closed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.records.body import BodyProfile
from uprdraft.rules.availability import Availability
from uprdraft.terminal.questions import Answer, Choice, Question
from uprdraft.wizard.availability import remark
from uprdraft.wizard.state import State

__all__ = ["ask_type", "best_type", "put_type", "type_shown"]


def best_type(cycle: int | None = None) -> str:
    """Return the submission type to propose: the stakeholder submission of ``cycle``, else the first there is."""
    bodies = [load_body(id_) for id_ in list_bodies()]
    for body in bodies:
        if cycle is not None and body.cycle == cycle and body.template:
            return body.id
    return next(b.id for b in bodies if b.template and b.cycle is not None)


_NEEDS = ("review", "report", None, "no-report", "observations")
"""What a type needs to have happened, those first that most people write for."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A type, and whether it can be used for the State."""

    body: BodyProfile
    found: Availability
    is_present: bool
    needs: str | None
    stage_number: int

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """Return where it stands among the types of its body: the present one first, then what is open.

        Of these first what most write: for the review or the dialogue itself; then as the table of stages has them.
        """
        place = _NEEDS.index(self.needs) if self.needs in _NEEDS else len(_NEEDS)
        return (not self.is_present, not self.found.allowed, place, self.stage_number)


def ask_type(state: State) -> Question:
    """Return the question: the body of the present type first, then the other open ones, then the closed ones.

    Types of the past, which serve to check older texts, are left out.
    """
    present = state.draft.submission_type
    judged = [_judge(b, state) for b in state.bodies if b.template or b.id == present]
    forums: dict[str, list[_Judged]] = {}
    for one in sorted(judged, key=lambda j: j.rank):
        forums.setdefault(one.body.abbreviation or one.body.body, []).append(one)
    order = sorted(forums.values(), key=_forum_rank)
    return Question(
        "submission_type",
        "one",
        "What do you want to write?",
        help="Each body takes several kinds of text. Below the list stands what the one at the pointer entails: its "
        "length, who will read it, and where it is closed, why and what is open instead. Type CEDAW, or follow-up, to "
        "see only what has that word. LOIPR is a list of issues prior to reporting.",
        choices=tuple(choice for forum in order for choice in _forum_choices(forum, state)),
        default=present,
        may_wait=False,
    )


def _judge(body: BodyProfile, state: State) -> _Judged:
    draft = state.draft
    found = state.availability(body, draft.country, state.shelves.reference, draft.as_of)
    stages = state.shelves.reference.stages
    needs = stages[body.base_id].needs if body.base_id in stages else None
    number = list(stages).index(body.base_id) if body.base_id in stages else len(stages)
    return _Judged(body, found, body.id == draft.submission_type, needs, number)


def _forum_rank(forum: Sequence[_Judged]) -> tuple[bool, bool, bool, str]:
    """Return where a body stands: that of the present type, the review, what is open, by name."""
    body = forum[0].body
    is_present, is_open = (any(j.is_present for j in forum), any(j.found.allowed for j in forum))
    return (not is_present, body.abbreviation != "UPR", not is_open, body.body)


def _forum_choices(forum: Sequence[_Judged], state: State) -> Iterable[Choice]:
    """Yield the types of a body; one line for all where all are closed for the same reason."""
    why = {remark(j.found) for j in forum}
    if not any(j.found.allowed for j in forum) and len(why) == 1:
        yield Choice(forum[0].body.id, _forum_name(forum), closed=why.pop(), group="Closed")
        return
    for one in forum:
        yield _type_choice(one, state.materials.fill(one.body.title), _forum_name(forum))


def _forum_name(forum: Sequence[_Judged]) -> str:
    """Return the body's abbreviation and name; the procedure where several bodies run it together."""
    body = forum[0].body
    name = body.body if len({j.body.body for j in forum}) == 1 else body.procedure
    return f"{body.abbreviation}: {name}" if body.abbreviation else name


def _type_choice(one: _Judged, title: str, group: str) -> Choice:
    body, is_open = one.body, one.found.allowed
    said = remark(one.found)
    note = "; ".join(p for p in (said if is_open else "", _entails(body), f"on its cover: {title}") if p)
    # A variant is called by its own title: the type that it varies stands beside it.
    stage = f"{body.stage.rpartition(', ')[2]} ({body.short_stage})" if body.variant else body.stage
    label = f"{stage[:1].upper()}{stage[1:]}"
    return Choice(body.id, label, note=note, closed="" if is_open else said, group=group)


def _entails(body: BodyProfile) -> str:
    limit = body.limit.value
    one, joint = limit.individual, limit.joint
    length = f"{one} {limit.unit}" if one else "no limit is known"
    if joint and joint != one:
        length += f", {joint} for a joint text"
    caution = body.limit.certainty.caution if one else ""
    public = body.publicity is not None and body.publicity.value.public_by_default
    who = "for the body alone, not published" if body.is_confidential else ""
    parts = (
        length + (f" ({caution})" if caution else ""),
        who or ("will be public under your name" if public else ""),
    )
    return "; ".join(p for p in parts if p)


def put_type(state: State, answer: Answer) -> Mapping[str, Any]:
    """Return the chosen type; a session of another forum is not carried along."""
    there = next(b for b in state.bodies if b.id == answer)
    is_same = (
        there.abbreviation == state.shelves.body.abbreviation and there.cycle == state.shelves.body.cycle
    )
    return {"submission_type": answer, **({} if is_same else {"session": None})}


def type_shown(state: State) -> str:
    """Return the present type in a few words."""
    body = state.shelves.body
    return f"{body.abbreviation}, {body.stage}" if body.abbreviation else body.stage
