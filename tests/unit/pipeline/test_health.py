"""What is said of a machine and of a project folder, and what is not claimed."""

import datetime as dt
import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from uprdraft.loading.health import load_health_facts
from uprdraft.loading.history import keep_version
from uprdraft.loading.locate import data_folder
from uprdraft.loading.lock import ProjectLock
from uprdraft.pipeline.health import Machine, Package, Terminal, Verdict, check_health
from uprdraft.pipeline.health.disk import find_linux_encryption, parse_bitlocker, parse_filevault
from uprdraft.pipeline.synced import find_synced_service

TODAY = dt.date(2026, 12, 1)
GOOD = Machine(
    system="linux",
    python=(3, 11, 7),
    python_needed=">=3.11",
    packages=(Package("lxml", ">=5.3", "6.0.1"),),
    fonts={"latin": True, "korean": True, "chinese": True},
    has_office=True,
    terminal=Terminal(True, 80, True, "utf-8"),
    disk="encrypted",
)
posix = pytest.mark.skipif(os.name != "posix", reason="rights by owner and group")


def look(machine=GOOD, today=TODAY, folder=None):
    return {c.id: c for c in check_health(machine, today, folder)}


@pytest.fixture
def project(tmp_path):
    """A project as ``new`` makes it: open to the person alone."""
    folder = tmp_path / "china"
    shutil.copytree(data_folder() / "examples" / "china-upr", folder)
    folder.chmod(0o700)
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return folder


def test_a_good_machine_has_nothing_to_note():
    checks = look()
    assert len(checks) >= 10
    assert {c.verdict for c in checks.values()} == {Verdict.OK}


@pytest.mark.parametrize(
    ("changes", "id_", "verdict", "words"),
    [
        ({"python": (3, 10, 2)}, "python", Verdict.PROBLEM, "3.10.2 is too old"),
        (
            {"packages": (Package("lxml", ">=5.3", "5.2.9"),)},
            "packages",
            Verdict.PROBLEM,
            "lxml 5.2.9 is too old",
        ),
        ({"packages": (Package("lxml", ">=5.10", "5.9"),)}, "packages", Verdict.PROBLEM, "too old"),
        ({"packages": (Package("lxml", ">=5.3.0", "5.3"),)}, "packages", Verdict.OK, ""),
        ({"packages": (Package("lxml", ">=5.3", None),)}, "packages", Verdict.PROBLEM, "lxml is missing"),
        ({"packages": None}, "packages", Verdict.NOT_LOOKED_AT, "not installed"),
        (
            {"fonts": {"latin": False, "korean": True, "chinese": True}},
            "font-latin",
            Verdict.NOTE,
            "Liberation Serif",
        ),
        ({"fonts": {"latin": True, "korean": False, "chinese": True}}, "font-korean", Verdict.NOTE, "boxes"),
        ({"fonts": None}, "font-chinese", Verdict.NOT_LOOKED_AT, "cannot be listed"),
        ({"has_office": False}, "libreoffice", Verdict.NOTE, "pages are estimated"),
        ({"terminal": Terminal(False, 80, False, "utf-8")}, "terminal", Verdict.NOT_LOOKED_AT, "pipe"),
        ({"terminal": Terminal(True, 30, True, "utf-8")}, "terminal", Verdict.NOTE, "40 columns"),
        ({"terminal": Terminal(True, 80, True, "ascii")}, "terminal", Verdict.NOTE, "UTF-8"),
        ({"terminal": Terminal(True, 80, True, "utf-8", 949)}, "terminal", Verdict.NOTE, "chcp 65001"),
        ({"terminal": Terminal(True, 80, True, "utf-8", 65001)}, "terminal", Verdict.OK, "code page 65001"),
        (
            {"disk": "not-encrypted", "disk_told_by": "FileVault"},
            "disk-encryption",
            Verdict.PROBLEM,
            "(says FileVault)",
        ),
        ({"disk": "none-seen"}, "disk-encryption", Verdict.NOTE, "cannot be seen"),
        ({"disk": "not-told"}, "disk-encryption", Verdict.NOT_LOOKED_AT, "does not tell"),
    ],
)
def test_each_thing_out_of_order_is_said_with_its_weight_and_a_next_step(changes, id_, verdict, words):
    check = look(replace(GOOD, **changes))[id_]
    assert check.verdict is verdict
    assert words in " ".join((check.message, *check.details, check.hint))
    assert check.hint or verdict in (Verdict.OK, Verdict.NOT_LOOKED_AT)


