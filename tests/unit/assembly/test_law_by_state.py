"""Law, variants and asks to join a treaty follow how each of 195 States stands to it."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from tests.states import AS_OF, full_draft, library, materials, reference
from uprdraft.assembly.assemble import assemble
from uprdraft.assembly.law import relied_on
from uprdraft.assembly.materials import Materials
from uprdraft.assembly.suggesting import offered, offered_themes
from uprdraft.document.count import count_submission
from uprdraft.document.tree import Submission
from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.records.law import StateStatus
from uprdraft.rules.base import Context
from uprdraft.rules.run import RULES
from uprdraft.values.certainty import Certainty

SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Za-z])")
OF_NO_TREATY = re.compile(r"\b(signed|ratif\w+|acced\w+|party to|become a party)\b", re.IGNORECASE)


def law_sentences(tree: Submission) -> list[str]:
    """Return the sentences of all law paragraphs."""
    found = []
    for section in iter_sections(tree):
        if section.id.endswith("-law"):
            found += [s for _, line in iter_lines(section) for s in SENTENCE.split(plain_text(line))]
    return found


def names_of(made: Materials) -> dict[str, str]:
    """Return the treaties that do not bind the State, by every name they have."""
    loose: dict[str, str] = {}
    for instrument in made.library.instruments.values():
        standing = made.standing(instrument)
        if standing is not None and standing.status != "bound":
            loose |= {n: instrument.id for n in (instrument.name, instrument.short_name) if n}
    return loose


def faults(made: Materials, sentences: list[str]) -> list[str]:
    """Return sentences that name a treaty which does not bind the State without saying that it is only signed."""
    loose = names_of(made)
    return [s for s in sentences if any(n in s for n in loose) and "has not ratified it" not in s]


@pytest.mark.parametrize("step", [13, pytest.param(1, marks=pytest.mark.slow)])
def test_the_law_of_every_state_names_only_what_binds_or_is_said_to_be_signed(step):
    """All 195 in the slow run, every thirteenth State in the fast one."""
    counts: Counter[str] = Counter()
    states = list(reference().countries)[::step]
    for state in states:
        made = full_draft(materials(state), everything=True)
        tree = assemble(made).submission
        sentences = law_sentences(tree)
        counts["sentences"] += len(sentences)
        counts["states"] += bool(sentences)
        counts["articles"] += sum("rticle " in s for s in sentences)
        assert faults(made, sentences) == [], state
        assert not any("Universal Declaration" in s and OF_NO_TREATY.search(s) for s in sentences)
        rule = RULES["treaties-bind-state"]
        context = Context(tree, count_submission(tree), made.body, made.library, made.reference, made.draft)
        assert [f.message for f in rule.check(context)] == [], state
    assert counts["states"] == len(states) >= 15
    assert counts["sentences"] > 10 * len(states)
    assert counts["articles"] > 5 * len(states)


def test_a_treaty_that_does_not_bind_is_seen_in_a_law_sentence():
    made = materials("MNG")
    assert faults(
        made, ["Article 33 of the 1951 Convention relating to the Status of Refugees prohibits it."]
    )
    assert not faults(made, ["Article 3 of the Convention against Torture prohibits it."])


def test_words_follow_the_status_of_every_state():
    """Walk every offered text: accede where not bound, ratify where signed, neither where bound."""
    seen: Counter[tuple[str, str]] = Counter()
    shelves = library()
    for state in reference().countries:
        made = materials(state)
        for theme, _, _ in offered_themes(made):
            for offer in offered(theme, made):
                for id_ in offer.entry.applies.not_bound_by:
                    standing = made.standing(shelves.instruments[id_])
                    assert standing is not None and standing.status in ("signed", "not-bound"), state
                    verb = offer.text.split()[0]
                    assert verb == "Ratify" or standing.status != "signed", (state, offer.entry.id)
                    assert verb == "Accede" or standing.status != "not-bound", (state, offer.entry.id)
                    seen[verb, id_] += 1
                for variant in offer.entry.variants:
                    standing = made.standing(shelves.instruments[variant.instrument])
                    if standing is not None and standing.status == variant.status:
                        assert offer.text == made.in_language(variant.text)
                        seen[variant.status, offer.entry.id] += 1
    assert seen["Accede", "cat"] > 10
    assert seen["Ratify", "iccpr"] >= 5
    assert seen["Accede", "refugee-convention-1951"] > 30
    assert seen["not-bound", "establish-individual-status-determination"] > 30


def test_what_is_no_treaty_is_named_as_what_it_is():
    """Law of one State stands only there; custom, declarations and soft law are never a treaty."""
    kinds: Counter[str] = Counter()
    for state in ("CHN", "KOR", "MNG", "DEU", "PRK"):
        made = full_draft(materials(state), everything=True)
        entries = [library().recommendations[r.id] for t in made.draft.themes for r in t.recommendations]
        for reliance in relied_on(entries, made):
            instrument = reliance.instrument
            kinds[instrument.kind] += 1
            assert instrument.state in (None, state)
            assert (reliance.standing is None) == (instrument.kind != "treaty")
    assert kinds["custom"] and kinds["declaration"] and kinds["treaty"] and kinds["domestic-law"]


def test_an_instrument_outside_the_table_binds_only_with_a_source_that_is_firm():
    made = materials("CHN")
    vienna = library().instruments["vccr"]
    assert vienna.treaty is None
    standing = made.standing(vienna)
    assert standing is not None and standing.status is None  # recorded from memory only
    sure = StateStatus(
        state="CHN", status="bound", certainty=Certainty.SECONDARY, source="A depositary's list"
    )
    known = made.standing(vienna.model_copy(update={"status": (sure,)}))
    assert known is not None and known.status == "bound"
    outside = [i for i in library().instruments.values() if i.kind == "treaty" and i.treaty is None]
    assert len(outside) >= 3
    for state in reference().countries:
        at = materials(state)
        bound = [i.id for i in outside if (s := at.standing(i)) and s.status == "bound"]
        recorded = [i.id for i in outside if (r := i.status_of(state)) and r.source and r.certainty.is_firm]
        assert bound == recorded


@pytest.mark.parametrize(
    ("article", "is_reserved"), [("16(3)", True), ("16", False), ("14", True), ("14(1)", True), ("33", False)]
)
def test_a_reserved_article_is_known(article, is_reserved):
    assert library().instruments["refugee-convention-1951"].is_reserved(article, "CHN") is is_reserved
    assert not library().instruments["refugee-convention-1951"].is_reserved(article, "DEU")


def test_a_reserved_article_is_not_relied_on_and_the_check_says_so():
    made = materials("CHN", "north-koreans-in-china")
    entry = library().recommendations["accept-cat-procedures"]
    assert [b.articles for b in entry.basis] == [("20", "22")]
    (reliance,) = relied_on([entry], made)
    assert reliance.articles == ("22",)
    full = full_draft(materials("CHN"), everything=True)
    tree = assemble(full).submission
    context = Context(tree, count_submission(tree), full.body, full.library, full.reference, full.draft)
    messages = [f.message for f in RULES["law-is-verified"].check(context)]
    assert any("to which a reservation of the State is recorded" in m and "article 20" in m for m in messages)


def test_a_reservation_with_a_source_stands_in_the_sentence():
    cat = library().instruments["cat"]
    status = StateStatus(
        state="DEU",
        status="bound",
        reserved=("20",),
        certainty=Certainty.SECONDARY,
        source="Depositary, 2020",
    )
    made = full_draft(materials("DEU"))
    changed = {**made.library.instruments, "cat": cat.model_copy(update={"status": (status,)})}
    shelves = replace(made.library, instruments=changed)
    sentences = law_sentences(assemble(replace(made, library=shelves)).submission)
    assert any("which Germany ratified in 1990 with a reservation to article 20," in s for s in sentences)


def test_an_ask_that_rests_on_a_remembered_absence_warns():
    made = full_draft(materials("VNM", as_of=AS_OF))
    chosen = {r.id for t in made.draft.themes for r in t.recommendations}
    assert "join-refugee-convention" in chosen
    tree = assemble(made).submission
    context = Context(tree, count_submission(tree), made.body, made.library, made.reference, made.draft)
    found = [f for f in RULES["law-is-verified"].check(context) if "join-refugee-convention" in f.message]
    assert found and all("from general knowledge, not verified" in f.message for f in found)
