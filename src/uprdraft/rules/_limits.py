"""What the rules on people did not look at, in words for the end of every check."""

from uprdraft.loading.protection import load_protection
from uprdraft.rules._wording import is_english
from uprdraft.rules.base import Context
from uprdraft.rules.names.chinese import is_han, is_known
from uprdraft.rules.names.folding import fold_name

__all__ = ["not_looked_at"]


def not_looked_at(context: Context) -> tuple[str, ...]:
    """Return one clause for each thing that no rule saw; "nothing found" never means "safe"."""
    clauses = list(load_protection().not_looked_at)
    if context.draft is None and not context.people:
        clauses.insert(
            0, "names that you would not want in it: people.yaml belongs to a project, and none was read"
        )
    elif not context.private:
        clauses.insert(0, "any name of people.yaml: none stands there that would have to stay out")
    unread = sorted({v.code for v in context.private if is_han(n := fold_name(v.text)) and not is_known(n)})
    if unread:
        clauses.insert(
            0, f"the names of {', '.join(unread)} in Latin letters: a character is not in the table"
        )
    if not is_english(context):
        clauses.append("terms, spelling and tone: these word lists are English")
    return tuple(clauses)
