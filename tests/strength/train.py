"""``python -m tests.strength.train PATH.csv.gz``: learn the strength of recommendations, and write the model.

PATH holds recommendations of sessions 1 to 13, each coded 1 to 5 by hand (columns Session, Action, Text).
Sessions 1 to 10 are learned from; 11 to 13 are only tested on. The cost is chosen, and the probabilities
are calibrated, on sessions left out in turn inside 1 to 10. Needs numpy; the program itself does not.
The same file gives the same bytes.
"""

import csv
import gzip
import hashlib
import io
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tests.strength.solver import Array, Rows, fit_calibration, fit_hinge, soften
from uprdraft.loading.strength import MODEL, pack_model
from uprdraft.values.strength import list_features, parse_ask, split_words

LAST_LEARNED = 10
FOLDS = ((1, 2), (3, 4), (5, 6), (7, 8), (9, 10))
COSTS = (0.005, 0.01, 0.02, 0.04)
LEAST_TEXTS = 3
LEAST_VERB = 5


@dataclass(frozen=True)
class Coded:
    """The coded recommendations: actions, categories, sessions."""

    actions: list[str]
    labels: Array
    sessions: Array
    digest: str


def read_coded(path: Path) -> Coded:
    """Return the rows of ``path`` that hold a text and a category from 1 to 5."""
    data = path.read_bytes()
    with gzip.open(io.BytesIO(data), "rt", encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["Text"].strip() and r["Action"] in "12345"]
    return Coded(
        [parse_ask(r["Text"]).action for r in rows],
        np.array([int(r["Action"]) for r in rows]),
        np.array([int(r["Session"]) for r in rows]),
        hashlib.sha256(data).hexdigest(),
    )


def first_word(action: str) -> str:
    """Return the first word of an action."""
    return next((w for w in split_words(action) if w.isalpha()), "")


def table_predictions(coded: Coded, learned: Array) -> Array:
    """Return what a table of first verbs says: the commonest category of each, of all where a verb is new."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for action, label in zip(
        np.array(coded.actions, object)[learned], coded.labels[learned].tolist(), strict=True
    ):
        counts[first_word(action)][label] += 1
    usual = Counter(coded.labels[learned].tolist()).most_common(1)[0][0]
    best = {verb: max(sorted(c), key=lambda k: c[k]) for verb, c in counts.items()}
    return np.array([best.get(first_word(a), usual) for a in coded.actions])


class Features:
    """The features of all texts; those in too few of the learned texts are left out."""

    def __init__(self, coded: Coded) -> None:
        self._texts = [list_features(a) for a in coded.actions]

    def select(self, learned: Array) -> list[str]:
        """Return the features that stand in enough of the ``learned`` texts, sorted."""
        counts = Counter(f for n in np.flatnonzero(learned) for f in self._texts[n])
        return sorted(f for f, n in counts.items() if n >= LEAST_TEXTS)

    def rows(self, names: list[str], chosen: Array) -> Rows:
        """Return the ``chosen`` texts as rows over ``names``."""
        index = {name: n for n, name in enumerate(names)}
        texts = [[index[f] for f in self._texts[n] if f in index] for n in np.flatnonzero(chosen)]
        return Rows.of(texts, len(names))


def left_out_scores(coded: Coded, features: Features, cost: float) -> Array:
    """Return scores of all learned texts, each from a model that did not see its session."""
    scores = np.zeros((len(coded.labels), 5))
    for fold in FOLDS:
        held = np.isin(coded.sessions, fold)
        seen = (coded.sessions <= LAST_LEARNED) & ~held
        names = features.select(seen)
        weights = fit_hinge(features.rows(names, seen), coded.labels[seen], cost)
        scores[held] = apply(features.rows(names, held), weights)
    return scores


def apply(rows: Rows, weights: Array) -> Array:
    """Return five scores a row."""
    return np.stack([rows.times(weights[:, n]) for n in range(5)], axis=1)


def accuracy(found: Array, labels: Array) -> dict[str, float]:
    """Return the shares that are right: of five categories, and of specific-or-not."""
    return {
        "five": round(float((found == labels).mean()), 4),
        "specific": round(float(((found == 5) == (labels == 5)).mean()), 4),
    }


def calibration_scores(chances: Array, labels: Array) -> dict[str, Any]:
    """Return Brier scores, log loss, expected calibration error and the table of reliability."""
    wanted = np.eye(5)[labels - 1]
    top, right = chances.max(axis=1), chances.argmax(axis=1) + 1 == labels
    bins = np.minimum((top * 10).astype(int), 9)
    table = [
        {
            "from": b / 10,
            "texts": int((bins == b).sum()),
            "said": round(float(top[bins == b].mean()), 3),
            "right": round(float(right[bins == b].mean()), 3),
        }
        for b in range(10)
        if (bins == b).any()
    ]
    gap = sum(r["texts"] * abs(r["said"] - r["right"]) for r in table) / len(labels)
    return {
        "brier_five": round(float(((chances - wanted) ** 2).sum(axis=1).mean()), 4),
        "brier_specific": round(float(((chances[:, 4] - wanted[:, 4]) ** 2).mean()), 4),
        "log_loss": round(float(-np.log(chances[wanted > 0]).mean()), 4),
        "calibration_error": round(float(gap), 4),
        "reliability": table,
    }


def verb_table(coded: Coded, learned: Array) -> dict[str, list[int]]:
    """Return, for each usual first verb, how many texts of each category begin with it."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * 5)
    for n in np.flatnonzero(learned):
        counts[first_word(coded.actions[n])][int(coded.labels[n]) - 1] += 1
    return {v: c for v, c in sorted(counts.items()) if v and sum(c) >= LEAST_VERB}


