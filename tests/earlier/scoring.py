"""How well what takes up an ask is told from what does not: printed by ``python -m tests.earlier.scoring``."""

from pathlib import Path

from tests.drafting import example_project
from uprdraft.pipeline.earlier.likeness import LIKELY, Likeness
from uprdraft.pipeline.earlier.pages import likeness_of

__all__ = ["Labelled", "labelled", "likeness", "rates"]

Labelled = tuple[str, str]
"""The theme whose asks are taken up, empty for none, and the text."""
_FILE = Path(__file__).with_name("taken_up.txt")


def labelled(half: str) -> list[Labelled]:
    """Return the pairs of the "seen" half, to which the program was fitted, or of the "unseen" one."""
    lines = [line for line in _FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.partition(" | ") for line in lines]
    return [(theme.strip("-"), text) for theme, _, text in pairs[half == "unseen" :: 2]]


def likeness(texts: list[str]) -> Likeness:
    """Return what compares ``texts`` with the asks of the shipped example."""
    project, shelves = example_project()
    return likeness_of(shelves.materials(project), texts)


def rates(half: str, least: int = LIKELY) -> tuple[float, float, list[str]]:
    """Return precision and recall of what is proposed from ``least`` on, on the right theme, and the mistakes."""
    pairs = labelled(half)
    scale = likeness([text for _, text in pairs])
    right = proposed = 0
    mistakes = []
    for theme, text in pairs:
        best = scale.nearest(text)[0]
        is_proposed = best.score >= least
        proposed += is_proposed
        right += is_proposed and best.ask.theme == theme
        if is_proposed != bool(theme) or (is_proposed and best.ask.theme != theme):
            mistakes.append(f"{best.score} {best.ask.theme} for {theme or 'none'}: {text}")
    wanted = sum(bool(theme) for theme, _ in pairs)
    return right / max(1, proposed), right / wanted, mistakes


if __name__ == "__main__":
    for half in ("seen", "unseen"):
        precision, recall, mistakes = rates(half)
        print(f"{half}: {len(labelled(half))} texts, precision {precision:.2f}, recall {recall:.2f}")
        print(*(f"  {m}" for m in mistakes), sep="\n")
