"""Treaties are called by their names.

Looks for names that are often written and are no treaty's, such as "International Convention on Civil and
Political Rights". Right short forms ("Convention against Torture") are no finding. Each is reported once;
quotations and notes are passed over.
"""

from collections.abc import Iterator

from uprdraft.findings import Finding, Level
from uprdraft.loading.terms import load_terms
from uprdraft.rules._wording import first_uses, is_english, lines_with, own_words, used, wording
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    if not is_english(context):
        return
    names = load_terms().treaties.names
    lines = lines_with(tuple(treaty.wrong for treaty in names), own_words(context))
    for treaty in names:
        for name, use in first_uses(lines, wording(treaty.wrong).finditer).items():
            message = f"“{name}” is the “{treaty.right}”"
            yield used(RULE, Level.WARNING, message, use, name, hint=f"write “{treaty.right}”")


RULE = Rule(
    id="treaties-by-name",
    title="Treaties are called by their names",
    why="A wrong name looks as if the treaty had not been read.",
    fix="write the title, and the short form after it",
    source="titles of the UN Treaty Collection (treaties.yaml)",
    certainty=Certainty.SECONDARY,
    check=_check,
    passing=lambda: context(submission(paragraph("The Convention on the Rights of the Child applies."))),
    failing=lambda: context(
        submission(paragraph("The International Convention on Civil and Political Rights."))
    ),
)
