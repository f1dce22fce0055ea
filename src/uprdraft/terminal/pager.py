"""A long text a screenful at a time. It is shown on the terminal's second screen, so it does not stay in the window."""

from prompt_toolkit.application import Application
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.bindings.scroll import (
    scroll_one_line_down,
    scroll_one_line_up,
    scroll_page_down,
    scroll_page_up,
)
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.utils import get_cwidth
from prompt_toolkit.widgets import TextArea

from uprdraft.terminal.columns import wrap_to
from uprdraft.terminal.look import STYLE
from uprdraft.terminal.replies import on_one_line
from uprdraft.terminal.screen_end import add_stop_keys, ready
from uprdraft.values.patterns import lazy_pattern
from uprdraft.values.text import visible

__all__ = ["show_pages", "wrapped"]

_HINT = "Space or ↓ goes on · ↑ goes back · q or Enter closes"


def show_pages(title: str, text: str) -> None:
    """Show ``text`` until the person closes it.

    Raises:
        EOFError: the input was closed.
        KeyboardInterrupt: Ctrl-C.
    """
    columns = get_app_session().output.get_size().columns
    area = TextArea(wrapped(visible(text), columns - 1), read_only=True, wrap_lines=True, scrollbar=False)
    head = Window(FormattedTextControl([("bold", on_one_line(title))]), height=1)
    foot = Window(FormattedTextControl("\n".join(wrap_to(_HINT, columns - 1))), dont_extend_height=True)
    app: Application[None] = Application(
        layout=Layout(HSplit([head, area, foot]), area), key_bindings=_keys(), style=STYLE, full_screen=True
    )
    ready(app).run()


def _keys() -> KeyBindings:
    keys = KeyBindings()
    add_stop_keys(keys)
    moves = {
        scroll_page_down: (" ", "pagedown"),
        scroll_page_up: ("pageup",),
        scroll_one_line_down: ("down",),
        scroll_one_line_up: ("up",),
    }
    for move, names in moves.items():
        for name in names:
            keys.add(name, eager=True)(move)
    for name in ("q", "enter", "c-b"):

        @keys.add(name, eager=True)
        def _(event: KeyPressEvent) -> None:
            event.app.exit()

    return keys


_LABEL = lazy_pattern(r" *(?:(?:\d+(?: |\.)|R\d+\.|\[\d+\]|\([a-z]+\)|[*•-]) +)?")
_RULE = lazy_pattern(r"([=\-~.])\1+")


def wrapped(text: str, width: int) -> str:
    """Return ``text`` with long lines broken between words, under the words of the first after a number or mark.

    A line that underlines a heading is cut.
    """
    lines = []
    for line in text.split("\n"):
        match = _LABEL.match(line)
        lead = match.group() if match else ""
        if get_cwidth(line) <= width or len(lead) > width // 2:
            lines.append(line)
        elif _RULE.fullmatch(line):
            lines.append(line[:width])
        else:
            first, *rest = wrap_to(line[len(lead) :], width - len(lead))
            lines += [lead + first, *(" " * len(lead) + part for part in rest)]
    return "\n".join(lines)
