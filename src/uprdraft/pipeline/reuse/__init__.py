"""A copy of a project for another State, body or situation: what is carried over, and what a person must look at."""

from uprdraft.pipeline.reuse.report import Named, Note, Report
from uprdraft.pipeline.reuse.target import Wanted
from uprdraft.pipeline.reuse.words import report_data, report_lines
from uprdraft.pipeline.reuse.writing import Reused, reuse_project, reuse_project_for_all

__all__ = [
    "Named",
    "Note",
    "Report",
    "Reused",
    "Wanted",
    "report_data",
    "report_lines",
    "reuse_project",
    "reuse_project_for_all",
]
