"""``situation``: listing and showing situations, and a file to begin a new one with."""

from collections.abc import Sequence
from pathlib import Path

from uprdraft.errors import UsageError
from uprdraft.loading.countries import get_country
from uprdraft.loading.library import load_library
from uprdraft.loading.store import make_private_folder, save_bytes
from uprdraft.pipeline.scaffolding import scaffold_situation
from uprdraft.terminal.printer import Printer
from uprdraft.values.ids import did_you_mean, is_id

__all__ = ["run_new_situation", "run_situation", "run_situations"]

_GENERAL = "any-refugees"


def run_new_situation(id_: str, origin: str, hosts: Sequence[str], folder: Path, *, plain: bool) -> int:
    """Write a situation to begin with into the ``recommendations/situations/`` of a project folder.

    Raises:
        UsageError: the id cannot be used or is taken, no such State, no such folder, or the file is there already.
    """
    if not is_id(id_):
        raise UsageError(
            f"“{id_[:80]}” cannot be an id", hint="small letters, digits and hyphens: eritreans-in-sudan"
        )
    library = load_library((folder / "recommendations",))
    if id_ in library.situations:
        raise UsageError(f"there is a situation “{id_}” already", hint=f"see: uprdraft situation show {id_}")
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}", hint="make it, or choose another with --dir")
    origin_state = get_country(origin) if origin else None
    text = scaffold_situation(
        id_, origin_state, [get_country(h) for h in hosts], library.situations[_GENERAL]
    )
    place = folder / "recommendations" / "situations"
    make_private_folder(place.parent)
    make_private_folder(place)
    written = save_bytes(place / f"{id_}.yaml", text.encode())
    printer = Printer(plain=plain)
    printer.line(f"{written}")
    printer.wrapped(f"Change it, then run: uprdraft library check {folder}")
    return 0


def run_situations(format_: str, *, plain: bool) -> int:
    """List the situations."""
    library = load_library()
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json([s.model_dump(mode="json") for s in library.situations.values()])
    else:
        rows = [(s.id, s.title, ", ".join(s.hosts) or "every State") for s in library.situations.values()]
        printer.table(("id", "title", "for"), rows)
    return 0


def run_situation(id_: str, format_: str, *, plain: bool) -> int:
    """Show one situation."""
    library = load_library()
    if id_ not in library.situations:
        raise UsageError(f"no situation “{id_}”", hint=did_you_mean(id_, library.situations))
    chosen = library.situations[id_]
    printer = Printer(plain=plain)
    if format_ == "json":
        printer.json(chosen.model_dump(mode="json"))
        return 0
    printer.line(f"{chosen.title} ({chosen.id})", "strong")
    for label, values in (
        ("Themes", chosen.themes),
        ("Recommendations", chosen.recommendations),
        ("Facts", chosen.facts),
    ):
        printer.line(f"{label}:", "strong")
        for value in values:
            printer.line(f"  {value}")
    if chosen.guidance:
        printer.wrapped(f"Guidance (never printed): {chosen.guidance}", "warning")
    return 0
