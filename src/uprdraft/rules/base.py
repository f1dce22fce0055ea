"""What a rule is, and what it may look at."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from uprdraft.document.count import Count
from uprdraft.document.length import Layout
from uprdraft.document.tree import Submission
from uprdraft.findings import Finding, Leftover, Level, Place
from uprdraft.records.body import BodyProfile, Edition
from uprdraft.records.draft import Draft
from uprdraft.records.library import Library
from uprdraft.records.people import Person
from uprdraft.records.reference import Reference
from uprdraft.records.sources import Source
from uprdraft.values.certainty import Certainty

if TYPE_CHECKING:
    from uprdraft.document.package_report import PackageReport

__all__ = ["Context", "Needed", "PrivateValue", "Rule", "weigh"]

Needed = Literal["draft", "body", "state", "package"]
"""What a rule cannot do without: the draft, the profile of the body, the State, the report on a Word file."""


class PrivateValue(NamedTuple):
    """Something that may reach no output: a witness's name. ``code`` is what stands for it."""

    text: str
    code: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at. ``draft`` is None for a Word file of unknown making, ``package`` for a tree of ours.

    ``leftovers`` and ``stale`` are what the assembly noticed (see ``assembly.assemble``), ``unread`` the keys of
    prose under which nothing of this text stands.
    """

    submission: Submission
    count: Count
    body: BodyProfile
    library: Library
    reference: Reference
    draft: Draft | None = None
    sources: Mapping[str, Source] | None = None
    private: tuple[PrivateValue, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    people: tuple[Person, ...] = ()
    """Those of people.yaml; what they agreed to, never their names, may be shown."""
    edition: Edition = "public"
    """For whom the text is made: for everyone, or for the body alone."""
    stale: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    today: dt.date | None = None
    """The day on which it is checked, None where that does not matter."""
    package: "PackageReport | None" = None
    knows_body: bool = True
    """Whether ``body`` is the profile of a body, and not the empty one of a text whose body was not named."""
    joint: bool | None = None
    """Whether several organisations submit the text, where that was said and no draft tells."""

    as_set: Submission | None = None
    """The tree with its typographic marks, where ``submission`` has plain ones for the rules."""
    layout: Layout | None = None
    """What a word processor made of the text, where the body counts pages and one was asked."""

    @property
    def is_joint(self) -> bool:
        """Return whether several organisations submit the text."""
        return self.draft.is_joint if self.draft is not None else bool(self.joint)

    @property
    def is_published(self) -> bool:
        """Return whether others than the body will read the text."""
        return not self.body.is_confidential and self.edition == "public"

    def has(self, needed: Needed) -> bool:
        """Return whether what a rule needs is there."""
        match needed:
            case "draft":
                return self.draft is not None
            case "package":
                return self.package is not None
            case "body":
                return self.knows_body
            case "state":
                return bool(self.submission.meta.country)


@dataclass(frozen=True, slots=True)
class Rule:
    """A statement that should hold. ``passing`` and ``failing`` make contexts that show it.

    ``source`` names where the rule comes from; ``certainty`` how sure that is (DESIGN §5).
    An unacknowledged error of a rule that ``stops_writing`` keeps the text from being written;
    errors of one that ``cannot_be_acknowledged`` do so whatever reason is given.
    """

    id: str
    title: str
    why: str
    fix: str
    source: str
    certainty: Certainty
    check: Callable[[Context], Iterator[Finding]]
    passing: Callable[[], Context]
    failing: Callable[[], Context]
    stops_writing: bool = False
    cannot_be_acknowledged: bool = False
    on_people: bool = False
    """Whether it guards people: what was decided about its findings holds for one use only."""
    reads: tuple[Needed, ...] = ()
    """What the rule cannot do without; it is not run where one of them is missing, and that is said."""

    def finding(
        self, level: Level, message: str, place: Place | None = None, *, hint: str = "", text: str = ""
    ) -> Finding:
        """Return a finding of this rule; the hint is the rule's own where none is given."""
        return Finding(self.id, level, message, place or Place(), hint or self.fix, text)


def weigh(finding: Finding, certainty: Certainty, *, keep_error: bool = False) -> Finding:
    """Return ``finding`` at the level that the certainty of its value allows, with a note where carried over.

    ``keep_error`` is for word limits, which stay errors when derived.
    """
    if certainty.can_enforce:
        note = f" ({certainty.caution})" if certainty is Certainty.DERIVED else ""
        return replace(finding, message=finding.message + note)
    level = finding.level if keep_error else Level.ADVICE
    return replace(finding, level=level, message=f"{finding.message} ({certainty.caution})")
