"""Any .docx as a Submission tree with a report on its package, whoever wrote it with whatever program.

The tree's text is what is shown with all tracked changes accepted, without contents, hidden text and text boxes;
those are in the report. Start at ``document``.
"""

from uprdraft.readers.foreign.document import ReadDocument, read_document
from uprdraft.readers.foreign.places import find_element

__all__ = ["ReadDocument", "find_element", "read_document"]
