"""Whole journeys on a pseudo-terminal: the real program, real key presses."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip("pseudo-terminals are those of POSIX", allow_module_level=True)

import resource

import pexpect
import pyte

ANSWERS = """\
country: China
language: en
submission_type: upr-stakeholder-cycle4
session: 45
as_of: 2023-06-20
situation: north-koreans-in-china
organisations:
  - name: Test Organization
    acronym: TO
    contact: {role: Coordinator, office: Geneva office, email: to@example.org}
    website: https://www.example.org
    founded: "2010"
    description: It tests.
safety: {names: no, family: no, consent: no, routes: no, travel: no, organization: no}
themes:
  - id: refoulement
    recommendations: [{id: end-forced-returns}]
    facts: [{id: cedaw-concern-illegal-migrants}]
    earlier: []
prose:
  method: We read public sources.
  refoulement: ""
  framework: ""
  achievements: ""
  capacity: ""
key_words: [refoulement]
"""


def _mind_hangups() -> None:
    """Undo what nohup leaves behind: a program that began with hang-ups ignored goes on ignoring them."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Screen:
    """The program on a terminal of a given size; ``text`` is what a person sees."""

    def __init__(
        self, *arguments: str, columns: int = 80, rows: int = 24, cwd: Path, **environment: str
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "uprdraft", *arguments],
            dimensions=(rows, columns),
            cwd=str(cwd),
            encoding="utf-8",
            timeout=20,
            preexec_fn=_mind_hangups,
            env={**os.environ, "TERM": "xterm-256color", "VISUAL": "", "EDITOR": "", **environment},
        )
        self.child.delaybeforesend = None
        # A terminal answers when it is asked where the cursor is; the program would wait a second for it each time.
        self._screen.write_process_input = self.child.send  # type: ignore[method-assign]
        self.raw = ""

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display).strip()

    def read(self, seconds: float = 0.1) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                came = self.child.read_nonblocking(65536, timeout=0.05)
                self.raw += came
                self._stream.feed(came)
                end = time.monotonic() + seconds
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return

    def wait_for(self, words: str) -> None:
        end = time.monotonic() + 20
        while words.replace(" ", "") not in self.text.replace("\n", "").replace(" ", ""):
            assert time.monotonic() < end, f"“{words}” did not appear on:\n{self.text}"
            self.read(0.1 if self.child.isalive() else 0.5)

    def send(self, keys: str) -> None:
        self.child.send(keys)
        self.read()

    def exit_code(self) -> int:
        end = time.monotonic() + 20
        while self.child.isalive():
            assert time.monotonic() < end, self.text
            self.read()
        self.read(0.3)
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def begin(tmp_path: Path, answers: Path, *more: str, **options) -> Screen:
    screen = Screen(
        "new", "mine", "--answers", str(answers), "--today", "2023-06-20", *more, cwd=tmp_path, **options
    )
    if "--plain" not in more:
        screen.wait_for("Welcome")
        screen.send("q")
    screen.wait_for("What is the text about")
    return screen


@pytest.mark.parametrize("columns", [80, 40, 200])
def test_to_the_end_with_korean_answers(tmp_path, answers, columns):
    screen = begin(tmp_path, answers, columns=columns)
    screen.wait_for("Enter takes: North Koreans in China")
    screen.send("북한이탈주민의 강제송환\r")
    screen.wait_for("change the words of one")
    screen.send("\r")
    screen.wait_for("The summary")
    screen.send("중국은 강제송환을 중단해야 한다.\r")
    screen.send("China should stop.\r")
    screen.send("\r")
    screen.wait_for("Review]")
    screen.send("\r")
    assert screen.exit_code() == 0
    draft = (tmp_path / "mine" / "draft.yaml").read_text(encoding="utf-8")
    assert "title: 북한이탈주민의 강제송환\n" in draft, "what is typed takes the place of the proposal"
    assert "    중국은 강제송환을 중단해야 한다.\n\n    China should stop.\n" in draft
    assert list((tmp_path / "mine" / "build").glob("*-TO.docx"))


def test_back_by_key_and_by_word_and_forth_again(tmp_path, answers):
    screen = begin(tmp_path, answers)
    screen.send("\x02")
    screen.wait_for("Whom is it about?")
    screen.send("\r")
    screen.wait_for("What is the text about")
    screen.send("/back\r")
    screen.wait_for("Whom is it about?")
    screen.send("\x03")
    assert screen.exit_code() == 130


