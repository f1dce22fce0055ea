"""How old the reference data is on a day."""

import datetime as dt
from collections.abc import Iterator, Mapping

from uprdraft.pipeline.health.base import Check, Verdict
from uprdraft.records.health import DataAge, HealthFacts
from uprdraft.records.reference import Dataset
from uprdraft.values.dates import format_date

__all__ = ["check_data_ages"]


def check_data_ages(facts: HealthFacts, datasets: Mapping[str, Dataset], today: dt.date) -> Iterator[Check]:
    """Yield how old each dataset is whose age matters; what it lacks stands in the details."""
    for age in facts.ages:
        yield _check_age(age, datasets[age.dataset], today)


def _check_age(age: DataAge, dataset: Dataset, today: dt.date) -> Check:
    id_ = f"data-{dataset.id}"
    days = (today - dt.date.fromisoformat(dataset.as_of)).days
    message = f"{dataset.title}: as at {format_date(dataset.as_of)}"
    if days < 0:
        hint = "check the computer's clock, or the day given with --today"
        return Check(id_, Verdict.NOTE, f"{message}, which lies after {format_date(today)}", hint)
    message += f", {days} days old" if days != 1 else ", 1 day old"
    if days > age.days:
        return Check(id_, Verdict.NOTE, message, age.hint, dataset.gaps)
    return Check(id_, Verdict.OK, message, details=dataset.gaps)
