"""``python -m tests.rules.finder``: how well recommendations are found in labelled texts of our own."""

from dataclasses import dataclass
from pathlib import Path

from uprdraft.document.tree import Heading, ListBlock, Paragraph, Section, Submission, Text
from uprdraft.rules.examples import paragraph, submission
from uprdraft.rules.recommendations import find_recommendations

__all__ = ["Score", "measure", "read_labelled"]

FOLDER = Path(__file__).parent / "labelled"


@dataclass(frozen=True)
class Score:
    """What was found, missed and taken by mistake, as texts."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    paragraphs: int

    @property
    def precision(self) -> float:
        """Return the share of the found that are recommendations."""
        return len(self.found) / (len(self.found) + len(self.wrong))

    @property
    def recall(self) -> float:
        """Return the share of the recommendations that were found."""
        return len(self.found) / (len(self.found) + len(self.missed))


def read_labelled(path: Path) -> tuple[Submission, dict[str, str], set[str]]:
    """Return a document as a tree, its paragraphs by key, and the keys of those labelled as recommendations."""
    blocks: list[Paragraph | ListBlock] = []
    sections: list[Section] = []
    heading: Heading | None = None
    texts: dict[str, str] = {}
    labelled: set[str] = set()

    def close() -> None:
        nonlocal blocks
        if heading is not None or blocks:
            sections.append(Section(f"part-{len(sections)}", heading, tuple(blocks)))
        blocks = []

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        mark, _, text = line.partition(" ")
        if mark in ("#", "##"):
            close()
            heading = Heading((Text(text),), len(mark), key=f"h{number}")
            continue
        made = paragraph(text, path=str(number), role="plain")
        blocks.append(ListBlock(((made,),)) if mark.endswith("*") else made)
        if mark != "=":
            texts[made.key] = text
        if mark.startswith("+"):
            labelled.add(made.key)
    close()
    base = submission()
    return Submission(base.meta, None, tuple(sections)), texts, labelled


def measure() -> Score:
    """Return the score over all labelled documents."""
    found: list[str] = []
    missed: list[str] = []
    wrong: list[str] = []
    paragraphs = 0
    for path in sorted(FOLDER.glob("*.txt")):
        tree, texts, labelled = read_labelled(path)
        taken = {f.key for f in find_recommendations(tree)}
        paragraphs += len(texts)
        found += [texts[k] for k in texts if k in taken & labelled]
        missed += [texts[k] for k in texts if k in labelled - taken]
        wrong += [texts.get(k, k) for k in taken - labelled]
    return Score(tuple(found), tuple(missed), tuple(wrong), paragraphs)


def main() -> None:
    """Print precision and recall, and what was missed or taken by mistake."""
    score = measure()
    print(f"{score.paragraphs} paragraphs, {len(score.found) + len(score.missed)} recommendations")
    print(f"precision {score.precision:.3f}, recall {score.recall:.3f}")
    for text in score.missed:
        print(f"missed: {text}")
    for text in score.wrong:
        print(f"wrong:  {text}")


if __name__ == "__main__":
    main()
