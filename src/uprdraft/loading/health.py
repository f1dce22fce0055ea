"""What ``doctor`` looks for, from its file."""

from functools import cache

from uprdraft.loading.locate import data_folder
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.loading.validate import validate
from uprdraft.records.health import HealthFacts

__all__ = ["load_health_facts"]


@cache
def load_health_facts() -> HealthFacts:
    """Return the shipped facts.

    Raises:
        UnusableFileError: the file is damaged.
    """
    folder = data_folder() / "doctor"
    document = read_yaml(folder / "health.yaml", within=folder, name="data/doctor/health.yaml")
    return validate(HealthFacts, document.data, document)
