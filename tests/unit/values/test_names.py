"""Every State's name stands in an English sentence as UN documents write it."""

import re

import pytest

from tests.states import broken_names, full_draft, library, materials
from uprdraft.assembly.assemble import assemble
from uprdraft.assembly.materials import slot_values
from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.loading.reference import load_countries
from uprdraft.values.names import country_forms
from uprdraft.values.slots import fill_slots

# Checked one by one against UN usage in English, apart from the table itself.
WITH_THE = {
    *("ARE", "BHS", "BOL", "CAF", "COD", "COG", "COM", "DOM", "FSM", "GBR", "GMB", "IRN", "KOR", "LAO"),
    *("MDA", "MHL", "NER", "NLD", "PHL", "PRK", "PSE", "RUS", "SDN", "SYR", "TZA", "USA", "VAT", "VEN"),
}
SAMPLES = (
    "The Committee visited {{ state.the }} in 2022.",
    "The Government {{ state.of }} replied.",
    "{{ state.start }} ratified the Covenant.",
    "According to {{ state.the }}, the law {{ state.of }} provides so.",
)
TURNED = re.compile(r"\((?:[A-Z][a-z]+ )*(?:State|States|Republic|Kingdom) (?:of|of the)\)|\(the\)")


def filled(iso3: str, text: str) -> str:
    forms = {f"state.{k}": v for k, v in country_forms(load_countries()[iso3]).items()}
    return fill_slots(text, forms)


def test_the_article_stands_where_un_usage_has_it() -> None:
    countries = load_countries()
    assert len(countries) == 195
    assert {c.iso3 for c in countries.values() if c.article == "the"} == WITH_THE
    assert {c.article for c in countries.values()} == {"", "the"}


@pytest.mark.parametrize(
    ("iso3", "sentence"),
    [
        ("NLD", "The Government of the Kingdom of the Netherlands replied."),
        ("BOL", "The Government of the Plurinational State of Bolivia replied."),
        ("IRN", "The Government of the Islamic Republic of Iran replied."),
        ("VEN", "The Government of the Bolivarian Republic of Venezuela replied."),
        ("FSM", "The Government of the Federated States of Micronesia replied."),
        ("GMB", "The Government of the Gambia replied."),
        ("PHL", "The Government of the Philippines replied."),
        ("PRK", "The Government of the Democratic People's Republic of Korea replied."),
        ("MDV", "The Government of Maldives replied."),
        ("SLB", "The Government of Solomon Islands replied."),
        ("TUR", "The Government of Türkiye replied."),
        ("CIV", "The Government of Côte d'Ivoire replied."),
    ],
)
def test_a_sentence_reads_as_a_un_document_has_it(iso3: str, sentence: str) -> None:
    assert filled(iso3, SAMPLES[1]) == sentence


def test_all_195_names_stand_in_sentences() -> None:
    for country in load_countries().values():
        texts = [filled(country.iso3, sample) for sample in SAMPLES]
        names = frozenset([country.short]) if country.article else frozenset()
        assert [list(broken_names(t, names)) for t in texts] == [[]] * len(SAMPLES)
        assert not any("(" in t for t in texts)
        assert texts[2].startswith("The " if country.article else country.short)
        assert country.formal == country.short or country.formal.startswith("the ")


def test_the_form_for_lists_is_kept_for_lists() -> None:
    turned = {c.iso3: c.listed for c in load_countries().values() if c.listed != c.short}
    assert turned == {
        "BOL": "Bolivia (Plurinational State of)",
        "FSM": "Micronesia (Federated States of)",
        "IRN": "Iran (Islamic Republic of)",
        "NLD": "Netherlands (Kingdom of the)",
        "VEN": "Venezuela (Bolivarian Republic of)",
    }


@pytest.mark.parametrize(
    ("text", "fault"),
    [("of the the Gambia", "the the"), ("The people of Gambia fled.", "…The people of Gambia")],
)
def test_a_wrong_article_is_seen(text: str, fault: str) -> None:
    assert fault in list(broken_names(text, frozenset(["Gambia"])))


def library_texts() -> list[str]:
    shelves = library()
    texts = [t for r in shelves.recommendations.values() for t in r.text.values()]
    texts += [t for r in shelves.recommendations.values() for v in r.variants for t in v.text.values()]
    texts += [t for f in shelves.facts.values() for t in f.text.values()]
    for instrument in shelves.instruments.values():
        texts += [t for p in instrument.provisions for t in p.says.values()]
        texts += instrument.clause.values()
    return [t for t in texts if "{{" in t]


def test_no_library_text_breaks_on_any_name_of_a_state() -> None:
    texts = [t for t in library_texts() if "state." in t or "origin." in t]
    situation = library().situations["any-refugees"]
    assert len(texts) > 20
    for country in load_countries().values():
        values = slot_values(country, situation, country, "en")
        names = frozenset([country.short]) if country.article else frozenset()
        found = {t: list(broken_names(fill_slots(t, values), names)) for t in texts}
        assert {t: f for t, f in found.items() if f} == {}


@pytest.mark.parametrize("iso3", ["NLD", "BOL", "PHL", "GMB", "CHN", "PRK", "VAT"])
def test_a_whole_draft_names_its_state_rightly(iso3: str) -> None:
    made = full_draft(materials(iso3))
    tree = assemble(made).submission
    lines = [plain_text(line) for s in iter_sections(tree) for _, line in iter_lines(s)]
    names = frozenset([made.state.short]) if made.state.article else frozenset()
    assert len(lines) > 20
    assert sum(made.slots["state.the"] in line for line in lines) > 2
    assert [f for line in lines for f in broken_names(line, names)] == []
    assert [line for line in lines if TURNED.search(line)] == []
