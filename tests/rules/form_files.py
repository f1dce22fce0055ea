"""Word files of our own with one defect of form each, and sound ones that look suspicious: labelled by rule."""

# ruff: noqa: E501 - one case a line reads better than a wrapped one

from dataclasses import dataclass, field

from tests.foreign_files import document, numbered, paragraph, part

__all__ = ["CASES", "Case"]

_SENTENCE = (
    "The authorities return people across the border without asking what each of them would face there. "
)
LONG = _SENTENCE * 6
_ES = (
    "Las autoridades devuelven a las personas a través de la frontera sin preguntar lo que les espera en el país "
    "del que huyeron, y no se les permite que pidan asilo ante los tribunales. "
)
_FR = (
    "Les autorités renvoient des personnes à travers la frontière sans que la question de ce qui les attend dans "
    "le pays soit posée, et les tribunaux ne sont pas saisis de leur demande. "
)
_KO = "당국은 국경을 넘어온 사람들을 각자가 겪게 될 위험을 살피지 않고 돌려보내고 있으며 난민 신청을 받지 않는다. "
_DE = (
    "Die Behörden schicken die Menschen über die Grenze zurück und fragen nicht, was dort auf sie wartet, "
    "auch wenn das Gericht mit dem Antrag der Person noch nicht befasst war. "
)
_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_COVER = (
    "Submission to the Universal Periodic Review of China",
    "Fourth cycle, 45th session of the Working Group, 2024",
    "Example Human Rights Organization (EHRO)",
    "Founded in 2010, it documents returns of refugees and speaks for those who were sent back by force.",
    "Contact: office@example.org, https://www.example.org",
    "Key words: asylum; returns",
)
_HEADING = '<w:pStyle w:val="H1"/>'
_LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def _numbering() -> str:
    one = _LEVEL.format(form="decimal", text="%1.")
    bullet = _LEVEL.format(form="bullet", text="•")
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{level}</w:abstractNum>'
        for n, level in enumerate((one, one, bullet))
    )
    uses = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(3))
    return lists + uses


def _styles(font: str, size: int) -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="Batang"/>'
        f'<w:sz w:val="{size}"/><w:lang w:val="en-GB" w:eastAsia="ko-KR"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:basedOn w:val="N"/></w:style>'
    )


