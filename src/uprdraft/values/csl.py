"""How our kinds and fields of a source are called in the Citation Style Language (CSL 1.0.2).

CSL is what Zotero, Mendeley and pandoc exchange. What it has no word for travels under ``custom``.
"""

from collections.abc import Mapping
from typing import Any

from uprdraft.values.text import clean_line

__all__ = ["CSL_TYPE_BY_KIND", "KIND_BY_CSL_TYPE", "TEXT_FIELDS", "csl_date", "date_text"]

CSL_TYPE_BY_KIND: Mapping[str, str] = {
    "academic": "article-journal",
    "book": "book",
    "case": "legal_case",
    "chapter": "chapter",
    "dataset": "dataset",
    "government": "report",
    "interview": "interview",
    "ngo-report": "report",
    "ngo-submission": "report",
    "ngo-web": "webpage",
    "oral-information": "personal_communication",
    "other": "document",
    "press": "article-newspaper",
    "report": "report",
    "statute": "legislation",
    "testimony": "hearing",
    "thesis": "thesis",
    "treaty": "treaty",
    "un-document": "report",
    "un-meeting": "hearing",
    "un-report": "report",
    "un-resolution": "legislation",
    "un-statement": "speech",
    "un-web": "webpage",
    "video": "motion_picture",
    "web-page": "webpage",
}
KIND_BY_CSL_TYPE: Mapping[str, str] = {
    "article": "academic",
    "article-journal": "academic",
    "article-magazine": "press",
    "article-newspaper": "press",
    "bill": "statute",
    "book": "book",
    "broadcast": "video",
    "chapter": "chapter",
    "dataset": "dataset",
    "entry": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "hearing": "testimony",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "motion_picture": "video",
    "pamphlet": "report",
    "paper-conference": "chapter",
    "personal_communication": "interview",
    "post": "web-page",
    "post-weblog": "web-page",
    "regulation": "statute",
    "report": "report",
    "review": "academic",
    "thesis": "thesis",
    "treaty": "treaty",
    "webpage": "web-page",
}
"""What is not listed becomes "other"."""
TEXT_FIELDS: Mapping[str, str] = {
    "title": "title",
    "title-short": "short_title",
    "original-title": "title_original",
    "container-title": "container_title",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "genre": "genre",
    "number": "number",
    "DOI": "doi",
    "ISBN": "isbn",
    "URL": "url",
    "note": "note",
}


def date_text(date: Any) -> str:
    """Return a CSL date as we keep dates: "2021-05-03", "2021-05", "2021/2022", its words, or nothing."""
    if not isinstance(date, Mapping):
        return clean_line(str(date)) if date else ""
    parts = date.get("date-parts")
    if isinstance(parts, list):
        days = [_day(part) for part in parts[:2] if isinstance(part, list)]
        return "/".join(day for day in days if day)
    words = date.get("raw") or date.get("literal") or ""
    return clean_line(str(words))


def _day(part: list[Any]) -> str:
    numbers = []
    for value in part[:3]:
        text = str(value).strip()
        if not text.isascii() or not text.isdigit() or int(text) == 0:
            break
        numbers.append(text)
    if not numbers or len(numbers[0]) != 4:
        return ""
    return "-".join([numbers[0], *(n.zfill(2)[:2] for n in numbers[1:])])


def csl_date(raw: str) -> dict[str, Any]:
    """Return our date as CSL has it: its parts where it is one, else its words."""
    ends = raw.split("/")
    parts = [[int(number) for number in end.split("-")] for end in ends if _is_day(end)]
    return {"date-parts": parts} if len(parts) == len(ends) else {"literal": raw}


def _is_day(text: str) -> bool:
    numbers = text.split("-")
    return len(numbers) <= 3 and len(numbers[0]) == 4 and all(n.isascii() and n.isdigit() for n in numbers)
