"""What a project knows of earlier recommendations, shipped and imported alike: searched, filtered, chosen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from uprdraft.errors import UsageError
from uprdraft.loading.drafts import save_draft
from uprdraft.loading.earlier import read_imported
from uprdraft.loading.project import Project, read_project
from uprdraft.loading.reference import load_reference
from uprdraft.records.draft import ChosenTheme, EarlierStatus, Progress
from uprdraft.records.earlier import ImportedRecommendation
from uprdraft.records.reference import Reference
from uprdraft.values.ids import did_you_mean

__all__ = ["Known", "Query", "choose", "known_recommendations", "matches"]


@dataclass(frozen=True, slots=True)
class Known:
    """One earlier recommendation or observation, whatever list it comes from."""

    id: str
    by: str
    """The mechanism: "UPR" or the body."""
    cycle: int | None
    states: tuple[str, ...]
    position: str
    text: str
    document: str
    paragraph: str
    themes: tuple[str, ...]
    groups: tuple[str, ...]
    source: str
    certainty: str
    chosen: tuple[str, ...] = ()
    """The themes of the draft it is chosen for."""
    status: str = ""
    is_concern: bool = False
    """A concern or observation of a body, which asks for nothing."""
    can_stand: bool = True
    """Whether a text can name it: its review is known, with a State that made it."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a list is narrowed to; empty fields narrow nothing. Words are found in any part of a name."""

    theme: str = ""
    group: str = ""
    state: str = ""
    position: str = ""
    text: str = ""
    cycle: int | None = None
    is_chosen: bool = False


def known_recommendations(project: Project, reference: Reference | None = None) -> list[Known]:
    """Return all that is known of earlier recommendations to the project's State, oldest review first."""
    reference = reference or load_reference(project.draft.country, project.data_dirs)
    imported = {e.id: e for e in read_imported(project.data_dirs) if e.state == project.draft.country}
    choices = {e.id: (t.id, e.status) for t in project.draft.themes for e in t.earlier}
    found = [*_of_reviews(reference, imported), *_of_bodies(reference, imported)]
    listed = {known.id for known in found}
    found += [_imported(e, can_stand=False) for e in imported.values() if e.id not in listed]
    return [_with_choice(known, choices, project) for known in found]


def _with_choice(known: Known, choices: Mapping[str, tuple[str, str]], project: Project) -> Known:
    if known.id not in choices:
        return known
    themes = tuple(t.id for t in project.draft.themes if any(e.id == known.id for e in t.earlier))
    return replace(known, chosen=themes, status=choices[known.id][1])


def _of_reviews(reference: Reference, imported: Mapping[str, ImportedRecommendation]) -> Iterator[Known]:
    for review in reference.reviews:
        for entry in review.recommendations:
            given = imported.get(entry.id)
            yield Known(
                id=entry.id, by="UPR", cycle=review.cycle,
                states=(entry.recommending_state, *entry.with_states), position=entry.position,
                text=entry.text or entry.summary, document=review.report or (given.symbol if given else ""),
                paragraph=entry.paragraph or "", themes=given.themes if given else entry.themes,
                groups=given.groups if given else (), source=given.source if given else "shipped data",
                certainty=entry.certainty.value,
            )  # fmt: skip


def _of_bodies(reference: Reference, imported: Mapping[str, ImportedRecommendation]) -> Iterator[Known]:
    for entry in reference.observations.values():
        given = imported.get(entry.id)
        yield Known(
            id=entry.id, by=entry.body, cycle=None, states=(), position="",
            text=entry.quoted or entry.summary, document=entry.symbol, paragraph=entry.paragraphs or "",
            themes=given.themes if given else entry.themes, groups=given.groups if given else (),
            source=given.source if given else "shipped data",
            certainty=given.certainty.value if given else entry.paragraphs_status,
            is_concern=given is not None and given.concern,
        )  # fmt: skip


def _imported(entry: ImportedRecommendation, *, can_stand: bool) -> Known:
    return Known(
        id=entry.id, by="UPR" if entry.mechanism == "upr" else entry.body, cycle=entry.cycle,
        states=entry.states, position=entry.position, text=entry.text, document=entry.symbol,
        paragraph=entry.paragraph, themes=entry.themes, groups=entry.groups, source=entry.source,
        certainty=entry.certainty.value, is_concern=entry.concern, can_stand=can_stand,
    )  # fmt: skip


def matches(known: Known, query: Query) -> bool:
    """Return whether ``known`` is what ``query`` asks for. ``query.state`` is a code."""
    if query.theme and not (_holds(known.themes, query.theme) or query.theme in known.chosen):
        return False
    return (
        (not query.group or _holds(known.groups, query.group))
        and (not query.state or query.state in known.states)
        and (not query.position or query.position == known.position)
        and (not query.text or query.text.casefold() in known.text.casefold())
        and (query.cycle is None or query.cycle == known.cycle)
        and (not query.is_chosen or bool(known.chosen))
    )


def _holds(names: Sequence[str], word: str) -> bool:
    return any(word.casefold() in name.casefold() for name in names)


def choose(folder: Path, ids: Sequence[str], theme: str, status: Progress, comment: str) -> Project:
    """Choose earlier recommendations for a theme of the draft, with what became of them; return the project.

    One that is chosen for the theme already gets the new status.

    Raises:
        UsageError: an id or the theme is not known, or no text can name the recommendation.
    """
    project = read_project(folder)
    chosen = project.draft.find_theme(theme)
    if chosen is None:
        themes = [t.id for t in project.draft.themes]
        hint = did_you_mean(theme, themes) or f"themes of this draft: {', '.join(themes) or 'none yet'}"
        raise UsageError(f"no theme “{theme}” in this draft", hint=hint)
    known = {k.id: k for k in known_recommendations(project)}
    for id_ in ids:
        if id_ not in known:
            raise UsageError(
                f"no earlier recommendation “{id_}”",
                hint=did_you_mean(id_, known) or "see: uprdraft earlier list",
            )
        if not known[id_].can_stand:
            hint = "import its list again with --cycle, or put its review into data/upr-history.yaml"
            raise UsageError(
                f"“{id_}” cannot stand in a text: its review or the State that made it is not known",
                hint=hint,
            )
    plain = [_plain(t, ids, status, comment) if t is chosen else _plain(t) for t in project.draft.themes]
    return save_draft(project, {"themes": plain})


def _plain(
    theme: ChosenTheme, ids: Sequence[str] = (), status: Progress = "no-information", comment: str = ""
) -> dict[str, Any]:
    """Return a theme as plain data, with ``ids`` among its earlier recommendations."""
    data: dict[str, Any] = theme.model_dump(mode="json", exclude_defaults=True)
    if ids:
        held = [e for e in theme.earlier if e.id not in ids]
        new = [EarlierStatus(id=id_, status=status, comment=comment) for id_ in dict.fromkeys(ids)]
        data["earlier"] = [
            e.model_dump(mode="json", exclude_defaults=True) | {"status": e.status} for e in (*held, *new)
        ]
    return data
