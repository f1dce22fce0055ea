"""``schema``: the JSON Schema of a file format."""

from uprdraft.pipeline.schemas import KINDS, file_schema
from uprdraft.terminal.printer import Printer

__all__ = ["run_schema"]


def run_schema(kind: str, format_: str, *, plain: bool) -> int:
    """Print the schema of ``kind``, or list the formats where none is named."""
    printer = Printer(plain=plain)
    if kind:
        printer.json(file_schema(kind))
    elif format_ == "json":
        printer.json([{"kind": k, "file": v.file, "about": v.about} for k, v in KINDS.items()])
    else:
        printer.table(("kind", "file", "what it holds"), [(k, v.file, v.about) for k, v in KINDS.items()])
        printer.wrapped("An editor takes it from a file: uprdraft schema situation > situation.schema.json")
    return 0
