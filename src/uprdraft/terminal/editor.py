"""A text in the person's own editor, and nothing of it left behind."""

import codecs
import contextlib
import locale
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from uprdraft.terminal.replies import on_one_line
from uprdraft.values.text import clean_text

__all__ = ["EditorError", "edit_text"]

_USUAL = ("nano", "vim", "vi")
# Vim and Neovim write what was deleted, copied and searched for into a file in the home folder.
_SILENT = {"vim": ["-i", "NONE", "-n"], "nvim": ["-i", "NONE", "-n"]}


class EditorError(Exception):
    """The editor could not be used; the text is as it was. Says so in words for the person."""


def edit_text(text: str) -> str:
    """Return ``text`` as it was saved in the editor.

    The file lies in a folder that only this account can open, in memory where the system offers that, and
    the folder goes when the editor ends, however it ends.

    Raises:
        EditorError: there is no editor, or nothing was changed in it.
    """
    command = _find_editor()
    try:
        with _private_folder() as folder:
            return _edit_in(folder, command, text)
    except OSError as error:
        raise EditorError(
            f"The editor could not be used: {on_one_line(error.strerror or 'unknown')}."
        ) from None


def _find_editor() -> list[str]:
    for name in ("VISUAL", "EDITOR"):
        if words := _split(os.environ.get(name, "")):
            return [*words, *_SILENT.get(Path(words[0]).stem, [])]
    if os.name == "nt":
        return ["notepad"]
    for program in _USUAL:
        if shutil.which(program):
            return [program, *_SILENT.get(program, [])]
    raise EditorError("No editor was found. Set EDITOR to the one you use, or go on typing here.")


def _split(command: str) -> list[str]:
    try:
        return shlex.split(command, posix=os.name != "nt")
    except ValueError:
        raise EditorError("EDITOR holds a quotation mark without its partner.") from None


@contextlib.contextmanager
def _private_folder() -> Iterator[Path]:
    in_memory = os.environ.get("XDG_RUNTIME_DIR", "")
    parent = in_memory if in_memory and os.access(in_memory, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(dir=parent))  # 0700
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            raise EditorError(f"A copy of the text could not be removed: delete {on_one_line(str(folder))}")


def _edit_in(folder: Path, command: list[str], text: str) -> str:
    file = folder / "text.txt"
    with os.fdopen(
        os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as stream:
        stream.write(text)
    # The person's own choice of program, started without a shell.
    ended = subprocess.run([*command, str(file)], check=False)  # noqa: S603
    edited = clean_text(_decode(file.read_bytes())).strip()
    if edited != clean_text(text).strip():
        return edited  # whatever the editor returned: what was saved in it is worth more than its verdict
    if ended.returncode:
        raise EditorError("The editor ended with an error; the text is as it was.")
    raise EditorError(
        "Nothing was changed in the editor. If it opens a window of its own, tell it to wait, "
        'as in EDITOR="code --wait".'
    )


def _decode(data: bytes) -> str:
    """Return the text whatever the editor saved it as; losing it over its encoding would be worse."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(locale.getpreferredencoding(False), "replace")
