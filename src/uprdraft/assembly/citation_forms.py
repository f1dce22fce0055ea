"""How each kind of source is written at its first citation, as the United Nations Editorial Manual has it.

A form is the order of its elements: who, what, where it appeared, when, then the place within it. What is
not known is left out; nothing is put in its stead.
"""

from collections.abc import Callable, Sequence

from uprdraft.document.tree import Emphasis, Inline, Text
from uprdraft.records.sources import Name, Source
from uprdraft.values.locators import format_locator, join_words
from uprdraft.values.symbols import is_symbol, parse_symbol

__all__ = ["author_names", "written_form"]

_FAMILY_FIRST = frozenset({"ko", "zh", "ja", "vi"})
_LANGUAGE_NAMES = {
    "ar": "Arabic",
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "ja": "Japanese",
    "ko": "Korean",
    "lo": "Lao",
    "mn": "Mongolian",
    "pt": "Portuguese",
    "ru": "Russian",
    "th": "Thai",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
_RESOLUTIONS = (
    (("A", "HRC", "RES"), "Human Rights Council resolution"),
    (("A", "HRC", "DEC"), "Human Rights Council decision"),
    (("A", "RES"), "General Assembly resolution"),
    (("A", "DEC"), "General Assembly decision"),
    (("S", "RES"), "Security Council resolution"),
)
_MOST_NAMED = 3
Element = tuple[Inline, ...]


def author_name(name: Name, language: str) -> str:
    """Return a name in the order of its language: family name first in Korean, Chinese and Japanese."""
    if name.literal:
        return name.literal
    order = (name.family, name.given) if language in _FAMILY_FIRST else (name.given, name.family)
    return " ".join(part for part in order if part)


def author_names(names: Sequence[Name], language: str) -> str:
    """Return up to three names; of more, the first "and others"."""
    written = [author_name(n, language) for n in names]
    return join_words(written) if len(written) <= _MOST_NAMED else f"{written[0]} and others"


def written_form(source: Source, locator: str) -> Element:
    """Return the source in the form of its kind, with ``locator``, without an address or a full stop."""
    elements = _FORMS.get(source.kind, _published)(source)
    if locator:
        elements = [*elements, _text(format_locator(locator))]
    out: list[Inline] = []
    for element in elements:
        if not element:
            continue
        out += [Text(", "), *element] if out else element
    return _joined(out)


def _text(text: str) -> Element:
    return (Text(text),) if text else ()


def _joined(nodes: Sequence[Inline]) -> Element:
    """Join neighbouring texts of one language."""
    out: list[Inline] = []
    for node in nodes:
        last = out[-1] if out else None
        if isinstance(node, Text) and isinstance(last, Text) and node.language == last.language:
            out[-1] = Text(last.text + node.text, node.language)
        else:
            out.append(node)
    return tuple(out)


def _authors(source: Source) -> Element:
    return _text(author_names(source.author, source.language))


def _title(source: Source, *, look: str = "quoted") -> Element:
    """Return the title, quoted, in italics or plain, with the original title or the language behind it."""
    looks: dict[str, Inline] = {
        "quoted": Text(f"“{source.title}”"),
        "italic": Emphasis((Text(source.title),)),
        "plain": Text(source.title),
    }
    if source.title_original and source.title_original != source.title:
        return looks[look], Text(" ("), Text(source.title_original, source.language), Text(")")
    if source.language in _LANGUAGE_NAMES:
        return looks[look], Text(f" (in {_LANGUAGE_NAMES[source.language]})")
    return (looks[look],)


_NO_DATE = ("", "undated", "n.d.", "no date", "unknown")


def _date(source: Source) -> str:
    """Return when it was issued, in the words of the source where they are no date ("spring 2021")."""
    return "" if source.issued.raw.casefold() in _NO_DATE else str(source.issued)


def _italic(text: str) -> Element:
    return (Emphasis((Text(text),)),) if text else ()


def _publisher(source: Source) -> str:
    """Return the publisher unless it is the author or the work it appeared in."""
    own = (author_names(source.author, source.language), source.container_title)
    return "" if source.publisher in own else source.publisher


def _imprint(source: Source) -> Element:
    """Return place, publisher and year in brackets, as of a book."""
    year = str(source.issued.first.year) if source.issued.first else ""
    known = [p for p in (source.publisher_place, _publisher(source), year) if p]
    return _text(f"({', '.join(known)})") if known else ()


def _published(source: Source) -> list[Element]:
    return [
        _authors(source),
        _title(source),
        _text(source.container_title),
        _text(_publisher(source)),
        _text(source.genre),
        _text(source.symbol or source.number),
        _text(_date(source)),
    ]


def _press(source: Source) -> list[Element]:
    paper = _italic(source.container_title or source.publisher)
    return [_authors(source), _title(source), paper, _text(_date(source))]


def _article(source: Source) -> list[Element]:
    if not source.container_title:
        return _published(source)
    issue = [f"vol. {source.volume}" if source.volume else "", f"No. {source.issue}" if source.issue else ""]
    held = ", ".join(part for part in issue if part)
    date = _date(source)
    where = f"{held} ({date})" if held and date else held or date
    pages = format_locator(f"pp. {source.page}") if source.page else ""
    return [_authors(source), _title(source), _italic(source.container_title), _text(where), _text(pages)]


def _book(source: Source) -> list[Element]:
    edition = f"{source.edition} ed." if source.edition[:1].isdigit() else source.edition
    volume = f"vol. {source.volume}" if source.volume else ""
    head = [_authors(source) or _editors(source), _title(source, look="italic")]
    return [*head, *_after(head, [_text(volume), _text(edition)], _imprint(source))]


def _after(head: list[Element], middle: list[Element], imprint: Element) -> list[Element]:
    """Return ``middle`` with the imprint set against what stands last, without a comma between."""
    kept = [element for element in middle if element]
    if not imprint:
        return kept
    place = kept if kept else head
    place[-1] = (*place[-1], Text(" "), *imprint)
    return kept


def _editors(source: Source) -> Element:
    names = author_names(source.editor, source.language)
    return _text(f"{names}, {'eds.' if len(source.editor) > 1 else 'ed.'}") if names else ()


def _chapter(source: Source) -> list[Element]:
    book = (Text("in "), *_italic(source.container_title)) if source.container_title else ()
    head = [_authors(source), _title(source), book]
    pages = format_locator(f"pp. {source.page}") if source.page else ""
    return [*head, *_after(head, [_editors(source)], _imprint(source)), _text(pages)]


def _report(source: Source) -> list[Element]:
    number = source.symbol or source.number
    where = [_text(source.container_title), _text(_publisher(source)), _text(source.publisher_place)]
    return [_authors(source), _title(source, look="italic"), *where, _text(number), _text(_date(source))]


def _thesis(source: Source) -> list[Element]:
    kind = source.genre or "thesis"
    return [_authors(source), _title(source), _text(kind), _text(source.publisher), _text(_date(source))]


def _case(source: Source) -> list[Element]:
    court = _text(source.publisher) or _authors(source)
    name = _title(source, look="italic")
    return [court, name, _text(source.number or source.symbol), _text(source.genre), _text(_date(source))]


def _statute(source: Source) -> list[Element]:
    number = source.number or source.symbol
    return [_title(source, look="plain"), _text(source.container_title), _text(number), _text(_date(source))]


def _treaty(source: Source) -> list[Element]:
    return [_title(source, look="plain"), _text(source.container_title), _text(source.symbol)]


def _resolution(source: Source) -> list[Element]:
    """Return "Human Rights Council resolution 52/28", as UN documents name resolutions."""
    if not is_symbol(source.symbol):
        return [_text(source.symbol or source.title)]
    symbol = parse_symbol(source.symbol)
    for beginning, words in _RESOLUTIONS:
        if symbol.elements[: len(beginning)] == beginning:
            number = "/".join((*symbol.elements[len(beginning) :], *symbol.marks))
            year = str(source.issued.first.year) if beginning[0] == "S" and source.issued.first else ""
            bracket = symbol.bracket or year
            return [_text(f"{words} {number} ({bracket})" if bracket else f"{words} {number}")]
    return [_text(str(symbol))]


def _testimony(source: Source) -> list[Element]:
    before = source.publisher
    article = "" if before[:4].lower() == "the " else "the "
    body = f"testimony before {article}{before}" if before else "testimony"
    hearing = f"hearing on “{source.container_title}”" if source.container_title else ""
    return [_authors(source), _title(source), _text(body), _text(hearing), _text(_date(source))]


def _interview(source: Source) -> list[Element]:
    """Return an interview under its code. **Why** Title, place and names could lead to the person."""
    return [
        _text(f"interview {source.code}".rstrip()),
        _text(_date(source)),
        _text("on file with the authors"),
    ]


def _video(source: Source) -> list[Element]:
    who = _authors(source) or _text(source.publisher)
    channel = "" if not source.author else _publisher(source)
    return [
        who,
        _title(source),
        _text("video"),
        _italic(source.container_title),
        _text(channel),
        _text(_date(source)),
    ]


def _submission(source: Source) -> list[Element]:
    to = f"submission to {source.container_title}" if source.container_title else ""
    return [_authors(source), _title(source), _text(to), _text(source.symbol), _text(_date(source))]


_FORMS: dict[str, Callable[[Source], list[Element]]] = {
    "academic": _article,
    "book": _book,
    "case": _case,
    "chapter": _chapter,
    "interview": _interview,
    "ngo-report": _report,
    "ngo-submission": _submission,
    "press": _press,
    "report": _report,
    "statute": _statute,
    "testimony": _testimony,
    "thesis": _thesis,
    "treaty": _treaty,
    "un-resolution": _resolution,
    "video": _video,
}
