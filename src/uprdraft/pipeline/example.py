"""A complete example project, copied into a folder and built, with the other texts made of its draft."""

import os
from pathlib import Path

from uprdraft.errors import CannotWriteError, UsageError
from uprdraft.loading.drafts import new_project_files
from uprdraft.loading.examples import load_examples
from uprdraft.loading.locate import data_folder
from uprdraft.loading.store import make_private_folder, save_bytes
from uprdraft.pipeline.build import Built, build_project
from uprdraft.values.ids import did_you_mean

__all__ = ["build_others", "write_example"]


def write_example(name: str, target: Path) -> Built:
    """Write example ``name`` into ``target``, which must be new or empty, and build it.

    Raises:
        UsageError: no such example, or the folder holds something.
        CannotWriteError: the folder cannot be made.
    """
    names = tuple(load_examples())
    if name not in names:
        hint = did_you_mean(name, names) or f"there are: {', '.join(names)}"
        raise UsageError(f"no example “{name}”", hint=hint)
    if target.is_file() or (target.is_dir() and any(target.iterdir())):
        raise UsageError(f"“{target}” is not empty", hint="name a new folder; nothing was changed")
    source = data_folder() / "examples" / name
    try:
        make_private_folder(target)
    except OSError as error:
        raise CannotWriteError(
            f"the folder “{target}” cannot be made: {os.strerror(error.errno or 0)}",
            hint="choose another place",
        ) from None
    for path in sorted(source.rglob("*")):
        if path.is_file():
            place = target / path.relative_to(source)
            make_private_folder(place.parent)
            save_bytes(place, path.read_bytes())
    for file, data in new_project_files().items():
        save_bytes(target / file, data)
    return build_project(target)


def build_others(name: str, folder: Path) -> tuple[Built, ...]:
    """Build the other texts that example ``name`` makes of its draft, such as its factsheet."""
    return tuple(build_project(folder, type_=type_) for type_ in load_examples()[name].also)
