"""Wheel, sdist and editable install carry the library and the templates, and build the example."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path | None = None) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [str(c) for c in command], capture_output=True, text=True, cwd=cwd, env=environment, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT)
    return folder


def make_environment(folder: Path) -> Path:
    run(sys.executable, "-m", "venv", folder)
    return folder / ("Scripts" if os.name == "nt" else "bin")


def builds_the_example(scripts: Path, folder: Path) -> None:
    run(scripts / "uprdraft", "example", "china-upr", folder / "example", cwd=folder)
    assert list((folder / "example" / "build").glob("*.docx"))


def test_wheel_holds_library_templates_and_data(built):
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for part in (
        "uprdraft/recommendations/themes.yaml",
        "uprdraft/templates/word/base.docx",
        "uprdraft/data/examples/china-upr/draft.yaml",
        "uprdraft/py.typed",
    ):
        assert part in names
    assert not [n for n in names if n.startswith("tests/")]


def test_wheel_installs_and_builds_the_example(built, tmp_path):
    (wheel,) = built.glob("*.whl")
    scripts = make_environment(tmp_path / "venv")
    run(scripts / "python", "-m", "pip", "install", "--quiet", wheel)
    builds_the_example(scripts, tmp_path)


def test_sdist_installs_and_builds_the_example(built, tmp_path):
    (sdist,) = built.glob("*.tar.gz")
    scripts = make_environment(tmp_path / "venv")
    run(scripts / "python", "-m", "pip", "install", "--quiet", sdist)
    builds_the_example(scripts, tmp_path)


def test_editable_install_finds_the_checkout(tmp_path):
    scripts = make_environment(tmp_path / "venv")
    run(scripts / "python", "-m", "pip", "install", "--quiet", "-e", ROOT)
    builds_the_example(scripts, tmp_path)
