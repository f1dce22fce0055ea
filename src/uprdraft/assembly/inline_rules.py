"""The parser of prose and templates, with marks that Markdown does not have, or reads more widely than is meant.

Citations as pandoc and Zotero write them, notes without a source, and asterisks: an asterisk between
letters or digits (``5*6``, ``K*m``) is a sign and no emphasis.
"""

import re
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis, link

from uprdraft.values.patterns import lazy_pattern

__all__ = ["DEEPEST_NESTING", "Cited", "get_parser", "parse_citations"]

DEEPEST_NESTING = 100
"""How deep lists and quotations may stand in each other, counting a list and its item as two."""

_ITEM = lazy_pattern(
    r"(?P<prefix>[^@]*?)(?<![\w.])-?@(?:\{(?P<braced>[^{}\s]+)\}|(?P<id>[A-Z][\w.]*/[\w./\u2010-\u2015-]*\w"
    r"(?:\s?\((?:\d{4}|[IVXL]+)\))?|\w(?:[\w-]*\w)?))(?P<rest>.*)",
    re.DOTALL,
)
_EAST_ASIAN = lazy_pattern(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")


class Cited(NamedTuple):
    """One source in a citation: words before it ("see"), its id or UN symbol, its locator."""

    source: str
    locator: str = ""
    prefix: str = ""


def parse_citations(content: str) -> tuple[Cited, ...]:
    """Return the sources of ``see @id, para. 29; @other``; none where it is no citation.

    A part without ``@`` goes on with the locator before it: ``@id, para. 29; para. 31``.
    """
    found: list[Cited] = []
    for part in content.split(";"):
        match = _ITEM.fullmatch(part.strip())
        if match:
            locator = match["rest"].strip().removeprefix(",").strip()
            if "@" in locator:
                return ()
            prefix = " ".join(match["prefix"].split())
            found.append(Cited(match["braced"] or match["id"], locator, prefix))
        elif found and part.strip() and "@" not in part:
            last = found.pop()
            locator = f"{last.locator}; {part.strip()}" if last.locator else part.strip()
            found.append(Cited(last.source, locator, last.prefix))
        else:
            return ()
    return tuple(found)


@cache
def get_parser(*, with_headings: bool) -> MarkdownIt:
    """Return the parser of prose, or of templates, which have headings; no HTML, images or code."""
    options = {"html": False, "typographer": False, "linkify": False, "maxNesting": DEEPEST_NESTING}
    parser = MarkdownIt("zero", options)
    parser.enable(["paragraph", "list", "blockquote", "table"] + (["heading"] if with_headings else []))
    parser.enable(["emphasis", "link", "escape", "newline", "balance_pairs", "fragments_join"])
    # What was escaped must stay apart from what was typed, or it would be reported as a mark left over.
    parser.disable("text_join")
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.inline.ruler.before("link", "inline_note", _note_rule)
    parser.inline.ruler.at("link", _link_rule)
    parser.inline.ruler.at("emphasis", _emphasis_rule)
    return parser


def _closing(state: StateInline) -> dict[int, int]:
    """Return for each opening bracket of the line where its closing one stands; found once a line.

    **Why** once: looking for the end anew at each of many brackets takes time that grows with the square.
    """
    held = state.env.get("brackets")
    if held is None or held[0] is not state.src:
        pairs: dict[int, int] = {}
        opened: list[int] = []
        escaped = False
        for position, char in enumerate(state.src):
            if escaped:
                escaped = False
            elif char == "\\":
                escaped = True
            elif char == "[":
                opened.append(position)
            elif char == "]" and opened:
                pairs[opened.pop()] = position
        held = state.env["brackets"] = (state.src, pairs)
    return held[1]


def _citation_rule(state: StateInline, silent: bool) -> bool:
    """Read ``[@id, locator; see @id]``; a link whose words hold an ``@`` stays a link."""
    if state.src[state.pos] != "[" or (end := _closing(state).get(state.pos)) is None or end >= state.posMax:
        return False
    content = state.src[state.pos + 1 : end]
    if "@" not in content or (state.src[end + 1 : end + 2] == "(" and content[0] not in "@-"):
        return False
    if not parse_citations(content):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = content
    state.pos = end + 1
    return True


def _link_rule(state: StateInline, silent: bool) -> bool:
    """Read a link where the bracket closes: to look for the end of each open one takes too long."""
    return state.src[state.pos] == "[" and state.pos in _closing(state) and link(state, silent)


def _note_rule(state: StateInline, silent: bool) -> bool:
    """Read ``^[text]`` with balanced brackets inside."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = _closing(state).get(state.pos + 1)
    if end is None or end >= state.posMax:
        return False
    if not silent:
        token = state.push("inline_note", "", 0)
        token.content = state.src[state.pos + 2 : end]
    state.pos = end + 1
    return True


def _emphasis_rule(state: StateInline, silent: bool) -> bool:
    """Read emphasis, but open none inside a word, nor close one there but before East Asian letters."""
    before = state.src[state.pos - 1] if state.pos else " "
    held = len(state.delimiters)
    if not emphasis.tokenize(state, silent):
        return False
    after = state.src[state.pos] if state.pos < state.posMax else " "
    if before.isalnum() and after.isalnum():
        for delimiter in state.delimiters[held:]:
            delimiter.open = False
            delimiter.close = delimiter.close and bool(_EAST_ASIAN.match(after))
    return True
