"""Draft → Word → edited in LibreOffice itself → pull → Word keeps every edit and every note, tracked or not."""

import random
import re
import shutil
from pathlib import Path

import pytest

from tests.office.editing import edit_in_office
from tests.support import find_tool
from uprdraft.loading.locate import data_folder
from uprdraft.loading.project import read_project
from uprdraft.pipeline.build import build_project
from uprdraft.pipeline.comparing.units import Text, read_units
from uprdraft.pipeline.pulling import look_at_copy, take
from uprdraft.readers.foreign import read_document

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office") / "project"
    shutil.copytree(data_folder() / "examples" / "china-upr", folder)
    return folder, build_project(folder).word


def read(path: Path) -> Text:
    return read_units(read_document(path.read_bytes(), path.name))


def orders_of(text: Text, chance: random.Random) -> tuple[list[str], list[str], list[str]]:
    """Return random orders, no two on one paragraph, the words that must stand afterwards, and those that must not."""
    places = [u for u in text.units if u.kind == "paragraph" and len(u.words) > 60 and "|" not in u.words]
    starts = {u.words[:40] for u in places if sum(o.words.startswith(u.words[:40]) for o in places) == 1}
    chosen = chance.sample(sorted(s for s in starts if not re.search(r"[^ -~]", s)), 8)
    whole = {u.words[:40]: u.words for u in places}
    orders, wanted, unwanted = [], [], []
    for number, start in enumerate(chosen):
        kind = chance.choice(("append", "after", "replace", "remove", "endnote", "footnote", "comment"))
        word = f"edit{number}x{chance.randrange(10**6)}"
        what = {"replace": f"{start.split()[2]}=>{word}", "remove": ""}.get(
            kind, f" Words with {word}, * and [a]."
        )
        orders.append(f"{kind}|{start}|{what}")
        if kind == "remove":
            unwanted.append(whole[start])
        else:
            wanted.append(word)
    return orders, wanted, unwanted


@pytest.mark.timeout(400)
@pytest.mark.parametrize("seed", range(8))
def test_what_libreoffice_did_to_a_copy_is_in_the_text_built_again(seed, built, tmp_path):
    office = find_tool("soffice")
    chance = random.Random(seed)
    project = shutil.copytree(built[0], tmp_path / "project")
    orders, wanted, unwanted = orders_of(read(built[1]), chance)
    copy = tmp_path / "edited.docx"
    edit_in_office(office, built[1], copy, orders, tmp_path, tracked=bool(seed % 2))
    pulling = look_at_copy(copy, project)
    outcome = take(pulling, {p.number for p in pulling.proposals})
    assert (outcome.refused, outcome.differing) == ((), ())
    after = read(build_project(project).word)
    said = "\n".join(unit.reading for unit in after.units)
    remarks = "\n".join(c.text for c in read_project(project).draft.comments)
    assert [word for word in wanted if word not in said + remarks] == []
    assert [text for text in unwanted if text in {u.words for u in after.units}] == []
    assert wanted
    assert [(p.kind, p.shown) for p in look_at_copy(copy, project).proposals] == []
