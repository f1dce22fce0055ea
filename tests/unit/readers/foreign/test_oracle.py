"""LibreOffice writes the same numbers into a text file as we read. Slow: it has to be started."""

import itertools
import re
import subprocess

import pytest

from tests.foreign_files import document, numbered, paragraph
from tests.support import find_tool
from uprdraft.readers.foreign import read_document

FORMS = (
    "decimal", "decimalZero", "upperLetter", "lowerLetter", "upperRoman", "lowerRoman", "ordinal", "ganada",
    "chosung", "koreanDigital", "koreanDigital2", "koreanCounting", "koreanLegal", "ideographTraditional",
    "ideographZodiac", "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting",
    "decimalEnclosedCircle", "ideographLegalTraditional", "taiwaneseCounting", "decimalHalfWidth", "cardinalText",
    "ordinalText", "hebrew1", "none",
)  # fmt: skip
TEXTS = ("%1.", "(%1)", "%1)", "No. %1:")
# Where LibreOffice goes another way than Word, as files that record Word's own labels show, it is not asked.
MOST = 20


def level(index: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*definitions: tuple[str, ...], more: str = "") -> str:
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
        for i, levels in enumerate(definitions)
    )
    instances = "".join(
        f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(definitions))
    )
    return abstract + instances + more


def variants() -> dict[str, bytes]:
    files = {}
    for position, form in enumerate(FORMS):
        numbering = lists((level(0, form, TEXTS[position % len(TEXTS)]),), (level(0, form, "%1", 2),))
        body = "".join(numbered(f"x{i}", 1 + (i >= MOST)) for i in range(2 * MOST - 1))
        files[form] = document(body, numbering=numbering)
    shapes = (("decimal", "%1."), ("lowerLetter", "%1.%2"), ("lowerRoman", "%1.%2.%3"))
    three = tuple(level(i, form, text) for i, (form, text) in enumerate(shapes))
    for position, walk in enumerate(itertools.product((0, 1, 2), repeat=4)):
        body = "".join(numbered(f"y{i}", 1, at) for i, at in enumerate((0, *walk, 0, 1)))
        files[f"walk{position}"] = document(body, numbering=lists(three))
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    again = f'<w:num w:numId="9"><w:abstractNumId w:val="0"/>{start}</w:num>'
    for position, order in enumerate(((1, 1, 9, 9, 1), (9, 1, 9), (1, 9, 1, 9), (9, 9, 9))):
        body = "".join(numbered(f"z{i}", number) for i, number in enumerate(order))
        files[f"again{position}"] = document(body, numbering=lists(three, more=again))
    files["between"] = document(
        "".join(numbered("a", 1) + paragraph("b") for _ in range(4)), numbering=lists(three)
    )
    return files


@pytest.mark.slow
def test_numbers_are_those_of_libreoffice(tmp_path):
    soffice = find_tool("soffice", "SOFFICE")
    files = variants()
    for name, data in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    command = [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run(
        command + [str(tmp_path / f"{name}.docx") for name in files], check=True, capture_output=True
    )
    looked_at = 0
    for name, data in files.items():
        shown = (tmp_path / f"{name}.txt").read_text("utf-8-sig").split("\n")
        expected = [match[1].strip() for line in shown if (match := re.fullmatch(r"(.*?)[xyza]\d*", line))]
        read = [use.label for use in read_document(data, name).report.numbers]
        assert read == [label for label in expected if label], name
        looked_at += len(read)
    assert looked_at > 1_000
