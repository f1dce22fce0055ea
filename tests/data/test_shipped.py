"""All shipped data loads strictly, every id leads somewhere, every code is explained.

Each guard counts what it looked at, and is shown to fail on a fault.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from uprdraft.loading.bodies import list_bodies, load_body
from uprdraft.loading.library import find_files, load_library
from uprdraft.loading.links import check_links
from uprdraft.loading.locate import data_folder, library_folder, templates_folder
from uprdraft.loading.reference import load_countries, load_reference, load_treaties
from uprdraft.loading.strict_yaml import LIBRARY_BYTES, read_yaml
from uprdraft.records.library import Library
from uprdraft.records.reference import Reference
from uprdraft.values.certainty import Certainty
from uprdraft.values.names import country_forms

TABLES = ("treaty-status.csv", "upr-calendar.csv", "countries.csv")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference(None)


def files() -> list[tuple[Path, Path]]:
    roots = (library_folder(), data_folder())
    return [(root, root.joinpath(*parts)) for root in roots for parts in find_files(root)]


def test_every_shipped_yaml_file_reads_without_a_mistake_or_a_warning() -> None:
    documents = [read_yaml(path, within=root, limit_bytes=LIBRARY_BYTES) for root, path in files()]
    assert len(documents) > 100
    assert [document.warnings for document in documents if document.warnings] == []


def test_every_id_of_the_library_leads_somewhere(library: Library) -> None:
    assert len(library.recommendations) > 100
    assert check_links(library) == ()


def test_a_dead_id_is_seen(library: Library) -> None:
    broken = replace(library, facts={})
    assert len(check_links(broken)) > 50


def source_codes(reference: Reference) -> set[str]:
    joined = {act.source for act in reference.acts}
    for review in reference.calendar:
        joined |= {review.source, review.deadline_source, review.review_date_source}
    joined |= {treaty.source for treaty in reference.treaties.values()}
    joined |= {"+".join(dataset.sources) for dataset in reference.datasets.values()}
    return {code for text in joined for code in text.split("+") if code}


def unknown(codes: Iterable[str], reference: Reference) -> set[str]:
    return set(codes) - set(reference.sources)


def test_every_source_code_is_explained_and_none_is_idle(reference: Reference) -> None:
    codes = source_codes(reference)
    assert len(codes) > 20
    assert unknown(codes, reference) == set()
    assert set(reference.sources) - codes == set()
    assert unknown({"hearsay"}, reference) == {"hearsay"}


def test_every_table_is_described_and_every_description_has_its_file(reference: Reference) -> None:
    stems = {path.stem for path in data_folder().glob("*.*")} - {"references", "PROVENANCE", "safety"}
    assert stems == set(reference.datasets)


def test_what_rests_on_recollection_is_never_firm(reference: Reference) -> None:
    recalled = [act for act in reference.acts if "recollection" in act.source]
    assert len(recalled) > 100
    assert {act.certainty for act in recalled} == {Certainty.RECOLLECTION}
    projected = [review for review in reference.calendar if review.status == "projection"]
    assert len(projected) == 193
    assert not any(r.session_certainty.is_firm for r in projected)
    assert not any(r.deadline_certainty and r.deadline_certainty.is_firm for r in projected)


def test_every_value_with_a_day_of_its_own_has_its_certainty(reference: Reference) -> None:
    for review in reference.calendar:
        assert bool(review.review_date) == bool(review.review_date_certainty)
        assert bool(review.stakeholder_deadline) == bool(review.deadline_certainty)


def test_states_and_treaties_of_all_tables_are_known(reference: Reference, library: Library) -> None:
    states = {a.state for a in reference.acts} | {r.state for r in reference.calendar}
    states |= {r.state for r in reference.reviews} | {o.state for o in reference.observations.values()}
    states |= {e.recommending_state for r in reference.reviews for e in r.recommendations}
    assert len(states) >= 193
    assert states <= set(load_countries())
    treaties = {a.treaty for a in reference.acts} | {o.treaty for o in reference.observations.values()}
    treaties |= {p.treaty for p in reference.pending}
    assert len(load_treaties()) == 26
    assert treaties <= set(load_treaties())
    themes = {t for r in reference.reviews for e in r.recommendations for t in e.themes}
    themes |= {t for o in reference.observations.values() for t in o.themes}
    assert themes <= set(library.themes)


def test_ids_of_earlier_recommendations_say_whose_they_are(reference: Reference) -> None:
    found = [(r, e) for r in reference.reviews for e in r.recommendations]
    assert len(found) > 30
    assert len({e.id for _, e in found}) == len(found)
    for review, entry in found:
        assert entry.id.startswith(f"{review.state}-{review.cycle}-{entry.recommending_state}-".lower())


def test_a_gap_is_never_an_empty_list_without_words(reference: Reference) -> None:
    empty = [review for review in reference.reviews if not review.recommendations]
    assert len(empty) >= 3
    assert all(review.gap for review in empty)


def rows_over_lines(text: str) -> int:
    return text.count("\n") - len(list(csv.reader(io.StringIO(text))))


def test_a_line_of_a_shipped_table_is_a_row() -> None:
    texts = [(data_folder() / name).read_text("utf-8") for name in TABLES]
    assert [rows_over_lines(text) for text in texts] == [0, 0, 0]
    assert rows_over_lines('a,b\n1,"two\nlines"\n') == 1


def test_every_state_has_names_that_stand_in_a_sentence() -> None:
    countries = load_countries()
    assert len(countries) == 195
    for country in countries.values():
        forms = country_forms(country)
        assert all(forms.values())
        assert forms["start"][0].isupper()
        assert not forms["short"].startswith("the ")


def test_every_body_profile_loads_and_has_its_template() -> None:
    bodies = [load_body(id_) for id_ in list_bodies()]
    assert len(bodies) == 39
    for body in bodies:
        assert bool(body.template) == (body.status != "historic")
        assert not body.template or (templates_folder() / body.template).is_file()
        assert len({part.id for part in body.parts}) == len(body.parts)
