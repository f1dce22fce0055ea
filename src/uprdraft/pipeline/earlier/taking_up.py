"""After a review: which of its recommendations take up what we asked, who made them, and what nobody took up.

A score proposes, a person decides; what was decided is kept in the draft and never proposed again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from uprdraft.assembly.materials import Materials
from uprdraft.errors import UsageError
from uprdraft.loading.drafts import save_draft
from uprdraft.loading.project import Project
from uprdraft.pipeline.earlier.likeness import LIKELY, Ask, Likeness
from uprdraft.pipeline.earlier.listing import Known, known_recommendations
from uprdraft.pipeline.earlier.pages import asks_of, likeness_of
from uprdraft.records.draft import TakenUp
from uprdraft.records.reference import Country
from uprdraft.values.ids import did_you_mean
from uprdraft.writers.cells import write_csv
from uprdraft.writers.xlsx import write_xlsx

__all__ = ["Decision", "Match", "Outcome", "decide", "outcome_of", "write_outcome"]

Verdict = Literal["proposed", "confirmed", "refused"]
HEADER = ("Our recommendation", "What we asked", "Verdict", "Score", "States", "Answer", "What was recommended",
          "Paragraph", "Id")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """A recommendation of the review beside one of ours; ``score`` says how near they are, from 0 to 100."""

    known: Known
    ask: Ask
    score: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says of a pair: recommendation of the review, our recommendation, taken up or not."""

    id: str
    ask: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of our asks in one review. Refused pairs are in no list but ``refused``."""

    cycle: int
    compared: int
    asks: tuple[Ask, ...]
    matches: tuple[Match, ...]
    refused: tuple[Match, ...]

    def of(self, ask: Ask) -> tuple[Match, ...]:
        """Return what takes up ``ask``, confirmed first, then by score."""
        return tuple(m for m in self.matches if m.ask.id == ask.id)

    @property
    def untaken(self) -> tuple[Ask, ...]:
        """Return the asks that nothing is known to take up."""
        taken = {m.ask.id for m in self.matches}
        return tuple(a for a in self.asks if a.id not in taken)

    @property
    def states(self) -> tuple[str, ...]:
        """Return the codes of the States whose recommendations are confirmed to take up an ask."""
        return tuple(sorted({s for m in self.matches if m.verdict == "confirmed" for s in m.known.states}))


def outcome_of(
    project: Project, materials: Materials, cycle: int | None = None, least: int = LIKELY
) -> Outcome:
    """Return how the recommendations of a review compare with the draft's.

    Without ``cycle`` it is that of the draft's text, else the latest of which anything is known.

    Raises:
        UsageError: the draft asks for nothing, or no recommendation of that review is known.
    """
    asks = asks_of(materials)
    if not asks:
        raise UsageError(
            "the draft recommends nothing yet", hint="choose recommendations for its themes first"
        )
    every = [k for k in known_recommendations(project, materials.reference) if k.by == "UPR"]
    cycle = cycle or materials.body.cycle or max((k.cycle or 0 for k in every), default=0)
    known = [k for k in every if k.cycle == cycle and not k.is_concern]
    if not known:
        hint = "give its list (UHRI, UPR Info or OHCHR) as a file, or another --cycle"
        raise UsageError(f"no recommendation of cycle {cycle} is known", hint=hint)
    likeness = likeness_of(materials, (k.text for k in known))
    decided = {(t.id, t.recommendation): t.is_taken for t in project.draft.taken_up}
    matches = [m for k in known for m in _matches(k, likeness, decided, least)]
    order = {"confirmed": 0, "proposed": 1, "refused": 2}
    matches.sort(key=lambda m: (order[m.verdict], -m.score, m.known.id))
    return Outcome(
        cycle,
        len(known),
        tuple(asks),
        tuple(m for m in matches if m.verdict != "refused"),
        tuple(m for m in matches if m.verdict == "refused"),
    )


def _matches(
    known: Known, likeness: Likeness, decided: Mapping[tuple[str, str], bool], least: int
) -> Iterator[Match]:
    """Yield the pairs a person decided on, and the nearest ask where none was confirmed and it is near enough."""
    near = likeness.nearest(known.text, known.themes, known.themes)
    settled = [n for n in near if (known.id, n.ask.id) in decided]
    for n in settled:
        yield Match(known, n.ask, n.score, "confirmed" if decided[known.id, n.ask.id] else "refused")
    if any(decided[known.id, n.ask.id] for n in settled):
        return
    best = next((n for n in near if n not in settled), None)
    if best is not None and best.score >= least:
        yield Match(known, best.ask, best.score, "proposed")


def decide(project: Project, decisions: Iterable[Decision], outcome: Outcome) -> Project:
    """Keep what a person decided in the draft and return the project; a later word replaces an earlier one.

    Raises:
        UsageError: a recommendation or an ask of that name is not there.
    """
    known = {k.id for k in known_recommendations(project) if k.cycle == outcome.cycle}
    asks = {a.id for a in outcome.asks}
    held = {(t.id, t.recommendation): t for t in project.draft.taken_up}
    for decision in decisions:
        _refuse_unknown(decision.id, known, f"recommendation of cycle {outcome.cycle}")
        _refuse_unknown(decision.ask, asks, "recommendation of the draft")
        held[decision.id, decision.ask] = TakenUp(
            id=decision.id, recommendation=decision.ask, is_taken=decision.is_taken
        )
    return save_draft(project, {"taken_up": [t.model_dump(mode="json") for t in held.values()]})


def _refuse_unknown(id_: str, known: set[str], what: str) -> None:
    if id_ not in known:
        raise UsageError(
            f"no {what} is called “{id_}”", hint=did_you_mean(id_, known) or "see the list without options"
        )


def write_outcome(outcome: Outcome, format_: str, countries: Mapping[str, Country]) -> bytes:
    """Return the outcome as "csv", "xlsx" or "json"; an ask that nobody took up has a row of its own."""
    if format_ == "csv":
        return write_csv(HEADER, _rows(outcome, countries))
    if format_ == "xlsx":
        return write_xlsx("Taken up", HEADER, _rows(outcome, countries))
    return (json.dumps(_data(outcome), ensure_ascii=False, indent=2) + "\n").encode()


def _rows(outcome: Outcome, countries: Mapping[str, Country]) -> Iterator[Sequence[str]]:
    for ask in outcome.asks:
        for match in outcome.of(ask):
            known = match.known
            names = ", ".join(countries[s].short if s in countries else s for s in known.states)
            yield (
                ask.id, ask.text, match.verdict, str(match.score), names, known.position, known.text,
                known.paragraph, known.id,
            )  # fmt: skip
        if not outcome.of(ask):
            yield (ask.id, ask.text, "nobody", "", "", "", "", "", "")


def _data(outcome: Outcome) -> dict[str, Any]:
    return {
        "schema": 1,
        "cycle": outcome.cycle,
        "compared": outcome.compared,
        "states": list(outcome.states),
        "asks": [
            {
                "id": ask.id,
                "theme": ask.theme,
                "text": ask.text,
                "taken_up": [_match(m) for m in outcome.of(ask)],
            }
            for ask in outcome.asks
        ],
        "nobody": [ask.id for ask in outcome.untaken],
        "refused": [{"id": m.known.id, "recommendation": m.ask.id} for m in outcome.refused],
    }


def _match(match: Match) -> dict[str, Any]:
    known = match.known
    return {
        "id": known.id, "verdict": match.verdict, "score": match.score, "states": list(known.states),
        "position": known.position, "text": known.text, "document": known.document,
        "paragraph": known.paragraph, "source": known.source, "certainty": known.certainty,
    }  # fmt: skip
