"""The themes of a draft for another use: which recommendations, facts and earlier findings still apply, and why not.

Wording of the library follows how the new State stands to a treaty; a person's own wording is never changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from uprdraft.assembly.blocks import library_text
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.recalled import available_reviews
from uprdraft.assembly.suggesting import misfit, missing_needs, offered_facts
from uprdraft.pipeline.reuse.report import Note, Report
from uprdraft.records.draft import ChosenFact, ChosenRecommendation, ChosenTheme
from uprdraft.records.library import Fact, Recommendation
from uprdraft.rules._old_words import OldWords
from uprdraft.values.locators import join_words

__all__ = ["ThemeCarrier", "theme_is_empty", "what_is_offered"]

Plain = dict[str, Any]


@dataclass
class ThemeCarrier:
    """Carries themes from ``old`` to ``new`` and tells ``report`` what became of each entry."""

    old: Materials
    new: Materials
    words: OldWords
    report: Report

    def theme(self, theme: ChosenTheme, plain: Plain) -> Plain:
        """Return a theme as plain data with what still applies; ``plain`` is it as it stands in the file."""
        carried = dict(plain)
        lists: dict[str, list[Plain | None]] = {
            "recommendations": self._recommendations(theme, plain),
            "facts": self._facts(theme, plain),
            "earlier": [p for p in _list(plain, "earlier") if self._earlier(str(p["id"]))],
        }
        for key, items in lists.items():
            carried.pop(key, None)
            if kept := [item for item in items if item is not None]:
                carried[key] = kept
        if theme.law is not None:
            self._law(theme, carried)
        return carried

    def _recommendations(self, theme: ChosenTheme, plain: Plain) -> list[Plain | None]:
        pairs = zip(theme.recommendations, _list(plain, "recommendations"), strict=True)
        return [self._recommendation(choice, item) for choice, item in pairs]

    def _recommendation(self, choice: ChosenRecommendation, plain: Plain) -> Plain | None:
        entry = self.new.library.recommendations.get(choice.id)
        why = misfit(entry, self.new) if entry else ""
        # What did not fit before either was taken by the person knowingly.
        if entry and why and why != misfit(entry, self.old):
            self.report.leave_out("recommendations", choice.id, why, choice.own_wording)
            return None
        self.report.count("recommendations", True)
        return self._reworded(choice, entry, plain) if entry else plain

    def _reworded(self, choice: ChosenRecommendation, entry: Recommendation, plain: Plain) -> Plain:
        """Return the choice with the library's wording for how the new State stands to the treaty in question."""
        language = self.new.draft.language
        before = library_text(entry, self.old).get(language, "")
        now = library_text(entry, self.new).get(language, "")
        if before == now or not choice.text.strip():
            return plain
        if choice.own_wording.strip():
            why = (
                "your own wording was written for a State that stands otherwise to the treaty: read it again"
            )
            self.report.to_do.append(Note("recommendation", choice.id, why, choice.own_wording))
        why = "the State stands otherwise to the treaty that it is about"
        self.report.changed.append(Note("recommendation", choice.id, why, now))
        return {**plain, "version": str(entry.version), "text": now}

    def _facts(self, theme: ChosenTheme, plain: Plain) -> list[Plain | None]:
        """Return the facts that still apply; one in the person's own words may lean on a sentence that is gone."""
        choices = list(zip(theme.facts, _list(plain, "facts"), strict=True))
        carried = [self._fact(choice, item) for choice, item in choices]
        for number in range(1, len(choices)):
            choice = choices[number][0]
            if carried[number] and carried[number - 1] is None and choice.own_wording.strip():
                why = "the sentence before it is left out: read your wording again"
                self.report.to_do.append(Note("facts", choice.id, why, choice.own_wording))
        return carried

    def _fact(self, choice: ChosenFact, plain: Plain) -> Plain | None:
        fact = self.new.library.facts.get(choice.id)
        why = self._fact_misfit(choice, fact) if fact else ""
        if why:
            self.report.leave_out("facts", choice.id, why, choice.own_wording)
            return None
        self.report.count("facts", True)
        return plain

    def _fact_misfit(self, choice: ChosenFact, fact: Fact) -> str:
        """Return why a fact does not apply any more, or must be chosen anew; empty where it stands."""
        situation, day = self.new.situation, self.new.as_of
        if fact.date.is_after(day):
            return "it is later than the new as-of date"
        if fact.expires is not None and fact.expires <= day:
            return "it has expired: look for what has become of it"
        if fact.sensitivity == "high":
            return "it is about people at risk: each use needs its own decision and consent"
        if choice.id in situation.facts:
            return ""
        if found := fact.misfit(self.new.draft.country, situation):
            why, states = found
            return f"{why} {join_words([self.new.country_name(s) for s in states])}"
        if self.old.draft.country == self.new.draft.country:
            return ""
        texts = (choice.own_wording, choice.text or self.old.in_language(fact.text))
        named = self.words.first_in(" ".join(texts))
        return f"it names “{named}”" if named else ""

    def _earlier(self, id_: str) -> bool:
        """Return whether an earlier recommendation or observation is one to the State on the new as-of date."""
        reviewed = {e.id for review in available_reviews(self.new) for e in review.recommendations}
        observation = self.new.reference.observations.get(id_)
        is_known = observation is not None and not observation.date.is_after(self.new.as_of)
        if id_ in reviewed or (is_known and observation and observation.state == self.new.draft.country):
            self.report.count("earlier findings", True)
            return True
        other = self.old.draft.country != self.new.draft.country
        why = f"addressed to {self.old.slots['state.the']}" if other else "not known on the new as-of date"
        self.report.leave_out("earlier findings", id_, why)
        return False

    def _law(self, theme: ChosenTheme, carried: Plain) -> None:
        """Let the program choose the law anew where the State or the body is another."""
        old, new = self.old.draft, self.new.draft
        if (old.country, old.submission_type) == (new.country, new.submission_type):
            return
        carried.pop("law", None)
        why = "chosen anew for this State and body, not by hand any more"
        self.report.changed.append(Note("law", theme.id, why, f"it was: {', '.join(theme.law or ())}"))


def theme_is_empty(plain: Mapping[str, Any], prose: Mapping[str, str]) -> bool:
    """Return whether nothing stands in a theme: no ask, fact or earlier finding, and no prose."""
    written = any(prose.get(key, "").strip() for key in (plain["id"], f"{plain['id']}-analysis"))
    return not written and not any(plain.get(key) for key in ("recommendations", "facts", "earlier"))


def what_is_offered(materials: Materials, report: Report) -> None:
    """Tell ``report`` what is needed for safety, and what the situation offers beside what the draft holds."""
    taken = [r.id for t in materials.draft.themes for r in t.recommendations]
    for entry in missing_needs(taken, materials):
        why = f"others are dangerous without it: choose it under {entry.themes[0]}"
        report.to_do.append(Note("recommendation", entry.id, why))
    held = {f.id for t in materials.draft.themes for f in t.facts}
    for theme in materials.draft.themes:
        found = [
            f.id for f, is_ticked in offered_facts(theme.id, materials) if is_ticked and f.id not in held
        ]
        if found:
            why = f"the situation offers {', '.join(found)}"
            report.to_do.append(Note("facts", theme.id, why))
        elif not theme.facts and not materials.prose(f"{theme.id}-analysis")[0].strip():
            report.to_do.append(Note("facts", theme.id, "none is left: write what is known"))


def _list(plain: Mapping[str, Any], key: str) -> list[Plain]:
    found = plain.get(key)
    return found if isinstance(found, list) else []
