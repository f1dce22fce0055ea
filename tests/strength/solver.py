"""The arithmetic of training: sparse sums in numpy, a squared hinge, and a small L-BFGS. Nothing random."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

__all__ = ["Array", "Rows", "fit_calibration", "fit_hinge", "soften"]

Array: TypeAlias = Any  # an array of numpy, which is there only where the model is trained
Objective: TypeAlias = Callable[[Array], tuple[float, Array]]


@dataclass(frozen=True)
class Rows:
    """Texts as lists of feature numbers, one after the other: ``columns[starts[i]:starts[i + 1]]``."""

    columns: Array
    starts: Array
    width: int

    @classmethod
    def of(cls, texts: list[list[int]], width: int) -> "Rows":
        """Return the rows of ``texts``; each gets the constant feature ``width``, so that none is empty."""
        flat = [n for text in texts for n in (*text, width)]
        ends = np.cumsum([len(text) + 1 for text in texts])
        return cls(np.array(flat, np.int64), np.concatenate([[0], ends]), width + 1)

    def times(self, weights: Array) -> Array:
        """Return one sum of weights a row."""
        return np.add.reduceat(weights[self.columns], self.starts[:-1])

    def back(self, values: Array) -> Array:
        """Return one sum of row values a feature."""
        lengths = np.diff(self.starts)
        return np.bincount(self.columns, np.repeat(values, lengths), self.width)


def minimise(objective: Objective, start: Array, tolerance: float = 1e-3, most: int = 200) -> Array:
    """Return where ``objective`` (value and gradient) is least, by L-BFGS with eight corrections."""
    point = start
    value, gradient = objective(point)
    first = float(np.linalg.norm(gradient)) or 1.0
    steps: list[tuple[Array, Array]] = []
    for _ in range(most):
        if np.linalg.norm(gradient) <= tolerance * first:
            break
        direction = -_two_loops(gradient, steps)
        slope = float(gradient @ direction)
        length = 1.0 if steps else 1.0 / first
        while True:
            nearer, tried = objective(point + length * direction)
            if nearer <= value + 1e-4 * length * slope or length < 1e-12:
                break
            length /= 2
        moved, bent = length * direction, tried - gradient
        if float(moved @ bent) > 1e-12:
            steps = [*steps[-7:], (moved, bent)]
        point, value, gradient = point + moved, nearer, tried
    return point


def _two_loops(gradient: Array, steps: list[tuple[Array, Array]]) -> Array:
    result = gradient.copy()
    shares = []
    for moved, bent in reversed(steps):
        share = float(moved @ result) / float(moved @ bent)
        result -= share * bent
        shares.append(share)
    if steps:
        moved, bent = steps[-1]
        result *= float(moved @ bent) / float(bent @ bent)
    for (moved, bent), share in zip(steps, reversed(shares), strict=True):
        result += (share - float(bent @ result) / float(moved @ bent)) * moved
    return result


def fit_hinge(rows: Rows, labels: Array, cost: float) -> Array:
    """Return one column of weights a category (the last row is the intercept): squared hinge, one against the rest."""

    def objective(sign: Array) -> Objective:
        def at(weights: Array) -> tuple[float, Array]:
            slack = np.maximum(0.0, 1.0 - sign * rows.times(weights))
            value = 0.5 * float(weights @ weights) + cost * float(slack @ slack)
            return value, weights - 2 * cost * rows.back(sign * slack)

        return at

    columns = []
    for category in (1, 2, 3, 4, 5):
        sign = np.where(labels == category, 1.0, -1.0)
        columns.append(minimise(objective(sign), np.zeros(rows.width)))
    return np.stack(columns, axis=1)


def soften(scores: Array, calibration: Array) -> Array:
    """Return probabilities: a softmax of ``calibration[0]`` times the scores plus a constant a category."""
    logits = calibration[0] * scores + calibration[1:]
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Array = powers / powers.sum(axis=1, keepdims=True)
    return result


def fit_calibration(scores: Array, labels: Array) -> Array:
    """Return the one scale and the five constants under which ``labels`` are most likely."""
    wanted = np.eye(5)[labels - 1]

    def at(calibration: Array) -> tuple[float, Array]:
        found = soften(scores, calibration)
        value = -float(np.log(np.maximum(found[wanted > 0], 1e-300)).mean()) + 1e-4 * float(
            calibration[1:] @ calibration[1:]
        )
        miss = (found - wanted) / len(labels)
        gradient = np.concatenate([[float((miss * scores).sum())], miss.sum(axis=0) + 2e-4 * calibration[1:]])
        return value, gradient

    return minimise(at, np.array([1.0, 0, 0, 0, 0, 0]), 1e-6, 500)
