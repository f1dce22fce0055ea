"""What a template is given: the parts, themes and replies of a draft as plain values and finished blocks."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from uprdraft.assembly.blocks import BlockMaker, gap
from uprdraft.assembly.brief import shown_themes
from uprdraft.assembly.cover import cover_view
from uprdraft.assembly.earlier import EarlierRow, earlier_rows
from uprdraft.assembly.earlier_matrix import chosen_groups, matrix_table
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.ordering import Placed, articles_of, place_themes
from uprdraft.assembly.template import Blocks, Inlines
from uprdraft.document.tree import Block, Contents, Gap, Origin, Text
from uprdraft.records.draft import ALONE, ChosenTheme, Reply
from uprdraft.records.reference import TreatyGroup
from uprdraft.values.locators import format_articles, format_locator, join_words

__all__ = ["GroupView", "PartView", "ReplyView", "ThemeView", "template_values"]


_FEW_QUESTIONS = 2


class PartView(NamedTuple):
    """A part that the person writes: ``text`` is its blocks, a visible gap where it is missing."""

    text: Blocks
    is_written: bool


class ThemeView(NamedTuple):
    """A theme for the template; each field is blocks, empty where there is nothing to say."""

    id: str
    heading: str
    articles: str
    opening: Blocks
    earlier: Blocks
    facts: Blocks
    analysis: Blocks
    law: Blocks
    recommendations: Blocks
    questions: Blocks
    first_question: Blocks
    call: Blocks
    listed: Blocks
    rows: tuple[EarlierRow, ...]


class GroupView(NamedTuple):
    """Themes under one heading of the treaty; ``heading`` is empty where no article takes them."""

    id: str
    heading: str
    themes: tuple[ThemeView, ...]


class ReplyView(NamedTuple):
    """What is said on one named paragraph; each field is blocks, empty where there is nothing to say."""

    id: str
    heading: str
    asked: str
    measures: Blocks
    facts: Blocks
    assessment: Blocks
    grade: str
    remains: Blocks
    recommendations: Blocks


def template_values(materials: Materials, maker: BlockMaker) -> dict[str, object]:
    """Return everything that a template may name."""
    placed = place_themes(tuple(t for t in shown_themes(materials) if _is_shown(t, materials)), materials)
    # In the order in which they stand: the law of a theme points back to what was cited above it.
    views = {theme.id: _theme(theme, materials, maker, p.group) for p in placed for theme in p.themes}
    replies = {
        kind: tuple(_replies(kind, materials, maker))
        for kind in ("concluding-observations", "list-of-issues")
    }
    used = {r.theme for r in materials.draft.replies if r.document == "concluding-observations"}
    return {
        "cover": cover_view(materials),
        "body": _body(materials),
        "words": _WordsView(**{name.replace(".", "_"): text for name, text in _words(materials).items()}),
        "parts": _PartsView(
            {p.id.replace("-", "_"): _part(p.id, p.title, materials, maker) for p in materials.body.parts}
        ),
        "themes": tuple(views.values()),
        "groups": tuple(_group(p, views, materials) for p in placed),
        "other_themes": tuple(view for id_, view in views.items() if id_ not in used),
        "assessments": replies["concluding-observations"],
        "no_assessments": Blocks(
            gap("the paragraphs of the concluding observations that you assess", "replies")
        ),
        "answers": replies["list-of-issues"],
        "case": _case(materials),
        "contents": Blocks((Contents(2, origin=Origin("template", "contents")),)),
        "has_rows": any(view.rows for view in views.values()),
        "annex_of_recommendations": materials.draft.annex_of_recommendations,
        "wants_rows": materials.draft.annex_of_earlier == "table",
        "matrix": _matrix(materials, maker),
    }


def _matrix(materials: Materials, maker: BlockMaker) -> Blocks:
    """Return OHCHR's matrix filled in, where the draft wants it as an annex."""
    layout = materials.reference.matrices.get(materials.draft.annex_of_earlier)
    return Blocks(matrix_table(layout, chosen_groups(maker), maker) if layout else ())