@dataclass(frozen=True)
class Case:
    """A file with the ids of the rules that should speak, and the parts it is made of."""

    name: str
    wrong: frozenset[str] = frozenset()
    cover: tuple[str, ...] = _COVER
    headings: tuple[str, ...] = ("Summary", "Methodology", "Forced returns", "Recommendations")
    text: str = LONG
    paragraphs: tuple[str, ...] | None = None
    """XML of the paragraphs below the headings, in place of natively numbered ones of ``text``."""
    notes: tuple[str, ...] = ("A. Author, A Report, 2022, p. 4.", "Ibid., para. 12.")
    endnotes: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = ()
    annex: str = ""
    font: str = "Times New Roman"
    size: int = 24
    page: tuple[int, int] = (11906, 16838)
    footer: str = '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    file: str = "text.docx"
    joint: bool = False
    type: str = "upr-stakeholder-cycle4"
    extra: str = field(default="", repr=False)

    def data(self) -> bytes:
        """Return the file."""
        title, *lines = self.cover or ("",)
        body = (
            paragraph(title, '<w:pStyle w:val="T"/>') + "".join(map(paragraph, lines)) if self.cover else ""
        )
        body += _BREAK if self.cover else ""
        rows = self.paragraphs or tuple(numbered(self.text, 1) for _ in range(3 * len(self.headings)))
        share = -(-len(rows) // len(self.headings))
        for index, heading in enumerate(self.headings):
            body += paragraph(heading, _HEADING) + "".join(rows[index * share : (index + 1) * share])
        for kind, notes in (("footnote", self.notes), ("endnote", self.endnotes)):
            marks = "".join(f'<w:r><w:{kind}Reference w:id="{n}"/></w:r>' for n in range(2, len(notes) + 2))
            body += f"<w:p><w:r><w:t>Sources.</w:t></w:r>{marks}</w:p>" if notes else ""
        body += self.extra + (
            _BREAK + paragraph(self.annex, _HEADING) + paragraph(LONG) if self.annex else ""
        )
        width, height = self.page
        body += f'<w:sectPr><w:footerReference w:type="default" r:id="f"/><w:pgSz w:w="{width}" w:h="{height}"/></w:sectPr>'
        relations = '<Relationship Id="f" Type="x/footer" Target="f.xml"/>'
        stories = {"styles": _styles(self.font, self.size), "numbering": _numbering()}
        stories["footnotes"] = _notes("footnote", (*self.notes, *self.unmarked))
        stories["endnotes"] = _notes("endnote", self.endnotes)
        return document(
            body, relations=relations, parts={"word/f.xml": part("ftr", self.footer)}, main=None, **stories
        )


def _notes(kind: str, texts: tuple[str, ...]) -> str:
    return "".join(
        f'<w:{kind} w:id="{n}">{paragraph(text)}</w:{kind}>' for n, text in enumerate(texts, start=2)
    )


def _typed(*numbers: str, text: str = LONG) -> tuple[str, ...]:
    return tuple(paragraph(f"{number} {text}") for number in numbers)


def _field(instruction: str, result: str) -> str:
    return (
        f'<w:p><w:r><w:t xml:space="preserve">See paragraph </w:t></w:r><w:fldSimple w:instr="{instruction}">'
        f"<w:r><w:t>{result}</w:t></w:r></w:fldSimple></w:p>"
    )


def _raised(text: str, figure: str) -> str:
    return (
        f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f"<w:t>{figure}</w:t></w:r></w:p>"
    )


def _list(number: int, count: int, text: str = LONG) -> tuple[str, ...]:
    return tuple(numbered(text, number) for _ in range(count))


_TWELVE = tuple(f"{n}." for n in range(1, 13))

CASES = (
    # Sound files, some with what might be taken for a defect.
    Case("as it should be"),
    Case("in French", text=_FR * 4, headings=("Résumé", "Méthodologie", "Renvois", "Recommandations")),
    Case("in Spanish", text=_ES * 4, headings=("Resumen", "Metodología", "Devoluciones", "Recomendaciones")),
    Case("with endnotes alone", notes=(), endnotes=("A. Author, A Report, 2022.", "See A/HRC/25/63, para. 12.")),
    Case("two lists that go on from each other", paragraphs=_list(1, 12) + _list(3, 4, "A short point.")),
    Case("squares, years and omissions in brackets", extra=paragraph("On 12 km² [sic] in [2019] and [...] of 5 m².")),
    Case("a short typed list", extra="".join(map(paragraph, ("1. A point.", "2. Another.")))),
    Case("short native points beside paragraphs", extra="".join(_list(2, 5, "A short point."))),
    Case("a reference that resolves", extra='<w:p><w:bookmarkStart w:id="9" w:name="_Ref1"/><w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id="9"/></w:p>' + _field("REF _Ref1 \\r \\h", "12")),
    Case("notes with titles that are sentences", notes=("A. Author, “What was done, and what is still to be done about it”, 2022, p. 3.", "See also B. Writer, What Was Said and What Is True (London, 2021), who has more on this.")),
    Case("people from another State in the title", cover=("Submission to the Universal Periodic Review of China", "People from the Democratic People’s Republic of Korea in China", *_COVER[1:])),
    Case("a joint text with its members", joint=True, cover=(*_COVER, "Joint submission with the Sample Network (SN) and the Third Centre (TC)")),
    Case("a list of recommendations annexed", annex="Annex: list of recommendations"),
    Case("one figure in brackets", extra=paragraph("As item [1] of the form says, there is no appeal.")),
    Case("a page turned on its side", page=(16838, 11906)),
    Case("a footer with page and total", footer='<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'),
    Case("summary under another name", headings=("Executive Summary", "How this report was made", "Returns", "Conclusions and recommendations")),
    Case("paragraph 3 above", extra=paragraph("As shown in paragraph 3 above, no one was asked.")),
    Case("an instruction not to publish", cover=(*_COVER, "This text may be posted.")),
    Case("bullets typed", extra="".join(map(paragraph, ("• a point", "• another", "• a third")))),
    # One defect each.
    Case("US Letter", frozenset({"pages-on-right-paper"}), page=(12240, 15840)),
    Case("Calibri 11", frozenset({"font-as-asked"}), font="Calibri", size=22),
    Case("Times New Roman 10", frozenset({"font-as-asked"}), size=20),
    Case("no page numbers", frozenset({"pages-numbered"}), footer=paragraph("Example Human Rights Organization")),
    Case("page number typed", frozenset({"pages-numbered"}), footer=paragraph("1")),
    Case("in Korean", frozenset({"language-accepted"}), text=_KO * 8),
    Case("in German", frozenset({"language-accepted"}), text=_DE * 4),
    Case("two States", frozenset({"one-state-only"}), cover=("Submission on China and Viet Nam", *_COVER[1:])),
    Case("States as headings", frozenset({"one-state-only"}), headings=("Summary", "Methodology", "China", "Viet Nam", "Recommendations")),
    Case("no contact", frozenset({"cover-complete"}), cover=(*_COVER[:4], _COVER[5])),
    Case("no cover", frozenset({"cover-complete"}), cover=()),
    Case("joint without members", frozenset({"members-all-named"}), joint=True),
    Case("no summary", frozenset({"parts-in-order"}), headings=("Background", "Methodology", "Returns", "Recommendations")),
    Case("no recommendations", frozenset({"parts-in-order"}), headings=("Summary", "Methodology", "Returns", "Detention")),
    Case("a map annexed", frozenset({"annexes-allowed"}), annex="Annex 1: Map of the border"),
    Case("an annual report annexed", frozenset({"annexes-allowed"}), annex="Annex: Annual Report 2022"),
    Case("third cycle", frozenset({"title-is-right"}), cover=(_COVER[0], "Third cycle, 45th session", *_COVER[2:])),
    Case("wrong session", frozenset({"title-is-right"}), cover=(_COVER[0], "Fourth cycle, 46th session", *_COVER[2:])),
    Case("another State", frozenset({"title-is-right"}), cover=("Submission to the Universal Periodic Review of Mongolia", *_COVER[1:])),
    Case("another committee", frozenset({"title-is-right"}), cover=("Report on China to the Committee against Torture", *_COVER[1:])),
    Case("paragraphs without numbers", frozenset({"paragraphs-numbered"}), paragraphs=tuple(paragraph(LONG) for _ in range(12))),
    Case("typed numbers", frozenset({"numbers-native"}), paragraphs=_typed(*_TWELVE)),
    Case("headings numbered by hand", frozenset({"numbers-native"}), headings=("I. Summary", "II. Methodology", "III. Returns", "IV. Recommendations")),
    Case("typed numbers with a gap", frozenset({"numbers-native", "numbers-run-on"}), paragraphs=_typed(*_TWELVE[:6], *_TWELVE[7:])),
    Case("typed numbers twice", frozenset({"numbers-native", "numbers-run-on"}), paragraphs=_typed(*_TWELVE[:6], "6.", *_TWELVE[6:])),
    Case("numbers begin anew", frozenset({"numbers-run-on"}), paragraphs=_list(1, 6) + _list(2, 6)),
    Case("native and typed", frozenset({"numbers-run-on", "numbers-native"}), paragraphs=_list(1, 6) + _typed("1.", "2.", "3.", "4.")),
    Case("typed note marks", frozenset({"notes-native"}), notes=(), extra=paragraph("Returned [1] in May [2].") + paragraph("[1] A report.") + paragraph("[2] Another.")),
    Case("a single typed note mark", frozenset({"notes-native"}), notes=(), extra=paragraph("They were returned in May.[1]")),
    Case("raised figures", frozenset({"notes-native"}), notes=(), extra=paragraph("Returned in May¹ and June².")),
    Case("footnotes and endnotes", frozenset({"notes-native"}), endnotes=("C. Third, 2020.", "D. Fourth, 2019.")),
    Case("a note that argues", frozenset({"notes-only-refer"}), notes=("The police were told of the risk and the families have had no answer since then.",)),
    Case("an empty note", frozenset({"notes-resolve"}), notes=("A report, 2022.", "")),
    Case("a note that nothing marks", frozenset({"notes-resolve"}), unmarked=("Ask him again about the house.",)),
    Case("a reference lost", frozenset({"references-resolve"}), extra=_field("REF _Ref1 \\r \\h", "Error! Reference source not found.")),
    Case("a reference lost in French", frozenset({"references-resolve"}), extra=_field("REF _Ref1 \\r \\h", "Erreur ! Source du renvoi introuvable.")),
    Case("a paragraph that is not there", frozenset({"references-resolve"}), extra=paragraph("As shown in paragraph 80 above, no one was asked.")),
    # Written after the rules, before they were tried on them.
    Case("session in words", cover=(_COVER[0], "Forty-fifth session of the UPR Working Group", *_COVER[2:])),
    Case("wrong session in words", frozenset({"title-is-right"}), cover=(_COVER[0], "Forty-sixth session of the UPR Working Group", *_COVER[2:])),
    Case("three States in a row", frozenset({"one-state-only"}), cover=("Information on the human rights situation in China, Viet Nam and Laos", *_COVER[1:])),
    Case("the seat of the organization", cover=(*_COVER[:2], "Example Human Rights Organization (EHRO), Seoul, Republic of Korea", *_COVER[3:])),
    Case("numbers typed in brackets", frozenset({"numbers-native"}), paragraphs=_typed(*(f"({n})" for n in range(1, 13)))),
    Case("typed numbers begin anew", frozenset({"numbers-native", "numbers-run-on"}), paragraphs=_typed(*("1.", "2.", "3.") * 4)),
    Case("typed decimals by part", frozenset({"numbers-native"}), paragraphs=_typed(*(f"{a}.{b}" for a in range(1, 5) for b in range(1, 4)))),
    Case("figures raised by their font", frozenset({"notes-native"}), notes=(), extra=_raised("People were sent back.", "1") + _raised("Others hid.", "2")),
    Case("ordinals raised", extra=_raised("On the 21", "st") + _raised("On the 22", "nd")),
    Case("powers raised", extra=_raised("Over 30 km", "2") + _raised("About 12 m", "3")),
    Case("a statement before a reference", frozenset({"notes-only-refer"}), notes=("The police never answered the letter that the families wrote to them. See A. Author, 2022.",)),
    Case("a note with a judgment", notes=("M.S.S. v. Belgium and Greece, Grand Chamber, judgment of 21 January 2011, Application 30696/09.",)),
    Case("a note on an interview", notes=("Interview with a former official, Seoul, June 2023; name withheld at the request of the person.",)),
    Case("a blank note", frozenset({"notes-resolve"}), notes=("A report.", "   ")),
    Case("Letter and Arial", frozenset({"pages-on-right-paper", "font-as-asked"}), page=(12240, 15840), font="Arial", size=22),
    Case("a map annexed in French", frozenset({"annexes-allowed"}), annex="Annexe : carte de la frontière"),
    Case("laws annexed", annex="Annex II: legislation cited"),
    Case("photographs annexed", frozenset({"annexes-allowed"}), annex="Annex: Photographs of the fence"),
    Case("a bookmark that is not there", frozenset({"references-resolve"}), extra='<w:p><w:bookmarkStart w:id="9" w:name="other"/><w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id="9"/></w:p>' + _field("REF _Ref77 \\r \\h", "12")),
    Case("an error in prose", extra=paragraph("It was an error! They said so when the reference was checked.")),
    Case("cycle in Roman figures", frozenset({"title-is-right"}), cover=(_COVER[0], "UPR Cycle III, 45th session", *_COVER[2:])),
    Case("a committee in the description", cover=(*_COVER[:3], "Founded in 2010, it reports to the Committee against Torture and other bodies on returns of refugees from abroad.", *_COVER[4:])),
    Case("some paragraphs without numbers", paragraphs=_list(1, 8) + tuple(paragraph(LONG) for _ in range(4))),
    Case("most paragraphs without numbers", frozenset({"paragraphs-numbered"}), paragraphs=_list(1, 3) + tuple(paragraph(LONG) for _ in range(9))),
    Case("sources in a list of their own", extra="".join(numbered(f"A. Author, Report {n}, 2020.", 2) for n in range(6))),
    Case("a contact without an address", frozenset({"cover-complete"}), cover=(*_COVER[:4], "Contact: the office in Geneva, www.example.org", _COVER[5])),
    Case("members parted by semicolons", joint=True, cover=(*_COVER[:2], "Alpha Centre (AC); Beta Foundation; Gamma Network", "Since 2009 the three have spoken for people who were sent back by force.", *_COVER[4:])),
)  # fmt: skip
