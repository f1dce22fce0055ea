"""Sources as UN documents cite them: in full at first, by a short name and the number of that note later.

What stands in a full citation of each kind is in ``citation_forms``.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from uprdraft.assembly.citation_forms import author_name, written_form
from uprdraft.document.tree import CrossReference, Inline, Link, Text
from uprdraft.document.walk import plain_text
from uprdraft.records.sources import Source
from uprdraft.values.addresses import is_address
from uprdraft.values.dates import format_date
from uprdraft.values.locators import format_locator, join_words
from uprdraft.values.symbols import is_symbol

__all__ = ["SourceName", "full_citation", "has_symbol_only", "name_sources", "short_citation", "short_name"]

_UN_KINDS = frozenset({"un-document", "un-report", "un-meeting"})
_NAMED_BY_TITLE = frozenset({"statute", "treaty", "case"})


class SourceName(NamedTuple):
    """What a source is called in one document. ``mark`` tells apart two that read the same: "(a)"."""

    short: str
    mark: str = ""


def has_symbol_only(source: Source) -> bool:
    """Return whether UN style cites the source by its symbol alone, at every mention."""
    return source.kind in _UN_KINDS and bool(source.symbol)


def full_citation(source: Source, locator: str, name: SourceName | None = None) -> tuple[Inline, ...]:
    """Return the first citation of a source, without a full stop."""
    mark = f" {name.mark}" if name and name.mark else ""
    if has_symbol_only(source):
        where = f", {format_locator(locator)}" if locator else ""
        return (Text(f"{source.symbol}{mark}{where}"),)
    written = written_form(source, locator) + ((Text(mark),) if mark else ())
    if source.kind == "un-resolution" and is_symbol(source.symbol):
        return written
    return written + tuple(_where_to_read(source))


def _where_to_read(source: Source) -> Iterable[Inline]:
    if source.address:
        yield from (Text(", available at "), _linked(source.address))
        if source.accessed:
            yield Text(f" (accessed on {format_date(source.accessed)})")
    if source.archive.startswith(("http://", "https://")) and source.archive != source.address:
        yield from (Text(", archived at "), _linked(source.archive))


def _linked(address: str) -> Inline:
    """Return a link; an address that no link may lead to is shown all the same."""
    return Link(address, (Text(address),)) if is_address(address) else Text(address)


def short_citation(
    source: Source, locator: str, first_note: str, name: SourceName | None = None
) -> tuple[Inline, ...]:
    """Return a repeated citation: a short name, where the first one stands, and the locator."""
    name = name or SourceName(short_name(source))
    if has_symbol_only(source) or source.kind == "un-resolution":
        return full_citation(source, locator, name)
    where = f", {format_locator(locator)}" if locator else ""
    mark = f" {name.mark}" if name.mark else ""
    return (
        Text(f"{name.short}{mark} (see note "),
        CrossReference("note", first_note),
        Text(f" above){where}"),
    )


def short_name(source: Source) -> str:
    """Return a name by which a reader finds the source again: short title, family names or institution."""
    if source.kind == "interview":
        return f"interview {source.code}".rstrip()
    if source.short_title or source.kind in _NAMED_BY_TITLE:
        return source.short_title or source.title
    if source.author:
        return _family_names(source)
    return source.publisher or f"“{source.title}”"


def _family_names(source: Source) -> str:
    """Return one or two family names; of three and more, the first "and others"."""
    names = [n.literal or n.family or author_name(n, source.language) for n in source.author]
    return join_words(names) if len(names) <= 2 else f"{names[0]} and others"


def name_sources(sources: Iterable[Source]) -> Mapping[str, SourceName]:
    """Return for each source, by id, a short name that no other source of the document has.

    Where names agree the title is added, then the date; two that agree in all that is printed get a letter.
    """
    kept = {source.id: source for source in sources}
    names = {id_: short_name(source) for id_, source in kept.items()}
    for addition in (_title_added, _date_added):
        counts = Counter(name.casefold() for name in names.values())
        names = {
            id_: name + addition(kept[id_]) if counts[name.casefold()] > 1 else name
            for id_, name in names.items()
        }
    full = {id_: plain_text(full_citation(source, "")).casefold() for id_, source in kept.items()}
    marks = _letters({id_: f"{names[id_].casefold()}\n{full[id_]}" for id_ in names})
    return {id_: SourceName(name, marks.get(id_, "")) for id_, name in names.items()}


def _title_added(source: Source) -> str:
    return f", “{source.short_title or source.title}”"


def _date_added(source: Source) -> str:
    return f", {source.issued}" if source.issued.first else ""


def _letters(texts: Mapping[str, str]) -> dict[str, str]:
    counts = Counter(texts.values())
    given: Counter[str] = Counter()
    letters = {}
    for id_, text in texts.items():
        if counts[text] > 1:
            given[text] += 1
            letters[id_] = f"({chr(ord('a') + (given[text] - 1) % 26)})"
    return letters
