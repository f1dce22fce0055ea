"""States are found by all their names, and the language of a text by its words."""

import pytest

from uprdraft.rules._cover_text import find_states
from uprdraft.rules._language import language_of


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Submission on the Democratic People’s Republic of Korea", ["PRK"]),
        ("DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA and CHINA", ["PRK", "CHN"]),
        ("North Korea, South Korea; Papua New Guinea, Guinea-Bissau", ["PRK", "KOR", "PNG", "GNB"]),
        ("중국과 북한", ["CHN", "PRK"]),
        ("Viet Nam’s law, Niger and Nigeria; Vietnamese, Chinese, turkey", ["VNM", "NER", "NGA"]),
        ("No State is named here.", []),
    ],
)
def test_states_are_found_by_all_their_names(text, codes):
    assert [s.iso3 for s in find_states(text)] == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "The authorities return people to the border and do not ask what is waiting for them there. " * 3,
            "en",
        ),
        (
            "Les autorités renvoient les personnes à la frontière et ne demandent pas ce qui les attend. "
            * 3,
            "fr",
        ),
        (
            "Las autoridades devuelven a las personas a la frontera y no preguntan lo que les espera. " * 3,
            "es",
        ),
        (
            "As autoridades devolvem as pessoas na fronteira e não perguntam o que os espera do outro lado. "
            * 3,
            "pt",
        ),
        (
            "Le autorità rimandano le persone alla frontiera e non chiedono che cosa le aspetta di là. " * 3,
            "it",
        ),
        ("Власти возвращают людей через границу и не спрашивают, что их там ожидает. " * 4, "ru"),
        ("تعيد السلطات الناس عبر الحدود دون أن تسأل عما ينتظرهم هناك. " * 4, "ar"),
        ("当局将越境者遣返，不问他们将面临什么。" * 6, "zh"),
        ("当局は国境を越えた人々を送り返し、何が待っているかを尋ねない。" * 4, "ja"),
        ("당국은 국경을 넘은 사람들을 돌려보내고 무엇이 기다리는지 묻지 않는다. " * 4, "ko"),
        ("Too short.", ""),
        ("Wo lamu ipo wezo kamu tila. " * 20, ""),
    ],
)
def test_the_language_is_told_from_the_text(text, code):
    assert language_of(text) == code
