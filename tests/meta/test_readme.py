"""What the README says is true: its commands exist, its tables are complete, its files are there."""

import re
import tomllib
from pathlib import Path

import typer

from uprdraft.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> set[str]:
    def walk(command, path):
        if hasattr(command, "commands"):
            for name, child in command.commands.items():
                yield from walk(child, (*path, name))
        else:
            yield " ".join(path)

    return set(walk(typer.main.get_command(app), ()))


def test_every_command_stands_in_the_table_and_every_row_is_a_command():
    table = README[README.index("## Commands") : README.index("## A project")]
    rows = re.findall(r"^\| (`uprdraft[^|]+)\|", table, re.MULTILINE)
    named = set()
    known = commands()
    for row in rows:
        for command in re.findall(r"`(?:uprdraft )?([a-z]+(?: [a-z]+(?:-[a-z]+)*)?)", row):
            named.add(command if command in known else command.split()[0])
    assert known <= named, known - named
    assert len(known) >= 12


def test_every_dependency_has_a_row_with_reason_and_licence():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[><=;\[ ]", d)[0].lower() for d in project["dependencies"]}
    rows = re.findall(r"^\| ([a-z0-9_.-]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", README, re.MULTILINE)
    table = {name: cells for name, *cells in rows if name != "package"}
    assert wanted == set(table)
    assert all(cell.strip() for cells in table.values() for cell in cells)
    assert len(wanted) >= 10


def test_links_lead_to_files_that_are_there():
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert targets
    for target in targets:
        assert (ROOT / target).exists(), target


def test_readmes_examples_of_the_library_and_templates_load():
    from uprdraft.assembly.template import check_template
    from uprdraft.loading.strict_yaml import parse_yaml
    from uprdraft.loading.validate import validate
    from uprdraft.records.library import Recommendation

    guide = (ROOT / "recommendations" / "README.md").read_text(encoding="utf-8")
    library = guide[
        : guide.index("## Writing a situation")
    ]  # whose example tests/data/test_situations.py loads
    examples = re.findall(r"```yaml\n(.*?)```", library, re.DOTALL)
    whole = [e for e in examples if e.lstrip().startswith("id:")]
    assert whole
    for example in whole:
        document = parse_yaml(example, "README.md")
        assert validate(Recommendation, document.data, document).id

    templates = (ROOT / "templates" / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```jinja\n(.*?)```", templates, re.DOTALL)
    assert check_template("README.md", example, []) == ()


def test_the_values_named_for_templates_are_those_they_get():
    from uprdraft.assembly.cover import CoverView, OrganisationView
    from uprdraft.assembly.views import GroupView, ReplyView, ThemeView

    text = (ROOT / "templates" / "README.md").read_text(encoding="utf-8")
    for view in (ThemeView, CoverView, GroupView, ReplyView):
        for name in view._fields:
            assert f".{name}`" in text or f"`.{name}" in text or f"cover.{name}" in text, name
    assert {"named", "website"} <= set(OrganisationView._fields)


def test_no_committed_text_names_a_machine_path():
    looked_at = 0
    for folder in ("src", "templates", "recommendations", ".ci"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in (".py", ".yaml", ".md", ".j2", ".csv", ""):
                looked_at += 1
                text = path.read_text(encoding="utf-8")
                assert not re.search(r"(^|[\s\"'(])/(home|root|work|Users)/", text), path
    assert looked_at > 300
