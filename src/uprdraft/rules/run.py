"""Running the rules, and what a person has acknowledged."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from typing import Literal

from uprdraft.document.plain_marks import plainly_marked
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Needed, Rule

__all__ = ["FAMILIES", "OF_WORD_FILE", "RULES", "Family", "family_of", "rules_not_run", "run_rules"]

Family = Literal[
    "Form",
    "Length",
    "Numbering and notes",
    "Recommendations",
    "Sources",
    "Earlier recommendations",
    "Law",
    "Terms and tone",
    "Protection",
]

FAMILIES: dict[Family, tuple[str, ...]] = {
    "Form": (
        "cover-complete",
        "form-kept",
        "file-type-accepted",
        "language-accepted",
        "pages-on-right-paper",
        "font-as-asked",
        "pages-numbered",
        "one-state-only",
        "members-all-named",
        "parts-in-order",
        "annexes-allowed",
        "title-is-right",
        "no-gaps",
        "draft-reads-as-meant",
        "old-names-absent",
        "session-fits-calendar",
        "one-contact",
        "descriptions-are-short",
        "signed-off-by-all",
        "remarks-settled",
    ),
    "Length": ("length-within-limit",),
    "Numbering and notes": (
        "notes-resolve",
        "references-resolve",
        "notes-native",
        "notes-only-refer",
        "paragraphs-numbered",
        "numbers-run-on",
        "numbers-native",
    ),
    "Recommendations": (
        "themes-recommend",
        "recommendations-name-addressee",
        "recommendations-ask-one-thing",
        "recommendations-are-short",
        "recommendations-are-specific",
        "recommendations-can-be-measured",
        "recommendations-name-instrument",
        "recommendations-set-time",
        "recommendations-differ",
        "recommendations-agree",
        "asks-fit-procedure",
    ),
    "Sources": (
        "nothing-after-as-of",
        "facts-have-notes",
        "sources-are-recent",
        "symbols-can-exist",
        "one-source-one-form",
        "citations-in-un-style",
        "links-are-kept",
    ),
    "Earlier recommendations": (
        "earlier-recommendations-named",
        "earlier-recommendations-known",
        "earlier-positions-right",
    ),
    "Law": (
        "body-open-to-state",
        "treaties-bind-state",
        "law-is-verified",
        "articles-fit-claims",
        "reservations-named",
    ),
    "Terms and tone": (
        "states-by-un-name",
        "treaties-by-name",
        "acronyms-spelled-out",
        "spelling-of-un-documents",
        "tone-is-measured",
    ),
    "Protection": (
        "choices-are-safe",
        "no-private-values",
        "identity-numbers-absent",
        "contact-details-absent",
        "accounts-absent",
        "places-not-pinpointed",
        "birth-dates-absent",
        "routes-stay-general",
        "small-numbers-not-placed",
        "consent-covers-use",
        "confidential-prose-fits-body",
        "roles-are-protected",
        "individuals-not-named",
        "comments-absent",
        "changes-accepted",
        "hidden-text-absent",
        "properties-clean",
        "outside-parts-absent",
        "pictures-without-position",
    ),
}
"""The ids of the rules by what they look at, in the order in which a check shows them."""
OF_WORD_FILE = frozenset((
    "changes-accepted", "comments-absent", "font-as-asked", "hidden-text-absent", "notes-native", "numbers-native",
    "numbers-run-on", "one-state-only", "outside-parts-absent", "pages-numbered", "pages-on-right-paper",
    "paragraphs-numbered", "parts-in-order", "pictures-without-position", "properties-clean",
))  # fmt: skip
"""Those that read the report on a Word file: a project is checked without loading them."""
_FAMILY_BY_RULE = {id_: family for family, ids in FAMILIES.items() for id_ in ids}


class _Rules(Mapping[str, Rule]):
    """The rules by id; each is loaded when it is asked for, from the file that has its name."""

    def __getitem__(self, id_: str) -> Rule:
        if id_ not in _FAMILY_BY_RULE:
            raise KeyError(id_)
        rule: Rule = import_module(f"uprdraft.rules.{id_.replace('-', '_')}").RULE
        return rule

    def __iter__(self) -> Iterator[str]:
        return iter(_FAMILY_BY_RULE)

    def __len__(self) -> int:
        return len(_FAMILY_BY_RULE)


RULES: Mapping[str, Rule] = _Rules()


def family_of(rule_id: str) -> Family | None:
    """Return the family of a rule; None for what is no rule, such as an acknowledgement that fits nothing."""
    return _FAMILY_BY_RULE.get(rule_id)


def run_rules(context: Context) -> tuple[Finding, ...]:
    """Return the findings of all rules, heaviest first, with the reasons a person gave.

    Rules read the text with plain spaces, hyphens and apostrophes, however it was set.

    An acknowledgement counts where rule and mark agree; the mark holds the place and the text, so it is
    void once either changes. An error of a rule that says so cannot be acknowledged. Unused
    acknowledgements come back as advice.
    """
    tree = context.submission
    context = replace(context, submission=plainly_marked(tree), as_set=tree)
    given = {(a.rule, a.mark): a for a in context.draft.acknowledged} if context.draft else {}
    used: set[tuple[str, str]] = set()
    findings = []
    for rule in (RULES[id_] for id_ in RULES if _is_of_kind(id_, context)):
        if not all(context.has(needed) for needed in rule.reads):
            continue
        for finding in rule.check(context):
            reason = given.get((finding.rule, finding.mark))
            is_final = rule.cannot_be_acknowledged and finding.level is Level.ERROR
            if reason is not None and not is_final:
                used.add((finding.rule, finding.mark))
                finding = replace(finding, acknowledged=reason.reason)
            findings.append(finding)
    findings += _unused(given.keys() - used)
    return tuple(sorted(findings, key=lambda f: (f.acknowledged is not None, f.level.rank)))


_WHAT_IS_MISSING: dict[Needed, str] = {
    "draft": "it reads a project folder",
    "body": "name the body with --for",
    "state": "the State was not recognised; name it with --country",
    "package": "it reads a Word file",
}


def rules_not_run(context: Context) -> tuple[tuple[str, str], ...]:
    """Return the ids of the rules that could not be run on ``context``, each with what it would need."""
    found = []
    for id_ in RULES:
        if not _is_of_kind(id_, context):
            found.append((id_, _WHAT_IS_MISSING["package"]))
        elif missing := [needed for needed in RULES[id_].reads if not context.has(needed)]:
            found.append((id_, _WHAT_IS_MISSING[missing[0]]))
    return tuple(found)


def _is_of_kind(id_: str, context: Context) -> bool:
    """Return whether a rule reads what is checked: the report on a Word file only where there is one."""
    return id_ not in OF_WORD_FILE or context.has("package")


def _unused(marks: set[tuple[str, str]]) -> Iterator[Finding]:
    for rule, mark in sorted(marks):
        yield Finding(
            "acknowledgements-used",
            Level.ADVICE,
            f"an acknowledgement of “{rule}” ({mark}) fits no finding any more",
            Place("acknowledged", "draft.yaml"),
            hint="take it out of draft.yaml",
        )
