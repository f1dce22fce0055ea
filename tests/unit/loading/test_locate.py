"""Shipped folders are found in an installed package and in a checkout."""

from pathlib import Path

import pytest

from uprdraft.errors import UnusableFileError
from uprdraft.loading import locate


def test_an_installed_package_holds_its_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "uprdraft"
    (package / "templates").mkdir(parents=True)
    monkeypatch.setattr(locate, "_PACKAGE", package)
    assert locate.templates_folder() == package / "templates"
    assert locate.data_folder() == package / "data"
    with pytest.raises(UnusableFileError, match="missing from the installation"):
        locate.library_folder()


def test_a_checkout_has_them_at_its_top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "src" / "uprdraft"
    package.mkdir(parents=True)
    (tmp_path / "recommendations").mkdir()
    monkeypatch.setattr(locate, "_PACKAGE", package)
    with pytest.raises(UnusableFileError):
        locate.library_folder()
    (tmp_path / "pyproject.toml").touch()
    assert locate.library_folder() == tmp_path / "recommendations"
