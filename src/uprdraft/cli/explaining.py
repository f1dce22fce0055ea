"""``explain`` and ``types``: rules and body profiles in words."""

import inspect
import sys
from typing import Any

from uprdraft.errors import UsageError
from uprdraft.records.base import Record
from uprdraft.rules.base import Rule
from uprdraft.rules.run import RULES
from uprdraft.terminal.printer import Printer
from uprdraft.values.ids import did_you_mean

__all__ = ["run_explain", "run_types"]


def run_explain(id_: str, format_: str, *, plain: bool) -> int:
    """Explain one rule, or list them all."""
    printer = Printer(plain=plain)
    if not id_:
        rows = [(rule.id, rule.title) for rule in RULES.values()]
        if format_ == "json":
            printer.json([_rule(rule) for rule in RULES.values()])
        else:
            printer.table(("rule", "what should hold"), rows)
        return 0
    if id_ not in RULES:
        raise UsageError(f"no rule “{id_}”", hint=did_you_mean(id_, RULES) or "see: uprdraft explain")
    rule = RULES[id_]
    if format_ == "json":
        printer.json(_rule(rule))
        return 0
    printer.line(f"{rule.id}: {rule.title}.", "strong")
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
            printer.json([{"id": b.id, "body": b.body, "stage": b.stage, "status": b.status} for b in bodies])
        else:
            printer.table(
                ("type", "body", "stage", "status"), [(b.id, b.body, b.stage, b.status) for b in bodies]
            )
        return 0
    body = load_body(id_)
    if format_ == "json":
        printer.json(body.model_dump(mode="json"))
        return 0
    printer.line(f"{body.id}: {body.body}, {body.stage}", "strong")
    for name, value in body:
        for line in _valued(name, value):
            printer.wrapped(line)
    printer.wrapped(f"Source: {body.source_title} {body.source_url}")
    printer.wrapped(body.remarks)
    return 0


def _valued(name: str, value: Any) -> list[str]:
    values = value if isinstance(value, tuple) else (value,)
    lines = []
    for item in values:
        if isinstance(item, Record) and hasattr(item, "certainty"):
            caution = item.certainty.caution
            shown = f"{name.replace('_', ' ')}: {_words(getattr(item, 'value', ''))} [{item.certainty.value}"
            lines.append(shown + (f": {caution}]" if caution else "]"))
    return lines


def _words(value: Any) -> str:
    if isinstance(value, Record):
        return "; ".join(f"{k.replace('_', ' ')} {_words(v)}" for k, v in value if v not in ("", (), None))
    if isinstance(value, tuple):
        return ", ".join(_words(v) for v in value)
    return str(value)
