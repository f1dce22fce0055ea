"""What a project has become: assembled and counted, then checked."""

from dataclasses import dataclass, field

from uprdraft.assembly.assemble import Assembled
from uprdraft.assembly.materials import Materials
from uprdraft.document.count import Count
from uprdraft.document.length import Layout, Length, measure
from uprdraft.document.tree import Submission
from uprdraft.findings import Finding, Level
from uprdraft.loading.project import Project
from uprdraft.records.body import BodyProfile
from uprdraft.records.library import Event

__all__ = ["Checked", "Measured"]


@dataclass(frozen=True)
class Measured:
    """A project assembled and counted, but not yet checked: what an interview needs after each answer."""

    project: Project
    materials: Materials
    assembled: Assembled
    count: Count
    layout: Layout | None = field(default=None, kw_only=True)
    """What a word processor made of it, where the body counts pages and one was asked."""

    @property
    def submission(self) -> Submission:
        """Return the tree."""
        return self.assembled.submission

    @property
    def body(self) -> BodyProfile:
        """Return the profile it was checked against, with the person's own limit."""
        return self.materials.body

    @property
    def length(self) -> Length:
        """Return how long the text is in the unit of its body."""
        joint = self.project.draft.is_joint
        return measure(self.submission, self.count, self.body, is_joint=joint, layout=self.layout)

    @property
    def limit_words(self) -> int | None:
        """Return the word limit that applies, None where the body counts otherwise or none is known."""
        limit = self.body.limit.value
        return limit.most(is_joint=self.project.draft.is_joint) if limit.unit == "words" else None


@dataclass(frozen=True)
class Checked(Measured):
    """A project assembled and checked."""

    findings: tuple[Finding, ...]
    not_looked_at: tuple[str, ...]
    """What no rule on people could see."""
    not_run: tuple[tuple[str, str], ...]
    """Rules that could not be run, each with what it would need."""
    since: tuple[Event, ...]
    """What the library knows to have happened after the as-of date; the text uses none of it."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the error-level findings that nobody has acknowledged."""
        return tuple(f for f in self.findings if f.level is Level.ERROR and f.acknowledged is None)
