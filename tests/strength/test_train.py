"""Training learns, repeats itself byte for byte, and tests on what it has not seen."""

import csv
import gzip

import pytest

from tests.support import skip_or_fail

VERBS = {1: "Share", 2: "Continue", 3: "Consider", 4: "Ensure", 5: "Ratify"}
OBJECTS = ("treaties", "children", "prisons", "courts", "press", "women", "schools", "land")


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    path = tmp_path_factory.mktemp("coded") / "coded.csv.gz"
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["Session", "Action", "Text"])
        writer.writeheader()
        for session in range(1, 14):
            for category, verb in VERBS.items():
                for thing in OBJECTS:
                    writer.writerow({"Session": session, "Action": category, "Text": f"{verb} {thing} now."})
    return path


@pytest.fixture(scope="module")
def trained(coded):
    try:
        import numpy  # noqa: F401
    except ImportError:
        skip_or_fail("numpy is not installed")
    from tests.strength.train import train

    return train(coded)


def test_training_learns_what_can_be_learned(trained):
    from uprdraft.loading.strength import unpack_model

    data, card = trained
    assert card["scores"]["test"] == {"five": 1.0, "specific": 1.0}
    model = unpack_model(data)
    assert [model.predict(f"{verb} trees").category for verb in VERBS.values()] == list(VERBS)


def test_same_file_gives_the_same_bytes(coded, trained):
    from tests.strength.train import train

    assert train(coded)[0] == trained[0]


def test_table_of_first_verbs_is_computed_from_learned_sessions_only(trained):
    assert trained[1]["recipe"]["learned"] == "sessions 1 to 10: 400 texts"
    assert trained[1]["recipe"]["tested"] == "sessions 11 to 13: 120 texts"
    assert trained[1]["verbs"]["ratify"] == [0, 0, 0, 0, 80]
