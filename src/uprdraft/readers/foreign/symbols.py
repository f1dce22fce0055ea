"""Signs of symbol fonts as ordinary characters.

Such fonts put their own signs in the place of letters or of private-use characters; only the usual ones
are known here, and others become a white square so that they are seen and counted.
"""

__all__ = ["plain_sign", "plain_symbol"]

UNKNOWN = "□"
_SYMBOL = dict(zip(
    "abcdefghiklmnopqrstuwxyzABCDEFGHIKLMNOPQRSTUWXYZ",
    "αβχδεφγηικλμνοπθρστυωξψζΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖ", strict=True,
)) | {
    "\xb7": "•", "\xae": "→", "\xac": "←", "\xb3": "≥", "\xa3": "≤", "\xb1": "±", "\xb4": "×", "\xb9": "≠",
    "\xbb": "≈", "\xa5": "∞", "\xde": "⇒", "\xdb": "⇔", "\xd2": "®", "\xd3": "©", "\xd4": "™", "\xa7": "♣",
    "\xa8": "♦", "\xa9": "♥", "\xaa": "♠", "\xb0": "°", "\xbe": "—", "\x2d": "−",
}  # fmt: skip
_WINGDINGS = {
    "\xa7": "▪", "\xd8": "➢", "\xfc": "✓", "\xfb": "✗", "\xfd": "☒", "\xfe": "☑", "\xa8": "◻", "\x6e": "■",
    "\x6c": "●", "\x6f": "□", "\x71": "❑", "\x76": "❖", "\xe0": "→", "\xdf": "←", "\xe8": "➔", "\xf0": "⇨",
    "\x4a": "☺", "\x28": "☎", "\x2a": "✉", "\xb7": "•", "\x9f": "•", "\xa4": "◉", "\xa1": "○", "\x73": "⬧",
}  # fmt: skip
_BULLET_SIGNS = {"\xb7": "•", "o": "o", "-": "-"}


def plain_symbol(code: str, font: str) -> str:
    """Return the character for a ``w:sym``: hexadecimal ``code`` in ``font``."""
    try:
        point = int(code, 16)
    except ValueError:
        return UNKNOWN
    if not 0x20 <= point <= 0xFFFD or 0xD800 <= point <= 0xDFFF:
        return UNKNOWN
    is_private = 0xF000 <= point <= 0xF0FF
    char = chr(point - 0xF000 if is_private else point)
    if font.lower().startswith("wingdings"):
        return _WINGDINGS.get(char, UNKNOWN)
    if font.lower() == "symbol":
        return _SYMBOL.get(char, char if char.isascii() and char.isprintable() else UNKNOWN)
    if is_private or 0xE000 <= point <= 0xF8FF:
        return UNKNOWN
    return char


def plain_sign(text: str) -> str:
    """Return a bullet's sign without private-use characters; "•" where nothing else is left."""
    kept = []
    for char in text:
        if "\uf000" <= char <= "\uf0ff":
            low = chr(ord(char) - 0xF000)
            kept.append(_WINGDINGS.get(low) or _BULLET_SIGNS.get(low) or "•")
        elif not "\ue000" <= char <= "\uf8ff":
            kept.append(char)
    return "".join(kept).strip() or "•"
