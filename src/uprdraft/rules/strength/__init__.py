"""Judging the strength of a recommendation's text, saying why, and offering a stronger wording."""

from uprdraft.rules.strength.assessing import Assessment, assess

__all__ = ["Assessment", "assess"]
