"""The languages a text can be written in: those in which the library has its words."""

from uprdraft.wizard.state import State

__all__ = ["language_name", "written_languages"]

_NAMES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ja": "Japanese",
    "ko": "Korean",
    "ru": "Russian",
    "zh": "Chinese",
}


def language_name(code: str) -> str:
    """Return the English name of a language; its code where we have none."""
    return _NAMES.get(code, code)


def written_languages(state: State) -> tuple[str, ...]:
    """Return the languages that every situation of the library has its words in, English first."""
    words = [set(s.people) for s in state.shelves.library.situations.values()]
    found = set.intersection(*words) if words else set()
    return ("en", *sorted(found - {"en"}))
