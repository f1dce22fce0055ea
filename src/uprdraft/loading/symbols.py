"""The table of symbol series, from the shipped file and the committees of the treaty table."""

from functools import cache

from uprdraft.errors import UnusableFileError
from uprdraft.loading.locate import data_folder
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.loading.validate import find_mistakes
from uprdraft.records.reference import Treaty
from uprdraft.records.symbols import SymbolSeries, SymbolTable

__all__ = ["load_symbols"]

_NAME = "un-symbols.yaml"


@cache
def load_symbols(treaties: tuple[Treaty, ...]) -> SymbolTable:
    """Return the series of symbols; ``treaties`` give the beginnings of the committees' own.

    Raises:
        UnusableFileError: the shipped file is damaged, with all mistakes.
    """
    document = read_yaml(data_folder() / _NAME, within=data_folder(), name=_NAME)
    data = document.data if isinstance(document.data, dict) else {}
    items, others = data.get("series"), data.get("other_codes")
    series, mistakes = [], []
    for index, item in enumerate(items if isinstance(items, list) else ()):
        record, found = find_mistakes(SymbolSeries, item, document, at=("series", index))
        mistakes += found
        series += [record] if record is not None else []
    if mistakes:
        raise UnusableFileError(mistakes)
    committees = {t.symbol_prefix: t.body_abbreviation for t in treaties if t.symbol_prefix}
    codes = frozenset(str(code) for code in others) if isinstance(others, list) else frozenset()
    return SymbolTable(tuple(series), committees, codes)