def _is_shown(theme: ChosenTheme, materials: Materials) -> bool:
    """Return whether a theme stands in the text: it says something there, or it says nothing yet and is a gap.

    A theme of which a short text takes nothing, since what makes its asks safe is not there, is left out.
    """
    whole = materials.draft.find_theme(theme.id)
    is_gap = whole is not None and not _says_something(whole, materials)
    return is_gap or _says_something(theme, materials)


def _says_something(theme: ChosenTheme, materials: Materials) -> bool:
    """Return whether anything stands in ``theme``: an ask, a fact, an earlier finding or the person's words."""
    written = materials.prose(theme.id)[0] + materials.prose(f"{theme.id}-analysis")[0]
    return bool(theme.recommendations or theme.facts or theme.earlier or written.strip())


class _View:
    """Frozen attributes and nothing else."""

    def __init__(self, **values: object) -> None:
        self.__dict__.update(values)


class _WordsView(_View):
    """The slot values, with underscores for dots: ``words.state_the``."""


class _PartsView(_View):
    """The parts by id, with underscores for hyphens: ``parts.summary``."""

    def __init__(self, parts: Mapping[str, PartView]) -> None:
        super().__init__(**parts)


_NAMING = {
    "may-be-named": "The alleged victims agree that the Government be told their names.",
    "must-not-be-named": "The names of the alleged victims must not be passed to the Government.",
}
_KINDS = {
    "past": "a violation that has taken place",
    "continuing": "a continuing violation",
    "imminent": "a violation that is about to take place",
    "law-or-policy": "a law, a policy or a practice that does not comply with international standards",
}


def _case(materials: Materials) -> _View:
    """Return what a communication is about; a gap for what only the person can say."""
    case = materials.draft.case
    kinds = [_KINDS[kind] for kind in case.kinds]
    is_law_only = case.kinds == ("law-or-policy",)
    return _View(
        kinds=Inlines((Text(f"The information concerns {join_words(kinds)}."),) if kinds else (Gap("kind of case"),)),
        naming=Inlines((Text(_NAMING[case.naming]),)) if case.naming
        else "" if is_law_only else Inlines((Gap("whether the Government may be told the names of the victims"),)),
    )  # fmt: skip


def _body(materials: Materials) -> _View:
    """Return the body's words: ``body.state`` is "the State party", ``body.short`` "the Committee"."""
    words, party = materials.body.words, materials.party
    return _View(
        name=materials.body.body,
        short=f"the {words.body}",
        start=f"The {words.body}",
        state=party,
        state_start=party[0].upper() + party[1:],
        treaty=f"the {words.treaty}" if words.treaty else "",
        wants_contents=materials.body.has_contents,
        asks_questions="questions" in materials.body.asks,
        asks_recommendations="recommendations" in materials.body.asks,
    )


def _words(materials: Materials) -> dict[str, str]:
    names = ("short", "the", "of", "start", "formal")
    blank = {f"origin.{n}": "" for n in names}
    return {**blank, **materials.slots}


def _part(id_: str, title: str, materials: Materials, maker: BlockMaker) -> PartView:
    part = next(p for p in materials.body.parts if p.id == id_)
    blocks = maker.prose(id_) + _for_body_alone(id_, materials, maker) if part.prose else ()
    if not blocks and part.prose and part.required:
        return PartView(Blocks(gap(title or id_, f"prose/{id_}")), False)
    return PartView(Blocks(blocks), bool(blocks))


def _for_body_alone(id_: str, materials: Materials, maker: BlockMaker) -> tuple[Block, ...]:
    """Return the prose of a part or theme that only the confidential edition holds."""
    return maker.prose(f"{id_}{ALONE}") if materials.edition == "confidential" else ()


