"""Notes: marks are put down while the text is written, and settled when its order is known.

A mark first names a pending note. ``settle`` walks the finished tree, joins marks that stand side by
side, numbers the notes by their place, and writes each citation in full at first and short later.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from uprdraft.assembly.as_typed import type_line
from uprdraft.assembly.citing import SourceName, full_citation, has_symbol_only, name_sources, short_citation
from uprdraft.assembly.inline_rules import Cited, parse_citations
from uprdraft.assembly.materials import Materials
from uprdraft.document.rewrite import rewrite_lines
from uprdraft.document.tree import (
    Emphasis,
    Gap,
    Inline,
    Link,
    Note,
    NoteReference,
    Origin,
    Strong,
    Submission,
    Text,
)
from uprdraft.document.walk import plain_text
from uprdraft.records.library import Citation
from uprdraft.records.sources import Source
from uprdraft.values.ids import and_near
from uprdraft.values.locators import format_locator
from uprdraft.values.symbols import is_symbol, parse_symbol

__all__ = ["NoteBook"]

_DRAFT = Origin("draft", "note")


class _Cite(NamedTuple):
    """One source in a note: its locator, the document through which that is known, words before it."""

    source: str
    locator: str = ""
    cited_in: str | None = None
    prefix: str = ""


@dataclass
class NoteBook:
    """The pending notes of one assembly."""

    materials: Materials
    _pending: dict[str, tuple[_Cite, ...] | tuple[Inline, ...]] = field(default_factory=dict)

    def cite(self, citations: Sequence[Citation]) -> tuple[Inline, ...]:
        """Return a mark that cites ``citations``; a gap for each source that is not known."""
        return self._cite([_Cite(c.source, c.locator, c.cited_in) for c in citations])

    def cite_typed(self, typed: Sequence[Cited]) -> tuple[Inline, ...]:
        """Return a mark for a citation as typed in prose."""
        return self._cite([_Cite(c.source, c.locator, None, c.prefix) for c in typed])

    def _cite(self, cites: Sequence[_Cite]) -> tuple[Inline, ...]:
        """Return a mark for what is known, and a gap for each source that is not.

        A document symbol in place of an id cites that document: UN style needs no more than the symbol.
        """
        cites = [self._by_symbol(c) for c in cites]
        sources = self.materials.sources
        unknown = [c for c in cites if c.source not in sources]
        symbols = [c for c in unknown if is_symbol(c.source)]
        gaps = tuple(
            Gap(and_near(f"source “{c.source}” is not in your sources nor in the library", c.source, sources))
            for c in unknown
            if c not in symbols
        )
        known = tuple(c for c in cites if c.source in sources)
        marks = [self._mark(known)] if known else []
        marks += [self._mark(_symbol_alone(c)) for c in symbols]
        return gaps + tuple(node for mark in marks for node in mark)

    def _by_symbol(self, cite: _Cite) -> _Cite:
        """Return ``cite`` with the id of the source that has its symbol, where one has."""
        if cite.source in self.materials.sources or not is_symbol(cite.source):
            return cite
        symbol = str(parse_symbol(cite.source))
        same = (s.id for s in self.materials.sources.values() if s.symbol == symbol)
        return cite._replace(source=next(same, symbol))

    def write(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return a mark of a note with a text of its own; citations in it are written out in that text."""
        return self._mark(content)

    def _mark(self, content: tuple[_Cite, ...] | tuple[Inline, ...]) -> tuple[Inline, ...]:
        name = f"pending-{len(self._pending)}"
        self._pending[name] = content
        return (NoteReference(name),)

    def settle(self, submission: Submission) -> Submission:
        """Return ``submission`` with its notes written, numbered in the order of their marks."""
        settling = _Settling(self.materials, self._pending, self._names())
        rewritten = rewrite_lines(submission, settling.line)
        return replace(rewritten, notes=tuple(settling.notes))

    def _names(self) -> Mapping[str, SourceName]:
        """Return what each source that may be cited here is called, so that no two are called the same."""
        sources = self.materials.sources
        cited: dict[str, Source] = {}
        for content in self._pending.values():
            for item in content:
                if isinstance(item, _Cite):
                    through = (item.cited_in, sources[item.source].locators_from)
                    cited |= {i: sources[i] for i in through if i and i in sources}
                    cited[item.source] = sources[item.source]
        return name_sources(cited.values())


