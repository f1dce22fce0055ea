"""The commands by name, each loaded when it is called: a command need not wait for the forty others."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer.core
import typer.main

__all__ = ["Commands"]

_FILES = {
    **dict.fromkeys(("new", "resume", "example", "build", "reuse"), "drafting"),
    **dict.fromkeys(("check", "explain", "types"), "checking"),
    **dict.fromkeys(("country", "deadlines", "schema", "doctor"), "looking_up"),
    **dict.fromkeys(("pull", "diff", "merge", "signoff"), "teamwork"),
    **dict.fromkeys(("import", "export"), "evidence"),
    "strength": "checking",
}
"""The file of ``cli.commands`` that each command is in, in the order of the help."""
_GROUPS = ("library", "situation", "sources", "earlier")
"""Groups of commands, each in a file of its name."""


class _Loaded(Mapping[str, Any]):
    """The commands; one is loaded when it is asked for."""

    def __init__(self) -> None:
        self._files = _FILES | {name: name for name in _GROUPS}
        self._groups: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        file = self._files[name]
        if file not in self._groups:
            app = import_module(f"uprdraft.cli.commands.{file}").app
            self._groups[file] = typer.main.get_command(app)
        group = self._groups[file]
        if name not in _GROUPS:
            return group.commands[name]
        group.name = name
        return group

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class Commands(typer.core.TyperGroup):
    """The group of all commands."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Loaded()  # type: ignore[assignment]
