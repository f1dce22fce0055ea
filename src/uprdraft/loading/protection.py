"""The patterns of personal data from their file."""

from functools import cache

from uprdraft.loading.locate import data_folder
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.loading.validate import validate
from uprdraft.records.protection import Protection

__all__ = ["load_protection"]


@cache
def load_protection() -> Protection:
    """Return the shipped patterns and words.

    Raises:
        UnusableFileError: the file is damaged.
    """
    document = read_yaml(data_folder() / "protection.yaml", within=data_folder(), name="data/protection.yaml")
    return validate(Protection, document.data, document)
