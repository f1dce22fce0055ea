"""Text as it may enter a document: normalised, without characters that hide or control."""

import re
import unicodedata

__all__ = ["clean_line", "clean_text", "hidden_characters", "visible"]

# Word joins, direction marks and overrides, zero-width characters, tags, variation selectors
# and the soft hyphen change what is read without being seen.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls but tab and newline, surrogates, private use, non-characters.
_REFUSED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)


def clean_text(text: str) -> str:
    """Return ``text`` in NFC with plain line ends and without control or private-use characters."""
    text = _LINE_ENDS.sub("\n", text)
    text = unicodedata.normalize("NFC", _REFUSED.sub("", text))
    # Non-characters repeat at the end of each plane.
    return "".join(c for c in text if ord(c) & 0xFFFE != 0xFFFE) if not text.isascii() else text


def clean_line(text: str) -> str:
    """Return ``text`` cleaned and on one line, runs of white space folded to one space."""
    return " ".join(clean_text(text).split())


def hidden_characters(text: str) -> tuple[str, ...]:
    """Return the names of invisible and reordering characters in ``text``, in order of appearance."""
    if text.isascii():
        return ()
    found = dict.fromkeys(_HIDDEN.findall(text))
    return tuple(unicodedata.name(c, f"U+{ord(c):04X}") for c in found)


def visible(text: str) -> str:
    """Return ``text`` for a terminal: every control, format or reordering character as a mark.

    Newlines stay; a tab becomes a space. Nothing that comes back can move the cursor.
    """
    if text.isascii() and text.isprintable():
        return text
    parts = []
    for c in text:
        if c == "\n":
            parts.append(c)
        elif c == "\t":
            parts.append(" ")
        elif unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
            parts.append(f"<U+{ord(c):04X}>")
        else:
            parts.append(c)
    return "".join(parts)
