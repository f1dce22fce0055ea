"""A claim put to the wrong article is found where the library knows the right one; what it cannot know is let be."""

# ruff: noqa: E501 - one sentence a line reads better than a wrapped one

from dataclasses import replace
from functools import cache

import pytest

from uprdraft.findings import Level
from uprdraft.loading.library import load_library
from uprdraft.loading.reference import load_reference
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.rules.run import RULES

shelf = cache(lambda: (load_library(), load_reference("CHN")))


def told(rule: str, *sentences: str):
    library, reference = shelf()
    tree = submission(*(paragraph(s, path=f"p/{n}") for n, s in enumerate(sentences)))
    tree = replace(tree, meta=replace(tree.meta, country="CHN"))
    made = replace(context(tree), library=library, reference=reference, draft=None)
    return list(RULES[rule].check(made))


WRONG = {
    "Article 12 of the Convention against Torture prohibits the return of anyone to torture.": "article 3",
    "Article 16 of the Convention against Torture prohibits refoulement and extradition.": "article 3",
    "Article 3 of the Convention against Torture requires a prompt and impartial investigation.": "article 12",
    "Article 31 of the 1951 Convention relating to the Status of Refugees requires States to issue identity papers.": "article 27",
    "Article 27 of the 1951 Convention relating to the Status of Refugees prohibits penalties for irregular entry.": "article 31",
    "Article 8 of the Convention on the Rights of the Child requires that every child be registered immediately after birth.": "article 7",
    "Under article 12 of CEDAW, the State must suppress all forms of traffic in women.": "article 6",
    "Article 7 of the ICCPR guarantees a fair hearing by an independent tribunal.": "article 14",
}  # fmt: skip


@pytest.mark.parametrize("sentence", WRONG)
def test_a_claim_of_another_article_is_found(sentence):
    (found,) = told("articles-fit-claims", sentence)
    assert f"like {WRONG[sentence]}" in found.message
    assert found.level in (Level.WARNING, Level.ADVICE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Article 3 of the Convention against Torture prohibits the return of anyone to torture.",
        "Article 33 of the 1951 Convention relating to the Status of Refugees prohibits the return of refugees.",
        "Article 7 of the ICCPR prohibits torture and, as the Committee reads it, return to torture.",
        "Article 13 of the ICCPR allows expulsion only after a decision in accordance with law.",
        "Article 14 of the Convention against Torture entitles victims to redress.",
        "Article 1 of the Convention against Torture defines torture.",
        "Articles 3 and 12 of the Convention against Torture prohibit return and require an investigation.",
        "Article 3 of the Convention against Torture, read with article 12, requires an investigation.",
        "Article 10 of the Convention against Torture requires training on the prohibition of torture.",
        "Article 15 of the Convention against Torture excludes statements made under torture.",
        "Article 9 of the ICCPR prohibits arbitrary detention.",
        "Article 2 of the Convention on the Rights of the Child forbids discrimination.",
        "Article 37 (b) of the Convention on the Rights of the Child allows detention only as a last resort.",
        "Article 19 of the Convention on the Rights of the Child protects children from violence.",
        "Article 6 of CEDAW obliges the State to suppress traffic in women.",
        "Article 14 of CEDAW protects rural women, among them those trafficked.",
        "Article 32 of the 1951 Convention relating to the Status of Refugees limits the expulsion of refugees.",
        "Article 26 of the ICCPR guarantees equality before the law.",
        "Article 17 of the ICCPR protects privacy, family and home.",
        "The Convention against Torture prohibits return.",
    ],
)
def test_what_is_right_or_cannot_be_known_is_let_be(sentence):
    assert told("articles-fit-claims", sentence) == []


def test_the_library_s_own_words_pass_for_every_article_it_knows():
    library, _ = shelf()
    sentences = [
        f"Article {p.article} of the {i.name} {p.says['en']}."
        for i in library.instruments.values()
        if i.kind == "treaty"
        for p in i.provisions
        if "{{" not in p.says["en"]
    ]
    assert len(sentences) >= 60
    assert [f.message for f in told("articles-fit-claims", *sentences)] == []


def test_a_reserved_article_is_told_unless_the_text_speaks_of_it():
    sentence = "Article 6 of the Convention on the Rights of the Child recognizes the right to life."
    (found,) = told("reservations-named", sentence, sentence)
    assert found.level is Level.ADVICE
    assert "a reservation of the State to article 6" in found.message
    assert "not verified" in found.message
    assert told("reservations-named", sentence, "China has made a reservation to it.") == []
    assert told("reservations-named", sentence.replace("6", "9")) == []
