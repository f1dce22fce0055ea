"""Small contexts for the examples that rules carry: a two-paragraph submission on an invented draft."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from uprdraft.document.count import count_submission
from uprdraft.document.number import number_blocks
from uprdraft.document.tree import (
    Heading,
    Inline,
    Meta,
    Note,
    NoteReference,
    Origin,
    Paragraph,
    Section,
    Submission,
    Table,
    Text,
)
from uprdraft.records.body import BodyProfile, CoverItem, Limit, NoteRule, Structure
from uprdraft.records.draft import ChosenFact, ChosenRecommendation, ChosenTheme, Draft
from uprdraft.records.law import Instrument, Provision, StateStatus
from uprdraft.records.library import (
    Applies,
    Citation,
    Fact,
    Library,
    Recommendation,
    Reliability,
    Theme,
    Vocabulary,
)
from uprdraft.records.origins import Origin as EntryOrigin
from uprdraft.records.reference import EarlierRecommendation, Reference, Review, Treaty, TreatyAct
from uprdraft.records.sources import Source
from uprdraft.rules.base import Context
from uprdraft.values.certainty import Certainty
from uprdraft.values.dates import parse_partial_date

__all__ = [
    "citing",
    "context",
    "draft",
    "fact",
    "paragraph",
    "recommendation",
    "recommended",
    "reviewed",
    "submission",
    "with_body",
    "word_file",
]


def paragraph(*content: Inline | str, path: str = "prose/summary/1", role: Any = "numbered") -> Paragraph:
    """Return a paragraph; texts may be given as plain strings."""
    nodes = tuple(Text(c) if isinstance(c, str) else c for c in content)
    return Paragraph(nodes, role, key=path.replace("/", "-"), origin=Origin("draft", path))


def submission(
    *blocks: Paragraph,
    notes: tuple[Note, ...] = (),
    cover_rows: Mapping[str, str] | None = None,
    language: str = "en",
) -> Submission:
    """Return a submission with one body section and a cover table."""
    rows = cover_rows if cover_rows is not None else {"Submitting organization": "Example Rights Group (ERG)"}
    table = Table(
        tuple(((Text(k),), (Text(v),)) for k, v in rows.items()), row_headers=True, key="cover-table"
    )
    cover = Section(
        "cover",
        None,
        (paragraph("Submission on Exampleland", path="cover/1", role="title"), table),
        counts=False,
        kind="cover",
    )
    body = Section("summary", Heading((Text("Summary"),), 1, key="h-summary"), tuple(blocks))
    meta = Meta("Submission on Exampleland", language, "example-body", "EXA", dt.date(2023, 7, 18))
    return number_blocks(Submission(meta, cover, (body,), notes=notes))


def recommended(*texts: str) -> Submission:
    """Return a submission whose paragraphs are recommendations."""
    return submission(
        *(paragraph(text, path=f"own/{n}", role="recommendation") for n, text in enumerate(texts, 1))
    )


def recommendation(id_: str = "publish-figures", **fields: Any) -> Recommendation:
    """Return an invented library entry."""
    base = Recommendation(
        id=id_, version=1, title="Publish figures", themes=("data",), addressee="state",
        text={"en": "Publish the number of people detained."}, suits=("upr",),
        applies=Applies(), origin=EntryOrigin(document="example", stated="editorial"),
    )  # fmt: skip
    return base.model_copy(update=fields)


def fact(id_: str = "figures-unpublished", **fields: Any) -> Fact:
    """Return an invented fact of 2022."""
    base = Fact(
        id=id_, text={"en": "No figures were published in 2022."}, date=parse_partial_date("2022"), theme="data",
        kind="event", reliability=Reliability(level="A"), citations=(Citation(source="example-report"),),
    )  # fmt: skip
    return base.model_copy(update=fields)


def draft(**fields: Any) -> Draft:
    """Return an invented draft on one theme."""
    base = Draft(submission_type="example-body", country="EXA", as_of=dt.date(2023, 7, 18))
    theme = ChosenTheme(
        id="data",
        recommendations=(ChosenRecommendation(id="publish-figures"),),
        facts=(ChosenFact(id="figures-unpublished"),),
    )
    return base.model_copy(update={"themes": (theme,), **fields})


def _library(recommendations: tuple[Recommendation, ...], facts: tuple[Fact, ...]) -> Library:
    source = Source(
        id="example-report", kind="ngo-report", title="A report", issued=parse_partial_date("2022")
    )
    covenant = Instrument(
        id="covenant", name="Example Covenant", short_name="Example Covenant", kind="treaty", treaty="covenant",
        certainty=Certainty.SECONDARY, origin="editorial",
    )  # fmt: skip
    declaration = Instrument(
        id="udhr", name="Universal Declaration of Human Rights", kind="declaration",
        certainty=Certainty.SECONDARY, origin="editorial",
    )  # fmt: skip
    return Library(
        themes={"data": Theme(id="data", title="Data", heading={"en": "Data"})},
        recommendations={r.id: r for r in recommendations},
        facts={f.id: f for f in facts},
        sources={source.id: source},
        instruments={covenant.id: covenant, declaration.id: declaration},
        situations={}, events={}, do_no_harm={}, statements=(),
        vocabulary=Vocabulary(addressees={}, groups={}, suits={}, overlaps={}),
    )  # fmt: skip


def _reference(event: Any) -> Reference:
    act = TreatyAct(
        state="EXA", treaty="covenant", event=event, date=parse_partial_date("1998-10-05"),
        as_of=dt.date(2026, 4, 13), certainty=Certainty.SECONDARY, source="UNTC-2015",
    )  # fmt: skip
    treaty = Treaty(id="covenant", short_title="Example Covenant", title="Example Covenant")
    return Reference(
        countries={}, treaties={"covenant": treaty}, acts=(act,), calendar=(), reviews=(), observations={}
    )


def sure(value: Any) -> Any:
    """Return ``value`` as one that may be enforced."""
    return {"value": value, "certainty": "secondary"}


def _body(limit: int) -> BodyProfile:
    return BodyProfile.model_validate(
        {
            "id": "example-body", "body": "Example Body", "procedure": "Example", "stage": "example",
            "title": "Submission on",
            "kind": "written-submission", "status": "current", "suits": ["upr"],
            "limit": sure(Limit(unit="words", individual=limit, joint=limit * 2)),
            "not_counted": sure(["cover"]),
            "notes": sure(NoteRule(place="footnotes", references_only=True, rule="References only.")),
            "languages": sure(Structure(languages=("en",))),
            "file_formats": sure(Structure(file_formats=("docx",))),
            "cover": [sure(CoverItem(field="organisation", label="Submitting organization"))],
        }
    )  # fmt: skip


def context(
    tree: Submission,
    *,
    limit: int = 100,
    recommendations: tuple[Recommendation, ...] = (recommendation(),),
    facts: tuple[Fact, ...] = (fact(),),
    act: str = "ratification",
    **fields: Any,
) -> Context:
    """Return a context round ``tree``; ``act`` is what the invented State did with the invented covenant."""
    library = _library(recommendations, facts)
    made = Context(
        submission=tree, count=count_submission(tree), body=_body(limit), library=library,
        reference=_reference(act), draft=draft(), sources=library.sources,
    )  # fmt: skip
    return replace(made, **fields)


def cited(text: str, note: str = "A report, 2022.") -> Submission:
    """Return a submission of one paragraph with one note."""
    return submission(
        paragraph(text, NoteReference("n1")), notes=(Note("n1", (Text(note),), ("example-report",)),)
    )


def word_file(tree: Submission, **report: Any) -> Context:
    """Return a context round ``tree`` as read from a Word file that somebody else made."""
    from uprdraft.document.package_report import PackageReport  # not needed to check a project

    return context(tree, draft=None, package=PackageReport("text.docx", **report))


def with_body(made: Context, **values: Any) -> Context:
    """Return ``made`` with values of its body's profile replaced; those with a certainty get a firm one."""
    kinds = {name: str(field.annotation) for name, field in BodyProfile.model_fields.items()}
    fields = {
        name: sure(value) if "Valued" in kinds[name] and not kinds[name].startswith("tuple") else value
        for name, value in values.items()
    }
    body = BodyProfile.model_validate(made.body.model_dump(exclude=set(fields)) | fields)
    return replace(made, body=body)


