"""What loading the whole shipped library costs, stage by stage: ``python -m tests.bench.library``.

The target is 150 ms on two cores for everything but the links. Each figure is processor time, the best of seven runs.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from uprdraft.loading.library import find_files, load_library, open_library, paused_gc
from uprdraft.loading.links import check_links
from uprdraft.loading.locate import library_folder
from uprdraft.loading.raw_file import decode_text, read_bytes
from uprdraft.loading.reference import load_reference
from uprdraft.loading.strict_yaml import LIBRARY_BYTES
from uprdraft.loading.yaml_events import build
from uprdraft.loading.yaml_parser import open_events

__all__ = ["stages"]

RUNS = 7


def _best(run: Callable[[], Any]) -> float:
    times = []
    for _ in range(RUNS):
        with paused_gc():
            started = time.process_time()
            run()
            times.append(time.process_time() - started)
    return min(times) * 1000


def _events(text: str) -> int:
    next_event = open_events(text)
    number = 1
    while type(next_event()).__name__ != "StreamEndEvent":
        number += 1
    return number


def stages() -> dict[str, float]:
    """Return the milliseconds of each stage by name; sizes stand under names beginning "number"."""
    root = library_folder()
    paths = [root.joinpath(*parts) for parts in find_files(root)]

    def read(path: Path) -> bytes:
        return read_bytes(path, within=root, limit_bytes=LIBRARY_BYTES, name=path.name)

    raw = [read(path) for path in paths]
    texts = [decode_text(data, "x") for data in raw]
    library = load_library()
    check_links(library)
    load_reference("CHN")
    figures: dict[str, float] = {
        "number of files": len(paths),
        "number of bytes": sum(map(len, raw)),
        "number of events": sum(map(_events, texts)),
        "find the files": _best(lambda: list(find_files(root))),
        "read the bytes": _best(lambda: [read(path) for path in paths]),
        "decode and look through": _best(lambda: [decode_text(data, "x") for data in raw]),
        "parser's events alone": _best(lambda: [_events(text) for text in texts]),
        "events and plain data": _best(lambda: [build(text, "x") for text in texts]),
        "the whole library": _best(load_library),
        "opened for one draft": _best(lambda: open_library(())),
        "the links": _best(lambda: check_links(library)),
        "reference data for one State": _best(lambda: load_reference("CHN")),
    }
    before = ("find the files", "read the bytes", "decode and look through", "events and plain data")
    figures["records (the rest)"] = figures["the whole library"] - sum(figures[name] for name in before)
    return figures


def main() -> None:
    """Print the figures."""
    for name, figure in stages().items():
        print(f"{name:32}{figure:>10,.0f}" if name.startswith("number") else f"{name:32}{figure:>10.1f} ms")


if __name__ == "__main__":
    main()
