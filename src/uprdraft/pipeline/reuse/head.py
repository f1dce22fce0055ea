"""Everything of a draft but its themes, for another use: answers that are given anew, and those that carry over.

Whatever somebody agreed to for one use is not carried to another: consents, publication, naming, answers on safety.
"""

from typing import Any

from uprdraft.assembly.materials import Materials
from uprdraft.pipeline.reuse.report import Note, Report
from uprdraft.records.draft import Draft
from uprdraft.rules._old_words import OldWords

__all__ = ["carry_head", "unused_prose"]

Changes = dict[str, Any]
_ANEW = "asked anew for each use"


def carry_head(data: Changes, old: Materials, new: Materials, words: OldWords, report: Report) -> Changes:
    """Return the changes to the top keys of a draft but themes; ``data`` is the old draft as plain data."""
    draft = new.draft
    changes: Changes = {
        "submission_type": draft.submission_type,
        "country": draft.country,
        "situation": draft.situation,
        "session": draft.session,
        "as_of": draft.as_of,
        "reused_from": [u.model_dump() for u in draft.reused_from],
    }
    changes |= _named_lines(data, words, report)
    changes |= _of_the_body(data, old, new, report)
    changes |= _of_the_review(data, old.draft, draft, report)
    changes |= _agreed(data, old.draft, changes, report)
    for _ in old.draft.organisations:
        report.count("organisations", True)
    return changes


def _named_lines(data: Changes, words: OldWords, report: Report) -> Changes:
    """Leave out a title and key words that name the old State or people: they stand on the cover."""
    changes: Changes = {}
    title = data.get("title")
    if title and (word := words.first_in(str(title))):
        report.leave_out("title", "title", f"it names “{word}”", str(title))
        changes["title"] = None
    key_words = [str(w) for w in data.get("key_words") or ()]
    kept = [w for w in key_words if not words.first_in(w)]
    for word in key_words:
        if word not in kept:
            report.leave_out("key words", word, "it names the old State or people")
    if len(kept) < len(key_words):
        changes["key_words"] = kept or None
    return changes


def _of_the_body(data: Changes, old: Materials, new: Materials, report: Report) -> Changes:
    """Leave out what belongs to another body or State: a limit found out, an agenda item, replies to documents."""
    changes: Changes = {}
    before, now = old.draft, new.draft
    if data.get("own_limit") and before.submission_type != now.submission_type:
        report.leave_out("own limit", "own_limit", "it was found out for another type of text")
        changes["own_limit"] = None
    if data.get("agenda_item") and new.body.abbreviation != old.body.abbreviation:
        report.leave_out("agenda item", str(data["agenda_item"]), "it is one of another body")
        changes["agenda_item"] = None
    allowed = new.body.notes.value.allowed
    if before.notes is not None and before.notes not in allowed:
        report.changed.append(Note("notes", before.notes, f"this body takes {', '.join(allowed)}"))
        changes["notes"] = None
    if before.replies and (before.country, old.body.treaty) != (now.country, new.body.treaty):
        for reply in before.replies:
            name = f"{reply.symbol} paragraph {reply.paragraph}".strip()
            text = " ".join((reply.measures, reply.assessment, reply.remains))
            report.leave_out("replies", name, "it answers a document of another State or body", text)
        changes["replies"] = None
    elif before.replies:
        report.kept["replies"] = (len(before.replies), len(before.replies))
    return changes


def _of_the_review(data: Changes, before: Draft, now: Draft, report: Report) -> Changes:
    """Leave out what belongs to the review of another State: who took up what, and the victims of a case there."""
    is_same = (before.country, before.situation) == (now.country, now.situation)
    changes: Changes = {}
    if before.taken_up and not is_same:
        report.leave_out(
            "taken up", f"{len(before.taken_up)} decided", "it is about the review of another State"
        )
        changes["taken_up"] = None
    if before.case.victims and not is_same:
        codes = ", ".join(before.case.victims)
        report.leave_out("victims", codes, "they are people of the old case; they stay in the old project")
        changes["case"] = {k: v for k, v in data["case"].items() if k not in ("victims", "naming")}
    return changes


def _agreed(data: Changes, draft: Draft, so_far: Changes, report: Report) -> Changes:
    """Reset what was decided for one use: safety, publication, naming of victims and of the contact."""
    changes: Changes = {}
    for key, what in (("safety", "answers on safety"), ("publication", "leave to publish")):
        if data.get(key):
            report.to_do.append(Note(_ANEW, what))
            changes[key] = None
    case = data.get("case")
    if isinstance(case, dict) and case.get("naming"):
        report.to_do.append(Note(_ANEW, "naming of victims"))
        held = so_far.get("case", case)
        changes["case"] = {k: v for k, v in held.items() if k != "naming"}
    changes |= _organisations(data, draft, report)
    if draft.comments:
        why = "they are about the old text; they stay in the old project"
        report.leave_out("comments", f"{len(draft.comments)} of colleagues", why)
        changes["comments"] = None
    return changes


def _organisations(data: Changes, draft: Draft, report: Report) -> Changes:
    """Take back what each organisation agreed to: this text, and the name of its contact in print."""
    if any(o.signed for o in draft.organisations):
        report.to_do.append(Note(_ANEW, "sign-offs"))
    if any(o.contact.publish_name for o in draft.organisations):
        report.to_do.append(Note(_ANEW, "a contact's name in print"))
    plain = data.get("organisations") or ()
    taken_back = [_without_leave(o) for o in plain]
    return {"organisations": taken_back} if taken_back != list(plain) else {}


def _without_leave(organisation: Changes) -> Changes:
    kept = {key: value for key, value in organisation.items() if key != "signed"}
    if isinstance(contact := kept.get("contact"), dict):
        kept["contact"] = {key: value for key, value in contact.items() if key != "publish_name"}
    return kept


def unused_prose(draft: Draft, new: Materials) -> list[str]:
    """Return the parts of the prose that a text of the new type does not print, in order."""
    themes = [name for t in draft.themes for name in (t.id, f"{t.id}-analysis")]
    printed = {p.id for p in new.body.parts if p.prose} | set(themes)
    return [part for part, text in draft.prose.items() if text.strip() and part not in printed]
