"""The law that binds this State, as sentences by weight and under its true name.

Treaties in force for the State come first, then what their committees said, custom, declarations and
soft law, domestic law. A treaty only signed is said to be only signed; one not joined is left out; one
whose status is not certain is left out and reported by the rules.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from uprdraft.assembly.brief import shown_themes
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.notes import NoteBook
from uprdraft.document.tree import Inline, Text
from uprdraft.records.draft import ChosenTheme
from uprdraft.records.law import Instrument, Provision
from uprdraft.records.library import Citation, Recommendation
from uprdraft.records.reference import TreatyStanding
from uprdraft.values.dates import format_date
from uprdraft.values.locators import format_articles, format_locator, join_words, natural_key

__all__ = ["LawWriter", "Reliance", "relied_on"]

_WEIGHT = {
    "treaty": 0, "treaty-body-output": 1, "custom": 2, "declaration": 3, "un-resolution": 4, "un-report": 4,
    "soft-law": 5, "concept": 5, "domestic-law": 6, "policy": 7, "bilateral-treaty": 8,
}  # fmt: skip
_JOINED = {
    "ratification": "which {state} ratified",
    "accession": "to which {state} acceded",
    "succession": "to which {state} succeeded",
}
_FINDINGS = frozenset(("treaty-body-output", "un-resolution", "un-report"))
_MOST_PROVISIONS = 2
_MOST_AUTOMATIC = 3
"""Instruments named for a theme unasked: three sentences of law are read, six are skipped."""


class Reliance(NamedTuple):
    """An instrument that chosen recommendations rest on, with the articles and how the State stands to it."""

    instrument: Instrument
    articles: tuple[str, ...]
    times: int
    standing: TreatyStanding | None

    @property
    def is_signed_only(self) -> bool:
        """Return whether it is a treaty the State has signed and not joined."""
        return self.standing is not None and self.standing.status == "signed"

    @property
    def is_in_force(self) -> bool:
        """Return whether it is a treaty that binds the State."""
        return self.standing is not None and self.standing.status == "bound"


def relied_on(
    entries: Iterable[Recommendation], materials: Materials, theme: str | None = None
) -> list[Reliance]:
    """Return what ``entries`` rest on for this State, heaviest first, most used first.

    With a ``theme``, the law that the situation itself names there counts as if every entry rested on it.

    Left out: law of other States, findings on other States, treaties that do not bind the State and were not
    signed, and articles that the State is recorded to have excluded by a reservation.
    """
    of_situation = [b for b in materials.situation.law if b.theme == theme]
    articles: dict[str, list[str]] = {}
    times: dict[str, int] = {}
    for entry in entries:
        for basis in (*entry.basis, *of_situation):
            if basis.before_committee and not is_own(
                materials.library.instruments[basis.instrument], materials
            ):
                continue
            articles.setdefault(basis.instrument, []).extend(basis.articles)
            times[basis.instrument] = times.get(basis.instrument, 0) + 1
    found = []
    for id_, used in articles.items():
        instrument = materials.library.instruments[id_]
        standing = materials.standing(instrument)
        open_articles = [a for a in used if not instrument.is_reserved(a, materials.draft.country)]
        if used and not open_articles:
            continue
        if _concerns(instrument, standing, materials):
            found.append(Reliance(instrument, _by_use(open_articles), times[id_], standing))
    return sorted(found, key=lambda r: (_WEIGHT[r.instrument.kind], r.is_signed_only, -r.times))


def is_own(instrument: Instrument, materials: Materials) -> bool:
    """Return whether it is the treaty of the committee the text goes to, or what that committee has said."""
    treaty = materials.body.treaty
    return treaty is not None and treaty in (instrument.treaty, instrument.of_treaty)


def _by_use(articles: Sequence[str]) -> tuple[str, ...]:
    """Return articles once each, those most relied on first; none within another that is there whole."""
    counts = Counter(articles)
    whole = [a for a in counts if not any(a != b and a.startswith(f"{b}(") for b in counts)]
    return tuple(sorted(whole, key=lambda a: (-counts[a], natural_key(a))))


def _concerns(instrument: Instrument, standing: TreatyStanding | None, materials: Materials) -> bool:
    if instrument.kind not in _WEIGHT:
        return False
    if instrument.state is not None and instrument.state != materials.draft.country:
        return False
    if instrument.origin_state not in (None, materials.situation.origin_state):
        return False
    if instrument.issued is not None and instrument.issued.is_after(materials.as_of):
        return False
    if instrument.of_treaty is not None:
        treaty = materials.reference.standing(materials.draft.country, instrument.of_treaty, materials.as_of)
        return treaty.status == "bound"
    return standing is None or standing.status in ("bound", "signed")


def _numbers(locator: str) -> set[int]:
    """Return the paragraphs that a locator names: 46 and 47 of "paras. 46-47"."""
    found = set()
    for first, last in re.findall(r"(\d+)(?:\s*[-–]\s*(\d+))?", locator):
        found |= set(range(int(first), int(last or first) + 1))
    return found


@dataclass
class LawWriter:
    """Writes law sentences for theme after theme.

    How the State joined a treaty, and what an article or a committee says, is said once; later themes
    point back to it. What a chosen fact or an earlier finding tells of a document is not told again as law.
    """

    materials: Materials
    notes: NoteBook

    def __post_init__(self) -> None:
        self._introduced: set[str] = set()
        self._said: set[tuple[str, str]] = set()
        self._done: set[str] = set()
        """The themes written so far, this one included."""
        self._told: dict[str, set[str]] = {}
        """For each document that was asked for: the themes that tell what it says."""

    def sentences(self, theme: ChosenTheme, entries: Sequence[Recommendation]) -> list[tuple[Inline, ...]]:
        """Return the sentences of one theme, each with its note mark, by weight."""
        # A committee reads by its own treaty: that stands first, then what the committee itself has said.
        reliances = sorted(
            relied_on(entries, self.materials, theme.id),
            key=lambda r: not is_own(r.instrument, self.materials),
        )
        if theme.law is not None:
            reliances = [
                r for r in reliances if r.instrument.id in theme.law or is_own(r.instrument, self.materials)
            ]
        else:
            reliances = self._most_named([r for r in reliances if self._may_be_named(r)])
        written: list[tuple[Inline, ...]] = []
        again: list[str] = []
        below: list[str] = []
        self._done.add(theme.id)
        for reliance in reliances:
            if tellers := self._tellers(reliance.instrument):
                if theme.id not in tellers:
                    name = f"the {reliance.instrument.short_name or reliance.instrument.name}"
                    (again if self._done & tellers else below).append(name)
                continue
            repeated = self._repeated(reliance)
            sentence = self._sentence(reliance)
            if sentence:
                written.append(sentence)
            elif repeated:
                again.append(repeated)
        return written + self._pointing(again, "above") + self._pointing(below, "below")

    def _most_named(self, reliances: Sequence[Reliance]) -> list[Reliance]:
        """Return as many as a theme names of itself; what is told elsewhere costs no sentence and is not counted."""
        left = _MOST_AUTOMATIC
        named = []
        for reliance in reliances:
            is_told = bool(self._tellers(reliance.instrument))
            if is_told or left:
                named.append(reliance)
                left -= not is_told
        return named

    def _tellers(self, instrument: Instrument) -> set[str]:
        """Return the themes whose facts or earlier findings tell what the document says; none for a treaty or a law.

        A resolution is told of as a whole.
        """
        if instrument.kind not in _FINDINGS or not instrument.clause:
            return set()
        if instrument.id not in self._told:
            self._told[instrument.id] = self._find_tellers(instrument)
        return self._told[instrument.id]

    def _find_tellers(self, instrument: Instrument) -> set[str]:
        symbol = self._symbol(instrument)
        observations = self.materials.reference.observations
        paragraphs = _numbers(instrument.clause_locator)
        tellers = set()
        for theme in shown_themes(self.materials):
            known = (self.materials.library.facts.get(f.id) for f in theme.facts)
            cited = [c for fact in known if fact for c in fact.citations if c.source == instrument.source]
            is_whole = instrument.kind == "un-resolution" and not instrument.clause_locator
            if any(is_whole or paragraphs & _numbers(c.locator) for c in cited):
                tellers.add(theme.id)
            if any(e.id in observations and observations[e.id].symbol == symbol for e in theme.earlier):
                tellers.add(theme.id)
        return tellers

    def _symbol(self, instrument: Instrument) -> str | None:
        source = self.materials.sources.get(instrument.source or "")
        return source.symbol if source else None

    def _pointing(self, again: Sequence[str], where: str) -> list[tuple[Inline, ...]]:
        if not again:
            return []
        text = self.materials.before_committee(join_words(again))
        verb = "apply" if len(again) > 1 or text.startswith("articles") else "applies"
        if len(again) == 1 and "observations" in text:
            verb = "apply"
        return [(Text(f"{text[0].upper()}{text[1:]}, cited {where}, {verb} here as well."),)]

    def _repeated(self, reliance: Reliance) -> str:
        """Return the name of what an earlier theme has said already, empty where it has said nothing."""
        instrument = reliance.instrument
        if reliance.is_signed_only:
            return ""  # it was said to be only signed; it does not apply
        said = [a for a in reliance.articles if (instrument.id, a) in self._said]
        name = f"the {instrument.short_name or instrument.name}"
        if said:
            return f"{format_articles(said)} of {name}"
        return name if (instrument.id, "") in self._said else ""

    def _may_be_named(self, reliance: Reliance) -> bool:
        """Return whether the program may name it unasked: in words that are firm, and with a status that is."""
        instrument = reliance.instrument
        if reliance.standing is not None and not reliance.standing.certainty.is_firm:
            return False
        if reliance.is_signed_only:
            return True
        return instrument.certainty.is_firm and bool(self._provisions(reliance) or instrument.clause)

    def _provisions(self, reliance: Reliance) -> list[Provision]:
        known = {p.article: p for p in reliance.instrument.provisions}
        return [known[a] for a in reliance.articles if a in known]

    def _sentence(self, reliance: Reliance) -> tuple[Inline, ...]:
        """Return what is new in one sentence, nothing where all of it was said before."""
        instrument = reliance.instrument
        provisions = self._provisions(reliance)
        if reliance.is_signed_only:
            text = self._once(instrument, self._signed(reliance))
        elif provisions and instrument.kind in ("treaty", "declaration", "domestic-law"):
            text = self._named_articles(reliance, provisions)
        elif instrument.clause:
            text = self._once(instrument, self.materials.in_language(instrument.clause))
        elif instrument.kind == "treaty" and reliance.is_in_force:
            text = self._once(instrument, self._bare(reliance))
        else:
            text = ""
        return (Text(self.materials.before_committee(text)), *self._mark(reliance)) if text else ()

    def _once(self, instrument: Instrument, text: str) -> str:
        if not text or (instrument.id, "") in self._said:
            return ""
        self._said.add((instrument.id, ""))
        return text

    def _named_articles(self, reliance: Reliance, provisions: Sequence[Provision]) -> str:
        id_ = reliance.instrument.id
        fresh = [p for p in provisions if (id_, p.article) not in self._said][:_MOST_PROVISIONS]
        if not fresh:
            return ""
        self._said |= {(id_, p.article) for p in fresh}
        name = reliance.instrument.short_name or reliance.instrument.name
        says = [self.materials.in_language(p.says) for p in fresh]
        first = f"Article {format_locator(fresh[0].article)} of the {name}{self._joined(reliance)} {says[0]}"
        rest = [f"article {format_locator(p.article)} {s}" for p, s in zip(fresh[1:], says[1:], strict=True)]
        return "; ".join([first, *rest]) + "."

    def _joined(self, reliance: Reliance) -> str:
        """Return ", which China ratified in 1988," at the first mention of a treaty, else nothing.

        A reservation is named with it where a source gives it.
        """
        standing = reliance.standing
        if standing is None or standing.act is None or standing.act.date is None:
            return ""
        if reliance.instrument.id in self._introduced:
            return ""
        self._introduced.add(reliance.instrument.id)
        year = standing.act.date.raw[:4]
        joined = _JOINED[standing.act.event].format(state=self.materials.slots["state.the"])
        return f", {joined} in {year}{self._reservation(reliance.instrument)},"

    def _reservation(self, instrument: Instrument) -> str:
        found = instrument.status_of(self.materials.draft.country)
        if found is None or not found.reserved or not (found.certainty.is_firm and found.source):
            return ""
        return f" with a reservation to {format_articles(found.reserved)}"

    def _bare(self, reliance: Reliance) -> str:
        name = reliance.instrument.short_name or reliance.instrument.name
        where = format_articles(reliance.articles)
        lead = f"{where} of the" if where else "the"
        joined = self._joined(reliance).rstrip(",")
        return f"{self.materials.slots['state.start']} is also bound by {lead} {name}{joined}."

    def _signed(self, reliance: Reliance) -> str:
        standing = reliance.standing
        act = standing.act if standing else None
        name = reliance.instrument.short_name or reliance.instrument.name
        when = f" on {format_date(act.date.raw)}" if act and act.date and len(act.date.raw) == 10 else ""
        return f"{self.materials.slots['state.start']} signed the {name}{when} but has not ratified it."

    def _mark(self, reliance: Reliance) -> tuple[Inline, ...]:
        instrument = reliance.instrument
        if instrument.source is None:
            return ()
        locator = "" if instrument.kind in ("treaty", "declaration") else self._locator(reliance)
        return self.notes.cite([Citation(source=instrument.source, locator=locator)])

    def _locator(self, reliance: Reliance) -> str:
        instrument = reliance.instrument
        if instrument.clause and not self._provisions(reliance):
            return format_articles([instrument.clause_locator]) if instrument.clause_locator else ""
        source = self.materials.sources.get(instrument.source or "")
        symbol = f"{source.symbol}, " if source and source.symbol else ""
        where = format_articles([a.removeprefix(symbol) for a in reliance.articles])
        return where.replace("articles ", "arts. ").replace("article ", "art. ")
