"""What is missing from the sources of a project, impossible in them, or not used."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from uprdraft.findings import Level
from uprdraft.records.reference import Reference
from uprdraft.records.sources import Source
from uprdraft.values.symbols import is_symbol, parse_symbol

__all__ = ["SourceFinding", "check_sources"]

_NEEDS_AUTHOR = frozenset(
    {"academic", "book", "chapter", "thesis", "ngo-report", "ngo-submission", "report", "testimony"}
)
_NEEDS_CONTAINER = frozenset({"chapter", "press"})
_NEEDS_SYMBOL = frozenset({"un-document", "un-report", "un-resolution"})
_UNDATED = frozenset({"treaty", "ngo-web", "un-web", "web-page", "dataset"})


@dataclass(frozen=True, slots=True)
class SourceFinding:
    """One thing about one source, with the next step."""

    source: str
    level: Level
    message: str
    hint: str = ""


def check_sources(
    own: Mapping[str, Source], cited: Iterable[str], known: Mapping[str, Source], reference: Reference
) -> Iterator[SourceFinding]:
    """Yield findings on the person's ``own`` sources and on what is cited, in the order of the files.

    ``cited`` are the ids that the text cites, ``known`` all sources that may be.
    """
    cited = set(cited)
    for source in own.values():
        yield from _of(source, reference)
        if source.id not in cited:
            yield SourceFinding(source.id, Level.ADVICE, "nothing cites it", "cite it, or take it out")
    for id_ in sorted(cited - known.keys()):
        if not is_symbol(id_):
            hint = "add it to sources.yaml, or correct the citation"
            yield SourceFinding(id_, Level.ERROR, "it is cited, but it is in no list of sources", hint)


def _of(source: Source, reference: Reference) -> Iterator[SourceFinding]:
    def finding(level: Level, message: str, hint: str) -> SourceFinding:
        return SourceFinding(source.id, level, message, hint)

    for missing, hint in _missing(source):
        yield finding(Level.WARNING, f"{missing} is missing", hint)
    yield from (finding(level, message, hint) for level, message, hint in _impossible(source, reference))
    if source.url and not source.archive:
        hint = "keep a copy in a web archive and write its address under “archive”"
        yield finding(Level.ADVICE, "no archived copy of its address is known", hint)
    if source.url and source.accessed is None:
        yield finding(
            Level.ADVICE, "the day it was read is missing", "write it under “accessed” (YYYY-MM-DD)"
        )


def _missing(source: Source) -> Iterator[tuple[str, str]]:
    if source.kind in _NEEDS_AUTHOR and not source.author and not source.editor:
        yield (
            "the author",
            "write it under “author”: a family and given name, or “literal” for an institution",
        )
    if source.issued.first is None and source.kind not in _UNDATED and source.issued.raw != "undated":
        yield "the date", "write it under “issued”; where the document has none, write: undated"
    if source.kind in _NEEDS_CONTAINER and not (source.container_title or source.publisher):
        yield "where it appeared", "write the newspaper or book under “container_title”"
    if source.kind in _NEEDS_SYMBOL and not source.symbol:
        yield "the document symbol", "it stands at the top of the first page; write it under “symbol”"
    if source.kind == "interview" and not source.code:
        yield "the code", "give the person a code in people.yaml and write it under “code”"
    if source.language != "en" and not source.title_original:
        if _is_latin(source.title):
            yield "the title in its own language", "write it under “title_original”"
        else:
            hint = "write it under “title”, and the title as it is now under “title_original”"
            yield "the title in English", hint


def _is_latin(text: str) -> bool:
    """Return whether most letters of ``text`` are Latin: whether readers of English can read it out."""
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters) >= len(letters)


def _impossible(source: Source, reference: Reference) -> Iterator[tuple[Level, str, str]]:
    if source.symbol and source.kind in _NEEDS_SYMBOL:
        if is_symbol(source.symbol):
            symbol = parse_symbol(source.symbol)
            for fault in reference.symbols.faults(symbol, reference.countries):
                level = Level.WARNING if fault.is_certain else Level.ADVICE
                yield level, f"{symbol}: {fault.message}", "compare it with the document"
        elif " resolution " not in source.symbol:
            yield (
                Level.WARNING,
                f"“{source.symbol}” is not built as a symbol is",
                "compare it with the document",
            )
    if source.accessed and source.issued.first and source.issued.first > source.accessed:
        yield Level.WARNING, "it was read before it appeared", "compare “issued” and “accessed”"
    if source.url and not source.url.startswith(("http://", "https://")):
        yield Level.WARNING, "its address is no web address", "write it with https://"
    if source.doi and not source.doi.startswith("10."):
        yield Level.WARNING, f"“{source.doi}” is no DOI", "a DOI begins with 10."
