"""BibTeX and BibLaTeX, as Zotero, Mendeley and JabRef write it."""

import itertools
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, Field

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.readers.bibliography.base import Bibliography, person
from uprdraft.values.patterns import lazy_pattern

__all__ = ["read_bibtex"]

_TYPES: Mapping[str, str] = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "conference": "paper-conference",
    "dataset": "dataset", "inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference",
    "jurisdiction": "legal_case", "legislation": "legislation", "manual": "report", "mastersthesis": "thesis",
    "movie": "motion_picture", "newspaper": "article-newspaper", "online": "webpage", "phdthesis": "thesis",
    "report": "report", "techreport": "report", "thesis": "thesis", "unpublished": "manuscript",
    "video": "motion_picture", "www": "webpage", "electronic": "webpage", "interview": "interview",
    "letter": "personal_communication",
}  # fmt: skip
_TEXTS = (
    ("title", ("title",)),
    ("title-short", ("shorttitle",)),
    ("original-title", ("origtitle",)),
    ("container-title", ("journal", "journaltitle", "booktitle", "maintitle")),
    ("publisher", ("publisher", "institution", "school", "organization")),
    ("publisher-place", ("address", "location")),
    ("edition", ("edition",)),
    ("volume", ("volume",)),
    ("issue", ("number", "issue")),
    ("page", ("pages",)),
    ("DOI", ("doi",)),
    ("ISBN", ("isbn",)),
    ("URL", ("url",)),
    ("note", ("note", "annotation")),
    ("genre", ("type",)),
    ("language", ("langid", "language")),
    ("how", ("howpublished",)),
)
_LONGEST_NAMES = 5_000
_NO_KEY = lazy_pattern(
    r"^([ \t]*@(?!(?i:string|preamble|comment)\b)[A-Za-z]+\s*\{)(?=\s*[A-Za-z][\w-]*\s*=)", re.MULTILINE
)
_NO_COMMA = lazy_pattern(
    r"^([ \t]*@(?!(?i:string|preamble|comment)\b)[A-Za-z]+\s*\{\s*[^\s,={}\"]+)[ \t]*(?=\n\s*[A-Za-z][\w-]*\s*=)",
    re.MULTILINE,
)
_RAISED = lazy_pattern(r"([_^])(?:\{\\[a-z]+\{([^{}]*)\}\}|\{([^{}]*)\}|([^\s{}\\]))")
_MATH = lazy_pattern(r"(?<!\\)\$([^$\n]{1,200})(?<!\\)\$")
_SMALL = {
    "_": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
    "^": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MAGAZINES = ("newspaper", "magazine")


@contextmanager
def _silent() -> Iterator[None]:
    """Keep the library's own warnings off the screen: what went wrong is in what it returns."""
    previous = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(previous)


def read_bibtex(text: str, name: str) -> Bibliography:
    """Return the entries of a BibTeX text as CSL items; entries that are broken are named.

    Raises:
        UnusableFileError: it cannot be read at all.
    """
    try:
        with _silent():
            library = parse_string(_with_keys(text))
            entries, left = _entries(library)
            items = tuple(_item(entry) for entry in entries)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        reason = " ".join(str(error).split())[:120]
        raise UnusableFileError(
            [Mistake(name, f"this is not BibTeX: {reason}", hint="export it again")]
        ) from None
    return Bibliography("BibTeX", items, tuple(left))


def _with_keys(text: str) -> str:
    """Return ``text`` with a key for each entry that has none, or no comma behind it: RePEc and Word write such."""
    count = itertools.count(1)
    text = _NO_KEY.sub(lambda m: f"{m.group(1)}no-key-{next(count)},", text)
    return _NO_COMMA.sub(r"\1,", text)


def _entries(library: Library) -> tuple[list[Entry], list[str]]:
    entries, left = list(library.entries), []
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        inner = getattr(block, "ignore_error_block", None)
        if isinstance(block, DuplicateFieldKeyBlock) and isinstance(inner, Entry):
            left.append(f"line {line}: a field stands twice in “{inner.key}”")
        elif isinstance(block, DuplicateBlockKeyBlock) and isinstance(inner, Entry):
            entries.append(inner)
        else:
            left.append(f"line {line}: an entry is not closed or not built as BibTeX is")
    return entries, left


def _item(entry: Entry) -> dict[str, Any]:
    raw = {field.key.lower(): str(field.value) for field in entry.fields}
    texts = dict(zip(raw, _decoded(list(raw.values())), strict=True))
    texts |= {key: _plain_address(raw[key]) for key in ("url", "doi", "archiveurl") if key in raw}
    item: dict[str, Any] = {"id": entry.key, "type": _TYPES.get(entry.entry_type.lower(), "document")}
    for field, keys in _TEXTS:
        found = next((texts[key] for key in keys if texts.get(key)), "")
        if found:
            item[field] = found
    if texts.get("subtitle") and "title" in item:
        item["title"] = f"{item['title']}: {texts['subtitle']}"
    for role in ("author", "editor"):
        item[role] = _names(raw.get(role, ""))
    if item["type"] == "thesis":
        item.setdefault(
            "genre",
            {"phdthesis": "PhD dissertation", "mastersthesis": "Master's thesis"}.get(
                entry.entry_type.lower(), ""
            ),
        )
    if item["type"] == "article-journal" and texts.get("entrysubtype", "").lower() in _MAGAZINES:
        item["type"] = "article-newspaper"
    if item["type"] in ("report", "legislation", "legal_case") and "issue" in item:
        item["number"] = item.pop("issue")
    item["page"] = re.sub(r"-{2,}|–", "-", item.get("page", ""))
    _address(item, texts)
    item["issued"] = _date(texts)
    item["accessed"] = _day(texts.get("urldate", ""))
    return {key: value for key, value in item.items() if value}


def _address(item: dict[str, Any], texts: Mapping[str, str]) -> None:
    """Put an address that stands under "howpublished" where it belongs, and take a bare web entry for one."""
    how = item.pop("how", "")
    if not item.get("URL") and (found := re.search(r"https?://[^\s{}]+", how)):
        item["URL"] = found.group()
    if item["type"] == "document" and item.get("URL") and not item.get("publisher"):
        item["type"] = "webpage"
    if item.get("archive") is None and texts.get("archiveurl"):
        item["archive"] = texts["archiveurl"]


def _plain_address(text: str) -> str:
    """Return an address without LaTeX; its tilde is no space."""
    text = (
        re.sub(r"\\url\s*\{(.*)\}", r"\1", text.strip())
        .replace("$\\sim$", "~")
        .replace("\\textasciitilde", "~")
    )
    return re.sub(r"\\([_%&#~{}$])|[{}\s]", lambda m: m.group(1) or "", text)


def _flat_math(text: str) -> str:
    """Return ``text`` with indices and exponents of short formulas as small digits or plain letters."""

    def small(match: re.Match[str]) -> str:
        inner = next(group for group in match.groups()[1:] if group is not None)
        return inner.translate(_SMALL[match.group(1)])

    return _MATH.sub(lambda m: f"${_RAISED.sub(small, m.group(1))}$", text)


def _decoded(values: Sequence[str]) -> list[str]:
    """Return texts without LaTeX: letters with their accents, braces gone."""
    fields = [Field(key=f"f{index}", value=_flat_math(value)) for index, value in enumerate(values)]
    library = Library([Entry("misc", "x", fields)])
    library = middlewares.LatexDecodingMiddleware(keep_math_mode=False).transform(library)
    if not library.entries:
        return [re.sub(r"[{}]", "", value) for value in values]
    return [" ".join(str(field.value).split()) for field in library.entries[0].fields]


def _names(raw: str) -> list[dict[str, str]]:
    """Return names; what is held in braces is an institution and stays whole."""
    names = [n.strip() for n in re.split(r"\s+and\s+(?![^{]*\})", raw[:_LONGEST_NAMES]) if n.strip()]
    found = []
    for name, text in zip(names, _decoded(names), strict=True):
        if name.startswith("{") and name.endswith("}"):
            found.append({"literal": text})
        elif "," in text:
            found.append(person(text))
        elif " " in text:
            given, _, family = text.rpartition(" ")
            found.append({"family": family, "given": given})
        elif text.lower() != "others":
            found.append({"literal": text})
    return found


def _date(texts: Mapping[str, str]) -> dict[str, Any]:
    if day := _day(texts.get("date", "")):
        return day
    year = texts.get("year", "")
    if not (year.isascii() and year.isdigit()):
        return {"raw": year} if year else {}
    month = texts.get("month", "").strip().lower()
    number = int(month) if month.isascii() and month.isdigit() else 0
    number = number or next((i for i, m in enumerate(_MONTHS, 1) if month.startswith(m)), 0)
    day_of = texts.get("day", "")
    parts = [int(year), *([number] if number else [])]
    if number and day_of.isascii() and day_of.isdigit():
        parts.append(int(day_of))
    return {"date-parts": [parts]}


def _day(text: str) -> dict[str, Any]:
    numbers = text.partition("/")[0].split("-")
    if text and all(n.isascii() and n.isdigit() for n in numbers) and len(numbers[0]) == 4:
        return {"date-parts": [[int(n) for n in numbers[:3]]]}
    return {"raw": text} if text else {}
