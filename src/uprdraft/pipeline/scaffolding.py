"""A situation to begin with: a whole file with words that fit any people, and comments that say what to change."""

import json
from collections.abc import Sequence

from uprdraft.records.library import Situation
from uprdraft.records.reference import Country
from uprdraft.values.names import country_forms

__all__ = ["scaffold_situation"]

_FLED = "people from {{ origin.the }} who have fled to {{ state.the }}"
_GUIDANCE = "Drafted from the general situation. Bring facts of your own, each with its source and date."


def scaffold_situation(id_: str, origin: Country | None, hosts: Sequence[Country], pattern: Situation) -> str:
    """Return the text of a situation's file.

    Args:
        id_: its id and the name of its file.
        origin: the State that people flee from, None where they come from many.
        hosts: the States under review; empty for every State.
        pattern: the general situation, whose themes and recommendations it begins with.
    """
    people = f"refugees from {country_forms(origin)['the']}" if origin else "refugees and asylum seekers"
    long_ = _FLED if origin else f"{people} in {{{{ state.the }}}}"
    lines = [
        "# A situation: who flees from where to which States, and the words a submission uses for them.",
        "# Change what follows the marks “#”, then run: uprdraft library check DIR",
        f"id: {id_}",
        "version: 1  # raise it when you change a text",
        f"title: {_quoted(_title(people, hosts))}",
        f"origin_state: {origin.iso3 if origin else 'null'}  # the State that they fear; null where there are many",
        *_list(
            "hosts", [h.iso3 for h in hosts], "the States under review it is written for; empty: every State"
        ),
        "people:  # how the text calls them in the middle of a sentence, without a State's adjective",
        f"  en: {_quoted(people)}",
        "people_long:  # the full expression, which defines the short one",
        f"  en: {_quoted(long_)}",
        "women:",
        f"  en: {_quoted(f'women and girls among the {people}')}",
        "children:",
        f"  en: {_quoted(f'children of {people}')}",
        "harms:  # what they have to fear on return, as your sources say it",
        f"  en: {_quoted(pattern.harms['en'])}",
        *_list("themes", pattern.themes, "in this order; see recommendations/themes.yaml"),
        *_list(
            "recommendations", pattern.recommendations, "what is ticked first; see: uprdraft library list"
        ),
        *_list("facts", (), "ids of facts in recommendations/evidence/, yours or shipped"),
        *_list("key_words", pattern.key_words, "for the cover"),
        f"guidance: {_quoted(_GUIDANCE)}",
    ]
    return "\n".join(lines) + "\n"


def _title(people: str, hosts: Sequence[Country]) -> str:
    where = ", ".join(country_forms(h)["the"] for h in hosts)
    start = people[:1].upper() + people[1:]
    return f"{start} in {where}" if where else start


def _quoted(text: str) -> str:
    """Return ``text`` as a double-quoted scalar, which JSON and YAML write alike."""
    return json.dumps(text, ensure_ascii=False)


def _list(key: str, items: Sequence[str], comment: str) -> list[str]:
    if not items:
        return [f"{key}: []  # {comment}"]
    return [f"{key}:  # {comment}", *(f"  - {_quoted(i) if ' ' in i else i}" for i in items)]
