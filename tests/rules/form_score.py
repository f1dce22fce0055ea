"""``python -m tests.rules.form_score``: how well defects of form and of notes are told in labelled Word files."""

from dataclasses import dataclass, replace
from functools import cache

from tests.rules.form_files import CASES, Case
from uprdraft.document.count import count_submission
from uprdraft.findings import Finding
from uprdraft.loading.bodies import load_body
from uprdraft.loading.reference import load_reference
from uprdraft.readers.foreign import read_document
from uprdraft.rules.base import Context
from uprdraft.rules.examples import context
from uprdraft.rules.run import RULES

__all__ = ["FAMILIES", "Score", "findings_of", "measure"]

FAMILIES = (
    "file-type-accepted", "language-accepted", "pages-on-right-paper", "font-as-asked", "pages-numbered",
    "one-state-only", "cover-complete", "members-all-named", "parts-in-order", "annexes-allowed", "title-is-right",
    "paragraphs-numbered", "numbers-run-on", "numbers-native", "notes-native", "notes-only-refer", "notes-resolve",
    "references-resolve",
)  # fmt: skip


@dataclass(frozen=True)
class Score:
    """Pairs of file and rule: told rightly, missed, told by mistake."""

    right: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]

    @property
    def precision(self) -> float:
        """Return the share of what was told that is so."""
        return len(self.right) / (len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """Return the share of the defects that was told."""
        return len(self.right) / (len(self.right) + len(self.missed))


_reference = cache(lambda: load_reference("CHN"))


def as_context(case: Case) -> Context:
    """Return what the rules look at for one file."""
    read = read_document(case.data(), case.file)
    tree = replace(read.submission, meta=replace(read.submission.meta, country="CHN"))
    body = load_body(case.type)
    return replace(
        context(tree), draft=None, package=read.report, body=body, reference=_reference(), joint=case.joint,
        count=count_submission(tree, notes_count=body.counts_notes), sources=None,
    )  # fmt: skip


def findings_of(case: Case) -> list[Finding]:
    """Return the findings of the families on one file."""
    made = as_context(case)
    rules = (RULES[id_] for id_ in FAMILIES)
    return [f for rule in rules if all(made.has(n) for n in rule.reads) for f in rule.check(made)]


def measure() -> Score:
    """Return the score over all labelled files."""
    right, missed, wrong = [], [], []
    for case in CASES:
        told = {f.rule for f in findings_of(case)}
        right += [(case.name, rule) for rule in sorted(told & case.wrong)]
        missed += [(case.name, rule) for rule in sorted(case.wrong - told)]
        wrong += [(case.name, rule) for rule in sorted(told - case.wrong)]
    return Score(tuple(right), tuple(missed), tuple(wrong))


def main() -> None:
    """Print precision and recall, and what was missed or told by mistake."""
    score = measure()
    sound = sum(not case.wrong for case in CASES)
    print(f"{len(CASES)} files, {sound} of them sound; {len(score.right) + len(score.missed)} defects")
    print(f"precision {score.precision:.3f}, recall {score.recall:.3f}")
    for name, rule in score.missed:
        print(f"missed: {rule} in “{name}”")
    for name, rule in score.wrong:
        print(f"wrong:  {rule} in “{name}”")


if __name__ == "__main__":
    main()
