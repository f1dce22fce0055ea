"""The work of two people on one draft, joined without any other program."""

from uprdraft.pipeline.merging.folders import Merging, look_at_other, merge_into
from uprdraft.pipeline.merging.three_way import Conflict, Woven

__all__ = ["Conflict", "Merging", "Woven", "look_at_other", "merge_into"]
