"""Importing exports of full size: seconds and peak memory, and the ratio to the bare library on the same file.

Run with ``python -m tests.bench.imports [ROWS]``. Files of the shapes UHRI gives are made first; each import
runs in a process of its own, so that its peak is its own.
"""

# ruff: noqa: E501 - parts of files in one line each

import json
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from uprdraft.loading.reference import load_countries
from uprdraft.records.reference import Country

ROWS = 263_000
_HEADER = (
    "Text", "Countries Concerned", "Reccomending Body", "Document Symbol", "Themes", "Affected Persons", "Sdgs",
    "Document Publication Date", "UPR Reccomending States", "UPR Position", "Type", "OHCHR Annotation Id",
    "UPR Session", "Regions Concerned", "Recommending Regions", "Date of publication on UHRI",
)  # fmt: skip
_SENTENCE = (
    "ensure take measures protect refugees women children access justice trafficking detention review law torture "
    "return asylum registration education health workers accede ratify amend training independent investigate"
)
_WORDS = _SENTENCE.split()


def _records(rows: int) -> Iterator[dict[str, object]]:
    chance = random.Random(7)
    states: list[Country] = list(load_countries().values())
    for number in range(rows):
        state, by = chance.choice(states), chance.choice(states)
        is_upr = chance.random() < 0.4
        text = " ".join(chance.choices(_WORDS, k=chance.randint(30, 140)))
        yield {
            "AnnotationId": f"a-{number:08d}",
            "Text": f"<p>{number % 190 + 1}.{number % 300} {text} &amp; more ({by.short});</p>" if is_upr else f"<p>Heading {number % 90}.The Committee {text}.</p>",
            "Symbol": f"A/HRC/{number % 60 + 1}/{number % 20 + 1}" if is_upr else f"CEDAW/C/{state.iso3}/CO/{number % 9 + 1}",
            "Body": "- UPR" if is_upr else "- CEDAW",
            "Countries": [f"- {state.short}"] if number % 2500 else [],
            "Regions": ["- Asia-Pacific"],
            "Themes": [f"- {theme}" for theme in chance.sample(_WORDS, 3)],
            "Sdgs": ["- 16 - PEACE, JUSTICE AND STRONG INSTITUTIONS"],
            "AffectedPersons": ["- Refugees & asylum-seekers"],
            "AnnotationType": "- Recommendations",
            "PublicationDate": f"20{number % 17 + 8:02d}-05-03T00:00:00",
            "UprCycle": str(number % 4 + 1) if is_upr else "",
            "UprRecommendingCountry": [f"- {by.short}"] if is_upr else [],
            "UprPosition": "- Supported" if is_upr else "",
        }  # fmt: skip


def make_json(path: Path, rows: int) -> None:
    """Write a file in the shape of UHRI's bulk export."""
    with path.open("w", encoding="utf-8") as file:
        for number, record in enumerate(_records(rows)):
            file.write("[\n" if number == 0 else ",\n")
            json.dump(record, file, ensure_ascii=False)
        file.write("\n]\n")


def make_xlsx(path: Path, rows: int, *, shared: bool) -> None:
    """Write a file in the shape of UHRI's export to Excel, with texts in place or in one shared table."""
    strings: dict[str, int] = {}

    def cell(text: str) -> str:
        if not shared:
            return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        return f'<c t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(
                b'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            )
            for cells in _sheet_rows(rows):
                sheet.write(f"<row>{''.join(cell(c) for c in cells)}</row>".encode())
            sheet.write(b"</sheetData></worksheet>")
        for name, content in _XLSX_PARTS.items():
            archive.writestr(name, content if shared else content.replace(_SHARED, ""))
        if shared:
            with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
                part.write(
                    b'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                )
                for text in strings:
                    part.write(f"<si><t>{escape(text)}</t></si>".encode())
                part.write(b"</sst>")


def _sheet_rows(rows: int) -> Iterator[tuple[str, ...]]:
    yield _HEADER
    for record in _records(rows):
        joined = {k: "\n".join(v) if isinstance(v, list) else str(v) for k, v in record.items()}
        is_upr = joined["Body"] == "- UPR"
        yield (
            joined["Text"], joined["Countries"], joined["Body"], joined["Symbol"], joined["Themes"],
            joined["AffectedPersons"], joined["Sdgs"], "45782", joined["UprRecommendingCountry"],
            joined["UprPosition"], joined["AnnotationType"], joined["AnnotationId"],
            f"- {int(joined['UprCycle']) * 12} Session" if is_upr else "", joined["Regions"], "", "45790.5",
        )  # fmt: skip


_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHARED = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_MAIN}.sharedStrings+xml"/>'
_XLSX_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_MAIN}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_MAIN}.worksheet+xml"/>'
    f"{_SHARED}</Types>",
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Export" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
    ' Target="worksheets/sheet1.xml"/></Relationships>',
}  # fmt: skip
_DRAFT = (
    "schema: 1\nsubmission_type: upr-stakeholder-cycle4\ncountry: CHN\nsession: 45\nas_of: '2023-07-18'\n"
)
_BARE_JSON = "import ijson, sys\nfor _ in ijson.items(open(sys.argv[1], 'rb'), 'item', use_float=True): pass"
_BARE_XLSX = (
    "import openpyxl, sys\nb = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)\n"
    "for _ in b.worksheets[0].iter_rows(values_only=True): pass"
)
_OURS = (
    "import sys\nfrom uprdraft.cli.main import main\n"
    "try:\n    main(['import', sys.argv[1], sys.argv[2], '--theme', 'asylum'])\nexcept SystemExit:\n    pass"
)
_PEAK = "\nimport resource, sys\nsys.stderr.write(f'PEAK {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} {resource.getrusage(resource.RUSAGE_SELF).ru_utime:.2f}')"


def measured(code: str, *arguments: Path) -> tuple[float, float, int]:
    """Return wall seconds, processor seconds and the peak in MB of a process that runs ``code``."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code + _PEAK, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    peak, processor = done.stderr.rpartition("PEAK ")[2].split()
    return time.perf_counter() - started, float(processor), int(peak)


def main(rows: int) -> None:
    """Print a line for each kind of file."""
    kinds: tuple[tuple[str, str, Callable[[Path, int], None], str], ...] = (
        ("json", "uhri.json", make_json, _BARE_JSON),
        ("xlsx, texts in place", "uhri-inline.xlsx", lambda p, n: make_xlsx(p, n, shared=False), _BARE_XLSX),
        ("xlsx, shared texts", "uhri-shared.xlsx", lambda p, n: make_xlsx(p, n, shared=True), _BARE_XLSX),
    )
    with tempfile.TemporaryDirectory() as held:
        for what, name, make, bare_code in kinds:
            path, project = Path(held, name), Path(held, f"{name}-project")
            project.mkdir()
            (project / "draft.yaml").write_text(_DRAFT, "utf-8")
            make(path, rows)
            bare_wall, bare, bare_mb = measured(bare_code, path)
            wall, processor, mb = measured(_OURS, path, project)
            print(
                f"{what}: {rows:,} rows, {path.stat().st_size // 1_000_000} MB; import {wall:.1f} s "
                f"({processor:.1f} s of processor), {mb} MB; bare library {bare_wall:.1f} s ({bare:.1f} s), "
                f"{bare_mb} MB; ratio of processor time {processor / bare:.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
