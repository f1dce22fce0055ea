"""What ``doctor`` looks for: fonts, programs, services that copy folders to a cloud."""

from typing import Literal

from uprdraft.records.base import Id, Line, Record

__all__ = ["DataAge", "FontNeed", "HealthFacts", "SyncedService"]


class DataAge(Record):
    """After how many days a dataset is called old, and what to do then."""

    dataset: Id
    days: int
    hint: Line


class FontNeed(Record):
    """A font that a text needs.

    Where fontconfig tells, one of ``families`` or any font for ``language`` will do; elsewhere one of
    ``files``, in lower case, must lie in a font folder.
    """

    id: Id
    title: Line
    families: tuple[str, ...] = ()
    language: str = ""
    files: tuple[str, ...]
    hint: Line


class SyncedService(Record):
    """A service that copies a folder to a cloud: names of its folders, and files that it lays into them."""

    service: Line
    names: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


class HealthFacts(Record):
    """All of it."""

    ages: tuple[DataAge, ...]
    fonts: tuple[FontNeed, ...]
    office_places: dict[Literal["linux", "macos", "windows"], tuple[str, ...]]
    synced: tuple[SyncedService, ...]
    encrypted_file_systems: tuple[str, ...]
    """Kinds of mounts that are encrypted themselves, whatever lies below."""
