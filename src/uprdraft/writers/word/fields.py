"""Fields with cached results: page numbers, cross-references, contents.

Complex fields throughout, each with a result that is right when written, so that Word has nothing to ask.
"""

from uprdraft.writers.word.xml import XML_SPACE, Element, add, add_run, place_text

__all__ = ["begin_field", "end_field", "write_field"]


def begin_field(parent: Element, code: str, style: str = "") -> None:
    """Open a field: its result follows, then ``end_field``."""
    add(add_run(parent, style), "fldChar", fldCharType="begin")
    instruction = add(add_run(parent, style), "instrText")
    instruction.text = f" {code} "
    instruction.set(XML_SPACE, "preserve")
    add(add_run(parent, style), "fldChar", fldCharType="separate")


def end_field(parent: Element, style: str = "") -> None:
    """Close the field that was opened last."""
    add(add_run(parent, style), "fldChar", fldCharType="end")


def write_field(parent: Element, code: str, result: str, style: str = "") -> None:
    """Write a whole field that shows ``result`` until someone updates it."""
    begin_field(parent, code, style)
    place_text(add_run(parent, style), result)
    end_field(parent, style)
