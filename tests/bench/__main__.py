"""``python -m tests.bench``: how long a 14-page document takes by each way, as ratios of one run.

Not a test: times depend on the machine, ratios much less; what is taken is processor time. Prints what is
aimed at beside what was found. ``python -m tests.bench.library`` takes the loading of the library apart,
``python -m tests.bench.build`` holds the whole ``uprdraft build`` of the example against naive scripts.
"""

import gc
import subprocess
import sys
from collections.abc import Callable

from tests.bench.builders import BUILDERS
from tests.bench.clock import processor_seconds
from tests.bench.document import bench_submission
from tests.support import ROOT

_LARGE = 100
_MEASURE_LARGE = f"""
import resource, sys, time
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "src")!r}]
from tests.bench.builders import prepare_ours
from tests.bench.document import bench_submission
small, large = prepare_ours(bench_submission()), prepare_ours(bench_submission({_LARGE}))
small()
def best(build, times):
    found = []
    for _ in range(times):
        start = time.process_time(); build(); found.append(time.process_time() - start)
    return min(found)
one, many = best(small, 20), best(large, 3)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 ** 2)
print(many / one / {_LARGE}, peak)
"""
_PROCESS = """
import sys
sys.path[:0] = [{root!r}, {src!r}]
from tests.bench.builders import BUILDERS
from tests.bench.document import bench_submission
BUILDERS[{name!r}](bench_submission())()
"""


def best_of(build: Callable[[], object], seconds: float = 1.5) -> float:
    """Return the shortest processor time of ``build``, tried for about ``seconds``, at least five times."""
    build()
    gc.collect()
    found: list[float] = []
    while len(found) < 5 or sum(found) < seconds:
        start = processor_seconds()
        build()
        found.append(processor_seconds() - start)
    return min(found)


def whole_process(name: str) -> float:
    """Return the time of a fresh Python that imports, builds and ends."""
    code = _PROCESS.format(root=str(ROOT), src=str(ROOT / "src"), name=name)
    return best_of(lambda: subprocess.run([sys.executable, "-c", code], check=True), 2)


def main() -> None:
    """Measure and print."""
    submission = bench_submission()
    times = {name: best_of(prepare(submission)) for name, prepare in BUILDERS.items()}
    ours = times["ours"]
    print("one document, warm          ms    ours is")
    for name, seconds in times.items():
        print(f"  {name:<22}{seconds * 1000:8.1f}    {_ratio(ours, seconds)}")
    print(
        f"  aims: at most 8 x floor ({ours / times['floor']:.1f}), at least 5 x faster than naive python-docx"
    )
    print(f"        ({times['naive python-docx'] / ours:.1f}), faster than docxtpl and pandoc")
    run = subprocess.run([sys.executable, "-c", _MEASURE_LARGE], check=True, capture_output=True, text=True)
    growth, peak = map(float, run.stdout.split())
    print(
        f"{_LARGE} times the size: {growth:.2f} of {_LARGE} times the time (aim: 1.20), peak {peak:.0f} MB (250)"
    )
    own, naive = whole_process("ours"), whole_process("naive python-docx")
    print(
        f"whole process: ours {own * 1000:.0f} ms, naive python-docx {naive * 1000:.0f} ms, ratio {own / naive:.2f}"
    )


def _ratio(ours: float, other: float) -> str:
    if ours == other:
        return ""
    return f"{other / ours:.1f} x faster" if other > ours else f"{ours / other:.1f} x slower"


if __name__ == "__main__":
    main()
