"""Jinja2 templates that render to Markdown; values enter as opaque tokens.

A template may loop, test and include. An allow-list on its syntax tree refuses everything else, with
file and line, before anything runs: a template from elsewhere cannot compute, define, call what it
was not given, or reach an attribute that is not a plain name.
"""

import re
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from traceback import walk_tb
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from uprdraft.assembly.inlines import TOKEN_CLOSE, TOKEN_OPEN
from uprdraft.document.tree import Block, Inline, Text
from uprdraft.errors import Mistake, UnusableFileError
from uprdraft.values.text import clean_text

__all__ = ["FUNCTIONS", "Blocks", "Inlines", "TokenTable", "check_template", "render"]

FUNCTIONS = ("cite", "gap")
"""What a template may call, beside the methods of no object at all."""
LARGEST_OUTPUT = 2_000_000
DEEPEST_LOOP = 3
_NODES: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Call, nodes.Const,
    nodes.If, nodes.For, nodes.Include, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Test, nodes.Keyword,
)  # fmt: skip
_TESTS = {"defined", "none"}
_LOOP_NAMES = {"first", "last", "index"}


@dataclass(frozen=True, slots=True)
class Blocks:
    """A value that is whole blocks; it must stand alone on its line."""

    blocks: tuple[Block, ...]

    def __bool__(self) -> bool:
        """Return whether there is anything to put in."""
        return bool(self.blocks)


@dataclass(frozen=True, slots=True)
class Inlines:
    """A value that is inline nodes, such as a sentence with its note marks."""

    inlines: tuple[Inline, ...]

    def __bool__(self) -> bool:
        """Return whether there is anything to put in."""
        return bool(self.inlines)


@dataclass
class TokenTable:
    """The values that a rendering put in, by number."""

    values: list[tuple[Inline, ...] | tuple[Block, ...]] = field(default_factory=list)

    def put(self, value: Any) -> str:
        """Return the token that stands for ``value``; an empty value gives an empty text."""
        match value:
            case Blocks():
                content: tuple[Inline, ...] | tuple[Block, ...] = value.blocks
            case Inlines():
                content = value.inlines
            case None | "" | False:
                content = ()
            case _:
                content = (Text(clean_text(str(value))),)
        if not content:
            return ""
        self.values.append(content)
        return f"{TOKEN_OPEN}{len(self.values) - 1}{TOKEN_CLOSE}"

    def resolve(self, number: int) -> tuple[Inline, ...] | tuple[Block, ...]:
        """Return the value behind a token."""
        return self.values[number]


def _environment(**options: Any) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # "{#id .class}" gives a heading its id, as in pandoc; comments make way.
        comment_start_string="<#",
        comment_end_string="#>",
        **options,
    )
    environment.globals.clear()
    return environment


def check_template(name: str, source: str, known: Sequence[str]) -> tuple[Mistake, ...]:
    """Return everything in a template that is not on the allow-list, with its line.

    ``known`` are the templates that may be included.
    """
    return _parse(_environment(), name, source, known)[1]


def _parse(
    environment: ImmutableSandboxedEnvironment, name: str, source: str, known: Sequence[str]
) -> tuple[nodes.Template | None, tuple[Mistake, ...]]:
    """Return the syntax tree, or None where it cannot be read, and what it must not hold."""
    try:
        tree = environment.parse(source, name)
    except TemplateSyntaxError as error:
        return None, (Mistake(name, f"the template cannot be read: {error.message}", error.lineno),)
    except RecursionError:
        return None, (Mistake(name, "the template is nested too deeply"),)
    mistakes: list[Mistake] = []
    _check_node(tree, name, known, 0, mistakes)
    if any(c in source for c in (TOKEN_OPEN, TOKEN_CLOSE)):
        mistakes.append(Mistake(name, "private-use characters are not allowed in a template"))
    return tree, tuple(mistakes)


