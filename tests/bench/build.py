"""``python -m tests.bench.build``: what ``uprdraft build`` takes as a whole process, beside naive scripts.

The shipped example is built by us and, with the same text, by two scripts as people write them with
python-docx. The aim is at most twice their time. What is taken is processor time, and the processes take turns,
so that a busy machine slows all of them alike; what is quoted are ratios of medians. Not a test.
"""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.clock import processor_seconds
from tests.bench.naive_scripts import LIGHT, TYPICAL, content_of
from tests.support import ROOT
from uprdraft.pipeline.example import write_example

__all__ = ["measure"]

RUNS = 11
_UPRDRAFT = "from uprdraft.cli.main import main; main()"


def measure(folder: Path, environment: Mapping[str, str], runs: int = RUNS) -> dict[str, float]:
    """Return the median processor seconds of each process by name; everything is made in ``folder``."""
    built = write_example("china-upr", folder / "example")
    content = folder / "content.json"
    content.write_text(json.dumps(content_of(built.checked.submission)), encoding="utf-8")
    commands = {
        "uprdraft build": [sys.executable, "-c", _UPRDRAFT, "build", str(folder / "example")],
        "light script": _script(folder / "light.py", LIGHT, built.text),
        "typical script": _script(folder / "typical.py", TYPICAL, content),
        "import docx": [sys.executable, "-c", "import docx"],
        "python": [sys.executable, "-c", "pass"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            seconds = _time(command, environment)
            if turn:  # the first turn fills the caches
                times[name].append(seconds)
    return {name: statistics.median(found) for name, found in times.items()}


def _script(path: Path, code: str, source: Path) -> list[str]:
    path.write_text(code, encoding="utf-8")
    return [sys.executable, str(path), str(source), str(path.with_suffix(".docx"))]


def _time(command: Sequence[str], environment: Mapping[str, str]) -> float:
    start = processor_seconds()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return processor_seconds() - start


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment of an installed program: byte code is kept, as pip leaves it."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "PYTHONPATH": str(ROOT / "src")}


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        times = measure(folder, _environment(folder))
    ours = times["uprdraft build"]
    print("whole process          median ms    ours takes")
    for name, seconds in times.items():
        ratio = "" if seconds == ours else f"{ours / seconds:.2f} times as long"
        print(f"  {name:<22}{seconds * 1000:8.0f}    {ratio}")
    print("  aim: at most 2.00 times a naive script")


if __name__ == "__main__":
    main()
