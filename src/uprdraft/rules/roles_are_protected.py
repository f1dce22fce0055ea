"""What the library says on people in the roles of ``people.yaml`` is known to the person who writes.

Each do-no-harm rule for a role that stands in ``people.yaml`` is shown once, with the codes it is about: advice, since
no program sees whether it is heeded. A role that no rule knows is said. Names are never shown.
"""

from collections.abc import Iterator
from dataclasses import replace

from uprdraft.findings import Finding, Level
from uprdraft.records.library import DoNoHarmRule
from uprdraft.records.people import Person
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty
from uprdraft.values.ids import did_you_mean

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    rules = context.library.do_no_harm.values()
    known = {role for rule in rules for role in rule.roles}
    for person in context.people:
        role = _role(person)
        if role and known and role not in known:
            hint = did_you_mean(role, known) or f"roles that are known: {', '.join(sorted(known))}"
            words = f"{person.stands_as}: no rule is about the role “{role}”"
            yield RULE.finding(Level.ADVICE, words, hint=hint, text=words)
    for rule in rules:
        about = [p for p in context.people if _role(p) in rule.roles]
        if about:
            codes = ", ".join(f"{p.stands_as} ({_role(p)})" for p in about)
            yield RULE.finding(Level.ADVICE, f"{codes}: {rule.rule}", text=f"{rule.id} {codes}")


def _role(person: Person) -> str:
    return "-".join(person.role.casefold().replace("-", " ").split())


_PERSON = Person(name="Jane Roe", code="W1", role="witness")
_WITNESSES = DoNoHarmRule(id="dnh-example", rule="Leave out places and dates.", roles=("witness",))


def _example(person: Person) -> Context:
    made = context(submission(paragraph("W1 was held.")), people=(person,))
    return replace(made, library=replace(made.library, do_no_harm={_WITNESSES.id: _WITNESSES}))


RULE = Rule(
    id="roles-are-protected",
    title="What protects people in these roles was thought of",
    why="People are recognised by circumstances that only someone who knows the danger sees.",
    fix="read the text again with this in mind; when unsure: file through an international partner; leave it out; "
    "describe the pattern, not the person",
    source="do-no-harm rules of the library",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: _example(_PERSON.model_copy(update={"role": ""})),
    failing=lambda: _example(_PERSON),
    reads=("draft",),
)