@pytest.mark.parametrize(
    ("today", "verdict", "words"),
    [
        (dt.date(2026, 11, 24), Verdict.OK, "1 day old"),
        (dt.date(2027, 5, 22), Verdict.OK, "180 days old"),
        (dt.date(2027, 5, 23), Verdict.NOTE, "181 days old"),
        (dt.date(2020, 1, 1), Verdict.NOTE, "which lies after 1 January 2020"),
    ],
)
def test_old_data_is_noted_with_what_it_lacks(today, verdict, words):
    check = look(today=today)["data-upr-calendar"]
    assert (check.verdict, words in check.message) == (verdict, True)
    assert any("Cycle 5 is a projection" in gap for gap in check.details) or today.year == 2020


def test_a_sound_project_has_nothing_to_note(project):
    checks = look(folder=project)
    assert {i: c.message for i, c in checks.items() if c.verdict is not Verdict.OK} == {}
    assert {
        "project",
        "conflict-copies",
        "synced-folder",
        "lock",
        "earlier-versions",
        "rights",
        "git",
        "build-folder",
    } <= checks.keys()


def test_looking_changes_nothing(project):
    with ProjectLock(project):
        pass

    def state():
        return {p: (p.stat().st_mtime_ns, p.stat().st_mode) for p in (project, *project.rglob("*"))}

    before = state()
    look(folder=project)
    assert state() == before


def test_a_project_that_does_not_open_shows_every_mistake(project):
    (project / "draft.yaml").write_text("langauge: en\nschema: 1\n", encoding="utf-8")
    check = look(folder=project)["project"]
    assert check.verdict is Verdict.PROBLEM
    assert any("did you mean “language”?" in detail for detail in check.details)


def test_mistakes_in_people_never_show_a_value(project):
    (project / "people.yaml").write_text(
        "schema: 1\npeople:\n  - nam: Kim Example\n    code: [W1]\n", encoding="utf-8"
    )
    check = look(folder=project)["project"]
    assert check.verdict is Verdict.PROBLEM
    assert "Kim" not in str(check)


def test_conflict_copies_are_a_problem_and_are_named_once(project):
    name = "draft (Anna's conflicted copy).yaml"
    (project / name).write_text("schema: 1\n", encoding="utf-8")
    checks = look(folder=project)
    assert checks["conflict-copies"].verdict is Verdict.PROBLEM
    assert checks["conflict-copies"].details == (name,)
    assert checks["project"].verdict is Verdict.OK


def test_an_open_window_is_seen_with_its_holder(project):
    assert look(folder=project)["lock"].verdict is Verdict.OK
    with ProjectLock(project):
        check = look(folder=project)["lock"]
        assert check.verdict is Verdict.NOTE
        assert f"process {os.getpid()} since" in check.message
    assert look(folder=project)["lock"].verdict is Verdict.OK


def test_a_holder_left_by_a_killed_process_is_no_open_window(project):
    (project / ".uprdraft.lock").touch(0o600)
    (project / ".uprdraft.holder").write_text("process 1 since 2026-01-01 10:00\n")
    assert look(folder=project)["lock"].verdict is Verdict.OK


def test_earlier_versions_are_listed(project):
    assert keep_version(project, b"one") == keep_version(project, b"two!") == ""
    check = look(folder=project)["earlier-versions"]
    assert check.message.startswith("2 earlier versions")
    assert "draft-1.yaml" in check.details[0] and "4 bytes" in check.details[0]


@posix
def test_rights_of_others_weigh_more_where_the_folder_is_open(project):
    (project / "draft.yaml").chmod(0o644)
    closed = look(folder=project)["rights"]
    assert (closed.verdict, closed.details) == (Verdict.NOTE, ("draft.yaml",))
    project.chmod(0o755)
    opened = look(folder=project)["rights"]
    assert opened.verdict is Verdict.PROBLEM
    assert opened.hint == f"chmod -R go= {project}"
    (project / "draft.yaml").chmod(0o600)
    assert look(folder=project)["rights"].verdict is Verdict.NOTE
    assert look(replace(GOOD, system="windows"), folder=project)["rights"].verdict is Verdict.NOT_LOOKED_AT


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("OneDrive - Example Office/work", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal/work", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/work", "iCloud"),
        ("Dropbox (Example)/work", "Dropbox"),
        ("GoogleDrive-me@example.org/My Drive/work", "Google Drive"),
        ("내 드라이브/work", "Google Drive"),
        ("Nextcloud/work", "Nextcloud or ownCloud"),
        ("dropboxes/work", None),
        ("plain/work", None),
    ],
)
def test_a_synced_folder_is_known_by_its_path(tmp_path, place, service):
    folder = tmp_path / place
    folder.mkdir(parents=True)
    assert find_synced_service(folder) == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [(".dropbox.cache", "Dropbox"), (".sync_1a2b.db", "Nextcloud or ownCloud"), (".stfolder", "Syncthing")],
)
def test_a_synced_folder_is_known_by_a_mark_above_it(tmp_path, mark, service):
    folder = tmp_path / "work" / "china"
    folder.mkdir(parents=True)
    assert find_synced_service(folder) is None
    (tmp_path / mark).touch()
    assert find_synced_service(folder) == service


