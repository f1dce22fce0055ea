"""Notes: marks are put down while the text is written, and settled when its order is known.

A mark first names a pending note. ``settle`` walks the finished tree, joins marks that stand side by
side, numbers the notes by their place, and writes each citation in full at first and short later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from uprdraft.assembly.citing import SourceName, full_citation, has_symbol_only, name_sources, short_citation
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
from uprdraft.records.library import Citation, Source
from uprdraft.values.locators import format_locator
from uprdraft.values.symbols import is_symbol, parse_symbol

__all__ = ["NoteBook"]

_DRAFT = Origin("draft", "note")


@dataclass
class NoteBook:
    """The pending notes of one assembly."""

    materials: Materials
    _pending: dict[str, tuple[Citation, ...] | tuple[Inline, ...]] = field(default_factory=dict)

    def cite(self, citations: Sequence[Citation]) -> tuple[Inline, ...]:
        """Return a mark that cites ``citations``; a gap for each source that is not known.

        A document symbol in place of an id cites that document: UN style needs no more than the symbol.
        """
        citations = [self._by_symbol(c) for c in citations]
        typed = [c for c in citations if c.source not in self.materials.sources and is_symbol(c.source)]
        citations = [c for c in citations if c not in typed]
        known = tuple(c for c in citations if c.source in self.materials.sources)
        gaps = tuple(
            Gap(f"source “{c.source}” is not in your sources nor in the library")
            for c in citations
            if c.source not in self.materials.sources
        )
        marks = [self._mark(known)] if known else []
        marks += [self._mark(_symbol_alone(c)) for c in typed]
        return gaps + tuple(node for mark in marks for node in mark)

    def _by_symbol(self, citation: Citation) -> Citation:
        """Return ``citation`` with the id of the source that has its symbol, where one has."""
        if citation.source in self.materials.sources or not is_symbol(citation.source):
            return citation
        symbol = str(parse_symbol(citation.source))
        same = (s.id for s in self.materials.sources.values() if s.symbol == symbol)
        return citation.model_copy(update={"source": next(same, symbol)})

    def cite_pairs(self, pairs: Sequence[tuple[str, str]]) -> tuple[Inline, ...]:
        """Return a mark for ``(source, locator)`` pairs as typed in prose."""
        return self.cite(
            [
                Citation.model_construct(source=source, locator=locator, cited_in=None)
                for source, locator in pairs
            ]
        )

    def write(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return a mark of a note with a text of its own."""
        return self._mark(content)

    def _mark(self, content: tuple[Citation, ...] | tuple[Inline, ...]) -> tuple[Inline, ...]:
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
        cited: dict[str, Source] = {}
        for content in self._pending.values():
            for item in content:
                if isinstance(item, Citation):
                    source = self.materials.sources[item.source]
                    through = (item.cited_in, source.locators_from)
                    cited |= {
                        i: self.materials.sources[i] for i in through if i and i in self.materials.sources
                    }
                    cited[item.source] = source
        return name_sources(cited.values())


@dataclass
class _Settling:
    materials: Materials
    pending: dict[str, tuple[Citation, ...] | tuple[Inline, ...]]
    names: Mapping[str, SourceName]
    notes: list[Note] = field(default_factory=list)
    first: dict[str, str] = field(default_factory=dict)

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
        parts: list[tuple[Inline, ...]] = []
        cited: list[str] = []
        for name in names:
            for item in _items(self.pending[name]):
                if isinstance(item, Citation):
                    if (text := self._citation(item, note_id)) not in parts:
                        parts.append(text)
                    cited.append(item.source)
                else:
                    parts.append(item)
        content = _sentence(parts)
        self.notes.append(Note(note_id, content, tuple(dict.fromkeys(cited)), _DRAFT))
        return note_id

    def _citation(self, citation: Citation, note_id: str) -> tuple[Inline, ...]:
        text = self._named(citation.source, citation.locator, note_id)
        source = self.materials.sources[citation.source]
        through = citation.cited_in or (source.locators_from if citation.locator else None)
        if through and through in self.materials.sources:
            text += (Text(", as cited in "), *self._named(through, "", note_id))
        return text

    def _named(self, source_id: str, locator: str, note_id: str) -> tuple[Inline, ...]:
        source = self.materials.sources[source_id]
        if source_id in self.first and self.first[source_id] != note_id:
            return short_citation(source, locator, self.first[source_id], self.names.get(source_id))
        if not has_symbol_only(source):
            self.first.setdefault(source_id, note_id)
        return full_citation(source, locator, self.names.get(source_id))


def _symbol_alone(citation: Citation) -> tuple[Inline, ...]:
    where = f", {format_locator(citation.locator)}" if citation.locator else ""
    return (Text(f"{citation.source}{where}"),)


def _items(content: tuple[Citation, ...] | tuple[Inline, ...]) -> list[Citation | tuple[Inline, ...]]:
    if content and isinstance(content[0], Citation):
        return [c for c in content if isinstance(c, Citation)]
    return [content]  # type: ignore[list-item]


def _sentence(parts: list[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """Join citations with semicolons, begin with a capital and close with a full stop."""
    out: list[Inline] = []
    for index, part in enumerate(parts):
        if index:
            out.append(Text("; "))
        out += part
    if out and isinstance(out[0], Text):
        out[0] = Text(out[0].text[:1].upper() + out[0].text[1:], out[0].language)
    if out and isinstance(out[-1], Text) and out[-1].text.rstrip().endswith((".", "?", "!")):
        return tuple(out)
    return (*out, Text("."))
