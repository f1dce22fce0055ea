"""Our base document, built from its readable source: styles, numbering, page. No text.

``python -m uprdraft.writers.word.base FILE`` writes it; a test compares it with ``templates/word/base.docx``.
"""

import sys
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from uprdraft.writers.word.merging import tie_numbers
from uprdraft.writers.word.numbering import new_numbering
from uprdraft.writers.word.package import add_part, new_package, write_package
from uprdraft.writers.word.pages import Page, default_page, end_section
from uprdraft.writers.word.properties import new_settings, write_app_properties
from uprdraft.writers.word.styles import STYLES
from uprdraft.writers.word.stylesheet import new_styles
from uprdraft.writers.word.xml import add, add_paragraph, new_root, serialise

__all__ = ["build_base"]


def build_base() -> bytes:
    """Return the base document as the bytes of a .docx file."""
    ids = {style.id: style.id for style in STYLES}
    root = new_root("document")
    body = add(root, "body")
    add_paragraph(body)
    end_section(body, Page(default_page()), has_cover=False, is_last=True)
    styles = new_styles()
    tie_numbers(styles, ids)
    package, main = new_package(serialise(root))
    add_part(main, "/word/styles.xml", CT.WML_STYLES, RT.STYLES, serialise(styles))
    numbering = serialise(new_numbering((), ids))
    add_part(main, "/word/numbering.xml", CT.WML_NUMBERING, RT.NUMBERING, numbering)
    add_part(main, "/word/settings.xml", CT.WML_SETTINGS, RT.SETTINGS, serialise(new_settings("en-GB")))
    properties = serialise(write_app_properties())
    add_part(package, "/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, properties)
    return write_package(package)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(build_base())