class _CheckedLoader(BaseLoader):
    """Gives out the very trees that were checked, compiled; nothing is read or parsed again."""

    def __init__(self, trees: Mapping[str, nodes.Template]) -> None:
        self._trees = trees

    def load(
        self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Return the compiled template ``name``.

        Raises:
            TemplateNotFound: it was not among the checked ones.
        """
        if name not in self._trees:
            raise TemplateNotFound(name)
        code = environment.compile(self._trees[name], name, name)
        return environment.template_class.from_code(environment, code, globals or {})


def _check_node(
    node: nodes.Node, name: str, known: Sequence[str], loops: int, mistakes: list[Mistake]
) -> None:
    refused = _refusal(node, known)
    if refused:
        hint = "templates may loop, test and include, and print values"
        mistakes.append(Mistake(name, refused, getattr(node, "lineno", None), hint=hint))
        return
    if isinstance(node, nodes.For):
        loops += 1
        if loops > DEEPEST_LOOP:
            mistakes.append(Mistake(name, f"loops are nested more than {DEEPEST_LOOP} deep", node.lineno))
            return
    for child in node.iter_child_nodes():
        _check_node(child, name, known, loops, mistakes)


def _refusal(node: nodes.Node, known: Sequence[str]) -> str:
    match node:
        case nodes.Call() if not (isinstance(node.node, nodes.Name) and node.node.name in FUNCTIONS):
            return f"only {', '.join(FUNCTIONS)} may be called"
        case nodes.Call() if node.dyn_args is not None or node.dyn_kwargs is not None:
            return "a call may not unpack arguments"
        case nodes.Getattr() if node.attr.startswith("_"):
            return f"“{node.attr}” cannot be read"
        case nodes.Name() if (
            node.name.startswith("_")
            or node.name == "self"  # jinja's own name for the template as an object
            or (node.ctx == "store" and node.name in FUNCTIONS)
        ):
            return f"the name “{node.name}” cannot be used"
        case nodes.Test() if node.name not in _TESTS:
            return f"the test “{node.name}” is not allowed"
        case nodes.For() if node.recursive or node.test is not None:
            return "a loop may not call itself or filter"
        case nodes.Include():
            target = node.template
            if not (isinstance(target, nodes.Const) and target.value in known):
                return "only a template that is there may be included, by its name in quotes"
        case nodes.Const() if isinstance(node.value, str) and len(node.value) > 200:
            return "a text in quotes is longer than 200 characters"
        case _ if not isinstance(node, _NODES):
            return f"“{type(node).__name__.lower()}” is not allowed here"
    return ""


class _Holder:
    """Where a compiled template puts its values: the table of the rendering under way."""

    def __init__(self) -> None:
        self.table = TokenTable()

    def put(self, value: Any) -> str:
        """Return the token that stands for ``value`` in the present table."""
        return self.table.put(value)


@lru_cache(maxsize=64)
def _prepared(name: str, sources: tuple[tuple[str, str], ...]) -> tuple[Template, _Holder]:
    """Return a template checked and compiled; once for the same sources, since a wizard renders after each answer.

    Raises:
        UnusableFileError: it, or one it includes, breaks the allow-list.
    """
    by_name = dict(sources)
    holder = _Holder()
    environment = _environment(finalize=holder.put)
    tree, found = _parse(environment, name, by_name[name], list(by_name))
    mistakes = list(found)
    trees = {name: tree}
    for included in _included(tree, by_name):
        # One level only: includes that include can double at each step and never end.
        trees[included], found = _parse(environment, included, by_name[included], ())
        mistakes += found
    if mistakes:
        raise UnusableFileError(mistakes)
    environment.loader = _CheckedLoader({n: t for n, t in trees.items() if t is not None})
    return environment.get_template(name), holder


def render(
    name: str,
    sources: Mapping[str, str],
    values: Mapping[str, object],
    functions: Mapping[str, Callable[..., object]],
    table: TokenTable,
) -> str:
    """Return the Markdown of template ``name`` with its values put into ``table``.

    Raises:
        UnusableFileError: a template breaks the allow-list, names an unknown value, or grows too long.
    """
    template, holder = _prepared(name, tuple(sorted(sources.items())))
    holder.table = table
    try:
        parts: list[str] = []
        length = 0
        for part in template.generate(**values, **functions):
            length += len(part)
            if length > LARGEST_OUTPUT:
                raise UnusableFileError([Mistake(name, "the template writes more than 2 MB")])
            parts.append(part)
    except TemplateError as error:
        file, line = _place(error, name, sources)
        hint = "see templates/README.md for the values a template is given"
        raise UnusableFileError([Mistake(file, _in_words(error), line, hint=hint)]) from None
    except (TypeError, ValueError, RecursionError) as error:
        raise UnusableFileError([Mistake(name, f"the template cannot be filled: {error}")]) from None
    return "".join(parts)


def _place(error: TemplateError, name: str, sources: Mapping[str, str]) -> tuple[str, int | None]:
    """Return the template and the line where a rendering ended; jinja writes both into the traceback."""
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    return next(((file, line) for file, line in reversed(frames) if file in sources), (name, None))


def _in_words(error: TemplateError) -> str:
    """Return what is wrong without the names of our classes."""
    unknown = re.search(r"^'(\w+)' is undefined$|has no attribute '(\w+)'$", str(error))
    return f"“{unknown[1] or unknown[2]}” is no value that is there" if unknown else str(error)


def _included(tree: nodes.Template | None, sources: Mapping[str, str]) -> list[str]:
    """Return the templates that a tree includes; unknown names are left to the check."""
    if tree is None:
        return []
    targets = [n.template.value for n in tree.find_all(nodes.Include) if isinstance(n.template, nodes.Const)]
    return [t for t in dict.fromkeys(targets) if t in sources]
