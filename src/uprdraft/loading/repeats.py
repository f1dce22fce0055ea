"""What stands in a draft a second time where it can stand once: themes, and what is chosen for one theme."""

from collections.abc import Iterable, Iterator

from uprdraft.errors import Mistake
from uprdraft.loading.strict_yaml import YamlDocument
from uprdraft.records.draft import Draft

__all__ = ["find_repeats"]

_Path = tuple[str | int, ...]


def find_repeats(draft: Draft, document: YamlDocument) -> list[Mistake]:
    """Return a mistake for each theme, recommendation, earlier entry, instrument or override named again.

    The same fact may serve a theme twice, each time in other words, and two themes may share one; that is for
    the rules to look at.
    """
    found = list(_again("theme", (((("themes", i), t.id)) for i, t in enumerate(draft.themes)), document))
    for index, theme in enumerate(draft.themes):
        at = ("themes", index)
        chosen = (((*at, "recommendations", i), r.id) for i, r in enumerate(theme.recommendations))
        earlier = (((*at, "earlier", i), e.id) for i, e in enumerate(theme.earlier))
        law = (((*at, "law", i), id_) for i, id_ in enumerate(theme.law or ()))
        found += _again("recommendation", chosen, document)
        found += _again("earlier entry", earlier, document)
        found += _again("instrument", law, document)
    overrides = ((("overrides", i), o.paragraph) for i, o in enumerate(draft.overrides))
    return [*found, *_again("override of", overrides, document)]


def _again(kind: str, places: Iterable[tuple[_Path, str]], document: YamlDocument) -> Iterator[Mistake]:
    seen: set[str] = set()
    for path, id_ in places:
        if id_ in seen:
            yield document.mistake(
                path, f"the {kind} “{id_}” stands here a second time", "take one of the two out"
            )
        seen.add(id_)
