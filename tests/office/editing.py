"""LibreOffice as a colleague uses it: a file opened, edited by its own commands, and saved, without a window."""

import html
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

__all__ = ["edit_in_office"]

_MACRO = Path(__file__).with_name("edits.bas")
_LIBRARY = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{dtd}">\n'  # noqa: E501
_SPACES = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'


def edit_in_office(
    office: str, source: Path, target: Path, orders: Sequence[str], folder: Path, *, tracked: bool
) -> None:
    """Write ``source``, edited as ``orders`` say (see ``edits.bas``), to ``target``; ``folder`` is for a profile.

    Raises:
        AssertionError: LibreOffice wrote nothing.
    """
    list_ = folder / "orders.txt"
    list_.write_text("\n".join([str(source), str(target), str(int(tracked)), *orders]) + "\n", "utf-8")
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
               "--nologo", "macro:///Standard.Module1.Run"]  # fmt: skip
    environment = {**os.environ, "UPRDRAFT_ORDERS": str(list_)}
    for _ in range(3):  # the first start makes a profile, with an empty library in place of ours
        _write_profile(folder / "profile")
        subprocess.run(command, env=environment, capture_output=True, timeout=180, check=False)
        if target.is_file():
            return
    raise AssertionError("LibreOffice wrote no file")


def _write_profile(folder: Path) -> None:
    basic = folder / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    head = _LIBRARY.format(kind="library:libraries", dtd="libraries.dtd")
    (basic / "script.xlc").write_text(
        f'{head}<library:libraries {_SPACES}><library:library library:name="Standard" '
        'xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>'
    )
    head = _LIBRARY.format(kind="library:library", dtd="library.dtd")
    (basic / "Standard" / "script.xlb").write_text(
        f'{head}<library:library {_SPACES} library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"><library:element library:name="Module1"/></library:library>'
    )
    head = _LIBRARY.format(kind="script:module", dtd="module.dtd")
    macro = html.escape(_MACRO.read_text("utf-8"), quote=False)
    (basic / "Standard" / "Module1.xba").write_text(
        f'{head}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
        f'script:language="StarBasic">{macro}</script:module>',
        "utf-8",
    )
