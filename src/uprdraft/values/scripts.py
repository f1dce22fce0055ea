"""Which writing system a piece of text is in, so that each run gets its font and language."""

import itertools
import unicodedata

__all__ = ["split_scripts"]

# Ranges sorted by how often UN submissions meet them; first match wins.
_RANGES = (
    ("latin", 0x0000, 0x0590),
    ("rtl", 0x0590, 0x0900),
    ("hangul", 0xAC00, 0xD7FB),
    ("hangul", 0x1100, 0x1200),
    ("hangul", 0x3130, 0x3190),
    ("hangul", 0xA960, 0xA980),
    ("kana", 0x3040, 0x3100),
    ("kana", 0x31F0, 0x3200),
    ("han", 0x2E80, 0x3000),
    ("han", 0x3400, 0x4DC0),
    ("han", 0x4E00, 0xA000),
    ("han", 0xF900, 0xFB00),
    ("han", 0x20000, 0x32000),
    ("wide", 0x3000, 0x3040),
    ("wide", 0xFE30, 0xFE50),
    ("wide", 0xFF00, 0xFFF0),
    ("rtl", 0xFB1D, 0xFE00),
    ("rtl", 0xFE70, 0xFEFF),
)


def _script(char: str) -> str:
    code = ord(char)
    for name, low, high in _RANGES:
        if low <= code < high:
            return name
    return "latin"


def split_scripts(text: str) -> tuple[tuple[str, str], ...]:
    """Return ``(piece, script)`` in order; script is latin, hangul, kana, han or rtl.

    Spaces, digits and quotation marks stay with the piece before them; full-width punctuation goes
    with the East Asian piece it follows, or han at the start. Latin quotes stay Latin: an East Asian
    font draws “ ” at double width.
    """
    if text.isascii():
        return ((text, "latin"),) if text else ()
    scripts: list[str] = []
    previous = "latin"
    for char in text:
        script = _script(char)
        if script == "wide":
            script = previous if previous in ("hangul", "kana", "han") else "han"
        elif (
            script == "latin"
            and previous != "latin"
            and (char == " " or (previous == "rtl" and not unicodedata.category(char).startswith("L")))
        ):
            script = previous
        scripts.append(script)
        previous = script
    runs = []
    position = 0
    for script, group in itertools.groupby(scripts):
        length = len(list(group))
        runs.append((text[position : position + length], script))
        position += length
    return tuple(runs)