@posix
def test_a_link_into_a_synced_folder_is_seen(tmp_path):
    (tmp_path / "Dropbox" / "china").mkdir(parents=True)
    (tmp_path / "china").symlink_to(tmp_path / "Dropbox" / "china")
    assert find_synced_service(tmp_path / "china") == "Dropbox"


@pytest.mark.parametrize(
    ("ignore", "is_kept_out"),
    [
        ("people.yaml\n", True),
        ("/china/people.yaml\n", True),
        ("**/people.yaml\n", True),
        ("china/\n", True),
        ("*.yaml\n", True),
        ("/people.yaml\n", False),
        ("# people.yaml\n", False),
        ("people.yaml\n!people.yaml\n", False),
        ("other.yaml\n", False),
    ],
)
def test_people_in_a_repository_must_be_ignored(project, ignore, is_kept_out):
    (project / "people.yaml").write_text("schema: 1\npeople: []\n", encoding="utf-8")
    (project / "people.yaml").chmod(0o600)
    assert look(folder=project)["git"].verdict is Verdict.OK
    (project.parent / ".git").mkdir()
    (project.parent / ".gitignore").write_text(ignore, encoding="utf-8")
    check = look(folder=project)["git"]
    assert check.verdict is (Verdict.OK if is_kept_out else Verdict.PROBLEM)
    assert is_kept_out or "people.yaml" in check.hint


def test_what_is_said_of_ignoring_is_what_git_says(project):
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    subprocess.run([git, "init", "--quiet", str(project.parent)], check=True, env=_git_environment(project))
    (project / "people.yaml").write_text("schema: 1\npeople: []\n", encoding="utf-8")
    (project / "build" / "confidential").mkdir(parents=True)
    (project / "build" / "confidential" / "letter.docx").touch()
    compared = 0
    for ignore in (
        "people.yaml",
        "/people.yaml",
        "build/confidential",
        "build/confidential/",
        "people.*",
        "!people.yaml",
    ):
        (project / ".gitignore").write_text(f"{ignore}\n", encoding="utf-8")
        hint = look(folder=project)["git"].hint
        for name in ("people.yaml", "build/confidential"):
            command = [git, "-C", str(project), "check-ignore", "-q", name]
            ignored = subprocess.run(command, check=False, env=_git_environment(project)).returncode == 0
            assert (name not in hint) == ignored, (ignore, name)
            compared += 1
    assert compared == 12


def test_people_already_taken_into_a_repository_are_a_problem_though_ignored(project):
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    (project / "people.yaml").write_text("schema: 1\npeople: []\n", encoding="utf-8")
    subprocess.run([git, "init", "--quiet", str(project)], check=True, env=_git_environment(project))
    subprocess.run([git, "-C", str(project), "add", "people.yaml"], check=True, env=_git_environment(project))
    (project / ".gitignore").write_text("people.yaml\n", encoding="utf-8")
    check = look(folder=project)["git"]
    assert check.verdict is Verdict.PROBLEM
    assert "taken in people.yaml" in check.message


def _git_environment(project):
    return {"PATH": os.environ["PATH"], "HOME": str(project), "GIT_CONFIG_NOSYSTEM": "1"}


def test_a_built_file_with_a_name_whose_consent_is_gone_is_a_problem_and_the_name_is_not_shown(project):
    consent = {"use": "public", "date": "2023-01-02"}
    person = {"name": "Jane Roe", "code": "W1", "consent": consent}
    (project / "people.yaml").write_text(json.dumps({"people": [person]}), "utf-8")
    (project / "people.yaml").chmod(0o600)
    (project / "build").mkdir(exist_ok=True)
    (project / "build" / "JaneRoe.txt").write_text("Jane Roe was held.", "utf-8")
    (project / "build" / "other.txt").write_text("Witness W1 was held.", "utf-8")
    found = look(folder=project)
    assert found["names-in-files"].verdict is Verdict.OK
    consent["expires"] = "2023-02-01"
    (project / "people.yaml").write_text(json.dumps({"people": [person]}), "utf-8")
    check = look(folder=project)["names-in-files"]
    assert check.verdict is Verdict.PROBLEM and check.message.startswith("1 of 3 files")
    assert "W1" in str(check.details) and "Roe" not in str(check.details)