def reviewed(made: Context) -> Context:
    """Return ``made`` with a review of the invented State, at which Mexico recommended one thing."""
    entry = EarlierRecommendation(
        id="exa-2-mex-1", recommending_state="MEX", summary="Publish figures on detention", position="supported",
        paragraph="124.110", certainty=Certainty.OFFICIAL,
    )  # fmt: skip
    review = Review(
        state="EXA", topic="Detention", cycle=2, session=17, review_date=dt.date(2013, 10, 22), report="A/HRC/27/99",
        recommendations=(entry,),
    )  # fmt: skip
    return replace(made, reference=replace(made.reference, reviews=(review,)))


def citing(sentence: str, *, reserved: tuple[str, ...] = ()) -> Context:
    """Return a context of one sentence, whose library knows two articles of the invented covenant."""
    made = context(submission(paragraph(sentence)))
    provisions = (
        Provision(article="3", says={"en": "prohibits the expulsion of anyone who would be tortured"}),
        Provision(article="12", says={"en": "requires a prompt and impartial investigation"}),
    )
    status = StateStatus(state="EXA", status="bound", reserved=reserved, certainty=Certainty.SECONDARY)
    known = made.library.instruments
    covenant = known["covenant"].model_copy(update={"provisions": provisions, "status": (status,)})
    return replace(made, library=replace(made.library, instruments={**known, covenant.id: covenant}))
