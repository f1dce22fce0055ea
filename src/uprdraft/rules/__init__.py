"""Rules that should hold for a submission, one a file, each with its manual and examples that run.

A rule reads the tree and what a draft rests on; it returns findings and changes nothing.
"""
