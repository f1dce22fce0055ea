"""Writers: a Submission tree becomes bytes or text. They decide nothing about its content.

Import from the module of the format (``writers.word``, ``writers.text``, ``writers.html``), so that
a preview does not load what only Word needs.
"""