@dataclass
class _Settling:
    materials: Materials
    pending: dict[str, tuple[_Cite, ...] | tuple[Inline, ...]]
    names: Mapping[str, SourceName]
    notes: list[Note] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)
    """For each source cited in full, the note that does."""

    def line(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return one line with its pending marks settled; neighbours share a mark."""
        out: list[Inline] = []
        group: list[str] = []
        for node in (*content, None):
            if isinstance(node, NoteReference):
                group.append(node.note)
                continue
            if group:
                out.append(NoteReference(self._write(group)))
                group = []
            if isinstance(node, Emphasis | Strong | Link):
                node = replace(node, content=self.line(node.content))
            if node is not None:
                out.append(node)
        return tuple(out)

    def _write(self, names: list[str]) -> str:
        note_id = f"n{len(self.notes) + 1}"
        cited: list[str] = []
        content = _sentence(self._parts(names, note_id, cited))
        typed = "".join(self._typed(name) for name in names)
        self.notes.append(Note(note_id, content, tuple(dict.fromkeys(cited)), _DRAFT, typed))
        return note_id

    def _typed(self, name: str) -> str:
        """Return a pending note as a person would type it."""
        content = self.pending[name]
        cites = [item for item in content if isinstance(item, _Cite)]
        if not cites:
            return f"^[{type_line(tuple(n for n in content if not isinstance(n, _Cite)), self._typed, breaks=False)}]"
        cites = [self._without_known_way(cite) for cite in cites]
        if not any(cite.cited_in for cite in cites):
            return f"[{'; '.join(_as_typed(cite) for cite in cites)}]"
        return f"^[{'; '.join(_with_through(cite) for cite in cites)}]"

    def _without_known_way(self, cite: _Cite) -> _Cite:
        """Return a citation without the document it is known through, where its source tells that anyway."""
        source = self.materials.sources.get(cite.source)
        is_told = source is not None and bool(cite.locator) and source.locators_from == cite.cited_in
        return cite._replace(cited_in=None) if is_told else cite

    def _parts(self, names: list[str], note_id: str, cited: list[str]) -> list[tuple[Inline, ...]]:
        """Return the citations and texts of pending notes that share a mark; the same citation once."""
        parts: list[tuple[Inline, ...]] = []
        seen: set[object] = set()
        for name in names:
            for item in _items(self.pending[name]):
                if isinstance(item, _Cite):
                    cited.append(item.source)
                    if self._identity(item) not in seen:
                        parts.append(self._citation(item, note_id))
                    seen.add(self._identity(item))
                else:
                    parts.append(self._written_out(item, note_id, cited))
        return parts

    def _identity(self, cite: _Cite) -> tuple[str, ...]:
        """Return what makes a citation the same as another: its symbol, or the source itself."""
        source = self.materials.sources[cite.source]
        return (source.symbol if has_symbol_only(source) else cite.source, cite.locator, cite.prefix)

    def _written_out(self, content: tuple[Inline, ...], note_id: str, cited: list[str]) -> tuple[Inline, ...]:
        """Return the text of a note with what it cites in its place: a note has no notes."""
        out: list[Inline] = []
        for node in content:
            match node:
                case NoteReference():
                    out += self._inside(node.note, note_id, cited, _needs_space(out))
                case Emphasis() | Strong() | Link():
                    out.append(replace(node, content=self._written_out(node.content, note_id, cited)))
                case _:
                    out.append(node)
        return tuple(out)

    def _inside(self, name: str, note_id: str, cited: list[str], spaced: bool) -> Iterator[Inline]:
        """Yield a citation that stands in a note, or the text of a note in it, in brackets."""
        is_cited = all(isinstance(item, _Cite) for item in _items(self.pending[name]))
        yield Text((" " if spaced else "") + ("" if is_cited else "("))
        for index, part in enumerate(self._parts([name], note_id, cited)):
            yield from ((Text("; "),) if index else ())
            yield from part
        yield Text("" if is_cited else ")")

    def _citation(self, cite: _Cite, note_id: str) -> tuple[Inline, ...]:
        text = self._named(cite.source, cite.locator, note_id)
        source = self.materials.sources[cite.source]
        through = cite.cited_in or (source.locators_from if cite.locator else None)
        if through and through in self.materials.sources:
            text += (Text(", as cited in "), *self._named(through, "", note_id))
        return (Text(f"{cite.prefix} "), *text) if cite.prefix else text

    def _named(self, source_id: str, locator: str, note_id: str) -> tuple[Inline, ...]:
        source = self.materials.sources[source_id]
        first = self.first.get(source_id)
        if first is not None and first != note_id:
            return short_citation(source, locator, first, self.names.get(source_id))
        if not has_symbol_only(source):
            self.first.setdefault(source_id, note_id)
        return full_citation(source, locator, self.names.get(source_id))


def _symbol_alone(cite: _Cite) -> tuple[Inline, ...]:
    where = f", {format_locator(cite.locator)}" if cite.locator else ""
    lead = f"{cite.prefix} " if cite.prefix else ""
    return (Text(f"{lead}{cite.source}{where}"),)


def _as_typed(cite: _Cite) -> str:
    id_ = cite.source if len(parse_citations(f"@{cite.source}")) == 1 else f"{{{cite.source}}}"
    lead = f"{cite.prefix} " if cite.prefix else ""
    return f"{lead}@{id_}{f', {cite.locator}' if cite.locator else ''}"


def _with_through(cite: _Cite) -> str:
    """Return a citation inside a typed note: only there can be said through which document it is known."""
    through = f", as cited in [@{cite.cited_in}]" if cite.cited_in else ""
    return f"[{_as_typed(cite)}]{through}"


def _needs_space(before: list[Inline]) -> bool:
    """Return whether words stand before that a citation must not touch."""
    last = plain_text(before[-1:])
    return bool(last) and not last.endswith((" ", "(", "[", "“", "‘", "\n"))


def _items(content: tuple[_Cite, ...] | tuple[Inline, ...]) -> list[_Cite | tuple[Inline, ...]]:
    if content and isinstance(content[0], _Cite):
        return [c for c in content if isinstance(c, _Cite)]
    return [content]  # type: ignore[list-item]


def _sentence(parts: list[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """Join citations with semicolons, sentences with spaces; begin with a capital, close with a full stop."""
    out: list[Inline] = []
    for index, part in enumerate(parts):
        if index:
            out.append(Text(" " if plain_text(out[-1:]).endswith((".", "?", "!")) else "; "))
        out += part
    if out and isinstance(out[0], Text):
        out[0] = Text(out[0].text[:1].upper() + out[0].text[1:], out[0].language)
    if out and isinstance(out[-1], Text) and out[-1].text.rstrip().endswith((".", "?", "!")):
        return tuple(out)
    return (*out, Text("."))
