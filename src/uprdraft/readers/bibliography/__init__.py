"""Lists of sources as other programs export them (CSL-JSON, BibTeX, RIS), all read into CSL items."""

from collections.abc import Callable, Mapping

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.readers.bibliography.base import Bibliography
from uprdraft.readers.bibliography.bibtex import read_bibtex
from uprdraft.readers.bibliography.csl_json import read_csl_json
from uprdraft.readers.bibliography.ris import read_ris
from uprdraft.readers.bibliography.taking import Taken, take_item

__all__ = ["Bibliography", "Taken", "read_bibliography", "take_item"]

_READERS: Mapping[str, Callable[[str, str], Bibliography]] = {
    "bibtex": read_bibtex,
    "csl-json": read_csl_json,
    "ris": read_ris,
}


def read_bibliography(text: str, format_: str, name: str) -> Bibliography:
    """Return the items of a list of sources; ``name`` is how messages call the file.

    Raises:
        UnusableFileError: nothing of it can be used.
    """
    try:
        found = _READERS[format_](text, name)
    except RecursionError:
        raise UnusableFileError([Mistake(name, "braces or brackets nest too deep in this file")]) from None
    if not found.items:
        why = found.left[0] if found.left else "it holds no entry"
        hint = "export it again as CSL JSON, BibTeX or RIS"
        raise UnusableFileError([Mistake(name, f"no source could be read: {why}", hint=hint)])
    return found
