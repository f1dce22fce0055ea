"""What each recommendation of a draft stands on, and what an export gives out of it."""

import datetime as dt
import json
import shutil

import pytest

from tests.drafting import example_project
from uprdraft.loading.locate import data_folder
from uprdraft.pipeline.sources.overview import export_sources, left_out, look_at_sources
from uprdraft.pipeline.sources.support import support_of
from uprdraft.records.draft import Draft
from uprdraft.records.library import Citation


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    target = tmp_path_factory.mktemp("support") / "p"
    shutil.copytree(data_folder() / "examples" / "china-upr", target)
    path = target / "draft.yaml"
    text = path.read_text("utf-8").replace(
        "prose:\n", "prose:\n  refoulement-confidential: For the body.\n", 1
    )
    text += "overrides:\n  - {paragraph: prose/refoulement-confidential/1, text: Hidden words.}\n"
    path.write_text(text.replace("contact:\n", "contact:\n      person: Ann Contact\n", 1), "utf-8")
    return target


def test_every_recommendation_is_shown_with_chosen_facts_only_and_what_stands_on_none_is_told(folder):
    found = {s.id: s for s in support_of(folder)}
    assert len(found) == 18
    assert [s.id for s in found.values() if not s.facts] == ["cease-sharing-identities"]
    assert found["cease-sharing-identities"].not_chosen == ("protocol-article-4", "monthly-interrogations")
    first = found["end-forced-returns"]
    assert {f.id: (f.reliability, f.independent_sources) for f in first.facts}["tonghua-1998"] == ("B", 2)
    assert not {f.id for f in first.facts} & set(first.not_chosen)


def test_sources_known_through_one_document_count_once_and_a_fact_expires_after_its_day():
    def made(*citations):
        fact = next(iter(example_project()[1].library.facts.values()))
        return fact.model_copy(update={"citations": citations, "expires": dt.date(2024, 1, 1)})

    through = (Citation(source="a", cited_in="c"), Citation(source="b", cited_in="c"))
    assert made(*through).independent_sources == 1
    assert made(*through, Citation(source="c")).independent_sources == 1
    assert made(*through, Citation(source="d")).independent_sources == 2
    assert not made(*through).is_expired(dt.date(2024, 1, 1))
    assert made(*through).is_expired(dt.date(2024, 1, 2))


def test_json_gives_the_draft_as_its_schema_says_without_what_is_not_for_everyone(folder):
    overview = look_at_sources(folder)
    data = json.loads(export_sources(overview, "json"))
    assert Draft.model_validate(data["draft"]).themes == overview.project.draft.themes
    assert len(data["sources"]) == len(overview.sources)
    text = json.dumps(data)
    assert "For the body." not in text
    assert "Hidden words." not in text
    assert "Ann Contact" not in text
    assert left_out(overview.project.draft) == (
        "prose/refoulement-confidential", "organisations/1/contact/person"
    )  # fmt: skip


def test_the_command_shows_both(folder, capsys):
    from uprdraft.cli.main import main

    for arguments, words in (
        (["sources", "list", str(folder), "--by", "recommendation"], "stands on no fact of the draft"),
        (
            ["sources", "list", str(folder), "--by", "recommendation", "--format", "json"],
            '"independent_sources": 2',
        ),
        (["library", "show", "end-forced-returns"], "independent source"),
    ):
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert not stop.value.code
        assert words in capsys.readouterr().out
    with pytest.raises(SystemExit) as stop:
        main(["sources", "list", str(folder), "--by", "fact"])
    assert stop.value.code == 2
