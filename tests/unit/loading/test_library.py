"""The library from several folders, and its links."""

import gc
import shutil
from pathlib import Path

import pytest

from uprdraft.errors import UnusableFileError
from uprdraft.loading.library import load_library, paused_gc
from uprdraft.loading.links import check_links

SOUND = Path(__file__).parents[2] / "broken" / "library" / "sound"


def own_folder(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / "recommendations" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return tmp_path / "recommendations"


def entry(id_: str = "end-returns") -> str:
    text = (SOUND / "refoulement" / "end-returns.yaml").read_text("utf-8")
    return text.replace("end-returns", id_).replace("End the", "At once end the")


def test_an_own_entry_overrides_the_shipped_one_and_is_known_as_own(tmp_path: Path) -> None:
    folder = own_folder(tmp_path, "refoulement/end-returns.yaml", entry())
    library = load_library([folder], shipped=SOUND)
    assert library.recommendations["end-returns"].text["en"].startswith("At once")
    assert library.is_own("recommendations", "end-returns")
    assert not library.is_own("sources", "a-statement")
    assert check_links(library) == ()


def test_an_own_entry_adds_to_the_shipped_ones(tmp_path: Path) -> None:
    folder = own_folder(tmp_path, "refoulement/stop-returns.yaml", entry("stop-returns"))
    library = load_library([folder, tmp_path / "missing"], shipped=SOUND)
    assert list(library.recommendations) == ["end-returns", "stop-returns"]
    assert [r.id for r in library.by_theme("refoulement")] == ["end-returns", "stop-returns"]


def test_own_words_add_to_the_vocabulary(tmp_path: Path) -> None:
    folder = own_folder(tmp_path, "vocabulary.yaml", "vocabulary:\n  groups: {women: women}\n")
    words = load_library([folder], shipped=SOUND).vocabulary
    assert (words.groups, words.suits) == ({"women": "women"}, {"upr": "UPR"})


def test_the_same_id_twice_in_one_own_folder_is_refused(tmp_path: Path) -> None:
    source = (SOUND / "sources" / "all.yaml").read_text("utf-8")
    own_folder(tmp_path, "sources/a.yaml", source)
    folder = own_folder(tmp_path, "sources/b.yaml", source)
    with pytest.raises(UnusableFileError, match="is taken in"):
        load_library([folder], shipped=SOUND)


def test_mistakes_of_shipped_and_own_files_come_together(tmp_path: Path) -> None:
    folder = own_folder(tmp_path, "sources/a.yaml", "sources: [x, y]\n")
    own_folder(tmp_path, "themes.yaml", "themes: [z]\n")
    with pytest.raises(UnusableFileError) as caught:
        load_library([folder], shipped=SOUND)
    assert len(caught.value.mistakes) == 3


def test_links_in_a_library_folder_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(SOUND, folder)
    (folder / "sources" / "more.yaml").symlink_to("/etc/hostname")
    assert load_library(shipped=folder).sources.keys() == {"a-statement"}


def test_invisible_characters_come_back_as_warnings(tmp_path: Path) -> None:
    folder = own_folder(
        tmp_path, "refoulement/end-returns.yaml", entry().replace("the return of", "the re\u200bturn of")
    )
    assert "ZERO WIDTH SPACE" in load_library([folder], shipped=SOUND).warnings[0].message


@pytest.mark.parametrize("is_on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(is_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        with pytest.raises(KeyError), paused_gc():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() == is_on
    finally:
        (gc.enable if before else gc.disable)()
