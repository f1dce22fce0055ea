"""``python -m tests.bench.reading``: how long a file takes to read by each way, as ratios of one run.

Ours reads text, notes, numbers and the whole report. python-docx reads its bare paragraphs, nothing else.
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
import mammoth
import pypandoc
from docx2python import docx2python

from tests.bench.__main__ import best_of
from tests.bench.document import bench_submission
from tests.support import BASE, ROOT
from uprdraft.readers.foreign import read_document
from uprdraft.writers.word import write_word

__all__: list[str] = []

_BOOK = 21  # times the document: 137,000 words
_MEASURE_BOOK = f"""
import resource, sys, time
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "src")!r}]
from uprdraft.readers.foreign import read_document
data = open(sys.argv[1], "rb").read()
start = time.perf_counter()
read = read_document(data, "book.docx")
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 ** 2)
counts = read.report.counts
print(seconds, peak, counts.body, len(read.report.notes))
"""


def _ours(data: bytes) -> Callable[[], object]:
    return lambda: read_document(data, "bench.docx")


def _python_docx(data: bytes) -> Callable[[], object]:
    return lambda: [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def _docx2python(data: bytes) -> Callable[[], object]:
    def read() -> object:
        with docx2python(io.BytesIO(data)) as content:
            return content.text

    return read


def _mammoth(data: bytes) -> Callable[[], object]:
    return lambda: mammoth.extract_raw_text(io.BytesIO(data)).value


def _pandoc(data: bytes) -> Callable[[], object]:
    path = Path(tempfile.mkdtemp()) / "bench.docx"
    path.write_bytes(data)
    command = [pypandoc.get_pandoc_path(), "--from=docx", "--to=plain", str(path)]
    return lambda: subprocess.run(command, check=True, capture_output=True)


_WAYS = {
    "ours": _ours,
    "python-docx, bare": _python_docx,
    "docx2python": _docx2python,
    "mammoth, text only": _mammoth,
    "pandoc": _pandoc,
}


def main() -> None:
    """Measure and print."""
    data = write_word(bench_submission(), BASE.read_bytes())
    times = {name: best_of(prepare(data)) for name, prepare in _WAYS.items()}
    ours = times["ours"]
    print("reading one document       ms    in times of ours")
    for name, seconds in times.items():
        print(f"  {name:<20}{seconds * 1000:9.1f}    {seconds / ours:6.2f}")
    ratio = ours / times["python-docx, bare"]
    print(f"  aims: faster than docx2python, mammoth and pandoc; at most 2 x python-docx ({ratio:.2f})")
    with tempfile.NamedTemporaryFile(suffix=".docx", delete=False) as book:
        book.write(write_word(bench_submission(_BOOK), BASE.read_bytes()))
    run = [sys.executable, "-c", _MEASURE_BOOK, book.name]
    found = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    took, peak, words, notes = found.split()
    print(
        f"a book of {words} words with {notes} notes: {float(took):.1f} s, peak {float(peak):.0f} MB (aim: 300)"
    )


if __name__ == "__main__":
    main()
