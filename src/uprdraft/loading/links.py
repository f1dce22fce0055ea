"""Whether every id of the library leads somewhere.

Files are read one by one, so a link can only be followed once all are there. A dead link is shown at its
line, for which the file is read once more.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.mistakes import make_mistake
from uprdraft.loading.reference import load_countries, load_treaties
from uprdraft.loading.strict_yaml import LIBRARY_BYTES, KeyPath, YamlDocument, read_yaml
from uprdraft.records.law import Instrument
from uprdraft.records.library import Event, Fact, Home, Library, Recommendation, Situation
from uprdraft.records.sources import Source
from uprdraft.values.ids import did_you_mean

__all__ = ["check_links", "refuse_dead_links"]

Link: TypeAlias = "tuple[KeyPath, str | None, str]"
"""Where a link stands in its entry, the id it names, and what kind of thing that is."""


def check_links(library: Library) -> tuple[Mistake, ...]:
    """Return a mistake for every id that leads nowhere, in the order of files and lines."""
    return _check(library, ((kind, entry) for kind in _LINKS for entry in getattr(library, kind).values()))


def refuse_dead_links(library: Library, own_sources: Mapping[str, Source]) -> None:
    """Do nothing where every id of the person's own entries leads somewhere.

    What is shipped is not looked at: tests do that. ``own_sources`` may be cited as well.

    Raises:
        UnusableFileError: with the ids that lead nowhere.
    """
    own = [key for key, home in library.homes.items() if home.is_own and key[0] in _LINKS]
    if not own:
        return
    whole = replace(library, sources={**library.sources, **own_sources})
    mistakes = _check(whole, ((kind, getattr(library, kind)[id_]) for kind, id_ in own))
    if mistakes:
        raise UnusableFileError(mistakes)


def _check(library: Library, entries: Iterable[tuple[str, Any]]) -> tuple[Mistake, ...]:
    known = _known(library)
    mistakes: list[Mistake] = []
    files = _Files()
    for kind, entry in entries:
        home = library.homes.get((kind, entry.id), Home(kind))
        for at, target, wanted in _LINKS[kind](entry):
            if target is None or target in known[wanted]:
                continue
            message = f"“{target}” in “{entry.id}” is no {wanted} that is known"
            hint = did_you_mean(target, known[wanted]) or f"add the {wanted}, or take the link out"
            mistakes.append(files.mistake(home, at, message, hint))
        if kind == "recommendations" and entry.id in entry.needs:
            at = ("needs", entry.needs.index(entry.id))
            mistakes.append(files.mistake(home, at, f"“{entry.id}” needs itself", "take the link out"))
    return tuple(sorted(mistakes, key=lambda m: (m.file, m.line or 0, m.column or 0)))


def _known(library: Library) -> dict[str, Any]:
    treaties = load_treaties()
    words = library.vocabulary
    return {
        "theme": library.themes,
        "recommendation": library.recommendations,
        "fact": library.facts,
        "source": library.sources,
        "instrument": library.instruments,
        "situation": library.situations,
        "addressee": words.addressees,
        "group": words.groups,
        "use": words.suits,
        "set of overlaps": words.overlaps,
        "treaty": treaties,
        "instrument or treaty": {**library.instruments, **treaties},
        "State": load_countries(),
    }


def _each(key: str, ids: tuple[str, ...], wanted: str) -> Iterator[Link]:
    return (((key, index), target, wanted) for index, target in enumerate(ids))


def _of_recommendation(entry: Recommendation) -> Iterator[Link]:
    yield from _each("themes", entry.themes, "theme")
    yield ("addressee",), entry.addressee, "addressee"
    for index, basis in enumerate(entry.basis):
        yield ("basis", index, "instrument"), basis.instrument, "instrument"
    for index, variant in enumerate(entry.variants):
        yield ("variants", index, "instrument"), variant.instrument, "instrument or treaty"
    yield from _each("groups", entry.groups, "group")
    yield from _each("facts", entry.facts, "fact")
    yield from _each("suits", entry.suits, "use")
    yield from _each("needs", entry.needs, "recommendation")
    yield ("overlap",), entry.overlap, "set of overlaps"
    if not entry.is_ours:  # what is ours comes from no source document
        yield ("origin", "document"), entry.origin.document, "source"
    for key, ids, wanted in (
        ("states", entry.applies.states, "State"),
        ("situations", entry.applies.situations, "situation"),
        ("bound_by", entry.applies.bound_by, "instrument or treaty"),
        ("not_bound_by", entry.applies.not_bound_by, "instrument or treaty"),
    ):
        for index, target in enumerate(ids):
            yield ("applies", key, index), target, wanted


def _of_fact(entry: Fact) -> Iterator[Link]:
    yield ("theme",), entry.theme, "theme"
    for index, citation in enumerate(entry.citations):
        yield ("citations", index, "source"), citation.source, "source"
        yield ("citations", index, "cited_in"), citation.cited_in, "source"


def _of_instrument(entry: Instrument) -> Iterator[Link]:
    yield ("treaty",), entry.treaty, "treaty"
    yield ("of_treaty",), entry.of_treaty, "treaty"
    yield ("source",), entry.source, "source"
    yield ("state",), entry.state, "State"
    for index, status in enumerate(entry.status):
        yield ("status", index, "state"), status.state, "State"


def _of_situation(entry: Situation) -> Iterator[Link]:
    yield ("origin_state",), entry.origin_state, "State"
    yield from _each("hosts", entry.hosts, "State")
    yield from _each("domestic_law", entry.domestic_law, "instrument")
    yield from _each("bilateral", entry.bilateral, "instrument")
    for index, basis in enumerate(entry.law):
        yield ("law", index, "instrument"), basis.instrument, "instrument"
        yield ("law", index, "theme"), basis.theme, "theme"
    yield from _each("themes", entry.themes, "theme")
    yield from _each("recommendations", entry.recommendations, "recommendation")
    yield from _each("facts", entry.facts, "fact")


def _of_event(entry: Event) -> Iterator[Link]:
    yield from _each("sources", entry.sources, "source")
    yield from _each("facts", entry.facts, "fact")


def _of_source(entry: Source) -> Iterator[Link]:
    yield ("locators_from",), entry.locators_from, "source"


_LINKS: Mapping[str, Callable[[Any], Iterator[Link]]] = {
    "recommendations": _of_recommendation,
    "facts": _of_fact,
    "instruments": _of_instrument,
    "situations": _of_situation,
    "events": _of_event,
    "sources": _of_source,
}


class _Files:
    """The files that hold dead links, each read once more for its lines."""

    def __init__(self) -> None:
        self.documents: dict[str, YamlDocument | None] = {}

    def mistake(self, home: Home, at: KeyPath, message: str, hint: str) -> Mistake:
        """Return a mistake at ``at`` of the entry, without a line where the file has gone meanwhile."""
        if home.file not in self.documents:
            self.documents[home.file] = self._read(home)
        document = self.documents[home.file]
        if document is None:
            return make_mistake(home.file, message, hint=hint)
        return document.mistake((*home.at, *at), message, hint)

    @staticmethod
    def _read(home: Home) -> YamlDocument | None:
        path = Path(home.path)
        try:
            return read_yaml(path, within=path.parent, limit_bytes=LIBRARY_BYTES, name=home.file)
        except UnusableFileError:
            return None
