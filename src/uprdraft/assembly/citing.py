"""Sources as UN documents cite them, one form a kind; full at first, short on repeat."""

from uprdraft.document.tree import CrossReference, Inline, Link, Text
from uprdraft.records.library import Name, Source
from uprdraft.values.addresses import is_address
from uprdraft.values.locators import format_locator, join_words

__all__ = ["full_citation", "has_symbol_only", "short_citation", "short_name"]

_UN_KINDS = frozenset({"un-document", "un-report"})
_FAMILY_FIRST = frozenset({"ko", "zh", "ja", "vi"})
_RESOLUTIONS = {
    "A/HRC/RES/": "Human Rights Council",
    "A/RES/": "General Assembly",
    "S/RES/": "Security Council",
}
_LANGUAGE_NAMES = {
    "ko": "Korean",
    "zh": "Chinese",
    "ja": "Japanese",
    "fr": "French",
    "es": "Spanish",
    "ru": "Russian",
}


def has_symbol_only(source: Source) -> bool:
    """Return whether UN style cites the source by its symbol alone, at every mention."""
    return source.kind in _UN_KINDS and bool(source.symbol)


def _author(name: Name, language: str) -> str:
    """Return a name in the order of its language: family name first in Korean, Chinese and Japanese."""
    if name.literal:
        return name.literal
    order = (name.family, name.given) if language in _FAMILY_FIRST else (name.given, name.family)
    return " ".join(part for part in order if part)


def _authors(source: Source) -> str:
    names = [_author(n, source.language) for n in source.author]
    return join_words(names) if len(names) <= 3 else f"{names[0]} and others"


def full_citation(source: Source, locator: str) -> tuple[Inline, ...]:
    """Return the first citation of a source, without a full stop."""
    where = f", {format_locator(locator)}" if locator else ""
    if has_symbol_only(source):
        return (Text(f"{source.symbol}{where}"),)
    if source.kind == "un-resolution":
        return (Text(f"{_resolution(source)}{where}"),)
    return _published(source, where)


def _resolution(source: Source) -> str:
    """Return "Human Rights Council resolution 52/28", as UN documents name resolutions."""
    for prefix, body in _RESOLUTIONS.items():
        if source.symbol.startswith(prefix):
            return f"{body} resolution {source.symbol.removeprefix(prefix)}"
    return source.symbol or source.title


def _published(source: Source, where: str) -> tuple[Inline, ...]:
    is_law = source.kind in ("statute", "treaty")
    authors = "" if is_law else _authors(source)
    parts: list[Inline] = [Text(f"{authors}, ")] if authors else []
    parts.append(Text(source.title if is_law else f"“{source.title}”"))
    if source.title_original and source.title_original != source.title:
        parts += [Text(" ("), Text(source.title_original, source.language), Text(")")]
    elif source.language in _LANGUAGE_NAMES:
        parts.append(Text(f" (in {_LANGUAGE_NAMES[source.language]})"))
    tail = [source.container_title]
    if source.publisher and not is_law and source.publisher not in (authors, source.container_title):
        tail.append(source.publisher)
    if source.symbol:
        tail.append(source.symbol)
    if source.issued.first and source.kind != "treaty":
        tail.append(str(source.issued))
    parts.append(Text("".join(f", {part}" for part in tail if part) + where))
    if source.url:
        # An address that no link may lead to is shown all the same.
        shown = Text(source.url)
        parts += [Text(", available at "), Link(source.url, (shown,)) if is_address(source.url) else shown]
        if source.accessed:
            parts.append(Text(f" (accessed on {source.accessed.day} {source.accessed:%B %Y})"))
    return tuple(parts)


def short_citation(
    source: Source, locator: str, first_note: str, *, is_alone: bool = True
) -> tuple[Inline, ...]:
    """Return a repeated citation: a short name, where the first one stands, and the locator.

    Where the first note cites several sources of that name (not ``is_alone``), the title stands with it.
    """
    where = f", {format_locator(locator)}" if locator else ""
    if has_symbol_only(source) or source.kind == "un-resolution":
        return full_citation(source, locator)
    name = short_name(source)
    if not is_alone and source.title != name:
        name += f", “{source.title}”"
    return (
        Text(f"{name} (see note "),
        CrossReference("note", first_note),
        Text(f" above){where}"),
    )


def short_name(source: Source) -> str:
    """Return a name by which a reader finds the source again: short title, family name or institution."""
    if source.short_title or source.kind in ("statute", "treaty"):
        return source.short_title or source.title
    if source.author:
        first = source.author[0]
        name = first.literal or first.family or first.given
        return f"{name} and others" if len(source.author) > 1 else name
    return source.publisher or source.title