def test_ctrl_c_ends_with_a_line_and_resume_goes_on(tmp_path, answers):
    screen = begin(tmp_path, answers)
    screen.send("\x15First title\r")
    screen.wait_for("change the words of one")
    screen.send("\x03")
    assert screen.exit_code() == 130
    assert "uprdraft resume" in screen.text.replace("\n", " ")
    assert "Traceback" not in screen.text
    again = Screen("resume", "mine", "--today", "2023-06-20", cwd=tmp_path)
    again.wait_for("change the words of one")
    assert "First title" in (tmp_path / "mine" / "draft.yaml").read_text(encoding="utf-8")
    again.send("\x03")
    assert again.exit_code() == 130


@pytest.mark.parametrize("arguments", [("--plain",), ()], ids=["plain", "dumb"])
def test_plain_journey_prints_no_escape_at_all(tmp_path, answers, arguments):
    """From the first question to the built file, progress, warnings and findings included."""
    screen = Screen(
        *("new", "mine", "--answers", str(answers), "--today", "2023-06-20", *arguments),
        cwd=tmp_path,
        TERM="xterm-256color" if arguments else "dumb",
    )
    screen.wait_for("What is the text about")
    screen.send("/help\r")
    screen.send("/words\r")
    screen.send("Title\r")
    screen.wait_for("change the words of one")
    screen.send("1\r")
    screen.wait_for("The summary")
    screen.send("A summary.\r.\r")
    screen.wait_for("Enter alone takes 1.")
    screen.send("1\r")
    assert screen.exit_code() == 0
    assert "Word file:" in screen.raw and "Building" in screen.raw
    assert "\x1b" not in screen.raw


@pytest.mark.parametrize(
    "arguments",
    [
        ("resume", "nowhere", "--plain"),
        ("check", "nowhere", "--plain"),
        ("types", "--plain"),
        ("nonsense", "--plain"),
    ],
    ids=lambda a: a[0],
)
def test_plain_errors_and_lists_print_no_escape(tmp_path, arguments):
    screen = Screen(*arguments, cwd=tmp_path)
    screen.exit_code()
    assert screen.raw.strip()
    assert "\x1b" not in screen.raw
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["term", "hup"]
)
def test_a_log_off_ends_with_a_line_and_its_own_code(tmp_path, answers, number, code):
    screen = begin(tmp_path, answers)
    screen.send("\x15First title\r")
    screen.wait_for("change the words of one")
    screen.child.kill(number)
    assert screen.exit_code() == code
    assert "uprdraft resume" in screen.text.replace("\n", " ")
    assert "Traceback" not in screen.text
    assert "First title" in (tmp_path / "mine" / "draft.yaml").read_text(encoding="utf-8")


def test_a_closed_terminal_loses_nothing_and_frees_the_project(tmp_path, answers):
    screen = begin(tmp_path, answers)
    screen.send("\x15First title\r")
    screen.wait_for("change the words of one")
    screen.child.close(force=False)  # the window is gone; the system says so
    end = time.monotonic() + 10
    while screen.child.isalive():
        assert time.monotonic() < end
        time.sleep(0.05)
    again = Screen("resume", "mine", "--today", "2023-06-20", cwd=tmp_path)
    again.wait_for("change the words of one")
    again.send("\x03")
    assert again.exit_code() == 130


def test_two_windows_are_told_of_each_other(tmp_path, answers):
    screen = begin(tmp_path, answers)
    other = Screen("resume", "mine", cwd=tmp_path)
    assert other.exit_code() == 4
    assert "another window" in other.text.replace("\n", " ")
    screen.send("\x03")
    assert screen.exit_code() == 130


def test_start_to_first_question_is_quick(tmp_path, answers):
    """Processor time from start to end, with a generous bound; the aim is half a second."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    screen = begin(tmp_path, answers)
    screen.send("\x03")
    screen.exit_code()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert 0 < used < 5


def test_home_shows_what_it_protects_against_and_a_later_run_is_only_reminded(tmp_path, answers):
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "draft.yaml").write_text("schema: 1\n")
    screen = Screen("--plain", cwd=tmp_path)
    screen.wait_for("Go on with old")
    screen.send("/help\r")
    screen.wait_for("Each submission is a folder")
    screen.send("4\r")
    screen.wait_for("What it does not do")
    screen.send("2\r")
    screen.wait_for("Name of the new folder")
    screen.send("old\r")
    screen.wait_for("a project is there already")
    screen.send("new\r")
    screen.wait_for("Which State is")
    assert "Real names of witnesses" in screen.text.replace("\n", " ")
    screen.send("\x04")
    assert screen.exit_code() == 0


def test_closed_input_at_the_first_list_ends_without_a_traceback(tmp_path):
    screen = Screen("--plain", cwd=tmp_path)
    screen.wait_for("What do you want to do?")
    screen.send("\x04")
    assert screen.exit_code() == 130
    assert "Traceback" not in screen.text and "interrupted" in screen.text
