"""``python -m tests.rules.finder``: how well recommendations are found in labelled texts of our own.

Also printed: how many warnings about meaning each labelled Word file gets, all of them clean texts of people.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.rules.labelled_word import LabelledFile, read_file
from uprdraft.document.tree import Heading, ListBlock, Paragraph, Section, Submission, Text
from uprdraft.findings import Finding, Level
from uprdraft.pipeline.checking import FileOptions, check_file
from uprdraft.readers.foreign import read_document
from uprdraft.rules.examples import paragraph, submission
from uprdraft.rules.recommendations import find_recommendations
from uprdraft.rules.run import family_of

__all__ = ["Score", "measure", "measure_files", "read_labelled", "warnings_about_meaning"]

FOLDER = Path(__file__).parent / "labelled"
FILES = Path(__file__).parent / "labelled_files"
_MEANING = ("Recommendations", "Sources", "Terms and tone", "Protection")


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


def measure_files(folder: str) -> Score:
    """Return the score over the labelled Word files of one set."""
    found: list[str] = []
    missed: list[str] = []
    wrong: list[str] = []
    paragraphs = 0
    for path in sorted((FILES / folder).glob("*.txt")):
        labelled = read_file(path)
        hit, stray = _compared(labelled)
        paragraphs += len(labelled.texts)
        found += [text for text in labelled.texts if text in hit]
        missed += [text for text in labelled.texts if text in labelled.labelled - hit]
        wrong += stray
    return Score(tuple(found), tuple(missed), tuple(wrong), paragraphs)


def _compared(labelled: LabelledFile) -> tuple[set[str], list[str]]:
    """Return the labelled paragraphs in which something was found, and what was found elsewhere."""
    by_letters = {_letters(text): text for text in labelled.labelled}
    hit: set[str] = set()
    stray = []
    for taken in find_recommendations(read_document(labelled.data, "file.docx").submission):
        letters = _letters(taken.text)
        within = [text for key, text in by_letters.items() if letters in key or key in letters]
        hit |= set(within[:1])
        stray += [] if within else [taken.text]
    return hit, stray


def _letters(text: str) -> str:
    return "".join(text.split())


def warnings_about_meaning() -> Iterator[tuple[str, list[Finding]]]:
    """Yield each labelled Word file with its warnings and errors of the families that read for meaning."""
    for path in sorted(FILES.glob("*/*.txt")):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "file.docx"
            file.write_bytes(read_file(path).data)
            checked = check_file(file, FileOptions("upr-stakeholder-cycle4"), today=dt.date(2024, 3, 1))
        heavy = [f for f in checked.findings if f.level in (Level.ERROR, Level.WARNING)]
        yield path.stem, [f for f in heavy if family_of(f.rule) in _MEANING]


def main() -> None:
    """Print precision and recall, what was missed or taken by mistake, and the warnings about meaning."""
    _show("texts", measure())
    for folder in sorted(path.name for path in FILES.iterdir() if path.is_dir()):
        _show(f"Word files, {folder} set", measure_files(folder))
    counts = {name: len(found) for name, found in warnings_about_meaning()}
    print(f"warnings about meaning in {len(counts)} clean files: {sum(counts.values())}")
    print(f"most in one: {max(counts.values())} ({max(counts, key=lambda name: counts[name])})")


def _show(what: str, score: Score) -> None:
    print(f"{what}: {score.paragraphs} paragraphs, {len(score.found) + len(score.missed)} recommendations")
    print(f"precision {score.precision:.3f}, recall {score.recall:.3f}")
    for text in score.missed:
        print(f"missed: {text}")
    for text in score.wrong:
        print(f"wrong:  {text}")


if __name__ == "__main__":
    main()