def quantise(weights: Array, names: list[str]) -> tuple[list[str], Array, float]:
    """Return the features that still weigh something as whole numbers from -127 to 127, and what one stands for."""
    quantum = float(np.abs(weights).max()) / 127
    whole = np.rint(weights / quantum).astype(np.int8)
    kept = np.abs(whole).max(axis=1) > 0
    return [n for n, k in zip(names, kept, strict=True) if k], whole[kept], quantum


def train(path: Path) -> tuple[bytes, dict[str, Any]]:
    """Return the model file and its card."""
    coded = read_coded(path)
    learned = coded.sessions <= LAST_LEARNED
    features = Features(coded)
    tuned = {}
    for cost in COSTS:
        scores = left_out_scores(coded, features, cost)
        tuned[cost] = (accuracy(scores[learned].argmax(axis=1) + 1, coded.labels[learned]), scores)
        print(f"cost {cost}: {tuned[cost][0]} on sessions left out in turn", file=sys.stderr)
    cost = max(COSTS, key=lambda c: tuned[c][0]["five"] + tuned[c][0]["specific"])
    calibration = fit_calibration(tuned[cost][1][learned], coded.labels[learned])
    names = features.select(learned)
    weights = fit_hinge(features.rows(names, learned), coded.labels[learned], cost)
    kept, whole, quantum = quantise(weights[:-1], names)
    rows = features.rows(kept, ~learned)
    rounded = np.concatenate([whole * quantum, weights[-1:]])
    chances = soften(apply(rows, rounded), calibration)
    labels = coded.labels[~learned]
    card = {
        "about": "strength of action of UPR recommendations, 1 minimal to 5 specific, coded by UPR Info",
        "recipe": {
            "data": "upr_coded_recommendations_s1-13.csv.gz",
            "data_sha256": coded.digest,
            "learned": f"sessions 1 to {LAST_LEARNED}: {int(learned.sum())} texts",
            "tested": f"sessions {LAST_LEARNED + 1} to 13: {int((~learned).sum())} texts",
            "model": "linear, squared hinge, one category against the rest; softmax calibration",
            "tuned_on": "sessions left out in turn inside those learned: "
            + "; ".join("-".join(map(str, f)) for f in FOLDS),
            "cost": cost,
            "least_texts_a_feature": LEAST_TEXTS,
            "features": len(kept),
        },
        "scores": {
            "table_of_first_verbs": accuracy(table_predictions(coded, learned)[~learned], labels),
            "left_out_in_training": tuned[cost][0],
            "test": accuracy(chances.argmax(axis=1) + 1, labels),
            **calibration_scores(chances, labels),
        },
        "verbs": verb_table(coded, learned),
    }
    numbers = {
        "quantum": quantum,
        "scale": float(calibration[0]),
        "biases": [float(b) for b in calibration[1:]],
        "intercepts": [float(w) for w in weights[-1]],
    }
    return pack_model(kept, whole.T.tobytes(), numbers, card), card


def main() -> None:
    """Train, write the model into the package, print its scores."""
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m tests.strength.train PATH.csv.gz")
    data, card = train(Path(sys.argv[1]))
    MODEL.write_bytes(data)
    shown = {k: v for k, v in card.items() if k != "verbs"}
    print(json.dumps(shown, indent=1))
    print(f"{MODEL.name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
