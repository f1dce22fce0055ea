"""A copy edited in Word or LibreOffice back into the draft: what changed, where it belongs, what was taken."""

from uprdraft.pipeline.pulling.looking import Proposal, Pulling, look_at_copy
from uprdraft.pipeline.pulling.taking import Outcome, take

__all__ = ["Outcome", "Proposal", "Pulling", "look_at_copy", "take"]
