"""No picture in a Word file says where or with what it was taken.

What the reader saw in the picture’s own data is reported: a place, or data of a camera. What the picture shows
is not looked at.
"""

from collections.abc import Iterator

from uprdraft.document.package_report import PackageReport, Picture
from uprdraft.findings import Finding, Level, Place
from uprdraft.rules.base import Context, Rule
from uprdraft.rules.examples import context, paragraph, submission
from uprdraft.values.certainty import Certainty

__all__ = ["RULE"]


def _check(context: Context) -> Iterator[Finding]:
    for picture in context.package.pictures if context.package else ():
        place = Place(picture.key or picture.part, picture.part)
        if picture.has_position:
            yield RULE.finding(
                Level.ERROR, "a picture holds the place where it was taken", place, text=picture.part
            )
        elif picture.has_exif:
            yield RULE.finding(Level.WARNING, "a picture holds data of the camera", place, text=picture.part)
        elif picture.has_position is None and not picture.is_external:
            yield RULE.finding(
                Level.ADVICE, "whether a picture holds a place was not seen", place, text=picture.part
            )


RULE = Rule(
    id="pictures-without-position",
    title="No picture says where it was taken",
    why="Cameras and telephones write the place into the picture, to a few metres.",
    fix="save the picture again without its metadata (export as PNG), or leave it out",
    source="SAFETY promise 9: the document carries only what is seen",
    certainty=Certainty.OFFICIAL,
    check=_check,
    passing=lambda: _example(
        PackageReport(
            "file.docx", pictures=(Picture("word/media/1.png", "p1", has_exif=False, has_position=False),)
        )
    ),
    failing=lambda: _example(
        PackageReport(
            "file.docx", pictures=(Picture("word/media/1.jpg", "p1", has_exif=True, has_position=True),)
        )
    ),
    stops_writing=True,
    reads=("package",),
)


def _example(report: PackageReport) -> Context:
    return context(submission(paragraph("Text.")), package=report, draft=None)
