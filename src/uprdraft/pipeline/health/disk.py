"""Whether the disk below a folder is encrypted, as far as the system tells."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from uprdraft.pipeline.health.base import DiskState
from uprdraft.values.patterns import lazy_pattern

__all__ = ["find_linux_encryption", "parse_bitlocker", "parse_filevault"]

_CRYPT = "CRYPT-"
_ESCAPE = lazy_pattern(r"\\([0-7]{3})")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Mount:
    point: str
    device: str
    kind: str
    source: str


def find_linux_encryption(
    folder: Path, encrypted_kinds: Collection[str], root: Path = Path("/")
) -> DiskState:
    """Return whether ``folder`` lies on an encrypted disk, from what the kernel shows of its mounts.

    Args:
        folder: an absolute path without links.
        encrypted_kinds: kinds of mounts that are encrypted themselves.
        root: where ``proc`` and ``sys`` are.
    """
    try:
        mount = _find_mount(folder, (root / "proc/self/mountinfo").read_text("utf-8", "replace"))
        if mount is None:
            return "not-told"
        if mount.kind in encrypted_kinds:
            return "encrypted"
        device = _find_device(mount, root)
        if device is None:
            return "not-told"
        return "encrypted" if _is_encrypted(device) else "none-seen"
    except (OSError, ValueError):
        return "not-told"


def _find_mount(folder: Path, table: str) -> _Mount | None:
    """Return the innermost mount that holds ``folder``; of two on one point the later covers the earlier."""
    best: _Mount | None = None
    for line in table.splitlines():
        left, _, right = line.partition(" - ")
        fields, kinds = left.split(" "), right.split(" ")
        if len(fields) < 5 or len(kinds) < 2:
            continue
        mount = _Mount(_unescape(fields[4]), fields[2], kinds[0], _unescape(kinds[1]))
        if folder.is_relative_to(mount.point) and (best is None or len(mount.point) >= len(best.point)):
            best = mount
    return best


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 8)), text)


def _find_device(mount: _Mount, root: Path) -> Path | None:
    """Return the block device of a mount under ``sys``; None for memory, network and layered file systems.

    btrfs shows a number that is no device; there the name of the source leads on.
    """
    device = root / "sys/dev/block" / mount.device
    if not device.exists() and mount.source.startswith("/dev/"):
        node = root / mount.source.lstrip("/")
        device = root / "sys/class/block" / (node.resolve().name if node.exists() else node.name)
    if not device.exists():
        return None
    device = device.resolve()
    return None if device.name.startswith("loop") else device


def _is_encrypted(device: Path, depth: int = 0) -> bool:
    """Return whether the device, or everything it is built on, goes through dm-crypt."""
    uuid = device / "dm/uuid"
    if uuid.exists() and uuid.read_text("utf-8", "replace").startswith(_CRYPT):
        return True
    below = list((device / "slaves").iterdir()) if (device / "slaves").is_dir() else []
    if not below or depth >= _DEEPEST:
        return False
    return all(_is_encrypted(part.resolve(), depth + 1) for part in below)


def parse_filevault(text: str | None) -> DiskState:
    """Return what ``fdesetup status`` says; None is no answer."""
    if text and "FileVault is On" in text:
        return "encrypted"
    return "not-encrypted" if text and "FileVault is Off" in text else "not-told"


def parse_bitlocker(text: str | None) -> DiskState:
    """Return what ``manage-bde -status`` says of one drive; without rights, or in another language, nothing."""
    if text and re.search(r"Protection Status:\s*Protection On", text):
        return "encrypted"
    if text and re.search(r"Protection Status:\s*Protection Off", text):
        return "not-encrypted"
    return "not-told"
