"""The world as data for one State: shipped tables, with the person's own rows laid over them.

Only the rows of the State that is asked for become records. Countries and treaties are small and kept
once read: shipped files do not change while the program runs.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.loading.earlier import fold_observations, fold_reviews, read_imported
from uprdraft.loading.locate import data_folder
from uprdraft.loading.own_data import lay_over_acts, lay_over_calendar, own_records
from uprdraft.loading.strict_yaml import YamlDocument, read_yaml
from uprdraft.loading.symbols import load_symbols
from uprdraft.loading.table import Row, read_shipped_rows
from uprdraft.loading.validate import find_mistakes
from uprdraft.records.base import Record
from uprdraft.records.matrix import MatrixLayout
from uprdraft.records.reference import (
    Country,
    Dataset,
    DataSource,
    Observation,
    PendingReport,
    Reference,
    Review,
    Treaty,
    TreatyAct,
    TreatyOrder,
    UprReview,
)
from uprdraft.records.stage import Stage, Territory

__all__ = ["load_countries", "load_reference", "load_treaties"]

R = TypeVar("R", bound=Record)


def load_reference(state: str | None, data_dirs: Sequence[Path] = ()) -> Reference:
    """Return the reference data for ``state`` (ISO3), or for all States where it is None.

    Args:
        state: whose acts, calendar, reviews and observations are wanted.
        data_dirs: the person's own ``data/`` folders, later ones last; missing ones are passed over.

    Raises:
        UnusableFileError: an own file, or a damaged shipped one, with all mistakes.
    """
    folders = [folder for folder in data_dirs if folder.is_dir()]
    acts = lay_over_acts(read_shipped_rows(data_folder() / "treaty-status.csv", state), folders, state)
    calendar = lay_over_calendar(read_shipped_rows(data_folder() / "upr-calendar.csv", state), folders, state)
    reviews = {(r.state, r.cycle): r for r in _of(state, _listed("upr-history.yaml", "reviews", Review))}
    observations = {
        o.id: o for o in _of(state, _listed("concluding-observations.yaml", "observations", Observation))
    }
    for folder in folders:
        own_reviews = own_records(folder / "upr-history.yaml", "reviews", Review)
        own_observations = own_records(folder / "concluding-observations.yaml", "observations", Observation)
        reviews |= {(r.state, r.cycle): r for r in _of(state, own_reviews)}
        observations |= {o.id: o for o in _of(state, own_observations)}
    dated = tuple(sorted(_records(UprReview, calendar), key=lambda r: (r.state, r.cycle)))
    if imported := _of(state, read_imported(folders)):
        reviews = fold_reviews(reviews, imported, dated)
        observations = fold_observations(observations, imported, load_treaties().values())
    pending = _listed("concluding-observations.yaml", "pending_reports", PendingReport)
    return Reference(
        countries=load_countries(),
        treaties=load_treaties(),
        acts=tuple(_records(TreatyAct, acts)),
        calendar=dated,
        reviews=tuple(sorted(reviews.values(), key=lambda r: (r.state, r.cycle))),
        observations=observations,
        pending=tuple(_of(state, pending)),
        sources={s.id: s for s in _listed("references.yaml", "sources", DataSource)},
        stages={s.id: s for s in _listed("stages.yaml", "stages", Stage)},
        territories=tuple(_of(state, _listed("stages.yaml", "territories", Territory))),
        datasets={d.id: d for d in _listed("references.yaml", "datasets", Dataset)},
        symbols=load_symbols(tuple(load_treaties().values())),
        orders={o.treaty: o for o in _listed("treaty-order.yaml", "orders", TreatyOrder)},
        matrices={m.id: m for m in _listed("earlier-matrices.yaml", "layouts", MatrixLayout)},
    )


@cache
def load_countries() -> Mapping[str, Country]:
    """Return all States by ISO3 code."""
    rows = read_shipped_rows(data_folder() / "countries.csv", None)
    return {c.iso3: c for c in _records(Country, (_country_row(row) for row in rows))}


@cache
def load_treaties() -> Mapping[str, Treaty]:
    """Return the instruments of the status table by id."""
    return {t.id: t for t in _listed("treaties.yaml", "treaties", Treaty)}


_NAMES = ("fr", "es", "zh", "ru", "ko")
_COUNTRY = (
    "iso3",
    "iso2",
    "m49",
    "un_status",
    "regional_group",
    "short",
    "article",
    "formal",
    "note",
)


def _country_row(row: Row) -> Row:
    """Return the cells as the record wants them: names by language, lists split, blanks as nothing."""
    cells: dict[str, Any] = {name: row.cells[name] for name in _COUNTRY}
    cells["listed"] = row.cells["listed"] or row.cells["short"]
    cells["un_admission_year"] = row.cells["un_admission_year"] or None
    cells["names"] = {code: row.cells[f"short_{code}"] for code in _NAMES}
    cells["also"] = tuple(filter(None, row.cells["also"].split(";")))
    cells["ldc"] = row.cells["ldc"] == "yes"
    return Row(row.file, row.line, cells)


def _of(state: str | None, entries: Iterable[Any]) -> list[Any]:
    return [entry for entry in entries if state is None or entry.state == state]


def _records(model: type[R], rows: Iterable[Row]) -> list[R]:
    """Return the rows as records; the mistakes of all rows come together."""
    records, mistakes = [], []
    for row in rows:
        record, found = find_mistakes(model, row.cells, row)
        mistakes += found
        if record is not None:
            records.append(record)
    if mistakes:
        raise UnusableFileError(mistakes)
    return records


@cache
def _document(name: str) -> YamlDocument:
    return read_yaml(data_folder() / name, within=data_folder(), name=name)


@cache
def _listed(name: str, key: str, model: type[R]) -> tuple[R, ...]:
    """Return the records listed under ``key`` of a shipped file."""
    document = _document(name)
    data = document.data if isinstance(document.data, dict) else {}
    items = data.get(key)
    records: list[R] = []
    mistakes: list[Mistake] = []
    for index, item in enumerate(items if isinstance(items, list) else ()):
        record, found = find_mistakes(model, item, document, at=(key, index))
        mistakes += found
        if record is not None:
            records.append(record)
    if mistakes:
        raise UnusableFileError(mistakes)
    return tuple(records)
