"""The draft as plain data while changes are put into it, each where it belongs."""

import copy
import re
from collections.abc import Mapping
from typing import Any

from uprdraft.assembly.as_typed import type_block, type_line
from uprdraft.assembly.overriding import replaced_fingerprint
from uprdraft.document.tree import (
    Heading,
    Inline,
    ListBlock,
    NoteReference,
    Paragraph,
    Strong,
    Submission,
    Table,
)
from uprdraft.document.walk import iter_inlines, plain_text
from uprdraft.pipeline.comparing.units import Unit
from uprdraft.pipeline.pulling.fields import OpenField
from uprdraft.pipeline.pulling.homes import Home
from uprdraft.pipeline.pulling.note_forms import NoteForms

__all__ = ["Sheet", "shortened"]

_LONGEST_QUOTE = 200
Where = tuple[str, ...]
"""A prose field: ``("prose", part)`` or ``("overrides", paragraph, "text" or "after")``."""


def shortened(quote: str) -> str:
    """Return the beginning of the words that a comment is about, as they stand in the draft."""
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE].rstrip()}…"


class Sheet:
    """Changes to one draft. ``data`` is what draft.yaml holds; it is copied, never changed in place."""

    def __init__(self, data: Mapping[str, Any], tree: Submission, forms: NoteForms) -> None:
        self.data: dict[str, Any] = copy.deepcopy(dict(data))
        self._before = copy.deepcopy(self.data)
        self._now = {note.id: note.typed for note in tree.notes}
        self._forms = forms
        self._fields: dict[Where, OpenField] = {}
        self._added: set[str] = set()

    def changes(self) -> dict[str, Any]:
        """Return the top keys of the draft that changed, with their new values."""
        for where, opened in self._fields.items():
            self._write(where, opened.text())
        self._fields.clear()
        return {key: value for key, value in self.data.items() if self._before.get(key) != value}

    # What happens to a place

    def change(self, home: Home, new: Unit, *, plainly: bool = False) -> None:
        """Put the words of ``new`` in the place of ``home``; ``plainly`` as an override of the paragraph."""
        if (found := self._locate(home)) is not None:
            opened, position = found
            if position < 0 or not home.leaf:
                text = self._typed(new)
                opened.add_after(-1, text) if position < 0 else opened.put(position, text)
            elif not isinstance(home.block, Heading) and isinstance(new.node, Paragraph | Table):
                opened.change_inside(position, home.block, home.leaf, new.node)
        elif plainly or not self._change_field(home, new):
            self._override(home)["text"] = (
                self._line(new) if isinstance(home.block, Heading) else self._typed(new)
            )

    def delete(self, home: Home) -> bool:
        """Take the place out; return False for a heading, which goes with what stands under it."""
        if isinstance(home.block, Heading):
            return False
        if (found := self._locate(home)) is not None:
            opened, position = found
            if home.leaf:
                opened.change_inside(position, home.block, home.leaf, None)
            elif position >= 0:
                opened.put(position, None)
        else:
            own = self._override(home)
            own["left_out"] = "true"
            own.pop("text", None)
            if home.path.startswith("annex/") and self._is_left_out(home):
                self.data["overrides"].remove(own)
        return True

    def _is_left_out(self, home: Home) -> bool:
        """Return whether the recommendation that an annex repeats is left out, and with it the repetition."""
        twin = self._find_override(home.path.replace("annex/", "recommendations/", 1))
        return bool(twin and twin.get("left_out"))

    def add(self, new: Unit, before: Home | None, following: Home | None) -> bool:
        """Add a paragraph or table behind ``before``, or where nothing is known, in front of ``following``."""
        if before is not None and before.is_recommendation and _is_recommendation(new):
            return self._add_recommendation(before, {"id": self._own_id(new), "own_wording": self._line(new)})
        return self._place(self._typed_alone(new), new, before, following)

    def move(self, home: Home, new: Unit, before: Home | None, following: Home | None) -> bool:
        """Take the place out where it stands and put it behind ``before``; the words are those of ``new``."""
        if isinstance(home.block, Heading):
            return False
        if home.is_recommendation and home.path.startswith("recommendations/"):
            target = before if before is not None and before.is_recommendation else None
            first = following if following is not None and following.is_recommendation else None
            if target is None and first is None:
                return False
            entry = self._take_recommendation(home)
            return bool(entry) and self._add_recommendation(target or first, entry, in_front=target is None)  # type: ignore[arg-type]
        text = self._typed(new)
        if (found := self._locate(home)) is not None and not home.leaf and found[1] >= 0:
            text = found[0].text_at(found[1]) or text
        return self.delete(home) and self._place(text, new, before, following)

    def remark(self, place: str, text: str, quote: str, author: str) -> None:
        """Put a comment beside a place, with the beginning of the words it is about."""
        entry = {"place": place, "quote": shortened(quote), "text": text, "author": author}
        self.data.setdefault("comments", []).append({k: v for k, v in entry.items() if v})

    # Where it belongs

    def _locate(self, home: Home) -> tuple[OpenField, int] | None:
        """Return the prose field that a place stands in and its position there; -1 for a part not yet written."""
        first, _, rest = home.path.partition("/")
        if first == "prose":
            part, _, number = rest.rpartition("/")
            if part and number.isdigit():
                return self._open(("prose", part), int(number) - 1)
            return self._open(("prose", rest), -1)
        if first == "overrides":
            paragraph, name, number = rest.rsplit("/", 2)
            return self._open(("overrides", paragraph, name), int(number) - 1)
        own = self._find_override(home.path)
        if own is not None and str(own.get("text") or "").strip() and not isinstance(home.block, Heading):
            return self._open(("overrides", home.path, "text"), 0)
        return None

    def _open(self, where: Where, position: int) -> tuple[OpenField, int] | None:
        if where not in self._fields:
            self._fields[where] = OpenField(
                self._read(where), lambda i: self._now.get(i, ""), self._forms.typed
            )
        opened = self._fields[where]
        return (opened, position) if position < len(opened) else None

    def _read(self, where: Where) -> str:
        if where[0] == "prose":
            return str((self.data.get("prose") or {}).get(where[1]) or "")
        own = self._find_override(where[1])
        return str((own or {}).get(where[2]) or "")

    def _write(self, where: Where, text: str) -> None:
        if where[0] == "prose":
            prose = self.data["prose"] = dict(self.data.get("prose") or {})
            prose[where[1]] = text
            return
        own = self._find_override(where[1])
        if own is None:
            return
        own[where[2]] = text
        if where[2] == "text" and not text.strip():
            own["left_out"] = "true"

    def _find_override(self, path: str) -> dict[str, Any] | None:
        return next((o for o in self.data.get("overrides") or () if o.get("paragraph") == path), None)

    def _override(self, home: Home, *, replaces: bool = True) -> dict[str, Any]:
        """Return the override of a generated place, made where there is none."""
        own = self._find_override(home.path)
        if own is None:
            own = {"paragraph": home.path}
            self.data["overrides"] = [*(self.data.get("overrides") or ()), own]
        if replaces and not own.get("replaces"):
            own["replaces"] = replaced_fingerprint(home.block)
        return own

    def _place(self, text: str, new: Unit, before: Home | None, following: Home | None) -> bool:
        if before is None or isinstance(before.block, Heading):
            found = self._locate(following) if following is not None and not following.leaf else None
            if (
                following is not None
                and found is not None
                and found[1] >= 0
                and self._follows(before, following)
            ):
                found[0].add_before(found[1], text)
                return True
        if before is None:
            return False
        if (found := self._locate(before)) is not None:
            opened, position = found
            if before.leaf and position >= 0 and _is_item(new) and isinstance(new.node, Paragraph):
                opened.add_inside(position, before.block, before.leaf, new.node)  # type: ignore[arg-type]
            else:
                opened.add_after(position, text)
            return True
        self._override(before, replaces=False)
        found = self._open(("overrides", before.path, "after"), -1)
        if found is not None:
            found[0].add_after(-1, text)
        return found is not None

    def _follows(self, before: Home | None, following: Home) -> bool:
        return before is None or before.section == following.section

    # Fields of their own

    def _change_field(self, home: Home, new: Unit) -> bool:
        first = home.path.partition("/")[0]
        theme_id, id_ = home.theme_and_id
        if first in ("recommendations", "annex"):
            entry = self._entry(theme_id, "recommendations", id_)
            return self._set(entry, "own_wording", self._line(new))
        if first == "facts":
            return self._change_facts(home, new)
        if first == "heading":
            section = home.path.partition("/")[2].removeprefix("annex-").removeprefix("theme-")
            return self._set(self._theme(section), "heading", new.words)
        if isinstance(home.block, Paragraph) and home.block.role == "subtitle":
            self.data["title"] = new.words
            return True
        return False

    def _set(self, entry: dict[str, Any] | None, key: str, value: str) -> bool:
        if entry is not None:
            entry[key] = value
        return entry is not None

    def _change_facts(self, home: Home, new: Unit) -> bool:
        """Give each fact of a paragraph the words between its note and the one before it, where that fits."""
        theme = self._theme(home.theme_and_id[0])
        if theme is None or not isinstance(home.block, Paragraph) or not isinstance(new.node, Paragraph):
            return False
        old, wanted = _between_notes(home.block.content), _between_notes(new.node.content)
        forms = [
            self._forms.typed(n.note) for n in iter_inlines(new.node.content) if isinstance(n, NoteReference)
        ]
        held = [
            self._now.get(n.note) for n in iter_inlines(home.block.content) if isinstance(n, NoteReference)
        ]
        if old is None or wanted is None or len(old) != len(wanted) or forms != held:
            return False
        facts = theme.get("facts") or []
        by_words = {fact.get("own_wording") or fact.get("text") or "": fact for fact in facts}
        for before, after in zip(old, wanted, strict=True):
            if plain_text(before).strip() == plain_text(after).strip():
                continue
            fact = next((f for words, f in by_words.items() if _same(words, plain_text(before))), None)
            if fact is None:
                return False
            fact["own_wording"] = type_line(after, lambda _: "", breaks=False)
        return True

    def _theme(self, id_: str) -> dict[str, Any] | None:
        return next((t for t in self.data.get("themes") or () if t.get("id") == id_), None)

    def _entry(self, theme_id: str, kind: str, id_: str) -> dict[str, Any] | None:
        theme = self._theme(theme_id) or {}
        return next((e for e in theme.get(kind) or () if e.get("id") == id_), None)

    def _take_recommendation(self, home: Home) -> dict[str, Any]:
        theme_id, id_ = home.theme_and_id
        theme, entry = self._theme(theme_id), self._entry(theme_id, "recommendations", id_)
        if theme is not None and entry is not None:
            theme["recommendations"] = [e for e in theme["recommendations"] if e is not entry]
        return entry or {}

    def _add_recommendation(self, beside: Home, entry: dict[str, Any], *, in_front: bool = False) -> bool:
        theme_id, id_ = beside.theme_and_id
        theme = self._theme(theme_id)
        entries = list((theme or {}).get("recommendations") or ())
        position = next((i for i, e in enumerate(entries) if e.get("id") == id_), None)
        if theme is None or position is None:
            return False
        while not in_front and position + 1 < len(entries) and entries[position + 1].get("id") in self._added:
            position += 1
        self._added.add(str(entry["id"]))
        theme["recommendations"] = [
            *entries[: position + (not in_front)],
            entry,
            *entries[position + (not in_front) :],
        ]
        return True

    def _own_id(self, new: Unit) -> str:
        slug = "-".join(re.findall(r"[a-z0-9]+", new.words.lower())[:6])[:60].strip("-") or "recommendation"
        taken = {e.get("id") for t in self.data.get("themes") or () for e in t.get("recommendations") or ()}
        names = (f"own-{slug}", *(f"own-{slug}-{n}" for n in range(2, 1000)))
        return next(name for name in names if name not in taken)

    # Words

    def _line(self, new: Unit) -> str:
        content = () if isinstance(new.node, Table) else new.node.content
        return type_line(content, self._forms.typed, breaks=False)

    def _typed(self, new: Unit) -> str:
        node = new.node
        if isinstance(node, Heading):
            node = Paragraph((Strong(node.content),))
        return type_block(node, self._forms.typed)

    def _typed_alone(self, new: Unit) -> str:
        """Return a block that is new in the text; an item of a list as a list of one."""
        if isinstance(new.node, Paragraph) and _is_item(new):
            ordered = any(c.isalnum() for c in new.node.number)
            return type_block(ListBlock(((new.node,),), ordered), self._forms.typed)
        return self._typed(new)


def _is_item(unit: Unit) -> bool:
    return isinstance(unit.node, Paragraph) and unit.node.role == "plain" and bool(unit.node.number)


def _is_recommendation(unit: Unit) -> bool:
    return isinstance(unit.node, Paragraph) and unit.node.role == "recommendation"


def _between_notes(content: tuple[Inline, ...]) -> list[tuple[Inline, ...]] | None:
    """Return the words before each note mark; None where words follow the last mark or a mark is inside emphasis."""
    parts: list[tuple[Inline, ...]] = []
    held: list[Inline] = []
    for node in content:
        if isinstance(node, NoteReference):
            parts.append(tuple(held))
            held = []
        else:
            held.append(node)
    return None if plain_text(held).strip() else parts


def _same(typed: str, shown: str) -> bool:
    fold = re.compile(r"[\W_]+")
    return fold.sub("", typed) == fold.sub("", shown)
