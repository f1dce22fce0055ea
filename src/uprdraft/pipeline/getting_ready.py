"""What the review and the build need, made ready bit by bit while a person answers questions.

The first question need not wait for rules, tables and the Word writer, nor the review for all of them at once.
"""

from collections.abc import Callable, Iterator

from uprdraft.pipeline.build import context_of
from uprdraft.pipeline.checked import Measured
from uprdraft.rules.run import OF_WORD_FILE, RULES

__all__ = ["iter_preparations"]

_AT_ONCE = 5
"""Rules that are made ready between two questions."""


def iter_preparations(measured: Callable[[], Measured | None]) -> Iterator[None]:
    """Make a part of it ready at each step; a part takes some ten milliseconds of processor time.

    ``measured`` gives the draft where it happens to be assembled. Rules make their tables ready when they read
    the first text; what they find in it is not kept, since the next answer changes it.
    """
    ids = [id_ for id_ in RULES if id_ not in OF_WORD_FILE]
    batches = [ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE)]
    for batch in batches:
        for id_ in batch:
            RULES[id_]
        yield
    from uprdraft.writers import word  # noqa: F401 - kept for the build

    yield
    for batch in batches:
        while (held := measured()) is None:
            yield
        context = context_of(held)
        for rule in (RULES[id_] for id_ in batch):
            if all(context.has(needed) for needed in rule.reads):
                list(rule.check(context))
        yield
