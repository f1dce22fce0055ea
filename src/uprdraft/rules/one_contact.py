"""A joint text names one contact.

The secretariat writes to one address for all members. Counted are the organisations of a joint text, submitting and
supporting, that give an e-mail address, a role or an office of a contact.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.draft import Contact, Organisation
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, draft, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    if context.draft is None or not context.draft.is_joint:
        return
    named = [o.acronym or o.name or "(no name)" for o in context.draft.organisations if o.contact.is_given]
    if len(named) > 1:
        message = f"{len(named)} organizations give a contact: {', '.join(named)}"
        yield RULE.finding(Level.ADVICE, message, Place("cover/contact", "cover"), text=", ".join(named))


def _joint(*emails: str) -> Context:
    members = tuple(
        Organisation(name=f"Group {n}", contact=Contact(email=e)) for n, e in enumerate(emails, 1)
    )
    return context(submission(paragraph("Text.")), draft=draft(organisations=members))


RULE = Rule(
    id="one-contact",
    title="A joint text names one contact for all members",
    why="Letters that go to several addresses are answered by nobody, or twice and differently.",
    fix="keep the contact of one organization in draft.yaml, and take the others out",
    source="the body profiles: one contact by role and office on the cover",
    certainty=Certainty.OFFICIAL_OLD,
    reads=("draft",),
    check=_check,
    passing=lambda: _joint("upr@example.org", ""),
    failing=lambda: _joint("upr@example.org", "office@example.net"),
)
