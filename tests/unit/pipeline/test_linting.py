"""The library's own texts ask for specific actions, or say why not; a weak text is seen."""

from dataclasses import replace

import pytest

from uprdraft.loading.library import load_library
from uprdraft.pipeline.lint_strength import fill
from uprdraft.pipeline.linting import lint_library


@pytest.fixture(scope="module")
def library():
    return load_library()


def with_text(library, text, **fields):
    """Return the library with one entry's text replaced."""
    entry = library.recommendations["end-forced-returns"]
    changed = entry.model_copy(update={"text": {"en": text}, **fields})
    return replace(library, recommendations={**library.recommendations, entry.id: changed})


def weak(library):
    return [f.place.label for f in lint_library(library) if f.rule == "asks-are-specific"]


def test_no_text_of_ours_is_weak_without_a_reason(library):
    assert len(library.recommendations) > 130
    assert weak(library) == []
    assert sum(bool(e.strength_reason) for e in library.recommendations.values()) < 20


@pytest.mark.parametrize(
    "text",
    ["Consider ending returns of {{ people }}.", "Take measures to protect {{ people }} in {{ state.the }}."],
)
def test_weak_text_is_seen_and_a_reason_answers_it(library, text):
    assert weak(with_text(library, text)) == ["end-forced-returns"]
    assert weak(with_text(library, text, strength_reason="The witness asks for no more.")) == []


def test_slots_are_filled_with_words_of_the_situation(library):
    words = library.situations["any-refugees"]
    assert fill("Release {{ people }} in {{ state.the }}.", words) == (
        "Release refugees and asylum seekers in the State."
    )
