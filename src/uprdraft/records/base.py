"""Shared parts of all records: the strict base, ids, texts by language, valued facts."""

import datetime as dt
from typing import Annotated, Any, Generic, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import core_schema

from uprdraft.values.certainty import Certainty
from uprdraft.values.dates import PartialDate, parse_partial_date
from uprdraft.values.ids import ID_PATTERN
from uprdraft.values.slots import parse_slots

__all__ = [
    "BaseModel",
    "Date",
    "Id",
    "Iso3",
    "Language",
    "Line",
    "LocalText",
    "Partial",
    "Record",
    "SlotText",
    "ValidationError",
    "Valued",
]

T = TypeVar("T")


class Record(BaseModel):
    """A frozen record that refuses unknown keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, arbitrary_types_allowed=True
    )


def _has_slots_that_parse(text: str) -> str:
    parse_slots(text)
    return text


def _partial(value: Any) -> Any:
    return parse_partial_date(value) if isinstance(value, str) else value


def _day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError("write the day as YYYY-MM-DD") from None
    return value


class _Text:
    """What a text must be like, made ready once for the hundreds of fields that ask for it."""

    def __init__(self, **rules: Any) -> None:
        self._schema = core_schema.str_schema(**rules)

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> core_schema.CoreSchema:
        return self._schema


Id = Annotated[str, _Text(pattern=ID_PATTERN, max_length=80)]
Iso3 = Annotated[str, _Text(pattern=r"^[A-Z]{3}$")]
Language = Annotated[str, _Text(pattern=r"^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$")]
Line = Annotated[str, _Text(strip_whitespace=True, min_length=1, max_length=2000)]
Date = Annotated[dt.date, BeforeValidator(_day)]
Partial = Annotated[
    PartialDate,
    BeforeValidator(_partial),
    WithJsonSchema(
        {"type": "string", "description": "YYYY-MM-DD, YYYY-MM, YYYY, two of them with /, or words"}
    ),
]
SlotText = Annotated[Line, AfterValidator(_has_slots_that_parse)]
LocalText = Annotated[dict[Language, SlotText], Field(min_length=1)]
"""A text by language, which may hold slots."""


class Valued(Record, Generic[T]):
    """A value of the world with its certainty and, where known, its source and date."""

    value: T
    certainty: Certainty
    source: str = ""
    as_of: str = ""
    note: str = ""
