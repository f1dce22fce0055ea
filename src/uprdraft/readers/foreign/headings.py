"""Which paragraphs are headings: by style, by outline level, or, where a text has none of those, by their looks."""

import re
from collections.abc import Sequence

from uprdraft.document.package_report import HeadingSource
from uprdraft.readers.foreign.reading import Item
from uprdraft.values.patterns import lazy_pattern

__all__ = ["find_headings", "is_annex_title"]

_LONGEST_HEADING = 400
_MOST_WORDS = 16
_FEWEST_STYLED = 2
_ANNEX = lazy_pattern(
    r"\W*(?:annex|annexe|annexes|appendix|appendices|anexo|allegato|приложение|附件|附录|附錄|附属|부록|붙임|별첨|별지"
    r"|ملحق|مرفق|المرفق)(?:\b|\s|[:.\d]|[一二三四五六七八九十]|$)",
    re.IGNORECASE,
)
_LABEL_LEVELS = (
    (re.compile(r"[IVXL]+\."), 1),
    (re.compile(r"[A-Z]\."), 2),
    (re.compile(r"\d+\.?"), 1),
    (re.compile(r"\d+\.\d+\.?"), 2),
    (re.compile(r"\d+\.\d+\.\d+\.?"), 3),
)


def find_headings(items: Sequence[Item], labels: Sequence[str]) -> dict[int, HeadingSource]:
    """Return the headings among ``items`` by position. ``labels`` are the numbers shown, "" for none."""
    styled = {i: found for i, item in enumerate(items) if (found := _styled(item)) is not None}
    for i, item in enumerate(items):
        if i not in styled and _looks_like_annex(item):
            styled[i] = HeadingSource(item.key, 1, "looks", item.style.name if item.style else "")
    if sum(found.source != "looks" for found in styled.values()) >= _FEWEST_STYLED:
        return dict(sorted(styled.items()))
    return dict(sorted((_by_looks(items, labels) | styled).items()))


def is_annex_title(text: str) -> bool:
    """Return whether a heading says that an annex begins, in any language of the UN, Korean or Italian."""
    return _ANNEX.match(text) is not None


def _styled(item: Item) -> HeadingSource | None:
    if item.kind != "paragraph" or item.style is None or len(text := item.text) > _LONGEST_HEADING:
        return None
    if not text.strip():
        return None
    if item.style.is_contents_heading:
        return HeadingSource(item.key, 1, "style", item.style.name)
    if item.outline is not None:
        if item.outline >= 9:
            return None
        return HeadingSource(item.key, item.outline + 1, "outline", item.style.name)
    if item.style.level:
        source = "style" if item.style.is_named_heading else "outline"
        return HeadingSource(item.key, item.style.level, source, item.style.name)  # type: ignore[arg-type]
    return None


def _looks_like_annex(item: Item) -> bool:
    if item.kind != "paragraph" or not (item.new_page or item.is_bold or item.is_centred):
        return False
    text = item.text
    return len(text) < 150 and len(text.split()) <= _MOST_WORDS and is_annex_title(text)


def _by_looks(items: Sequence[Item], labels: Sequence[str]) -> dict[int, HeadingSource]:
    """Return short bold lines that stand over text. The first lines of a title page stand over none."""
    candidates = [i for i, item in enumerate(items) if _may_be_heading(item)]
    chosen = set(candidates)
    found = {}
    ranks = _ranks(items, candidates)
    for i in candidates:
        follows = i + 1 < len(items) and (i + 1 not in chosen or _stands_over(items, i, ranks))
        if follows:
            level = _level_of(labels[i], ranks[items[i].size])
            style = items[i].style
            found[i] = HeadingSource(items[i].key, level, "looks", style.name if style else "")
    return found


def _stands_over(items: Sequence[Item], position: int, ranks: dict[int, int]) -> bool:
    """Return whether a heading directly above another is one too: it is larger, and not at the very start."""
    return position > 0 and ranks[items[position].size] < ranks[items[position + 1].size]


def _may_be_heading(item: Item) -> bool:
    if item.kind != "paragraph" or not item.is_bold:
        return False
    if item.label is not None and item.label.is_bullet:
        return False
    text = item.text.strip()
    if not text or len(text) > 150 or len(text.split()) > _MOST_WORDS:
        return False
    role = item.style.name.lower() if item.style else ""
    return (
        text[-1] not in ".;,。"
        and role not in ("title", "subtitle", "caption")
        and any(map(str.isalpha, text))
    )


def _ranks(items: Sequence[Item], candidates: Sequence[int]) -> dict[int, int]:
    """Return size → rank, 1 for the largest; three ranks at most."""
    sizes = sorted({items[i].size for i in candidates}, reverse=True)
    return {size: min(rank, 3) for rank, size in enumerate(sizes, start=1)}


def _level_of(label: str, rank: int) -> int:
    return next((level for pattern, level in _LABEL_LEVELS if pattern.fullmatch(label)), rank)
