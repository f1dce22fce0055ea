"""Languages and scripts as Word names them, and the font each script is set in."""

from typing import NamedTuple

__all__ = ["EAST_ASIAN", "LATIN_FONT", "RIGHT_TO_LEFT", "ScriptLook", "get_script_look", "word_language"]

LATIN_FONT = "Times New Roman"
RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ps", "ug", "ur", "yi"))
EAST_ASIAN = frozenset(("ja", "ko", "zh"))
# Word proofs by region; a bare language gets the one its readers most likely expect.
_REGIONS = {
    "ar": "ar-SA",
    "de": "de-DE",
    "en": "en-GB",
    "es": "es-ES",
    "fa": "fa-IR",
    "fr": "fr-FR",
    "he": "he-IL",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "lo": "lo-LA",
    "mn": "mn-MN",
    "pt": "pt-PT",
    "ru": "ru-RU",
    "th": "th-TH",
    "ug": "ug-CN",
    "ur": "ur-PK",
    "vi": "vi-VN",
    "zh": "zh-CN",
}
_FONTS = {"ko": "Batang", "ja": "MS Mincho", "zh": "SimSun"}
_TRADITIONAL = ("zh-tw", "zh-hk", "zh-mo", "zh-hant")


class ScriptLook(NamedTuple):
    """What a run of one script needs: attributes of ``w:lang``, an East Asian font, direction."""

    lang: tuple[str, str] | None = None
    east_asian_font: str = ""
    right_to_left: bool = False


def word_language(tag: str) -> str:
    """Return the language tag with a region: "en" gives "en-GB", "zh-Hant" gives "zh-TW"."""
    if tag.lower().startswith("zh-hant"):
        return "zh-TW"
    if tag.lower().startswith("zh-hans"):
        return "zh-CN"
    return _REGIONS.get(tag.lower(), tag)


def _east_asian(script: str, language: str) -> ScriptLook:
    if script == "hangul":
        language = "ko"
    elif script == "kana":
        language = "ja"
    elif language.split("-")[0].lower() not in EAST_ASIAN:
        language = "zh"  # Han characters of unstated language
    font = _FONTS[language.split("-")[0].lower()]
    if language.lower().startswith(_TRADITIONAL):
        font = "PMingLiU"
    return ScriptLook(("eastAsia", word_language(language)), font)


def get_script_look(script: str, language: str | None, document_language: str) -> ScriptLook:
    """Return the look of a run: ``script`` as ``values.scripts`` names it, ``language`` as the text says."""
    tag = language or document_language
    primary = tag.split("-")[0].lower()
    if script == "rtl":
        spoken = tag if primary in RIGHT_TO_LEFT else "ar"
        return ScriptLook(("bidi", word_language(spoken)), right_to_left=True)
    if script != "latin":
        return _east_asian(script, tag)
    own = language is not None and word_language(tag) != word_language(document_language)
    # A romanised word in a Korean title is not Korean to a spelling checker.
    if own and primary not in EAST_ASIAN and primary not in RIGHT_TO_LEFT:
        return ScriptLook(("val", word_language(tag)))
    return ScriptLook()
