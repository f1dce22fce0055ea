"""The words that name a State beside its names: adjectives, nationals, cities. For finding, never for writing."""

from collections.abc import Mapping
from functools import cache

from uprdraft.loading.locate import data_folder
from uprdraft.loading.table import read_shipped_rows

__all__ = ["load_state_words"]


@cache
def load_state_words() -> Mapping[str, tuple[str, ...]]:
    """Return them by ISO3 code."""
    rows = read_shipped_rows(data_folder() / "state-words.csv", None)
    return {row.cells["iso3"]: tuple(row.cells["words"].split(";")) for row in rows}
