"""Running the rules, and what a person has acknowledged."""

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import Literal

from uprdraft.findings import Finding, Level, Place
from uprdraft.rules import (
    accounts_absent,
    acronyms_spelled_out,
    annexes_allowed,
    articles_fit_claims,
    asks_fit_procedure,
    birth_dates_absent,
    body_open_to_state,
    changes_accepted,
    choices_are_safe,
    citations_in_un_style,
    comments_absent,
    confidential_prose_fits_body,
    consent_covers_use,
    contact_details_absent,
    cover_complete,
    descriptions_are_short,
    draft_reads_as_meant,
    earlier_positions_right,
    earlier_recommendations_known,
    earlier_recommendations_named,
    facts_have_notes,
    file_type_accepted,
    font_as_asked,
    form_kept,
    hidden_text_absent,
    identity_numbers_absent,
    individuals_not_named,
    language_accepted,
    law_is_verified,
    length_within_limit,
    links_are_kept,
    members_all_named,
    no_gaps,
    no_private_values,
    notes_native,
    notes_only_refer,
    notes_resolve,
    nothing_after_as_of,
    numbers_native,
    numbers_run_on,
    old_names_absent,
    one_contact,
    one_source_one_form,
    one_state_only,
    outside_parts_absent,
    pages_numbered,
    pages_on_right_paper,
    paragraphs_numbered,
    parts_in_order,
    pictures_without_position,
    places_not_pinpointed,
    properties_clean,
    recommendations_agree,
    recommendations_are_short,
    recommendations_are_specific,
    recommendations_ask_one_thing,
    recommendations_can_be_measured,
    recommendations_differ,
    recommendations_name_addressee,
    recommendations_name_instrument,
    recommendations_set_time,
    references_resolve,
    remarks_settled,
    reservations_named,
    roles_are_protected,
    routes_stay_general,
    session_fits_calendar,
    signed_off_by_all,
    small_numbers_not_placed,
    sources_are_recent,
    spelling_of_un_documents,
    states_by_un_name,
    symbols_can_exist,
    themes_recommend,
    title_is_right,
    tone_is_measured,
    treaties_bind_state,
    treaties_by_name,
)
from uprdraft.rules.base import Context, Needed, Rule

__all__ = ["FAMILIES", "RULES", "Family", "family_of", "rules_not_run", "run_rules"]

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

_MODULES: dict[Family, tuple[ModuleType, ...]] = {
    "Form": (
        cover_complete,
        form_kept,
        file_type_accepted,
        language_accepted,
        pages_on_right_paper,
        font_as_asked,
        pages_numbered,
        one_state_only,
        members_all_named,
        parts_in_order,
        annexes_allowed,
        title_is_right,
        no_gaps,
        draft_reads_as_meant,
        old_names_absent,
        session_fits_calendar,
        one_contact,
        descriptions_are_short,
        signed_off_by_all,
        remarks_settled,
    ),
    "Length": (length_within_limit,),
    "Numbering and notes": (
        notes_resolve,
        references_resolve,
        notes_native,
        notes_only_refer,
        paragraphs_numbered,
        numbers_run_on,
        numbers_native,
    ),
    "Recommendations": (
        themes_recommend,
        recommendations_name_addressee,
        recommendations_ask_one_thing,
        recommendations_are_short,
        recommendations_are_specific,
        recommendations_can_be_measured,
        recommendations_name_instrument,
        recommendations_set_time,
        recommendations_differ,
        recommendations_agree,
        asks_fit_procedure,
    ),
    "Sources": (
        nothing_after_as_of,
        facts_have_notes,
        sources_are_recent,
        symbols_can_exist,
        one_source_one_form,
        citations_in_un_style,
        links_are_kept,
    ),
    "Earlier recommendations": (
        earlier_recommendations_named,
        earlier_recommendations_known,
        earlier_positions_right,
    ),
    "Law": (
        body_open_to_state,
        treaties_bind_state,
        law_is_verified,
        articles_fit_claims,
        reservations_named,
    ),
    "Terms and tone": (
        states_by_un_name,
        treaties_by_name,
        acronyms_spelled_out,
        spelling_of_un_documents,
        tone_is_measured,
    ),
    "Protection": (
        choices_are_safe,
        confidential_prose_fits_body,
        no_private_values,
        identity_numbers_absent,
        contact_details_absent,
        accounts_absent,
        places_not_pinpointed,
        birth_dates_absent,
        routes_stay_general,
        small_numbers_not_placed,
        consent_covers_use,
        roles_are_protected,
        individuals_not_named,
        comments_absent,
        changes_accepted,
        hidden_text_absent,
        properties_clean,
        outside_parts_absent,
        pictures_without_position,
    ),
}

FAMILIES: dict[Family, tuple[Rule, ...]] = {
    family: tuple(module.RULE for module in modules) for family, modules in _MODULES.items()
}
"""The rules by what they look at, in the order in which a check shows them."""
RULES: dict[str, Rule] = {rule.id: rule for rules in FAMILIES.values() for rule in rules}
_FAMILY_BY_RULE = {rule.id: family for family, rules in FAMILIES.items() for rule in rules}


def family_of(rule_id: str) -> Family | None:
    """Return the family of a rule; None for what is no rule, such as an acknowledgement that fits nothing."""
    return _FAMILY_BY_RULE.get(rule_id)


def run_rules(context: Context) -> tuple[Finding, ...]:
    """Return the findings of all rules, heaviest first, with the reasons a person gave.

    An acknowledgement counts where rule and mark agree; the mark holds the place and the text, so it is
    void once either changes. An error of a rule that says so cannot be acknowledged. Unused
    acknowledgements come back as advice.
    """
    given = {(a.rule, a.mark): a for a in context.draft.acknowledged} if context.draft else {}
    used: set[tuple[str, str]] = set()
    findings = []
    for rule in RULES.values():
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


def rules_not_run(context: Context) -> tuple[tuple[Rule, str], ...]:
    """Return the rules that could not be run on ``context``, each with what it would need."""
    return tuple(
        (rule, _WHAT_IS_MISSING[missing[0]])
        for rule in RULES.values()
        if (missing := [needed for needed in rule.reads if not context.has(needed)])
    )


def _unused(marks: set[tuple[str, str]]) -> Iterator[Finding]:
    for rule, mark in sorted(marks):
        yield Finding(
            "acknowledgements-used",
            Level.ADVICE,
            f"an acknowledgement of “{rule}” ({mark}) fits no finding any more",
            Place("acknowledged", "draft.yaml"),
            hint="take it out of draft.yaml",
        )
