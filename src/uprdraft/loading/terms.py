"""Names, spelling and tone from their file."""

from functools import cache

from uprdraft.loading.locate import data_folder
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.loading.validate import validate
from uprdraft.records.terms import Terms

__all__ = ["load_terms"]


@cache
def load_terms() -> Terms:
    """Return the shipped words.

    Raises:
        UnusableFileError: the file is damaged.
    """
    document = read_yaml(data_folder() / "terms.yaml", within=data_folder(), name="data/terms.yaml")
    return validate(Terms, document.data, document)