def _theme(
    theme: ChosenTheme, materials: Materials, maker: BlockMaker, group: TreatyGroup | None
) -> ThemeView:
    asks = materials.body.asks
    # Beside recommendations a few questions are enough: the same asks in another form.
    lists = "recommendations" in asks and materials.body.call is None
    articles = articles_of(theme, materials)
    if group is not None and tuple(articles) == group.articles:
        articles = []  # the heading above names them
    most = 0 if "questions" not in asks else _FEW_QUESTIONS if "recommendations" in asks else None
    return ThemeView(
        id=f"theme-{theme.id}",
        heading=maker.wording.short(theme.heading, f"themes/{theme.id}/heading")
        or _heading(theme, materials),
        articles=format_articles(articles),
        opening=Blocks(maker.prose(theme.id)),
        earlier=Blocks(maker.earlier(theme)),
        facts=Blocks(maker.facts(theme)),
        analysis=Blocks(maker.prose(f"{theme.id}-analysis") + _for_body_alone(theme.id, materials, maker)),
        law=Blocks(maker.law(theme)),
        recommendations=Blocks(maker.recommendations(theme) if lists else ()),
        questions=Blocks(maker.questions(theme, most)),
        first_question=Blocks(maker.questions(theme, 1 if most != 0 else 0)),
        call=Blocks(maker.call(theme)),
        listed=Blocks(maker.listed(theme) if lists else ()),
        rows=tuple(earlier_rows(theme, materials)),
    )


def _heading(theme: ChosenTheme, materials: Materials) -> str:
    entry = materials.library.themes.get(theme.id)
    return materials.in_language(entry.heading) if entry else theme.id


def _group(placed: Placed, views: Mapping[str, ThemeView], materials: Materials) -> GroupView:
    heading = materials.in_language(placed.group.heading) if placed.group else ""
    id_ = f"group-{placed.group.id if placed.group else 'other'}"
    return GroupView(id_, heading, tuple(views[t.id] for t in placed.themes))


def _replies(document: str, materials: Materials, maker: BlockMaker) -> Iterator[ReplyView]:
    told: set[str | None] = set()
    for index, reply in enumerate(materials.draft.replies, 1):
        if reply.document == document:
            # The facts and asks of a theme stand once, under the first paragraph that names it.
            theme = None if reply.theme in told else reply.theme
            told.add(reply.theme)
            yield _reply(index, reply.model_copy(update={"theme": theme}), materials, maker)


def _reply(index: int, reply: Reply, materials: Materials, maker: BlockMaker) -> ReplyView:
    theme = materials.draft.find_theme(reply.theme) if reply.theme else None
    symbol = f"{reply.symbol}, " if reply.symbol else ""
    path = f"replies/{index}"
    is_empty = not (reply.measures or reply.assessment or reply.remains)
    return ReplyView(
        id=f"reply-{index}",
        heading=f"{symbol}{_paragraph(reply.paragraph)}",
        asked=maker.wording.short(reply.asked, f"{path}/asked"),
        measures=Blocks(maker.passage(reply.measures, f"{path}/measures")),
        facts=Blocks(maker.facts(theme) if theme else ()),
        assessment=Blocks(
            gap(f"what you say on {_paragraph(reply.paragraph)}", f"{path}/assessment")
            if is_empty
            else maker.passage(reply.assessment, f"{path}/assessment")
        ),
        grade=reply.grade,
        remains=Blocks(maker.passage(reply.remains, f"{path}/remains")),
        recommendations=Blocks(maker.recommendations(theme) if theme else ()),
    )


def _paragraph(number: str) -> str:
    """Return "paragraph 30 (a)" from a bare number; what names its own kind as it stands."""
    where = format_locator(number).replace(")-(", ")–(")
    if where[:1].isdigit():
        return f"{'paragraphs' if any(c in where for c in '–,') or ' and ' in where else 'paragraph'} {where}"
    return where
