"""How prompts look: bold, reverse and the sixteen named colours only, which every theme keeps legible."""

from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.styles import Style

from uprdraft.values.text import visible

__all__ = ["STYLE", "Masked"]

# "noinherit" takes away questionary's own colours, which fade on light terminals.
STYLE = Style(
    [
        ("qmark", "noinherit bold"),
        ("question", "noinherit bold"),
        ("answer", "noinherit"),
        ("pointed", "reverse"),
        ("ticked", "bold"),
        ("group", "underline"),
        ("filter", "underline"),
        ("standing", "bold"),
        ("error", "bold fg:ansired"),
    ]
)


class Masked(Processor):
    """Shows a mark for each hidden or reordering character of the text being edited.

    One mark for one character, so that the cursor stays where it seems to be. The text itself is not changed.
    """

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Return the line with marks."""
        return Transformation([(style, _mask(text)) for style, text, *_ in transformation_input.fragments])


def _mask(text: str) -> str:
    return "".join(shown if len(shown := visible(letter)) == 1 else "\ufffd" for letter in text)
