"""Our styles and those of a base document in one part: theirs where they have one of the name, ours added."""

from uprdraft.writers.word.language import EAST_ASIAN, RIGHT_TO_LEFT, word_language
from uprdraft.writers.word.numbering import STYLE_NUMBERS, UNNUMBERED
from uprdraft.writers.word.styles import STYLES, Style
from uprdraft.writers.word.stylesheet import PARAGRAPH_ORDER, new_style
from uprdraft.writers.word.xml import Element, add, insert_ordered, new_root, w

__all__ = ["merge_styles", "missing_styles", "tie_numbers"]

STYLE_ORDER = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")


def merge_styles(styles: Element, language: str) -> dict[str, str]:
    """Make the styles part of a base document ready in place; return our style ids → its own.

    Styles are matched by Word's name for them, which is the same in every language version.
    """
    present = _names_and_kinds(styles)
    taken = {style_id for _, style_id in present.values()}
    ids, missing = {}, []
    for style in STYLES:
        kind, own = present.get(style.name.lower(), ("", ""))
        if kind == style.kind:
            ids[style.id] = own
            continue
        ids[style.id] = f"Ud{style.id}" if style.id in taken else style.id
        # The base may use the name for a style of another kind; Word wants each name once.
        missing.append(style._replace(name=f"{style.name} (submission)") if kind else style)
    for style in missing:
        _add_style(styles, style, ids)
    tie_numbers(styles, ids)
    _scrub(styles)
    _set_language(styles, language)
    return ids


def missing_styles(styles: Element) -> tuple[str, ...]:
    """Return the names of our styles that a base document does not have: the text has our look there."""
    present = _names_and_kinds(styles)
    return tuple(s.name for s in STYLES if present.get(s.name.lower(), ("", ""))[0] != s.kind)


def tie_numbers(styles: Element, ids: dict[str, str]) -> None:
    """Give the numbered styles our numbering and take every other numbering away."""
    for old in list(styles.iter(w("numPr"))):
        _remove(old)
    numbers = {ids[own]: number for own, number in STYLE_NUMBERS.items()}
    for style in styles.iterchildren(w("style")):
        number = numbers.get(style.get(w("styleId"), ""))
        if number is not None:
            _tie(style, *number)
        elif style.get(w("styleId")) == ids["TOCHeading"]:
            # Often built on Heading 1, whose number and place in the contents it must not inherit.
            level = new_root("outlineLvl")
            level.set(w("val"), "9")
            insert_ordered(_tie(style, UNNUMBERED, 0), level, PARAGRAPH_ORDER)


def _tie(style: Element, number: str, level: int) -> Element:
    """Give ``style`` the numbering and return its paragraph properties."""
    properties = style.find(w("pPr"))
    if properties is None:
        properties = new_root("pPr")
        insert_ordered(style, properties, STYLE_ORDER)
    numbering = new_root("numPr")
    if level:
        add(numbering, "ilvl", val=str(level))
    add(numbering, "numId", val=number)
    insert_ordered(properties, numbering, PARAGRAPH_ORDER)
    return properties


def _names_and_kinds(styles: Element) -> dict[str, tuple[str, str]]:
    """Return name → (kind, id)."""
    found = {}
    for element in styles.iterchildren(w("style")):
        name = element.find(w("name"))
        if name is not None:
            kind = element.get(w("type"), "paragraph")
            found[name.get(w("val"), "").lower()] = (kind, element.get(w("styleId"), ""))
    return found


def _add_style(styles: Element, style: Style, ids: dict[str, str]) -> None:
    # A second default of its kind would contradict the base document's own.
    element = new_style(styles, style._replace(default=False))
    element.set(w("styleId"), ids[style.id])
    for name in ("basedOn", "next"):
        reference = element.find(w(name))
        if reference is not None:
            reference.set(w("val"), ids[reference.get(w("val"), "")])


def _scrub(styles: Element) -> None:
    """Take out the numbers Word gives to editing sessions."""
    for mark in list(styles.iter(w("rsid"))):
        _remove(mark)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _set_language(styles: Element, language: str) -> None:
    """Set the language of the document, and its direction, where every style inherits them."""
    primary = language.split("-")[0].lower()
    side = "bidi" if primary in RIGHT_TO_LEFT else "eastAsia" if primary in EAST_ASIAN else "val"
    runs = _default_properties(styles, "rPr")
    spoken = runs.find(w("lang"))
    if spoken is None:
        spoken = add(runs, "lang")
    spoken.set(w(side), word_language(language))
    if primary in RIGHT_TO_LEFT:
        insert_ordered(_default_properties(styles, "pPr"), new_root("bidi"), PARAGRAPH_ORDER)


def _default_properties(styles: Element, name: str) -> Element:
    defaults = styles.find(w("docDefaults"))
    if defaults is None:
        defaults = new_root("docDefaults")
        styles.insert(0, defaults)
    holder = defaults.find(w(f"{name}Default"))
    if holder is None:
        holder = new_root(f"{name}Default")
        insert_ordered(defaults, holder, ("rPrDefault", "pPrDefault"))
    properties = holder.find(w(name))
    return add(holder, name) if properties is None else properties
