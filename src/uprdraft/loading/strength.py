"""The model of the strength of recommendations from its file: one gzip of a card, the features, the weights.

``python -m tests.strength.train`` makes the file; the card says from what, how, and how good it is.
"""

import gzip
import io
import json
from array import array
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from uprdraft.loading.locate import data_folder
from uprdraft.loading.strict_yaml import read_yaml
from uprdraft.loading.validate import validate
from uprdraft.records.strength import StrengthWords
from uprdraft.values.strength import CATEGORIES, StrengthModel

__all__ = ["MODEL", "load_strength_model", "load_strength_words", "pack_model"]

MODEL = data_folder() / "strength" / "model.gz"


def pack_model(
    features: Sequence[str], weights: bytes, numbers: Mapping[str, Any], card: Mapping[str, Any]
) -> bytes:
    """Return the bytes of a model file. ``weights`` are signed bytes, one category after the other."""
    head = json.dumps({**card, "numbers": numbers}, ensure_ascii=False).encode()
    body = b"\n".join((head, "\t".join(features).encode(), weights))
    target = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=target, compresslevel=9, mtime=0) as file:
        file.write(body)
    return target.getvalue()


def unpack_model(data: bytes) -> StrengthModel:
    """Return the model in ``data``."""
    head, names, weights = gzip.decompress(data).split(b"\n", 2)
    card = json.loads(head)
    numbers = card.pop("numbers")
    words = names.decode().split("\t")
    index = dict(zip(words, range(len(words)), strict=True))
    size = len(index)
    columns = tuple(array("b", weights[n * size : (n + 1) * size]) for n in range(len(CATEGORIES)))
    return StrengthModel(
        index=index,
        columns=columns,
        intercepts=tuple(numbers["intercepts"]),
        quantum=numbers["quantum"],
        scale=numbers["scale"],
        biases=tuple(numbers["biases"]),
        verbs=card["verbs"],
        card=card,
    )


@cache
def load_strength_model() -> StrengthModel:
    """Return the shipped model; it is read once."""
    return unpack_model(MODEL.read_bytes())


@cache
def load_strength_words() -> StrengthWords:
    """Return the shipped words for explaining and strengthening; they are read once."""
    document = read_yaml(
        data_folder() / "strength" / "words.yaml", within=data_folder(), name="strength/words.yaml"
    )
    return validate(StrengthWords, document.data, document)
