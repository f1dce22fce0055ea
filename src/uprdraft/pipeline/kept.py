"""Earlier builds, kept beside the last one for as long as a colleague may be editing a copy of them."""

from contextlib import suppress
from pathlib import Path

from uprdraft.errors import UprdraftError
from uprdraft.loading.raw_file import read_bytes
from uprdraft.loading.store import make_private_folder, save_bytes
from uprdraft.pipeline.guard import find_private
from uprdraft.rules.base import PrivateValue
from uprdraft.values.patterns import lazy_pattern

__all__ = ["find_kept", "keep_built"]

KEPT = "earlier"
_MOST_KEPT = 9
_LARGEST = 60_000_000
_NUMBERED = lazy_pattern(r"(\d{4})-.+\.docx")


def keep_built(folder: Path, stem: str, word: bytes, private: tuple[PrivateValue, ...] = ()) -> None:
    """Keep the Word file and tree that ``word`` is about to replace in ``build/``; the oldest of many goes.

    One that holds a name which may not be written any more (``private``) is not kept.

    **Why** A colleague may still be editing a copy of it, and only beside the version that she began with
    can be told what she changed.
    """
    docx, tree = folder / f"{stem}.docx", folder / f"{stem}.tree.json"
    with suppress(UprdraftError, OSError):
        old = read_bytes(docx, within=folder, limit_bytes=_LARGEST, name=docx.name)
        if old == word or find_private(docx.name, old, private) is not None:
            return
        kept = sorted(find_kept(folder), key=lambda path: path.name)
        number = int(kept[-1].name[:4]) + 1 if kept else 1
        make_private_folder(folder / KEPT)
        name = f"{number:04}-{stem}"
        save_bytes(folder / KEPT / f"{name}.docx", old)
        if tree.is_file():
            data = read_bytes(tree, within=folder, limit_bytes=_LARGEST, name=tree.name)
            save_bytes(folder / KEPT / f"{name}.tree.json", data)
        for path in kept[: max(0, len(kept) + 1 - _MOST_KEPT)]:
            path.unlink()
            path.with_name(f"{path.stem}.tree.json").unlink(missing_ok=True)


def find_kept(folder: Path) -> list[Path]:
    """Return the Word files kept in ``build/``, in no order; their names begin with a number that counts up."""
    if not (folder / KEPT).is_dir():
        return []
    return [p for p in (folder / KEPT).iterdir() if _NUMBERED.fullmatch(p.name)]
