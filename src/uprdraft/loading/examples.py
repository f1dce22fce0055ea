"""The shipped examples."""

from collections.abc import Mapping
from functools import cache

from uprdraft.loading.locate import data_folder
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.loading.validate import validate
from uprdraft.records.example import Example, Examples

__all__ = ["load_examples"]


@cache
def load_examples() -> Mapping[str, Example]:
    """Return the examples by name, in the order in which they are listed."""
    folder = data_folder() / "examples"
    document = read_yaml(folder / "examples.yaml", within=folder, name="examples.yaml")
    return {e.id: e for e in validate(Examples, document.data, document).examples}