def test_files_in_build_that_no_manifest_names_are_noted(project):
    build = project / "build"
    build.mkdir(0o700)
    for name in ("a.docx", "a.txt", "notes.docx", "~$a.docx"):
        (build / name).touch(0o600)
    (build / "a.manifest.json").write_text(json.dumps({"outputs": {"a.docx": "0", "a.txt": "0"}}))
    (build / "confidential").mkdir(0o700)
    check = look(folder=project)["build-folder"]
    assert (check.verdict, check.details) == (Verdict.NOTE, ("notes.docx",))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"outputs": 7}', "[" * 100_000])
def test_a_damaged_manifest_names_nothing(project, text):
    (project / "build").mkdir(0o700)
    (project / "build" / "a.docx").touch(0o600)
    (project / "build" / "a.manifest.json").write_text(text)
    assert look(folder=project)["build-folder"].details == ("a.docx",)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read anywhere")
def test_a_folder_that_cannot_be_read_is_said(project):
    project.chmod(0o000)
    try:
        checks = look(folder=project)
    finally:
        project.chmod(0o700)
    assert checks["project"].verdict is Verdict.PROBLEM


def test_what_the_system_refuses_is_not_looked_at(project, monkeypatch):
    def refuse(folder):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("uprdraft.pipeline.health.project.find_holder", refuse)
    check = look(folder=project)["lock"]
    assert check.verdict is Verdict.NOT_LOOKED_AT
    assert "Permission denied" in check.message


def disk(root: Path, kind: str = "ext4", source: str = "/dev/mapper/home", number: str = "253:1") -> None:
    """Write what a kernel shows of one mount on /home."""
    (root / "proc/self").mkdir(parents=True)
    (root / "sys/dev/block").mkdir(parents=True)
    lines = [
        "22 1 8:2 / / rw - ext4 /dev/sda2 rw",
        f"23 22 {number} / /home\\040of rw shared:1 - {kind} {source} rw",
    ]
    (root / "proc/self/mountinfo").write_text("\n".join(lines) + "\n")


def device(root: Path, number: str, uuid: str = "", *slaves: str) -> None:
    place = root / "sys/dev/block" / number
    (place / "slaves").mkdir(parents=True)
    if uuid:
        (place / "dm").mkdir()
        (place / "dm/uuid").write_text(uuid + "\n")
    for slave in slaves:
        (place / "slaves" / slave).symlink_to(root / "sys/dev/block" / slave)


HOME = Path("/home of/someone")


def linux(root):
    return find_linux_encryption(HOME, load_health_facts().encrypted_file_systems, root)


@posix
def test_a_crypt_device_is_encrypted_also_below_a_volume(tmp_path):
    disk(tmp_path)
    device(tmp_path, "253:0", "CRYPT-LUKS2-0123")
    device(tmp_path, "253:1", "LVM-abc", "253:0")
    assert linux(tmp_path) == "encrypted"


@posix
def test_a_volume_of_which_one_part_is_open_is_not_called_encrypted(tmp_path):
    disk(tmp_path)
    device(tmp_path, "8:3")
    device(tmp_path, "253:0", "CRYPT-LUKS2-0123")
    device(tmp_path, "253:1", "LVM-abc", "253:0", "8:3")
    assert linux(tmp_path) == "none-seen"


@posix
def test_a_device_without_a_number_is_found_by_its_name(tmp_path):
    disk(tmp_path, "btrfs", "/dev/dm-0", "0:30")
    device(tmp_path, "253:0", "CRYPT-LUKS2-0123")
    (tmp_path / "sys/class/block").mkdir(parents=True)
    (tmp_path / "sys/class/block/dm-0").symlink_to(tmp_path / "sys/dev/block/253:0")
    assert linux(tmp_path) == "encrypted"


@posix
@pytest.mark.parametrize(
    ("kind", "source", "number", "state"),
    [
        ("tmpfs", "tmpfs", "0:40", "not-told"),
        ("overlay", "overlay", "0:41", "not-told"),
        ("fuse.gocryptfs", "x", "0:42", "encrypted"),
    ],
)
def test_layers_and_memory_do_not_tell_and_encrypted_mounts_do(tmp_path, kind, source, number, state):
    disk(tmp_path, kind, source, number)
    assert linux(tmp_path) == state


def test_no_kernel_tables_is_not_told(tmp_path):
    assert linux(tmp_path) == "not-told"


def test_filevault_and_bitlocker_are_read_and_no_answer_is_no_claim():
    assert parse_filevault("FileVault is On.\n") == "encrypted"
    assert parse_filevault("FileVault is Off.\n") == "not-encrypted"
    assert parse_filevault(None) == parse_filevault("?") == "not-told"
    assert parse_bitlocker("    Protection Status:    Protection On\n") == "encrypted"
    assert parse_bitlocker("    Protection Status:    Protection Off\n") == "not-encrypted"
    assert parse_bitlocker(None) == parse_bitlocker("보호 상태: 보호 켜짐") == "not-told"
