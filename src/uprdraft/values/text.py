"""Text as it may enter a document: normalised, without characters that hide or control."""

import re
import unicodedata

from uprdraft.values.patterns import lazy_pattern

__all__ = [
    "clean_line",
    "clean_text",
    "find_hidden",
    "find_mark_tower",
    "find_refused",
    "hidden_characters",
    "visible",
]

# Word joins, direction marks and overrides, zero-width characters, tags, variation selectors
# and the soft hyphen change what is read without being seen.
_HIDDEN = lazy_pattern(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
# What a file may not hold at all: controls with their line ends, surrogates, private use, non-characters.
_UNFIT = lazy_pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
    + "\U000f0000-\U0010ffff]"
)
_UNFIT_ASCII = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BEYOND_ASCII = lazy_pattern("[^\x00-\x7f]+")
_LINE_ENDS = lazy_pattern("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls but tab and newline, surrogates, private use, non-characters.
_REFUSED = lazy_pattern(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)

# Bringing a long run of combining marks into order takes time that grows with its square: 160 kB of them
# stop a program for a minute. No language needs more than a few; Unicode's own stream-safe limit is 30.
_MARKS_AT_MOST = 30
_MARK_RUN = lazy_pattern(r"[^\w\s\x00-\x7f]{31,}")


def clean_text(text: str) -> str:
    """Return ``text`` in NFC with plain line ends and without control or private-use characters.

    Combining marks beyond the thirtieth on one letter are dropped.
    """
    text = _MARK_RUN.sub(_thin_marks, _LINE_ENDS.sub("\n", text))
    text = unicodedata.normalize("NFC", _REFUSED.sub("", text))
    # Non-characters repeat at the end of each plane.
    return "".join(c for c in text if ord(c) & 0xFFFE != 0xFFFE) if not text.isascii() else text


def clean_line(text: str) -> str:
    """Return ``text`` cleaned and on one line, runs of white space folded to one space."""
    return " ".join(clean_text(text).split())


def _thin_marks(match: re.Match[str]) -> str:
    kept = []
    height = 0
    for c in match.group():
        height = height + 1 if unicodedata.combining(c) else 0
        if height <= _MARKS_AT_MOST:
            kept.append(c)
    return "".join(kept)


def find_mark_tower(text: str) -> int | None:
    """Return where more than thirty combining marks stand on one letter, or None."""
    for match in () if text.isascii() else _MARK_RUN.finditer(text):
        height = 0
        for offset, c in enumerate(match.group()):
            height = height + 1 if unicodedata.combining(c) else 0
            if height > _MARKS_AT_MOST:
                return match.start() + offset
    return None


def find_refused(text: str) -> int | None:
    """Return where ``text`` first holds a character that no file may hold, or None.

    Stricter than ``clean_text``, which repairs what a person pastes: in a file a form feed or a line
    separator is a mistake to show, because it would shift every line number after it.
    """
    match = _UNFIT_ASCII.search(text)
    end = match.start() if match else len(text)
    # The large class is slow on every character that it looks at, so it sees only what is not ASCII.
    for run in () if text.isascii() else _BEYOND_ASCII.finditer(text, 0, end):
        other = _UNFIT.search(run.group())
        if other is not None:
            return run.start() + other.start()
    return match.start() if match else None


def find_hidden(text: str) -> int | None:
    """Return where ``text`` first holds an invisible or reordering character, or None."""
    match = None if text.isascii() else _HIDDEN.search(text)
    return match.start() if match else None


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
