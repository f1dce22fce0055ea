"""The tables of names from their files."""

from functools import cache
from typing import TypeVar

from uprdraft.loading.locate import data_folder
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.loading.validate import validate
from uprdraft.records.base import Record
from uprdraft.records.names import ChineseCharacters, Confusables, KoreanSpelling, NameTables

__all__ = ["load_name_tables"]

R = TypeVar("R", bound=Record)


@cache
def load_name_tables() -> NameTables:
    """Return the shipped tables.

    Raises:
        UnusableFileError: a file is damaged.
    """
    return NameTables(
        confusables=_read("confusables", Confusables),
        korean=_read("korean", KoreanSpelling),
        chinese=_read("chinese", ChineseCharacters),
    )


def _read(name: str, model: type[R]) -> R:
    folder = data_folder() / "names"
    document = read_yaml(folder / f"{name}.yaml", within=folder, name=f"data/names/{name}.yaml")
    return validate(model, document.data, document)
