"""One CSL item as the fields of a source: what has a place is taken, what has none is named, nothing is added."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from uprdraft.values.csl import KIND_BY_CSL_TYPE, TEXT_FIELDS, date_text
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.symbols import Symbol, find_symbols, is_symbol, parse_symbol
from uprdraft.values.text import clean_line

__all__ = ["OWN_KEY", "Taken", "take_item"]

OWN_KEY = "uprdraft"
"""Under ``custom`` of a CSL item: the fields that CSL has no word for."""
_MARKUP = lazy_pattern(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_LANGUAGES = {
    "english": "en", "french": "fr", "spanish": "es", "russian": "ru", "chinese": "zh", "korean": "ko",
    "japanese": "ja", "arabic": "ar", "german": "de", "portuguese": "pt", "vietnamese": "vi", "thai": "th",
    "mongolian": "mn", "lao": "lo", "american": "en", "australian": "en", "british": "en", "canadian": "en",
    "ukenglish": "en", "usenglish": "en", "anglais": "en", "francais": "fr", "français": "fr", "austrian": "de",
    "deutsch": "de", "ngerman": "de", "nswissgerman": "de", "swissgerman": "de", "brazilian": "pt", "czech": "cs",
    "danish": "da", "dutch": "nl", "finnish": "fi", "greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu",
    "indonesian": "id", "italian": "it", "magyar": "hu", "malay": "ms", "norsk": "no", "norwegian": "no",
    "persian": "fa", "polish": "pl", "romanian": "ro", "swedish": "sv", "turkish": "tr", "ukrainian": "uk",
    "urdu": "ur", "chinese-traditional": "zh", "traditionalchinese": "zh", "simplifiedchinese": "zh",
    "中文": "zh", "한국어": "ko", "日本語": "ja",
}  # fmt: skip
_OTHER_KEYS = frozenset(
    ("id", "type", "author", "editor", "issued", "accessed", "language", "custom", "call-number", "archive")
)
_LIMITS = {"note": 4000}
_OWN_FIELDS = frozenset(
    (
        "kind",
        "symbol",
        "symbol_certainty",
        "translated",
        "locators_from",
        "archive",
        "code",
        "footnotes",
        "named_in_full",
        "named_again",
        "issued",
    )
)
_LONGEST = 2000
_NO_DATE = "unknown"


@dataclass(frozen=True, slots=True)
class Taken:
    """The fields of a source by our names, without an id; ``left`` names what was not taken, and why."""

    fields: dict[str, Any]
    left: tuple[tuple[str, str], ...]


def take_item(item: Mapping[str, Any]) -> Taken | None:
    """Return the source that a CSL item describes; None where it has no title."""
    fields: dict[str, Any] = {"kind": KIND_BY_CSL_TYPE.get(str(item.get("type", "")), "other")}
    left: list[tuple[str, str]] = []
    for key, name in TEXT_FIELDS.items():
        text = _text(item.get(key), _LIMITS.get(name, _LONGEST))
        if text:
            fields[name] = text
    if "title" not in fields:
        return None
    for role in ("author", "editor"):
        names = [person for entry in _list(item.get(role)) if (person := _name(entry))]
        if names:
            fields[role] = names
    fields["issued"] = date_text(item.get("issued")) or _NO_DATE
    _take_day(item, fields, left)
    _take_language(item, fields, left)
    _take_address(item, fields, left)
    _take_symbol(item, fields)
    _take_own(item, fields)
    if fields["kind"] == "interview" and fields.pop("author", None):
        left.append(("author", "a person who was interviewed is never named; give the interview a code"))
    known = {*TEXT_FIELDS, *_OTHER_KEYS}
    left += [(str(k), "no citation prints it") for k, v in item.items() if v and k not in known]
    return Taken(fields, tuple(left))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any, limit: int) -> str:
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        return ""
    text = clean_line(_MARKUP.sub("", str(value)))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _name(entry: Any) -> dict[str, str]:
    if not isinstance(entry, Mapping):
        return {}
    literal = _text(entry.get("literal"), 300)
    if literal:
        return {"literal": literal}
    before = _text(entry.get("non-dropping-particle"), 40)
    between = _text(entry.get("dropping-particle"), 40)
    family = " ".join(p for p in (before, _text(entry.get("family"), 200)) if p)
    given = " ".join(p for p in (_text(entry.get("given"), 200), between) if p)
    if not given:
        return {"literal": family} if family else {}
    return {"family": family, "given": given} if family else {"literal": given}


def _take_day(item: Mapping[str, Any], fields: dict[str, Any], left: list[tuple[str, str]]) -> None:
    day = date_text(item.get("accessed"))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        fields["accessed"] = day
    elif day:
        left.append(("accessed", "the day of reading is not whole"))


def _take_language(item: Mapping[str, Any], fields: dict[str, Any], left: list[tuple[str, str]]) -> None:
    raw = _text(item.get("language"), 60)
    code = _LANGUAGES.get(raw.lower(), raw.lower().replace("_", "-").partition("-")[0])
    if re.fullmatch(r"[a-z]{2,3}", code):
        fields["language"] = code
    elif raw:
        left.append(("language", "no language code"))


def _take_address(item: Mapping[str, Any], fields: dict[str, Any], left: list[tuple[str, str]]) -> None:
    if "doi" in fields:
        fields["doi"] = re.sub(
            r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", fields["doi"], flags=re.IGNORECASE
        )
    if "url" in fields and not re.match(r"https?://\S+$", fields["url"]):
        left.append(("URL", "it is no web address"))
        del fields["url"]
    archive = _text(item.get("archive"), _LONGEST)
    if archive.startswith(("http://", "https://")):
        fields["archive"] = archive
    elif archive:
        left.append(("archive", "it names an archive, not an address"))


def _take_symbol(item: Mapping[str, Any], fields: dict[str, Any]) -> None:
    """Recognise a document symbol where one stands: as the number, the call number, or in the title."""
    symbol = _find_symbol(fields, _text(item.get("call-number"), 200))
    if symbol is None:
        return
    fields["symbol"] = str(symbol)
    if fields.get("number", "") and is_symbol(fields["number"]):
        del fields["number"]
    if "RES" in symbol.elements or "DEC" in symbol.elements:
        fields["kind"] = "un-resolution"
    elif symbol.elements[0] == "INT":
        fields["kind"] = "ngo-submission"
    elif fields["kind"] in ("report", "statute", "other", "web-page", "testimony", "book"):
        fields["kind"] = "un-document"


def _find_symbol(fields: Mapping[str, Any], call_number: str) -> Symbol | None:
    for text in (fields.get("number", ""), call_number):
        if text and is_symbol(text):
            return parse_symbol(text)
    found = list(find_symbols(fields["title"]))
    return found[0].symbol if len(found) == 1 else None


def _take_own(item: Mapping[str, Any], fields: dict[str, Any]) -> None:
    """Put back what our own export kept beside the CSL fields."""
    custom = item.get("custom")
    own = custom.get(OWN_KEY) if isinstance(custom, Mapping) else None
    if isinstance(own, Mapping):
        fields |= {str(k): v for k, v in own.items() if k in _OWN_FIELDS}
        if fields.get("number") == own.get("symbol"):
            fields.pop("number", None)
