"""Pages counted by LibreOffice: what is shown, what is left behind, and what happens when it does not work."""

import http.server
import json
import os
import signal
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path

import pytest

from tests.docx_files import change_part
from tests.foreign_files import document, paragraph
from tests.support import find_tool
from uprdraft.cli import office
from uprdraft.document.length import Layout
from uprdraft.writers.word.trial import trial_copy

posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script with a shebang")
PDF = b"%PDF-1.6\n1 0 obj<</Type/Pages/Count 3>>\n" + b"2 0 obj<</Type/Page /Parent 1 0 R>>\n" * 3
TEXT = paragraph("Alternative report on China", "<w:jc w:val='center'/>") + paragraph(
    "One word after the other. " * 9
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "some text.docx"
    path.write_bytes(document(TEXT))
    return path


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A place of our own for temporary files."""
    place = tmp_path / "memory"
    place.mkdir()
    monkeypatch.setattr(office, "_in_memory", lambda: place)
    return place


def stand_in(folder: Path, does: str) -> Path:
    """Return a program in place of LibreOffice; ``out`` is the folder it writes to, ``source`` the Word file."""
    program = folder / "soffice"
    lines = (
        f"#!{sys.executable}", "import json, os, sys, time, subprocess", "from pathlib import Path",
        "out, source = Path(sys.argv[-2]), Path(sys.argv[-1])", does,
    )  # fmt: skip
    program.write_text("\n".join(lines))
    program.chmod(0o755)
    return program


WRITES_PDF = f"(out / 'text.pdf').write_bytes({PDF!r})"


@posix
def test_check_says_the_pages_and_who_counted_them(run, file, here, tmp_path, monkeypatch):
    stand_in(tmp_path, WRITES_PDF)
    monkeypatch.setenv("PATH", str(tmp_path))
    _, out, err = run("check", str(file), "--for", "cescr-session")
    assert "3 pages of 10 pages (as LibreOffice lays it out; Word may differ by a page)" in " ".join(
        out.split()
    )
    assert "LibreOffice lays the text out" in err
    assert list(here.iterdir()) == []


@posix
def test_a_text_that_is_too_long_is_an_error_in_pages(run, file, here, tmp_path, monkeypatch):
    stand_in(tmp_path, WRITES_PDF.replace("*3", "*3"))
    monkeypatch.setenv("PATH", str(tmp_path))
    code, out, _ = run("check", str(file), "--for", "upr-advocacy-factsheet", "--format", "json")
    (found,) = [
        f for f in json.loads(out)["findings"] if f["rule"] == "length-within-limit" and f["level"] == "error"
    ]
    assert "3 pages of 1 page (as LibreOffice lays it out" in found["message"]
    assert code == 1


@posix
@pytest.mark.parametrize(
    ("type_", "options"), [("cescr-session", ["--estimate-pages"]), ("cedaw-session", []), ("", [])]
)
def test_it_is_not_started_where_nobody_needs_pages(run, file, here, tmp_path, monkeypatch, type_, options):
    stand_in(tmp_path, f"Path({str(tmp_path / 'was-here')!r}).touch()")
    monkeypatch.setenv("PATH", str(tmp_path))
    _, out, err = run("check", str(file), *(["--for", type_] if type_ else []), *options)
    assert not (tmp_path / "was-here").exists()
    assert "LibreOffice" not in out + err
    assert ("(at 563 words a page)" in " ".join(out.split())) == bool(options)


@posix
@pytest.mark.parametrize(
    ("does", "why_not"),
    [
        ("sys.exit(3)", "LibreOffice failed on it"),
        ("pass", "LibreOffice made no pages of it"),
        ("(out / 'text.pdf').write_bytes(b'no pdf')", "LibreOffice made no pages of it"),
        ("time.sleep(60)", "LibreOffice did not answer in 1 seconds"),
    ],
)
def test_where_it_fails_the_pages_are_estimated_and_that_is_said(here, tmp_path, does, why_not):
    assert office.count_pages_with(stand_in(tmp_path, does), b"", seconds=1) == Layout(
        "LibreOffice", None, why_not
    )
    assert list(here.iterdir()) == []


@posix
def test_a_file_with_a_damaged_part_is_checked_all_the_same(run, here, tmp_path, monkeypatch):
    stand_in(tmp_path, WRITES_PDF)
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "damaged.docx"
    path.write_bytes(change_part(document(TEXT, styles=""), "word/styles.xml", lambda c: c[:-9]))
    _, out, _ = run("check", str(path), "--for", "cescr-session")
    assert "an estimate, the file is damaged, and was not laid out" in " ".join(out.split())


@posix
def test_a_project_names_the_estimate_where_it_is_missing(run, project, monkeypatch):
    monkeypatch.setattr(office, "find_office", lambda _: None)
    _, out, _ = run("build", str(project), "--for", "upr-advocacy-factsheet")
    assert "(at 563 words a page; an estimate, LibreOffice was not found)" in " ".join(out.split())


@posix
def test_the_folder_is_private_and_what_it_started_is_ended(here, tmp_path):
    told = tmp_path / "told"
    does = (
        f"child = subprocess.Popen(['sleep', '60'])\n"
        f"rights = [oct(p.stat().st_mode & 0o777) for p in (source, out)]\n"
        f"Path({str(told)!r}).write_text(json.dumps([rights, os.environ['TMPDIR'] == str(out), child.pid]))\n"
        "time.sleep(60)"
    )
    office.count_pages_with(stand_in(tmp_path, does), b"", seconds=2)
    rights, is_own_temp, child = json.loads(told.read_text())
    assert rights == ["0o600", "0o700"]
    assert is_own_temp
    for _ in range(50):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text():
            break
        time.sleep(0.1)
    else:
        pytest.fail("the child is still running")


@posix
def test_ctrl_c_leaves_nothing_behind(here, tmp_path, monkeypatch):
    program = stand_in(tmp_path, "time.sleep(60)")
    monkeypatch.setattr(subprocess.Popen, "wait", interrupted(subprocess.Popen.wait))
    with pytest.raises(KeyboardInterrupt):
        office.count_pages_with(program, b"")
    assert list(here.iterdir()) == []


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_check_that_is_ended_leaves_nothing(file, tmp_path, number):
    stand_in(tmp_path, f"Path({str(tmp_path / 'started')!r}).touch(); time.sleep(60)")
    place = tmp_path / "runtime"
    place.mkdir(mode=0o700)
    surroundings = {**os.environ, "PATH": str(tmp_path), "XDG_RUNTIME_DIR": str(place), "TMPDIR": str(place)}
    command = [sys.executable, "-m", "uprdraft", "check", str(file), "--for", "cescr-session"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=surroundings) as process:
        for _ in range(200):
            if (tmp_path / "started").exists():
                break
            time.sleep(0.1)
        process.send_signal(number)
        process.communicate(timeout=30)
    assert process.returncode >= 128
    assert list(place.iterdir()) == []


def interrupted(wait):
    """Return ``wait`` that Ctrl-C ends the first time, and that waits the second time."""
    calls = []

    def call(self, timeout=None):
        calls.append(timeout)
        if len(calls) == 1:
            raise KeyboardInterrupt
        return wait(self, timeout)

    return call


@posix
def test_what_a_killed_program_left_is_removed(here, tmp_path):
    old, fresh, other = here / "uprdraft-pages-old", here / "uprdraft-pages-fresh", here / "of-others"
    for folder in (old, fresh, other):
        folder.mkdir()
        (folder / "text.docx").write_bytes(b"x")
    for folder in (old, other):
        os.utime(folder, (0, 0))
    office.count_pages_with(stand_in(tmp_path, "pass"), b"")
    assert sorted(p.name for p in here.iterdir()) == ["of-others", "uprdraft-pages-fresh"]


def test_pages_are_counted_in_packed_objects_too():
    packed = zlib.compress(b"<</Type/Page/Parent 1 0 R>> <</Type/Page>> <</Type/Pages/Count 2>>")
    stream = b"%PDF-1.7\n5 0 obj<</Type/ObjStm/N 3/First 12/Length 99/Filter/FlateDecode>>\nstream\n" + packed
    assert office.pages_of_pdf(stream + b"\nendstream") == 2
    assert office.pages_of_pdf(PDF) == 3
    assert office.pages_of_pdf(b"") == 0


class _Listening(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - one list for all requests of a test

    def handle_one_request(self):
        self.asked.append(self.rfile.readline().decode())
        self.close_connection = True


@pytest.mark.slow
def test_libreoffice_counts_and_fetches_nothing_and_leaves_nothing(here, tmp_path, monkeypatch):
    """Neither the copy nor the profile alone lets a picture be fetched that a plain LibreOffice does fetch."""
    program = Path(find_tool("soffice", "SOFFICE"))
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Listening)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/field.png"
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDEPICTURE '
        f'"{address}" \\d </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    data = document(field + paragraph("a", "<w:pageBreakBefore/>") + paragraph("b", "<w:pageBreakBefore/>"))
    try:
        assert office.count_pages_with(program, data).pages == 3
        assert office.count_pages_with(program, trial_copy(data, "x")).pages == 3
    finally:
        server.shutdown()
        server.server_close()
    assert _Listening.asked == []
    assert list(here.iterdir()) == []
    assert [p for p in home.rglob("*") if p.is_file()] == []
