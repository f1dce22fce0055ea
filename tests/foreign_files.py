"""Word files as other programs might write them, put together from pieces of XML."""

from collections.abc import Mapping

from tests.docx_files import make_zip

__all__ = ["document", "numbered", "paragraph", "part"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_RELATIONS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def part(root: str, content: str) -> bytes:
    """Return a part with the root element ``w:root``."""
    prefix = "w15" if root == "commentsEx" else "w"
    return f'<?xml version="1.0" encoding="UTF-8"?><{prefix}:{root} {_NAMES}>{content}</{prefix}:{root}>'.encode()


def paragraph(text: str = "", properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run; ``properties`` and ``run`` are what stands in pPr and rPr."""
    words = f'<w:t xml:space="preserve">{text}</w:t>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{words}</w:r></w:p>"


def numbered(text: str, number: int, level: int | None = 0) -> str:
    """Return a paragraph in the list ``number``."""
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return paragraph(text, f'<w:numPr>{at}<w:numId w:val="{number}"/></w:numPr>')


def document(
    body: str,
    *,
    relations: str = "",
    parts: Mapping[str, bytes] | None = None,
    main: bytes | None = None,
    **stories: str,
) -> bytes:
    """Return a file with ``body``; ``stories`` are the contents of styles, numbering, footnotes, comments, …

    ``relations`` are further relationships of the main part, ``parts`` further members of the file.
    """
    roots = {"commentsExtended": "commentsEx"}
    members = {f"word/{name}.xml": part(roots.get(name, name), stories[name]) for name in stories}
    links = "".join(
        f'<Relationship Id="rId{name}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>' for name in stories
    )
    types = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/>'
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    start = f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    return make_zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">{types}</Types>'.encode(),
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{start}</Relationships>'.encode(),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{package}/relationships">{links}{relations}</Relationships>'.encode()
            ),
            "word/document.xml": main or part("document", f"<w:body>{body}</w:body>"),
            **members,
            **(parts or {}),
        }
    )
