"""The plan of a submission, as shipped."""

from functools import cache

from uprdraft.loading.locate import data_folder
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.loading.validate import validate
from uprdraft.records.planning import Planning

__all__ = ["load_planning"]


@cache
def load_planning() -> Planning:
    """Return the steps before and after a deadline."""
    document = read_yaml(data_folder() / "planning.yaml", within=data_folder(), name="planning.yaml")
    return validate(Planning, document.data, document)
