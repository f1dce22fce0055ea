"""Makes the n-th file operation fail, or ends the process there."""

import os
from collections.abc import Callable, Sequence
from typing import Any

import pytest

__all__ = ["OPERATIONS", "Faults"]

OPERATIONS = ("open", "write", "fsync", "close", "replace", "unlink", "mkdir", "lstat", "fstat")


class Faults:
    """Counts calls of ``os`` functions; the one numbered ``fail_at`` (from 0) fails with ``error``.

    Without an error the process ends at that call, before it has any effect, as a kill would end it.
    """

    def __init__(
        self,
        patch: pytest.MonkeyPatch,
        operations: Sequence[str] = OPERATIONS,
        *,
        fail_at: int,
        error: int | None,
    ) -> None:
        self.seen = 0
        self.fail_at = fail_at
        self.error = error
        self.is_on = True
        self.names: list[str] = []
        """What was called, in order; "create" is an open for writing."""
        for name in operations:
            patch.setattr(os, name, self._wrapped(name, getattr(os, name)))

    def _wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*args: Any, **named: Any) -> Any:
            if not self.is_on:
                return call(*args, **named)
            number, self.seen = self.seen, self.seen + 1
            self.names.append("create" if name == "open" and args[1] & os.O_WRONLY else name)
            if number != self.fail_at:
                return call(*args, **named)
            if self.error is None:
                os._exit(9)
            if name == "close":  # the descriptor is gone even where close reports an error
                call(*args, **named)
            raise OSError(self.error, os.strerror(self.error))

        return wrapper

    def arm(self, fail_at: int, error: int | None) -> None:
        """Count anew from here."""
        self.seen, self.fail_at, self.error, self.names = 0, fail_at, error, []

    def stop(self) -> None:
        """Let every call through again."""
        self.is_on = False
