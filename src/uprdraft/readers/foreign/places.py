"""From a place in the tree back to the element of the file."""

from uprdraft.readers.package import Element

__all__ = ["find_element"]


def find_element(root: Element, ref: str) -> Element | None:
    """Return the element that ``ref`` ("word/document.xml#/0/12") names below the root of its part, or None."""
    element = root
    for step in filter(None, ref.rpartition("#")[2].split("/")):
        if not step.isdecimal() or int(step) >= len(element):
            return None
        element = element[int(step)]
    return element
