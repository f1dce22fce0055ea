"""Prose for the body alone stands only in a draft for a body that takes it.

Prose whose name ends in ``-confidential`` is printed in the confidential edition alone. Where the body accepts no such
text (the Universal Periodic Review publishes everything), or nobody knows whether it does, that prose reaches nobody,
and whoever moves it into another part so that it is read makes it public. Empty prose is not looked at.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level, Place
from uprdraft.records.draft import ALONE, Draft, is_for_body_alone
from uprdraft.rules.base import Context, Rule, weigh
from uprdraft.rules.examples import context, draft, paragraph, submission, with_body
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]

_UNKNOWN = "ask the secretariat whether it accepts a confidential text; until then it is printed nowhere"


def _check(context: Context) -> Iterator[Finding]:
    body = context.body
    if context.draft is None or body.takes_confidential:
        return
    for path, name in _alone(context.draft):
        place = Place(path, path)
        if body.takes_confidential is None:
            message = (
                f"“{name}” is for the body alone, and whether the {body.body} takes such a text is not known"
            )
            yield RULE.finding(Level.WARNING, message, place, hint=_UNKNOWN, text=name)
        else:
            message = f"“{name}” is for the body alone, and the {body.body} takes no such text: it is printed nowhere"
            finding = RULE.finding(Level.WARNING, message, place, text=name)
            yield weigh(finding, body.publicity.certainty) if body.publicity else finding


def _alone(draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield place and name of each prose for the body alone that says something."""
    for name, text in draft.prose.items():
        if is_for_body_alone(name) and text.strip():
            yield f"prose/{name}", name
    for use, parts in draft.prose_for.items():
        for name, text in parts.items():
            if is_for_body_alone(name) and text.strip():
                yield f"prose_for/{use}/{name}", name


def _example(*, accepts: bool) -> Context:
    own = draft(prose={f"data{ALONE}": "W1 was held."})
    publicity = {"confidential_option": accepts, "note": "Everything is published."}
    return with_body(context(submission(paragraph("Text.")), draft=own), publicity=publicity)


RULE = Rule(
    id="confidential-prose-fits-body",
    title="Prose for the body alone stands only where the body takes it",
    why="It reaches nobody there, and it is one copy and paste away from a text that everyone can read.",
    fix="take it out, or keep it in a draft for a body that accepts confidential texts. When unsure: file through an "
    "international partner; leave it out; describe the pattern, not the person",
    source="the publication rule in the profile of each body",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: _example(accepts=True),
    failing=lambda: _example(accepts=False),
    on_people=True,
    reads=("draft", "body"),
)
