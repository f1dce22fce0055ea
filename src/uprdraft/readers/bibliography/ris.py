"""RIS, as EndNote, Zotero, Mendeley and most data bases write it."""

import re
from collections.abc import Mapping
from typing import Any

import rispy

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.readers.bibliography.base import Bibliography, person

__all__ = ["read_ris"]

_TYPES: Mapping[str, str] = {
    "ABST": "article-journal", "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case",
    "CHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference", "DATA": "dataset",
    "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage",
    "GOVDOC": "report", "GRANT": "document", "HEAR": "hearing", "ICOMM": "personal_communication",
    "JFULL": "article-journal", "JOUR": "article-journal", "LEGAL": "legislation", "MGZN": "article-magazine",
    "MPCT": "motion_picture", "NEWS": "article-newspaper", "PAMP": "pamphlet",
    "PCOMM": "personal_communication", "RPRT": "report", "SLIDE": "speech", "STAT": "legislation",
    "THES": "thesis", "UNPB": "manuscript", "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
_TEXTS = (
    ("title", ("title", "primary_title")),
    ("title-short", ("short_title",)),
    ("original-title", ("translated_title",)),
    ("container-title", ("secondary_title", "journal_name", "alternate_title1", "alternate_title3")),
    ("publisher", ("publisher",)),
    ("publisher-place", ("place_published",)),
    ("edition", ("edition",)),
    ("volume", ("volume",)),
    ("issue", ("number",)),
    ("DOI", ("doi",)),
    ("genre", ("type_of_work",)),
    ("language", ("language",)),
    ("call-number", ("call_number",)),
)


def read_ris(text: str, name: str) -> Bibliography:
    """Return the records of a RIS text as CSL items.

    Raises:
        UnusableFileError: its lines do not follow the format.
    """
    # EndNote writes one space before the hyphen on some systems; the format has two.
    text = re.sub(
        r"^([A-Z][A-Z0-9]) - ?", r"\1  - ", text.replace("\r\n", "\n").replace("\r", "\n"), flags=re.M
    )
    text, open_ended = _closed(text)
    try:
        records = rispy.loads(text)
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        reason = " ".join(str(error).split())[:120] or "a line does not fit"
        raise UnusableFileError(
            [Mistake(name, f"this is not RIS: {reason}", hint="export it again")]
        ) from None
    left = [f"{open_ended} record(s) had no end (ER) and were taken as they stand"] if open_ended else []
    return Bibliography("RIS", tuple(_item(r) for r in records), tuple(left))


def _closed(text: str) -> tuple[str, int]:
    """Return ``text`` with an end for every record, and how many had none: a cut file keeps what it holds."""
    head, *records = re.split(r"^(?=TY  - )", text, flags=re.M)
    closed, open_ended = [head], 0
    for record in records:
        has_end = re.search(r"^ER  -", record, re.M) is not None
        open_ended += not has_end
        closed.append(record if has_end else f"{record.rstrip()}\nER  - \n")
    return "".join(closed), open_ended


def _item(record: Mapping[str, Any]) -> dict[str, Any]:
    item: dict[str, Any] = {"type": _TYPES.get(str(record.get("type_of_reference", "")), "document")}
    for field, tags in _TEXTS:
        found = next((str(record[tag]) for tag in tags if record.get(tag)), "")
        if found:
            item[field] = found
    authors = [*record.get("authors", ()), *record.get("first_authors", ())]
    item["author"] = [person(str(n)) for n in authors]
    item["editor"] = [person(str(n)) for n in record.get("secondary_authors", ())]
    pages = [str(record[t]) for t in ("start_page", "end_page") if record.get(t)]
    if pages:
        item["page"] = "-".join(dict.fromkeys(pages))
    if record.get("urls"):
        item["URL"] = str(record["urls"][0])
    if notes := record.get("notes"):
        item["note"] = " ".join(str(n) for n in notes)
    if item["type"] in ("report", "legislation", "bill", "legal_case") and "issue" in item:
        item["number"] = item.pop("issue")
    if item["type"] in ("report", "legislation") and record.get("issn"):
        # Zotero writes the number of a report under SN, where a journal has its ISSN.
        item.setdefault("number", str(record["issn"]))
    item["issued"] = _date(record.get("date") or record.get("publication_year") or record.get("year"))
    item["accessed"] = _date(record.get("access_date"))
    return {key: value for key, value in item.items() if value}


def _date(raw: Any) -> dict[str, Any]:
    """Return "2021/05/03/" and "2021" as parts, other words as they are."""
    text = str(raw or "").strip().strip("/")
    if not text:
        return {}
    numbers = [n for n in re.split(r"[/-]", text) if n]
    if all(n.isascii() and n.isdigit() for n in numbers) and len(numbers[0]) == 4:
        return {"date-parts": [[int(n) for n in numbers[:3]]]}
    return {"raw": text}
