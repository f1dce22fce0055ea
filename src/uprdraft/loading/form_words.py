"""Words by which form is known in a text of unknown making, from their file."""

from functools import cache

from uprdraft.loading.locate import data_folder
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.loading.validate import validate
from uprdraft.records.form_words import FormWords

__all__ = ["load_form_words"]


@cache
def load_form_words() -> FormWords:
    """Return the shipped words.

    Raises:
        UnusableFileError: the file is damaged.
    """
    document = read_yaml(data_folder() / "form-words.yaml", within=data_folder(), name="data/form-words.yaml")
    return validate(FormWords, document.data, document)
