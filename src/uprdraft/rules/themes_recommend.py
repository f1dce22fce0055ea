"""The text has themes, and each theme says what is happening and asks for something.

A theme without recommendations leaves the reader with nothing to put to the State; one without facts asks
without saying why. Parts without any text are gaps. What is asked once is not asked again under another
theme, and a fact that serves twice says something else each time.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.draft import ChosenTheme, Draft
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, draft, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    if context.draft is None:
        return
    if not context.draft.themes:
        message = "no theme is chosen: the text says nothing and asks for nothing"
        yield RULE.finding(Level.ERROR, message, Place("themes", "themes"), text="themes")
    for theme in context.draft.themes:
        yield from _content(context.draft, theme)
        yield from _same_facts(theme)
    yield from _asked_twice(context.draft)


def _content(draft: Draft, theme: ChosenTheme) -> Iterator[Finding]:
    place = Place(f"themes/{theme.id}", theme.id)
    is_told = bool(theme.facts) or any(
        draft.prose.get(k, "").strip() for k in (theme.id, f"{theme.id}-analysis")
    )
    if not theme.recommendations:
        level = Level.WARNING if is_told else Level.ERROR
        yield RULE.finding(level, f"the theme “{theme.id}” asks for nothing", place, text="recommendations")
    elif not is_told:
        message = f"the theme “{theme.id}” asks without saying what is happening"
        hint = f"choose facts, or say it in your own words (“{theme.id}” under “prose” in draft.yaml)"
        yield RULE.finding(Level.WARNING, message, place, hint=hint, text="facts")


def _same_facts(theme: ChosenTheme) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for choice in theme.facts:
        said = (choice.id, choice.own_wording.strip() or choice.text.strip())
        if said in seen:
            message = f"the fact “{choice.id}” stands twice in the same words"
            place = Place(f"facts/{theme.id}/{choice.id}", theme.id)
            yield RULE.finding(Level.WARNING, message, place, hint="take one of the two out", text=choice.id)
        seen.add(said)


def _asked_twice(draft: Draft) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for theme in draft.themes:
        for choice in theme.recommendations:
            if choice.id in first:
                message = f"“{choice.id}” is asked under “{first[choice.id]}” and again under “{theme.id}”"
                place = Place(f"recommendations/{theme.id}/{choice.id}", theme.id)
                yield RULE.finding(
                    Level.ERROR, message, place, hint="take one of the two out", text=choice.id
                )
            first.setdefault(choice.id, theme.id)


RULE = Rule(
    id="themes-recommend",
    title="Every theme says what is happening and asks for something",
    why="A reviewing State can only put a question or a recommendation that it finds in the text.",
    fix="choose recommendations for it, or take the theme out",
    source="good practice; OHCHR asks stakeholders for concise recommendations",
    certainty=Certainty.OFFICIAL,
    reads=("draft",),
    check=_check,
    passing=lambda: context(submission(paragraph("Text."))),
    failing=lambda: context(submission(paragraph("Text.")), draft=draft(themes=())),
)
