"""A line or paragraphs typed on a terminal, with questionary."""

import questionary
from prompt_toolkit.application.current import get_app, get_app_session
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import Always, is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)

from uprdraft.terminal.columns import wrap_to
from uprdraft.terminal.look import STYLE, Masked
from uprdraft.terminal.questions import Question
from uprdraft.terminal.replies import RefusedReplyError, find_fault, on_one_line, typed_names
from uprdraft.terminal.screen_end import Ended, add_common_keys, end, ready
from uprdraft.terminal.typed import SLASHES, escape_prose, read_line, read_prose

__all__ = ["ask_text"]

_LINE_HINT = "Enter when done"
_STOPS = (".", "。")
_PROSE_HINT = "A line with only a full stop, or Esc then Enter, when done · Ctrl-O opens your editor"
_EMPTY_HINT = "Enter alone leaves it empty"


def ask_text(question: Question, typed: str) -> Ended:
    """Return how the person answered; ``typed`` already stands there, to be changed or taken."""
    view = _View(question)
    columns = get_app_session().output.get_size().columns
    text = wrap_to(on_one_line(question.text), columns - 3)
    prompt = questionary.text(
        "\n  ".join(text) + "\n>",
        default=typed,
        multiline=question.kind == "prose",
        instruction="",
        style=STYLE,
        input_processors=[Masked()],
    )
    app = ready(prompt.application)
    app.layout = view.below(app.layout)
    app.key_bindings = merge_key_bindings([*([app.key_bindings] if app.key_bindings else []), view.keys()])
    ended: Ended = prompt.unsafe_ask()
    return ended


class _View:
    """The keys of a text prompt, and what stands below it: an error until the next Enter, and the hint."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.error = ""

    def below(self, layout: Layout) -> Layout:
        """Return ``layout`` with our lines under the text."""
        for window in layout.find_all_windows():
            if isinstance(window.content, BufferControl) and window.content.buffer.name == DEFAULT_BUFFER:
                window.dont_extend_height = Always()
                # Every key that accepts a text leads here, Alt-Enter too; nothing gets past the check.
                window.content.buffer.accept_handler = self._accept
        lines = Window(FormattedTextControl(self._lines), dont_extend_height=True)
        return Layout(HSplit([layout.container, ConditionalContainer(lines, ~is_done)]), DEFAULT_BUFFER)

    def keys(self) -> KeyBindings:
        """Return what Enter, Ctrl-B and the rest do."""
        keys = KeyBindings()
        add_common_keys(keys, self, self.question, lambda: get_app().current_buffer.text)

        @keys.add("enter", eager=True)
        def _(event: KeyPressEvent) -> None:
            buffer = event.current_buffer
            if self.question.kind == "line" or _is_ended(buffer) or self._may_stay_empty(buffer):
                buffer.validate_and_handle()
            else:
                self.error = ""
                buffer.newline()

        @keys.add("c-o", eager=True)
        def _(event: KeyPressEvent) -> None:
            if self.question.kind == "prose":
                end(event.app, Ended("", event.current_buffer.text, wants_editor=True))

        return keys

    def _may_stay_empty(self, buffer: Buffer) -> bool:
        return self.question.may_be_empty and not buffer.text

    def _lines(self) -> StyleAndTextTuples:
        width = get_app().output.get_size().columns - 1
        hint = _LINE_HINT if self.question.kind == "line" else _PROSE_HINT
        if self.question.kind == "prose" and self._may_stay_empty(get_app().current_buffer):
            hint = f"{_EMPTY_HINT} · {hint}"
        commands = f" · {typed_names(self.question)}" if typed_names(self.question) else ""
        parts: StyleAndTextTuples = [("", "\n".join(wrap_to(hint + commands, width)))]
        if self.error:
            parts.insert(0, ("class:error", "\n".join([*wrap_to(on_one_line(self.error), width), ""])))
        return parts

    def _accept(self, buffer: Buffer) -> bool:
        """End with what was typed, or say what is wrong with it; the text stays where it is."""
        text = buffer.text
        try:
            ended = _read(text, self.question)
        except RefusedReplyError as refused:
            self.error = str(refused)
            return True
        fault = None if ended.wants_editor else find_fault(self.question, ended.reply)
        self.error = fault or ""
        if fault and self.question.kind == "prose" and not _without_stop(text).strip():
            buffer.text = ""
        if not fault:
            if self.question.kind == "prose":
                buffer.text = _without_stop(text).strip()  # what stays on the screen
            end(get_app(), ended)
        return True


def _is_ended(buffer: Buffer) -> bool:
    """Return whether Enter ends the text: the cursor is in the last line, and that is "." or a command."""
    document = buffer.document
    if document.cursor_position_row != document.line_count - 1:
        return False
    last = document.current_line.strip()
    return last in _STOPS or (last.startswith(SLASHES) and last[1:].isalpha())


def _without_stop(text: str) -> str:
    *lines, last = text.rstrip().split("\n")
    return "\n".join(lines) if last.strip() in _STOPS else text


def _read(text: str, question: Question) -> Ended:
    if question.kind == "line":
        typed = read_line(text, question)
        return Ended(typed.command or typed.text)
    typed = read_prose(_without_stop(text), question)
    begun = escape_prose(typed.text)
    if typed.wants_editor:
        return Ended("", begun, wants_editor=True)
    return Ended(typed.command, begun) if typed.command else Ended(typed.text)
