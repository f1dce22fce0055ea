"""The interview: asks, and saves each answer into draft.yaml before the next question.

Its only product is the draft. ``steps`` say what is asked and what an answer changes, ``interview`` walks
through them, ``review`` shows all answers. Nothing here draws: questions go to an asker.
"""
