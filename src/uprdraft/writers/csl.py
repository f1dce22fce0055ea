"""Sources as CSL-JSON. What CSL has no word for stands under ``custom``, so that nothing is lost on the way back."""

import json
from collections.abc import Iterable
from typing import Any

from uprdraft.records.sources import Name, Source
from uprdraft.values.csl import CSL_TYPE_BY_KIND, KIND_BY_CSL_TYPE, TEXT_FIELDS, csl_date, date_text

__all__ = ["csl_items", "write_csl"]

_OWN = (
    "symbol", "translated", "locators_from", "archive", "code", "footnotes", "issued", "named_in_full", "named_again",
)  # fmt: skip


def write_csl(sources: Iterable[Source]) -> str:
    """Return the sources as a CSL-JSON list."""
    return json.dumps(csl_items(sources), ensure_ascii=False, indent=2) + "\n"


def csl_items(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Return one CSL item a source, under its own id."""
    return [_item(source) for source in sources]


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {"id": source.id, "type": CSL_TYPE_BY_KIND[source.kind]}
    for key, name in TEXT_FIELDS.items():
        if text := getattr(source, name):
            item[key] = text
    for role in ("author", "editor"):
        if names := getattr(source, role):
            item[role] = [_name(n) for n in names]
    if source.issued.first:
        item["issued"] = csl_date(source.issued.raw)
    if source.accessed:
        item["accessed"] = csl_date(source.accessed.isoformat())
    if source.language != "en":
        item["language"] = source.language
    if source.symbol and not source.number:
        item["number"] = source.symbol
    if own := _own(source, item):
        item["custom"] = {"uprdraft": own}
    return item


def _name(name: Name) -> dict[str, str]:
    return {key: value for key, value in name.model_dump().items() if value}


def _own(source: Source, item: dict[str, Any]) -> dict[str, Any]:
    """Return what a reader of the CSL fields alone would not get back."""
    own: dict[str, Any] = {}
    if KIND_BY_CSL_TYPE.get(item["type"], "other") != source.kind or source.symbol:
        own["kind"] = source.kind
    for field in _OWN:
        value = getattr(source, field)
        if field == "issued":
            value = source.issued.raw if date_text(item.get("issued")) != source.issued.raw else ""
        if value:
            own[field] = list(value) if isinstance(value, tuple) else value
    if source.symbol_certainty:
        own["symbol_certainty"] = source.symbol_certainty.value
    return own
