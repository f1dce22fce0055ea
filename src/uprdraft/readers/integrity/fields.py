"""Fields: opened, separated and closed in order; only kinds that ask and fetch nothing."""

from collections.abc import Iterator

from uprdraft.readers.integrity.parsed import Parsed, w
from uprdraft.readers.package import Element

__all__ = ["check_fields", "field_codes"]

_ALLOWED = ("PAGE", "NUMPAGES", "TOC", "REF", "PAGEREF", "NOTEREF", "SEQ")
# A field may run over paragraphs of one story, never out of it.
_STORY_UNITS = ("footnote", "endnote", "comment")


def check_fields(parsed: Parsed) -> Iterator[str]:
    """Yield fields that are not whole or not allowed."""
    for part, root in parsed.stories.items():
        units = list(root.iterchildren(*(w(name) for name in _STORY_UNITS))) or [root]
        for unit in units:
            yield from _check_balance(part, unit)
    for code in field_codes(parsed):
        name = (code.split() or ["without a name"])[0]
        if name.upper() not in _ALLOWED:
            yield f"there is a field that is not allowed: {name}"
    if next(parsed.iter("fldChar"), None) is not None and _is_dirty(parsed):
        yield "a field makes Word ask whether to update it"


def field_codes(parsed: Parsed) -> Iterator[str]:
    """Yield the code of every field, the runs of one code joined."""
    code: list[str] = []
    for element in parsed.iter("fldChar", "instrText", "fldSimple"):
        if element.tag == w("instrText"):
            code.append(element.text or "")
        elif element.tag == w("fldSimple"):
            yield element.get(w("instr"), "")
        elif element.get(w("fldCharType")) == "separate" or code:
            yield "".join(code)
            code = []


def _check_balance(part: str, unit: Element) -> Iterator[str]:
    states: list[str] = []
    for element in unit.iter(w("fldChar")):
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            states.append("code")
        elif not states:
            yield f"{part}: a field is closed that was not opened"
            return
        elif kind == "separate":
            if states[-1] != "code":
                yield f"{part}: a field is separated twice"
            states[-1] = "result"
        else:
            if states.pop() == "code":
                yield f"{part}: a field has no result"
    if states:
        yield f"{part}: a field is not closed"


def _is_dirty(parsed: Parsed) -> bool:
    dirty = any(e.get(w("dirty")) not in (None, "0", "false") for e in parsed.iter("fldChar", "fldSimple"))
    return dirty or (parsed.settings is not None and parsed.settings.find(w("updateFields")) is not None)
