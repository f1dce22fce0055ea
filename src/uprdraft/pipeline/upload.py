"""The upload sheet: what to paste into a body's portal or message, and what to check before.

An address is shown only where it is better known than by recollection. What the profile does not know is said
to be unknown; each line of the checklist says how sure it is.
"""

from collections.abc import Iterator
from typing import Any

from uprdraft.assembly.cover import cover_view
from uprdraft.assembly.materials import Materials
from uprdraft.document.length import Length
from uprdraft.pipeline.deadline_words import say_rule
from uprdraft.records.base import Valued
from uprdraft.records.body import BodyProfile
from uprdraft.values.certainty import Certainty

__all__ = ["upload_sheet"]

_LANGUAGES = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ar": "Arabic",
    "zh": "Chinese",
    "ru": "Russian",
}


def upload_sheet(materials: Materials, length: Length, errors: int, file_name: str) -> str:
    """Return the sheet as plain text that a person can copy from; ``errors`` are those that still stand."""
    body = materials.body
    lines = [
        f"{body.body}: {body.stage}",
        "",
        "TO PASTE",
        *_to_paste(materials, length, file_name),
        "",
        "HOW IT IS SENT",
        *_how(materials),
        "",
        "BEFORE YOU SEND IT",
        *(f"[ ] {line}" for line in _checklist(materials, errors)),
        "",
        f"Source: {body.source_title}, {body.source_url}. The page of the session decides.",
    ]
    return "\n".join(lines) + "\n"


def _to_paste(materials: Materials, length: Length, file_name: str) -> Iterator[str]:
    draft = materials.draft
    cover = cover_view(materials)
    for number, organisation in enumerate(cover.organisations, 1):
        label = "Registered name" if number == 1 else f"Member {number}"
        yield f"{label}: {organisation.name or '(still to be given)'}"
        if organisation.acronym:
            yield f"Acronym: {organisation.acronym}"
        status = draft.submitting[number - 1].ecosoc_status if draft.submitting else ""
        if status:
            yield f"Consultative status: {status}"
    yield f"Kind: {'joint' if draft.is_joint else 'individual'}"
    yield f"State: {cover.country}"
    yield f"Session: {' - '.join(filter(None, (cover.session, cover.session_caution))) or 'not chosen'}"
    yield f"Title: {cover.title}{f': {cover.subject}' if cover.subject else ''}"
    yield f"Language: {_LANGUAGES.get(draft.language, draft.language)}"
    if draft.key_words:
        yield f"Key words: {'; '.join(draft.key_words)}"
    yield f"Length: {length.describe()}"
    if cover.publication:
        yield f"Publication: {cover.publication}"
    yield f"File: {file_name}"


def _how(materials: Materials) -> Iterator[str]:
    body, review = materials.body, materials.review
    channel = body.channel
    if channel is None:
        yield "No channel was found. Ask the secretariat, or read the page of the session."
    else:
        known = channel.certainty not in (Certainty.RECOLLECTION, Certainty.PROJECTED)
        address = f": {channel.value.address}" if channel.value.address and known else ""
        yield f"How: {channel.value.how}{address} [{_sure(channel)}]"
        if channel.note:
            yield channel.note
    if body.cycle is not None and review is not None and review.stakeholder_deadline is not None:
        sure = review.deadline_certainty
        caution = f", {sure.caution}" if sure and sure.caution else ""
        yield f"Day for this review: {review.stakeholder_deadline}{caution}"
    if body.deadline is not None:
        yield f"Deadline: {say_rule(body.deadline.value)} [{_sure(body.deadline)}]"
        if body.deadline.value.note:
            yield body.deadline.value.note
    else:
        yield "Deadline: none was found; ask the secretariat."


def _checklist(materials: Materials, errors: int) -> Iterator[str]:
    body, draft = materials.body, materials.draft
    limit = body.limit.value.most(is_joint=draft.is_joint)
    if limit is None:
        yield "Length: no limit is known. Ask, and write it into draft.yaml under own_limit."
    else:
        yield f"Length at most {limit} {body.limit.value.unit} [{_sure(body.limit)}]"
    if body.languages is not None:
        yield f"Language: one of {', '.join(body.languages.value.languages)} [{_sure(body.languages)}]"
    if body.file_formats is not None:
        formats = body.file_formats.value
        refused = f", not {', '.join(formats.rejected_formats)}" if formats.rejected_formats else ""
        yield f"File as {' or '.join(formats.file_formats)}{refused} [{_sure(body.file_formats)}]"
    if body.font is not None:
        font = body.font.value
        emphasis = f", {font.emphasis}" if font.emphasis else ""
        yield f"Font: {font.name}, {font.size_points} points{emphasis} [{_sure(body.font)}]"
    for item in body.cover:
        if draft.is_joint or not item.value.joint_only:
            yield f"Cover: {item.value.label} [{_sure(item)}]"
    for must in body.must_hold:
        yield f"Text: {must.value} [{_sure(must)}]"
    for no in body.disallowed:
        yield f"Not: {no.value} [{_sure(no)}]"
    if materials.edition == "confidential":
        yield f"Confidential edition: say so in the message, and that it is for the {body.words.body} alone."
    if body.publicity is not None:
        yield f"{_public(body)} [{_sure(body.publicity)}]"
    if errors:
        yield f"{errors} error(s) of the check still stand: run uprdraft check"
    yield "The document was opened once in a word processor and read from beginning to end."


def _public(body: BodyProfile) -> str:
    assert body.publicity is not None  # noqa: S101 - asked only where it is known
    publicity = body.publicity.value
    said = {True: "It will be public.", False: "It is not published.", None: ""}[publicity.public_by_default]
    may = "It can be marked confidential." if publicity.confidential_option else ""
    return " ".join(part for part in ("Publicity:", said, may, publicity.note) if part)


def _sure(value: Valued[Any]) -> str:
    caution = value.certainty.caution
    return f"{value.certainty.value.replace('_', ' ')}: {caution}" if caution else value.certainty.value
