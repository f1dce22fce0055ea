"""One rich submission, made by hand: every node kind, every role, several scripts, notes of all sorts."""

# ruff: noqa: E501 - one case a line reads better than a wrapped one

import datetime as dt

from uprdraft.document.number import number_blocks
from uprdraft.document.tree import (
    Block,
    Contents,
    CrossReference,
    Emphasis,
    Gap,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Meta,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Section,
    Strong,
    Submission,
    Table,
    Text,
)

__all__ = ["sample_submission"]


def _t(*parts: str | Inline) -> tuple[Inline, ...]:
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def _h(key: str, text: str, level: int, *, numbered: bool = True) -> Heading:
    return Heading(_t(text), level, numbered=numbered, key=f"{key}-heading")


def _cover() -> Section:
    blocks: tuple[Block, ...] = (
        Paragraph(_t("Submission on the People’s Republic of China"), "title", key="cover-title"),
        Paragraph(
            _t("Universal Periodic Review, fourth cycle, forty-fifth session"), "subtitle", key="cover-sub"
        ),
        Paragraph(
            _t(Strong(_t("Submitted by")), LineBreak(), "Example Organisation (EO)"), "lead", key="cover-by"
        ),
        Paragraph(
            _t("Founded 1999; ", Link("https://example.org/", _t("example.org"))), "lead", key="cover-web"
        ),
        Paragraph(_t("As at 18 July 2023"), "lead", key="cover-date"),
    )
    return Section("cover", None, blocks, counts=False, kind="cover")


def _contents() -> Section:
    return Section(
        "contents",
        _h("contents", "Contents", 1, numbered=False),
        (Contents(2, key="contents"),),
        counts=False,
    )


def _summary() -> Section:
    blocks: tuple[Block, ...] = (
        Paragraph(
            _t(
                "China returns people who have fled the Democratic People’s Republic of Korea.",
                NoteReference("first"),
                " They are called “",
                Text("탈북자", "ko"),
                "” (",
                Emphasis(_t("talbukja")),
                ") in Korean and “",
                Text("脱北者", "zh"),
                "” in Chinese.",
            ),
            "numbered",
            key="summary-1",
        ),
        Paragraph(
            _t("The same source says so again (note ", CrossReference("note", "first"), "; paragraph ",
               CrossReference("paragraph", "summary-1"), ")."),
            "numbered",
            key="summary-2",
        ),
        ListBlock(
            (
                (Paragraph(_t("those who left to ", Strong(_t("survive")), ";"), key="list-1"),
                 Paragraph(_t("a second paragraph of the same item;"), key="list-1b")),
                (
                    Paragraph(_t("those who left because of:"), key="list-2"),
                    ListBlock(
                        ((Paragraph(_t("their belief;"), key="list-2a"),), (Paragraph(_t("their origin."), key="list-2b"),)),
                        ordered=True, key="list-2-list",
                    ),
                ),
            ),
            key="list",
        ),
        Quote((Paragraph(_t("No one shall be returned.", NoteReference("second")), key="quote-1"),), key="quote"),
    )  # fmt: skip
    return Section("summary", _h("summary", "Summary", 1), blocks)


def _theme() -> Section:
    inner = Section(
        "theme-refoulement-law",
        _h("law", "The law that binds the State", 2),
        (
            Paragraph(_t("Treaties in force for the State"), "caption", key="law-caption"),
            Table(
                ((_t("CAT"), _t("4 October 1988", NoteReference("third"))), (_t("1951 Convention"), _t("24 September 1982"))),
                (_t("Treaty"), _t("Ratification or accession")),
                row_headers=True,
                caption="Treaties in force",
                description="One treaty a row, with the date of ratification or accession.",
                widths=(40, 60),
                key="law-table",
            ),
            Paragraph(_t("Article 3 of the ", Emphasis(_t("Convention", Strong(_t(" against Torture")))),
                         " binds the State.", NoteReference("fourth")), "numbered", key="law-1"),
            ListBlock(((Paragraph(_t("first ground;"), key="law-a"),), (Paragraph(_t("second ground."), key="law-b"),)),
                      ordered=True, key="law-list"),
            Paragraph(_t("Arabic: ", Text("عدم الإعادة القسرية", "ar"), "; Hebrew: ", Text("שלום 12", "he"),
                         "; Japanese: ", Text("「難民」の権利", "ja"), "; French: ", Text("non-refoulement", "fr"), "."),
                      key="law-2"),
        ),
    )  # fmt: skip
    asks = Section(
        "theme-refoulement-asks",
        _h("asks", "Recommendations", 2),
        (
            Paragraph(_t("We recommend that the State under review:")),
            Paragraph(_t("End the forced return of refugees."), "recommendation", key="ask-1"),
            Paragraph(
                _t("Give UNHCR access to the border, by ", Gap("a date"), "."), "recommendation", key="ask-2"
            ),
        ),
    )
    deep = Section(
        "theme-refoulement-deep",
        _h("deep", "Two levels further down", 3),
        (Paragraph(_t("Text with two  spaces, a tab\tand\na new line."), "numbered", key="deep-1"),),
        (Section("deepest", _h("deepest", "The last level", 4), (Paragraph(_t("Deep."), "numbered", key="deepest-1"),)),),
    )  # fmt: skip
    return Section("theme-refoulement", _h("theme", "Ending refoulement", 1), (), (inner, deep, asks))


def _annexes() -> tuple[Section, ...]:
    listed = (
        Paragraph(_t("End the forced return of refugees."), "listed-recommendation", key="listed-1"),
        Paragraph(_t("Give UNHCR access to the border."), "listed-recommendation", key="listed-2"),
    )
    table = Table((( _t("2013"), _t("Return of nine young people")),), key="annex-table-with-a-key-that-is-longer-than-word-allows")  # fmt: skip
    return (
        Section("annex-1", _h("annex-1", "Annex I: List of recommendations", 1, numbered=False), listed, counts=False, kind="annex"),
        Section("annex-2", _h("annex-2", "Annex II: Events", 1, numbered=False), (table,), counts=False, kind="annex"),
    )  # fmt: skip


def _notes() -> tuple[Note, ...]:
    return (
        Note("first", _t("Committee against Torture, ", Link("https://undocs.org/CAT/C/CHN/CO/5", _t("CAT/C/CHN/CO/5")), ", para. 46."), ("cat-2015",)),
        Note("second", _t("See note ", CrossReference("note", "first"), " and ", Emphasis(_t("passim")), ".")),
        Note("third", _t(Text("통일연구원", "ko"), ", ", Text("북한인권백서", "ko"), " [White Paper], 2022."), ("kinu-2022",)),
        Note("fourth", _t("Adopted at Geneva & New York <1984>.")),
    )  # fmt: skip


def sample_submission(**changes: object) -> Submission:
    """Return the sample, numbered; ``changes`` replace fields of ``Submission``."""
    fields: dict[str, object] = {
        "meta": Meta(
            title="Submission on the People’s Republic of China",
            language="en",
            submission_type="upr-stakeholder-cycle4",
            country="CHN",
            as_of=dt.date(2023, 7, 18),
            authors=("Example Organisation", "Second & Third"),
            key_words=("refugees", "refoulement"),
            session=45,
            footer="EO – UPR of China, 45th session",
            draft=True,
        ),
        "cover": _cover(),
        "body": (_contents(), _summary(), _theme()),
        "annexes": _annexes(),
        "notes": _notes(),
    }
    return number_blocks(Submission(**(fields | changes)))  # type: ignore[arg-type]
