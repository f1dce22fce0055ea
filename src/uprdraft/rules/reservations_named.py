"""A text that rests on an article to which the State has a reservation says so.

Compared with the reservations that the library records for this State. Any word of a reservation in the text is enough.
In a project the recommendations are looked at instead of the words (law-is-verified).
"""

from collections.abc import Iterator
from dataclasses import replace

from uprdraft.document.walk import iter_lines, iter_sections, plain_text
from uprdraft.findings import Finding, Level
from uprdraft.rules._articles import iter_cited_articles
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import citing
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    country = context.submission.meta.country
    if context.draft is not None or _speaks_of_reservations(context):
        return
    said: set[tuple[str, str]] = set()
    for cited in iter_cited_articles(context):
        status = cited.instrument.status_of(country)
        key = (cited.instrument.id, cited.article)
        if status is None or key in said or not cited.instrument.is_reserved(cited.article, country):
            continue
        said.add(key)
        name = cited.instrument.short_name or cited.instrument.name
        caution = f" ({status.certainty.caution})" if status.certainty.caution else ""
        message = f"a reservation of the State to article {cited.article} of the {name} is recorded{caution}"
        yield RULE.finding(Level.ADVICE, message, cited.place, text=cited.sentence)


def _speaks_of_reservations(context: Context) -> bool:
    return any(
        "reserv" in plain_text(line).lower()
        for section in iter_sections(context.submission)
        for _, line in iter_lines(section)
    )


def _reserved(sentence: str) -> Context:
    return replace(citing(sentence, reserved=("3",)), draft=None)


RULE = Rule(
    id="reservations-named",
    title="A text that rests on a reserved article says that it is reserved",
    why="A State answers with its reservation, and the rest of the paragraph is lost.",
    fix="name the reservation, or rest the claim on another article",
    source="library: reservations of each State, at their own certainty",
    certainty=Certainty.RECOLLECTION,
    reads=("state",),
    check=_check,
    passing=lambda: _reserved("Article 12 of the Example Covenant requires an investigation."),
    failing=lambda: _reserved("Article 3 of the Example Covenant prohibits expulsion."),
)
