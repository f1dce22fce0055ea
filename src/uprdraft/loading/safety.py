"""The safety questions from their file."""

from uprdraft.loading.locate import data_folder
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.loading.validate import validate
from uprdraft.records.safety import SafetyQuestions

__all__ = ["load_safety_questions"]


def load_safety_questions() -> SafetyQuestions:
    """Return the shipped questions.

    Raises:
        UnusableFileError: the file is damaged.
    """
    document = read_yaml(data_folder() / "safety.yaml", within=data_folder(), name="data/safety.yaml")
    return validate(SafetyQuestions, document.data, document)
