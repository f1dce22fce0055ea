"""The files of one folder of the library into records. The place of a file says what it holds.

``recommendations/README.md`` explains the places. Mistakes are kept until all files are read.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.library_places import LIST_FILES, LISTS, SINGLE, find_files
from uprdraft.loading.mistakes import make_mistake
from uprdraft.loading.strict_yaml import LIBRARY_BYTES, YamlDocument, read_yaml
from uprdraft.loading.validate import find_mistakes
from uprdraft.loading.wording import key_path
from uprdraft.records import library as records
from uprdraft.records.base import Record
from uprdraft.records.library import Home, Library, Vocabulary
from uprdraft.values.ids import did_you_mean

__all__ = ["LibraryReading"]

_LIMIT_FILES = 20_000


class LibraryReading:
    """What has been read so far, by mapping and id."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, Any]] = {kind: {} for kind, _ in [*LISTS.values(), *SINGLE.values()]}
        self.found["recommendations"] = {}
        self.homes: dict[tuple[str, str], Home] = {}
        self.vocabulary = Vocabulary(addressees={}, groups={}, suits={}, overlaps={})
        self.mistakes: list[Mistake] = []
        self.warnings: list[Mistake] = []
        self.is_own = False
        self.path = ""
        self.seen: dict[tuple[str, str], str] = {}
        """Which file of the folder being read holds an entry already."""

    def folder(
        self,
        root: Path,
        name: str,
        *,
        is_own: bool,
        later: Callable[[tuple[str, ...]], bool] = lambda _: False,
    ) -> None:
        """Read the files under ``root``, which messages call ``name``, but those that may come ``later``."""
        self.is_own = is_own
        self.seen = {}
        for number, parts in enumerate(find_files(root)):
            shown = "/".join((name, *parts))
            if number >= _LIMIT_FILES:
                self.mistakes.append(make_mistake(name, f"more than {_LIMIT_FILES:,} files", hint="split it"))
                return
            if not later(parts):
                self.read(root, parts, shown)

    def read(self, root: Path, parts: tuple[str, ...], shown: str) -> None:
        """Read one file under ``root``, which messages call ``shown``."""
        path = root.joinpath(*parts)
        self.path = str(path)
        try:
            self.file(parts, read_yaml(path, within=root, limit_bytes=LIBRARY_BYTES, name=shown))
        except UnusableFileError as error:
            self.mistakes += error.mistakes

    def file(self, parts: tuple[str, ...], document: YamlDocument) -> None:
        """Read one file as what its place says it is."""
        self.warnings += document.warnings
        place = parts[0]
        if parts == ("vocabulary.yaml",):
            self.read_vocabulary(document)
        elif place in LIST_FILES:
            self.read_lists(document, LIST_FILES[place])
        elif len(parts) == 2:
            kind, model = SINGLE.get(place, ("recommendations", records.Recommendation))
            self.read_single(parts, document, kind, model)
        else:
            hint = "put it into <theme>/, situations/, evidence/, sources/ or law/"
            self.mistakes.append(make_mistake(document.name, "no file is expected at this place", hint=hint))

    def top(self, document: YamlDocument, keys: Sequence[str]) -> dict[str, Any]:
        """Return the mapping at the top of a file, of which only ``keys`` are known."""
        if not isinstance(document.data, dict):
            self.mistakes.append(document.mistake((), "this file has no top key", f"begin with “{keys[0]}:”"))
            return {}
        for key in [key for key in document.data if key not in keys]:
            hint = did_you_mean(key, keys) or f"keys that may stand here: {', '.join(keys)}"
            self.mistakes.append(
                document.mistake((key,), f"unknown key “{key_path((key,))}”", hint, at_key=True)
            )
        return {key: document.data[key] for key in keys if key in document.data}

    def read_vocabulary(self, document: YamlDocument) -> None:
        """Lay the closed lists of a file over those read before."""
        data = self.top(document, ("vocabulary",)).get("vocabulary")
        lists = [name for name, field in Vocabulary.model_fields.items() if field.is_required()]
        partial: dict[str, Any] = {name: {} for name in lists if self.is_own}
        if isinstance(data, dict):
            data = partial | data
        words, mistakes = find_mistakes(Vocabulary, data, document, at=("vocabulary",))
        self.mistakes += mistakes
        if words is not None:
            old = self.vocabulary
            merged: dict[str, Any] = {name: getattr(old, name) | getattr(words, name) for name in lists}
            merged["synonyms"] = old.synonyms + words.synonyms
            self.vocabulary = Vocabulary.model_construct(**merged)

    def read_lists(self, document: YamlDocument, keys: Sequence[str]) -> None:
        """Read a file that holds lists of entries under known top keys."""
        for key, items in self.top(document, keys).items():
            if items is not None and not isinstance(items, list):
                self.mistakes.append(
                    document.mistake((key,), f"“{key}” needs a list", "begin each entry with “- id: …”")
                )
                continue
            kind, model = LISTS[key]
            for index, item in enumerate(items or ()):
                self.add(model, kind, item, document, (key, index))

    def read_single(
        self, parts: tuple[str, ...], document: YamlDocument, kind: str, model: type[Record]
    ) -> None:
        """Read a file that is one entry, named by its id and, for recommendations, its first theme."""
        entry = self.add(model, kind, document.data, document, ())
        if entry is None:
            return
        stem = parts[1].rpartition(".")[0]
        if entry.id != stem:
            hint = f"rename the file to {entry.id}.yaml, or the id"
            self.mistakes.append(
                document.mistake(("id",), f"the id “{entry.id}” differs from the file's name", hint)
            )
        if kind == "recommendations" and entry.themes[0] != parts[0]:
            message = f"its first theme is “{entry.themes[0]}” but its folder is “{parts[0]}”"
            self.mistakes.append(document.mistake(("themes",), message, "move the file, or change the order"))

    def add(
        self, model: type[Record], kind: str, data: Any, document: YamlDocument, at: tuple[str | int, ...]
    ) -> Any:
        """Keep one entry and return it; None where it has mistakes or its id is taken in the same folder."""
        entry, mistakes = find_mistakes(model, data, document, at=at)
        if entry is None:
            self.mistakes += mistakes
            return None
        key = entry.id if "id" in model.model_fields else f"{entry.section}.{entry.paragraph}"  # type: ignore[attr-defined]
        before = self.seen.setdefault((kind, key), document.name)
        if before is not document.name or self._stands_in(kind, key, before):
            message = f"the id “{key}” is taken in {before}"
            self.mistakes.append(
                document.mistake((*at, "id"), message, "choose another id; ids are never reused")
            )
            return None
        self.found[kind][key] = entry
        self.homes[kind, key] = Home(document.name, at, self.is_own, self.path)
        return entry

    def _stands_in(self, kind: str, key: str, file: str) -> bool:
        home = self.homes.get((kind, key))
        return home is not None and home.file == file

    def result(self) -> Library:
        """Return the library of what was read."""
        found = dict(self.found)
        statements = tuple(found.pop("statements").values())
        return Library(
            **found,
            statements=statements,
            vocabulary=self.vocabulary,
            homes=self.homes,
            warnings=tuple(self.warnings),
        )
