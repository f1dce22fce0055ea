"""``explain`` and ``types``: rules and body profiles in words."""

import inspect
import sys
from typing import Any

from uprdraft.errors import UsageError
from uprdraft.records.base import Record
from uprdraft.records.body import BodyProfile, Part
from uprdraft.rules.base import Rule
from uprdraft.rules.run import RULES, family_of
from uprdraft.terminal.printer import Printer
from uprdraft.values.certainty import Certainty
from uprdraft.values.ids import did_you_mean
from uprdraft.values.slots import fill_slots

__all__ = ["run_explain", "run_types"]


def run_explain(id_: str, format_: str, *, plain: bool) -> int:
    """Explain one rule, or list them all."""
    printer = Printer(plain=plain)
    if not id_:
        rows = [(family_of(rule.id) or "", rule.id, rule.title) for rule in RULES.values()]
        if format_ == "json":
            printer.json([_rule(rule) for rule in RULES.values()])
        else:
            printer.table(("family", "rule", "what should hold"), rows)
        return 0
    if id_ not in RULES:
        raise UsageError(f"no rule “{id_}”", hint=did_you_mean(id_, RULES) or "see: uprdraft explain")
    rule = RULES[id_]
    if format_ == "json":
        printer.json(_rule(rule))
        return 0
    printer.line(f"{rule.id}: {rule.title}.", "strong")
    printer.line(f"Family: {family_of(rule.id)}.")
    printer.wrapped(f"Why: {rule.why}")
    printer.wrapped(f"How to put it right: {rule.fix}.")
    printer.wrapped(f"From: {rule.source}. Certainty: {rule.certainty.value}.")
    for paragraph in _manual(rule).split("\n\n"):
        printer.line()
        printer.wrapped(" ".join(paragraph.split()))
    return 0


def _manual(rule: Rule) -> str:
    return inspect.getdoc(sys.modules[rule.check.__module__]) or ""


def _rule(rule: Rule) -> dict[str, str]:
    return {
        "id": rule.id,
        "family": family_of(rule.id) or "",
        "title": rule.title,
        "why": rule.why,
        "fix": rule.fix,
        "source": rule.source,
        "certainty": rule.certainty.value,
        "manual": _manual(rule),
    }


def run_types(id_: str, format_: str, *, plain: bool) -> int:
    """List the submission types, or show one."""
    from uprdraft.loading.bodies import list_bodies, load_body

    printer = Printer(plain=plain)
    if not id_:
        bodies = [load_body(name) for name in list_bodies()]
        if format_ == "json":
            printer.json([_type(b) for b in bodies])
        else:
            rows = [(b.id, b.abbreviation or b.body, b.stage, _limit(b), b.status) for b in bodies]
            printer.table(("type", "body", "stage", "limit", "status"), rows)
        return 0
    body = load_body(id_)
    if format_ == "json":
        printer.json(body.model_dump(mode="json"))
        return 0
    printer.line(f"{body.id}: {body.body}, {body.stage}", "strong")
    printer.wrapped(f"status: {body.status}; the text is called “{_named(body.title)}”")
    printer.wrapped(f"limit: {_limit(body)}")
    if body.template:
        printer.wrapped(f"asks for: {', '.join(body.asks)}; ordered by {body.order}")
        printer.wrapped(f"the person writes: {', '.join(_part(p) for p in body.parts if p.prose)}")
    for variant in body.variants:
        limit = variant.limit
        printer.wrapped(f"variant {body.id}:{variant.id}: {_words(limit.value)} [{_certainty(limit)}]")
    for name, value in body:
        for line in _valued(name, value):
            printer.wrapped(line)
    for further in ((body.source_title, body.source_url), *((s.title, s.url) for s in body.further_sources)):
        printer.wrapped(f"Source: {' '.join(further)}")
    printer.wrapped(body.remarks)
    return 0


def _type(body: BodyProfile) -> dict[str, Any]:
    limit = body.limit
    return {
        "id": body.id,
        "body": body.body,
        "stage": body.stage,
        "status": body.status,
        "treaty": body.treaty,
        "asks": list(body.asks),
        "limit": {**limit.value.model_dump(mode="json"), "certainty": limit.certainty.value},
        "variants": [f"{body.id}:{v.id}" for v in body.variants],
    }


def _named(title: str) -> str:
    """Return a title with "[State]" for the State's name."""
    return fill_slots(
        title, {f"state.{form}": f"{'of ' * (form == 'of')}[State]" for form in ("the", "of", "start")}
    )


def _limit(body: BodyProfile) -> str:
    """Return "3300 words, joint 6600 (secondary)"; says so where none was found."""
    limit = body.limit.value
    if limit.individual is None:
        return "none found"
    joint = f", joint {limit.joint}" if limit.joint not in (None, limit.individual) else ""
    return f"{limit.individual} {limit.unit}{joint} ({body.limit.certainty.value.replace('_', ' ')})"


def _part(part: Part) -> str:
    return f"{part.id}{'' if part.required else ' (may be left out)'}"


def _certainty(value: Any) -> str:
    caution = value.certainty.caution
    return f"{value.certainty.value}: {caution}" if caution else str(value.certainty.value)


def _valued(name: str, value: Any) -> list[str]:
    values = value if isinstance(value, tuple) else (value,)
    lines = []
    for item in values:
        if not hasattr(item, "certainty") or (name == "limit" and item.value.individual is None):
            continue
        shown = item.value if name != "channel" else _shown_channel(item)
        note = f" {item.note}" if item.note else ""
        lines.append(f"{name.replace('_', ' ')}: {_words(shown)} [{_certainty(item)}]{note}")
    return lines


def _shown_channel(channel: Any) -> Any:
    """Return the channel without its address where that is only remembered."""
    if channel.certainty in (Certainty.RECOLLECTION, Certainty.PROJECTED):
        return channel.value.model_copy(update={"address": ""})
    return channel.value


def _words(value: Any) -> str:
    if isinstance(value, Record):
        return "; ".join(
            f"{k.replace('_', ' ')} {_words(v)}" for k, v in value if v not in ("", (), None, {})
        )
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{k} {_words(v)}" for k, v in value.items())
    if isinstance(value, tuple):
        return ", ".join(_words(v) for v in value)
    return str(value)
