"""A line or paragraphs typed on a terminal, with questionary."""

import questionary
from prompt_toolkit.application.current import get_app, get_app_session
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import Always, is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)

from uprdraft.terminal.columns import cut_to, wrap_to
from uprdraft.terminal.look import STYLE, Masked
from uprdraft.terminal.questions import Command, Question
from uprdraft.terminal.replies import (
    EMPTY,
    KEEPS,
    RefusedReplyError,
    find_doubt,
    find_fault,
    on_one_line,
    typed_names,
)
from uprdraft.terminal.screen_end import Ended, add_common_keys, end, ready
from uprdraft.terminal.typed import SLASHES, as_paragraphs, escape_line, escape_prose, read_line, read_prose

__all__ = ["ask_text"]

_LINE_HINT = "Enter when done"
_STOPS = (".", "。")
_PROSE_HINT = "Enter begins a new paragraph · Enter once more when done · Ctrl-O opens your editor"
_EMPTY_HINT = "Enter alone leaves it empty"
_STANDING_HINT = "Type to put your own in its place · Tab to change it"
_ONE_LINE = ("-", "*", "+", ">", "|")
"""How lines begin that follow each other without a blank one between: of lists, quotations, tables."""


def ask_text(question: Question, typed: str, standing: str = "") -> Ended:
    """Return how the person answered.

    Args:
        question: of kind ``line`` or ``prose``.
        typed: already stands in the text, to be gone on with.
        standing: what Enter alone takes at a line; it is shown below, so that typing takes its place.
    """
    view = _View(question, standing)
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

    def __init__(self, question: Question, standing: str) -> None:
        self.question = question
        self.standing = standing
        self.error = ""
        self._doubted = ""

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
            # More keys that came at once: pasted where the terminal does not mark what is pasted.
            is_pasted = bool(event.key_processor.input_queue)
            if self.question.kind == "line" or _is_ended(buffer, is_pasted=is_pasted):
                buffer.validate_and_handle()
            else:
                self.error = ""
                buffer.insert_text("\n" if is_pasted or _goes_on(buffer) else "\n\n")

        @keys.add("tab", eager=True)
        def _(event: KeyPressEvent) -> None:
            if self.question.kind == "line" and self.standing and not event.current_buffer.text:
                event.current_buffer.insert_text(escape_line(self.standing))
                self.standing = ""

        @keys.add(Keys.BracketedPaste)
        def _(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text(
                as_paragraphs(event.data.replace("\r\n", "\n").replace("\r", "\n"))
            )

        @keys.add("c-o", eager=True)
        def _(event: KeyPressEvent) -> None:
            if self.question.kind == "prose":
                end(event.app, Ended("", event.current_buffer.text, wants_editor=True))

        return keys

    def _lines(self) -> StyleAndTextTuples:
        width = get_app().output.get_size().columns - 1
        hints = [*self._hints(get_app().current_buffer.text), typed_names(self.question)]
        parts: StyleAndTextTuples = [("", "\n".join(wrap_to(" · ".join(filter(None, hints)), width)))]
        if self.standing and not get_app().current_buffer.text:
            taken = wrap_to(f"Enter takes: {on_one_line(self.standing)}", width)
            parts.insert(0, ("class:standing", "\n".join([*cut_to(taken, 4, width), ""])))
        if self.error:
            parts.insert(0, ("class:error", "\n".join([*wrap_to(on_one_line(self.error), width), ""])))
        return parts

    def _hints(self, typed: str) -> list[str]:
        """Return what the keys do with the text as it is now."""
        empty = _EMPTY_HINT if self.question.may_be_empty and not typed else ""
        back = "Ctrl-B back" if Command.BACK in self.question.commands else ""
        if self.question.kind == "prose":
            return [empty, _PROSE_HINT, back]
        if self.standing and not typed:
            return [_STANDING_HINT, f"{EMPTY} leaves it empty" if self.question.may_be_empty else "", back]
        return [empty or _LINE_HINT, back]

    def _accept(self, buffer: Buffer) -> bool:
        """End with what was typed, or say what is wrong with it; the text stays where it is."""
        if self.question.kind == "line" and not buffer.text.strip():
            buffer.text = escape_line(self.standing)
        text = buffer.text
        try:
            ended = _read(text, self.question)
        except RefusedReplyError as refused:
            self.error = str(refused)
            return True
        self.error = "" if ended.wants_editor else self._find_fault(ended)
        if self.error and self.question.kind == "prose" and not _without_stop(text).strip():
            buffer.text = ""
        if not self.error:
            if self.question.kind == "prose":
                buffer.text = _without_stop(text).strip()  # what stays on the screen
            end(get_app(), ended)
        return True

    def _find_fault(self, ended: Ended) -> str:
        """Return why the text cannot stand, or once why it may be a slip; empty where it is taken."""
        fault = find_fault(self.question, ended.reply)
        if fault is not None or ended.reply in (self._doubted, self.standing):
            return fault or ""
        doubt = find_doubt(self.question, ended.reply)
        if doubt and isinstance(ended.reply, str):
            self._doubted = ended.reply
            return f"{doubt} {KEEPS}"
        return ""


def _is_ended(buffer: Buffer, *, is_pasted: bool) -> bool:
    """Return whether Enter ends the text.

    It does with the cursor in the last line, where that is a full stop alone or a command, or begins a paragraph
    and is empty; not in the midst of what is being pasted. An empty line after those of a list ends the list.
    """
    document = buffer.document
    if document.cursor_position_row != document.line_count - 1:
        return False
    last = document.current_line.strip()
    begins = document.line_count == 1 or not document.lines[-2].strip()
    is_empty = not last and begins and not is_pasted
    return is_empty or last in _STOPS or (last.startswith(SLASHES) and last[1:].isalpha())


def _goes_on(buffer: Buffer) -> bool:
    """Return whether a line break follows here and no paragraph: in the midst of a text, in a list or a table."""
    document = buffer.document
    if document.cursor_position_row != document.line_count - 1:
        return True
    line = document.current_line.lstrip()
    if not line:
        return True
    number = line.split(".", 1)[0]
    return line.startswith(_ONE_LINE) or (number.isdigit() and line.startswith(f"{number}. "))


def _without_stop(text: str) -> str:
    *lines, last = text.rstrip().split("\n")
    return "\n".join(lines) if last.strip() in _STOPS else text


def _read(text: str, question: Question) -> Ended:
    if question.kind == "line":
        if text.strip() == EMPTY and question.may_be_empty:
            return Ended("")
        typed = read_line(text, question)
        return Ended(typed.command or typed.text)
    typed = read_prose(_without_stop(text), question)
    begun = escape_prose(typed.text)
    if typed.wants_editor:
        return Ended("", begun, wants_editor=True)
    return Ended(typed.command, begun) if typed.command else Ended(typed.text)
