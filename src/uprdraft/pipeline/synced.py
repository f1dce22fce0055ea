"""Whether a folder is one that a service copies to a cloud, seen by its path and by what lies in it."""

from pathlib import Path

from uprdraft.loading.health import load_health_facts
from uprdraft.records.health import SyncedService

__all__ = ["find_synced_service"]


def find_synced_service(folder: Path) -> str | None:
    """Return the name of the service that seems to copy ``folder``; None where no sign of one is seen.

    **Why** Witness material in a synced folder lies on another's computers, and two machines that save at
    once make conflict copies. None is no proof: a system may copy the desktop without leaving a sign.
    """
    services = load_health_facts().synced
    paths = dict.fromkeys((folder.absolute(), folder.resolve()))
    for service in services:
        if any(_has_name(part, service) for path in paths for part in path.parts):
            return service.service
    for place in (place for path in paths for place in (path, *path.parents)):
        for service in services:
            if _has_mark(place, service):
                return service.service
    return None


def _has_name(part: str, service: SyncedService) -> bool:
    part = part.casefold()
    names = [name.casefold() for name in service.names]
    return any(part == name or part.startswith((f"{name} ", f"{name}-", f"{name}(")) for name in names)


def _has_mark(place: Path, service: SyncedService) -> bool:
    try:
        return any(next(place.glob(mark), None) is not None for mark in service.marks)
    except OSError:
        return False
