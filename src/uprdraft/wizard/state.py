"""What the interview knows: the project on disk, what it draws on, and which questions are answered.

Answers live in the draft. Which questions have been asked and which were put off stands beside them under
``x-wizard``, so that an interview goes on where it stopped.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from uprdraft.assembly.materials import Materials
from uprdraft.loading.bodies import list_bodies, load_body, vary
from uprdraft.loading.drafts import copy_project, save_draft
from uprdraft.loading.lock import ProjectLock
from uprdraft.loading.project import Project, read_project
from uprdraft.pipeline.answered import keys_of_draft
from uprdraft.pipeline.build import check_measured, measure_loaded
from uprdraft.pipeline.checked import Checked, Measured
from uprdraft.pipeline.shelves import Shelves, load_shelves
from uprdraft.records.body import BodyProfile
from uprdraft.records.draft import ChosenTheme, Draft
from uprdraft.records.library import Library
from uprdraft.wizard.availability import AvailabilityOf, available

__all__ = ["State"]

_MARKS = "x-wizard"


@dataclass
class State:
    """The interview's state. ``today`` is the only date it knows beside those of the draft."""

    project: Project
    today: dt.date
    lock: ProjectLock | None = None
    editing: tuple[str, str] | None = None
    """A theme and a recommendation whose wording is asked for next; "own-…" for one of the person's own."""
    availability: AvailabilityOf = available
    """Judges which types of submission can be used."""
    library: Library | None = None
    """The shipped library where it is read already; not used for a project with a library of its own."""
    _bodies: tuple[BodyProfile, ...] = ()
    _shelves: Shelves | None = None
    _measured: Measured | None = None
    _checked: Checked | None = None
    _said: set[str] = field(default_factory=set)

    @property
    def draft(self) -> Draft:
        """Return the draft as it is on disk."""
        return self.project.draft

    @property
    def shelves(self) -> Shelves:
        """Return what the draft draws on, read again when its State or body has changed."""
        held = self._shelves
        if held is None or held.body.id != self.draft.submission_type or not self._is_for_state(held):
            has_own = any(folder.is_dir() for folder in self.project.library_dirs)
            at_hand = None if has_own else self.library
            self._shelves = load_shelves(self.project, held.library if held else at_hand)
        assert self._shelves is not None  # noqa: S101 - set just above
        return self._shelves

    @property
    def bodies(self) -> tuple[BodyProfile, ...]:
        """Return all types of submission there are, each followed by its variants; read once."""
        if not self._bodies:
            own = self.project.data_dirs
            whole = [load_body(id_, own) for id_ in list_bodies(own)]
            self._bodies = tuple(
                b for body in whole for b in (body, *(vary(body, v.id) for v in body.variants))
            )
        return self._bodies

    def _is_for_state(self, shelves: Shelves) -> bool:
        return any(r.state == self.draft.country for r in shelves.reference.calendar)

    @property
    def materials(self) -> Materials:
        """Return what an assembly of the draft works from."""
        return self.shelves.materials(self.project)

    def measured(self) -> Measured:
        """Return the draft assembled and counted; done once between two saves."""
        if self._measured is None:
            self._measured = measure_loaded(self.project, self.shelves)
        return self._measured

    @property
    def held(self) -> Measured | None:
        """Return the draft as it was assembled after the last save, where that was asked for."""
        return self._measured

    def checked(self) -> Checked:
        """Return the draft assembled and checked; done once between two saves, and not after every answer."""
        if self._checked is None:
            self._checked = check_measured(self.measured(), today=self.today)
        return self._checked

    def theme(self, id_: str) -> ChosenTheme:
        """Return a theme of the draft; an empty one where it is not chosen."""
        return self.draft.find_theme(id_) or ChosenTheme(id=id_)

    # Which questions are answered

    @property
    def data(self) -> dict[str, Any]:
        """Return draft.yaml as plain data."""
        data = self.project.document.data
        return data if isinstance(data, dict) else {}

    def _marks(self) -> Mapping[str, Any]:
        marks = self.data.get(_MARKS)
        return marks if isinstance(marks, dict) else {}

    def _keys(self, name: str) -> list[str]:
        if name == "answered" and _MARKS not in self.data:  # written by hand, or an example
            return keys_of_draft(self.data)
        keys = self._marks().get(name)
        return [k for k in keys if isinstance(k, str)] if isinstance(keys, list) else []

    def is_answered(self, key: str) -> bool:
        """Return whether a question has been answered or put off."""
        return key in self._keys("answered") or self.is_put_off(key)

    def is_put_off(self, key: str) -> bool:
        """Return whether "later" was said to a question."""
        return key in self._keys("later")

    def save(
        self,
        changes: Mapping[str, Any],
        answered: str = "",
        later: str = "",
        void: frozenset[str] = frozenset(),
    ) -> None:
        """Write ``changes`` and the mark of a question in one save; ``void`` are to be asked again.

        Raises:
            UprdraftError: the draft could not be saved; the state is as before.
        """
        done = [k for k in self._keys("answered") if k not in void and k not in (answered, later)]
        waiting = [k for k in self._keys("later") if k not in void and k not in (answered, later)]
        done += [answered] if answered else []
        waiting += [later] if later else []
        marks = {"answered": done, "later": waiting}
        self.project = save_draft(self.project, {**changes, _MARKS: marks}, lock=self.lock)
        self._measured = self._checked = None

    def use(self, project: Project) -> None:
        """Go on with ``project``, and look anew at everything that is drawn from it."""
        self.project = project
        self._shelves = None
        self._measured = self._checked = None

    def read_again(self) -> bool:
        """Take draft.yaml as it is on the disk now; return whether it differs from what was read.

        Raises:
            UprdraftError: it cannot be used; the state is as before.
        """
        project = read_project(self.project.path)
        if project.digest == self.project.digest:
            return False
        self.use(project)
        return True

    def move_to(self, folder: Path) -> tuple[str, ...]:
        """Go on in ``folder``, where the project is written as it is known here; return what could not be copied.

        Raises:
            UprdraftError: it cannot be written there; the state is as before.
        """
        project, lock, left = copy_project(self.project, folder)
        if self.lock is not None:
            self.lock.release()
        self.lock = lock
        self.use(project)
        return left

    def say_once(self, name: str) -> bool:
        """Return True the first time ``name`` is asked for in this sitting."""
        is_new = name not in self._said
        self._said.add(name)
        return is_new
