"""The interview without a person: every question takes its default, and what has none is listed.

So a file of answers goes the same way as a person, and gets the same defaults.
"""

from dataclasses import dataclass, field
from typing import Any

from uprdraft.terminal.questions import Command, Question, Reply
from uprdraft.wizard.saving import CLASH, TROUBLE

__all__ = ["DefaultAsker", "answered_keys"]


@dataclass
class DefaultAsker:
    """Answers with defaults; ``missing`` holds the questions that have none, by key."""

    missing: dict[str, str] = field(default_factory=dict)

    def ask(self, question: Question) -> Reply:
        """Return the default, or "later" where an answer is needed and there is none."""
        if question.key == "review":
            return "build"
        if question.key in (TROUBLE, CLASH):
            return "leave"
        if question.key.endswith("/wording"):
            return "no"
        if question.kind == "many":
            return question.default
        if question.default:
            return question.default
        if question.may_be_empty:
            return ""
        self.missing[question.key] = question.text
        if not question.may_wait:
            raise EOFError
        return Command.LATER

    def say(self, text: str, style: str = "") -> None:
        """Say nothing: nobody is there."""

    def page(self, title: str, text: str) -> None:
        """Show nothing."""


_SAME = ("country", "submission_type", "session", "as_of", "situation", "title", "key_words")
_FIELDS = ("name", "acronym", "website", "founded", "description")


def answered_keys(data: dict[str, Any]) -> list[str]:
    """Return the keys of the questions that a file of answers has answered."""
    keys = [k for k in _SAME if k in data]
    organisations = data.get("organisations")
    if isinstance(organisations, list) and organisations:
        keys += ["joint", "organisation/more"]
        for index, organisation in enumerate(organisations, 1):
            if isinstance(organisation, dict):
                keys += [f"organisation/{index}/{f}" for f in _FIELDS if f in organisation]
                contact = organisation.get("contact")
                keys += (
                    [f"organisation/{index}/contact.{f}" for f in contact]
                    if isinstance(contact, dict)
                    else []
                )
    themes = data.get("themes")
    if isinstance(themes, list) and themes:
        keys += ["themes", "themes/order"]
        for theme in themes:
            if isinstance(theme, dict):
                keys += [
                    f"theme/{theme.get('id')}/{f}"
                    for f in ("recommendations", "facts", "earlier")
                    if f in theme
                ]
    for name, prefix in (("safety", "safety"), ("prose", "prose")):
        given = data.get(name)
        keys += [f"{prefix}/{k}" for k in given] if isinstance(given, dict) else []
    return keys
