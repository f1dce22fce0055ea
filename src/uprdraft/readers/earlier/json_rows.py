"""Records of UHRI's bulk file and of UPR Info's Uwazi database, read as a stream."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import ijson

from uprdraft.errors import Mistake, UnusableFileError, UsageError
from uprdraft.readers.earlier.columns import Columns, Row

__all__ = ["read_record_rows", "read_uwazi_rows"]

_ERRORS = (ijson.JSONError, UnicodeDecodeError, RecursionError)


def read_record_rows(file: BinaryIO, name: str, columns: Columns) -> Iterator[Row]:
    """Yield the records of one array, or of an array under any top key."""
    keys = _Keys(columns)
    try:
        for record in ijson.items(file, _prefix(file), use_float=True):
            if isinstance(record, dict):
                keys.learn(record)
                yield _RecordRow(record, keys.by_field)
    except _ERRORS as error:
        raise _damaged(name, error) from None
    if "text" not in keys.by_field:
        hint = f"say which one: --map text=NAME; keys: {', '.join(list(keys.seen)[:12])}"
        raise UsageError(f"{name}: no key is known that holds the recommendations", hint=hint)


class _Keys:
    """The keys of the records seen so far, by our field."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self.seen: dict[str, None] = {}
        self.by_field: dict[str, list[str]] = {}

    def learn(self, record: Mapping[str, Any]) -> None:
        """Note keys that were not seen before."""
        if record.keys() <= self.seen.keys():
            return
        for key in record.keys() - self.seen.keys():
            self.seen[key] = None
            if field := self._columns.find(key):
                self.by_field.setdefault(field, []).append(key)


class _RecordRow(Mapping[str, str]):
    """One record by our fields. **Why** Of most records only the State is looked at: the rest stays as read."""

    __slots__ = ("_keys", "_record")

    def __init__(self, record: Mapping[str, Any], keys: Mapping[str, list[str]]) -> None:
        self._record = record
        self._keys = keys

    def __getitem__(self, field: str) -> str:
        for key in self._keys[field]:
            value = self._record.get(key)
            if value:
                return value if isinstance(value, str) else _text(value)
        raise KeyError(field)

    def __iter__(self) -> Iterator[str]:
        return (field for field, keys in self._keys.items() if any(self._record.get(k) for k in keys))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _prefix(file: BinaryIO) -> str:
    """Return where the records stand: "item", or "key.item" where an object holds the array."""
    prefix = "item"
    for path, event, _ in ijson.parse(file):
        if event == "start_array":
            prefix = f"{path}.item" if path else "item"
            break
    file.seek(0)
    return prefix


def _text(value: Any) -> str:
    """Return a value of JSON as a cell: the items of a list one a line, the label of an entity."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(text for item in value if (text := _text(item)))
    if isinstance(value, Mapping):
        return _text(value.get("label") or value.get("value") or value.get("name") or "")
    return "" if value is None or isinstance(value, bool) else str(value)


def read_uwazi_rows(file: BinaryIO, name: str, columns: Columns) -> Iterator[Row]:
    """Yield the entities of a Uwazi answer: title and the labels of each property of its metadata."""
    seen: dict[str, None] = {}
    has_text = False
    try:
        for entity in ijson.items(file, _prefix(file), use_float=True):
            if not isinstance(entity, Mapping) or not isinstance(entity.get("metadata"), Mapping):
                continue
            row: dict[str, str] = {}
            for key, value in entity["metadata"].items():
                seen.setdefault(str(key))
                ours = columns.find(str(key))
                if ours and ours not in row and (text := _text(value)):
                    row[ours] = text
            if "text" not in row and entity.get("title"):
                row["text"] = _text(entity["title"])
            has_text = has_text or "text" in row
            yield row
    except _ERRORS as error:
        raise _damaged(name, error) from None
    if not has_text:
        hint = f"say which property holds them: --map text=NAME; properties: {', '.join(list(seen)[:12])}"
        raise UsageError(f"{name}: no recommendation was found in it", hint=hint)


def _damaged(name: str, error: BaseException) -> UnusableFileError:
    reason = " ".join(str(error).split())[:100]
    return UnusableFileError(
        [Mistake(name, f"this JSON is damaged or cut off: {reason}", hint="download it again")]
    )
