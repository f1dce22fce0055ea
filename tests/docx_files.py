"""Word files made wrong on purpose: one part changed, added or taken away."""

import io
import zipfile
from collections.abc import Callable, Mapping

__all__ = ["change_part", "make_zip", "read_parts", "replace_in_part", "without_part"]


def read_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def make_zip(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def change_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = read_parts(data)
    parts[name] = change(parts.get(name, b""))
    return make_zip(parts)


def replace_in_part(data: bytes, name: str, old: str, new: str) -> bytes:
    """Return ``data`` with the first ``old`` in a part replaced; ``old`` must be there."""
    parts = read_parts(data)
    assert old.encode() in parts[name], f"{old} is not in {name}"
    parts[name] = parts[name].replace(old.encode(), new.encode(), 1)
    return make_zip(parts)


def without_part(data: bytes, name: str) -> bytes:
    parts = read_parts(data)
    del parts[name]
    return make_zip(parts)
