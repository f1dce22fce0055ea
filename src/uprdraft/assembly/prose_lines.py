"""Lines of prose made ready to be read as Markdown, so that nothing a person typed is lost.

A paragraph that begins with a year or a number is no list: a list begins with 1 and counts on. A table row
with more cells than the header keeps them. A line of dashes or asterisks is no list.
"""

import re

from uprdraft.values.patterns import lazy_pattern

__all__ = ["prepare_lines"]

_NUMBER = lazy_pattern(r"(?P<before>(?:[ \t>]|[-+*][ \t])*)(?P<number>\d{1,9})(?P<dot>[.)])(?=[ \t]|$)")
_RULE = lazy_pattern(r"(?P<before>[ \t>]*)(?P<line>(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DELIMITERS = lazy_pattern(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_ITEM = lazy_pattern(r"[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)")
_LEAST_YEAR = 1000
"""From here on a number at the start of a paragraph is a year, and no list that began elsewhere."""


def prepare_lines(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return ``text`` made ready, and ``(mark, advice)`` of what will stand as typed.

    Marks that are none are escaped; the header of a table is made as wide as its widest row.
    """
    found: list[tuple[str, str]] = []
    lines = _widen_tables(re.split(r"\r\n|\r|\n", text))
    lines = [_escape_rule(line, found) for line in lines]
    return "\n".join(_escape_numbers(lines, found)), found


def _escape_rule(line: str, found: list[tuple[str, str]]) -> str:
    match = _RULE.match(line)
    if match is None or "|" in line:
        return line
    found.append((match["line"].strip()[:20], "prose has no lines across the page"))
    return f"{match['before']}\\{match['line']}"


def _escape_numbers(lines: list[str], found: list[tuple[str, str]]) -> list[str]:
    """Return ``lines`` with the dot escaped after a number at which no list begins and none goes on."""
    following: dict[int, int] = {}
    out = []
    was_blank = True
    for line in lines:
        match = _NUMBER.match(line)
        if match:
            indent, number = len(match["before"].expandtabs(4)), int(match["number"])
            if number == 1 or following.get(indent) == number:
                following[indent] = number + 1
            else:
                at = match.start("dot")
                if number < _LEAST_YEAR:
                    found.append((f"{number}{match['dot']}", "a list begins with 1 and counts on"))
                line = f"{line[:at]}\\{line[at:]}"
                following = {}
        elif was_blank and line.strip() and not line.startswith((" ", "\t")) and not _ITEM.match(line):
            following = {}
        was_blank = not line.strip()
        out.append(line)
    return out


def _widen_tables(lines: list[str]) -> list[str]:
    """Return ``lines`` with empty cells added to each table's header where a row below has more cells."""
    out = list(lines)
    for index in range(1, len(lines)):
        if "|" not in lines[index - 1] or "-" not in lines[index] or not _DELIMITERS.match(lines[index]):
            continue
        header, columns = _cells(lines[index - 1]), _cells(lines[index])
        if header != columns:
            continue
        widest = header
        for line in lines[index + 1 :]:
            if not line.strip(" \t>"):
                break
            widest = max(widest, _cells(line))
        if widest > header:
            out[index - 1] = _padded(lines[index - 1], " |", widest - header)
            out[index] = _padded(lines[index], "---|", widest - header)
    return out


def _cells(line: str) -> int:
    """Return how many cells a line of a table holds."""
    inner = line.strip(" \t>").replace("\\|", "")
    return inner.removeprefix("|").removesuffix("|").count("|") + 1


def _padded(line: str, cell: str, times: int) -> str:
    line = line.rstrip()
    return line + ("" if line.endswith("|") else "|") + cell * times
