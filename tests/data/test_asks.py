"""Every ask of the statement of 13 June 2023 is covered; what is ours is not listed under it."""

from uprdraft.loading.library import load_library

STATEMENT = "cecc-2023-06-13-shin"
ASKS = """
china-end-refoulement china-apply-cat-article-3 china-individualized-status-determination
china-accept-unhcr-technical-assistance china-allow-unhcr-access china-recognize-refugees-sur-place
china-use-constitutional-asylum china-temporary-identity-documents china-health-and-basic-services
china-special-humanitarian-status china-permit-onward-movement china-stop-categorical-illegal-migrant-label
china-subordinate-bilateral-treaties china-stop-identity-handover china-release-detained-escapees
china-reassess-repatriation-policy china-disclose-detainee-numbers china-disclose-residence-permits
china-disclose-children-numbers china-disclose-refugee-procedure china-collect-reasons-for-flight-data
china-no-criminalization-of-trafficked-women china-temporary-residence-for-trafficked-women
china-services-for-trafficked-women china-access-to-trafficked-women
china-regularize-women-with-chinese-families china-birth-registration china-nationality-for-children
china-education-and-health-for-children china-joint-departure-mother-and-child
china-firewall-birth-registration china-identify-trafficking-victims china-prevent-and-prosecute-trafficking
china-reform-residence-permits china-freedom-of-movement-permit-holders china-naturalization-pathway
china-end-contact-restrictions china-end-blacklisting-and-interrogations
china-limit-facial-recognition-and-cctv china-end-message-monitoring china-protect-women-from-abusive-husbands
china-no-return-of-pregnant-women china-protect-helpers china-guidance-for-public-security
china-no-return-of-pows china-disclose-pow-cases china-protect-myanmar-refugees china-end-dprk-forced-labour
china-family-reunification-with-mothers-abroad dprk-return-detainees-abductees-pows
dprk-end-punishment-of-returnees dprk-end-forced-abortion-and-infanticide dprk-right-to-leave
dprk-end-attacks-on-helpers-abroad dprk-redirect-resources intl-act-before-border-reopens
states-demand-data-from-china states-raise-in-upr states-intervene-on-arrests
states-seek-secretary-general-engagement states-protect-helpers states-secure-safe-passage
states-diplomacy-with-transit-countries ngos-upr-submissions ngos-upr-pre-session
ngos-coordinate-treaty-body-reports ngos-map-detention-facilities ngos-interview-former-guards-and-inmates
hrc-create-accountability-mechanism mechanism-document-chinese-accomplices hrc-name-china-in-resolution
ohchr-northeast-asia-regional-office unhcr-active-role unhcr-break-public-silence unhcr-renew-access-requests
unhcr-reaffirm-persons-of-concern unhcr-disclose-bri-contributions unsg-good-offices
unsc-resume-public-briefing unsc-highlight-china-responsibility unga-emergency-session-human-rights
rok-us-joint-statements rok-us-follow-up-summit-pledge rok-us-detainee-release rok-match-words-with-action
us-magnitsky-sanctions us-strengthen-dprk-sanctions-law us-enforce-import-ban
us-require-proof-of-no-dprk-labour cecc-sustain-oversight rok-investigate-past-pushbacks
rok-counsel-for-sea-arrivals rok-judicial-control-of-arrivals rok-guarantee-non-recurrence
rok-no-pushback-at-sea mongolia-no-return-of-captured-escapees mongolia-disclose-fate-of-four
mongolia-no-foreign-police transit-states-hospitable-treatment transit-states-no-deportation-to-china
china-lift-information-blackout treaty-bodies-follow-up ngos-identify-responsible-officials
""".split()  # noqa: SIM905 - as a list it would run over a hundred lines
"""The asks of the statement, as they were read out of it."""


def test_every_ask_is_covered_and_no_other_is_named():
    covered = load_library().entries_by_ask
    assert len(set(ASKS)) == 103
    assert set(covered) == set(ASKS)


def test_entries_with_asks_come_from_the_statement_with_a_place():
    entries = [e for e in load_library().recommendations.values() if e.origin.asks]
    assert len(entries) >= 103
    for entry in entries:
        assert entry.origin.document == STATEMENT, entry.id
        assert entry.origin.stated in ("explicit", "implied"), entry.id
        assert entry.origin.places, entry.id


def test_what_is_ours_is_never_listed_under_the_statement():
    ours = [e for e in load_library().recommendations.values() if e.is_ours]
    assert len(ours) == 14  # twelve beside the statement, two on treaties not joined
    assert all(e.origin.document != STATEMENT and not e.origin.asks for e in ours)
