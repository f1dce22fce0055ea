"""How names are written in other letters: look-alikes, Korean in Latin letters, Chinese characters.

Only the tables; what is made of them is ``rules.names``.
"""

from pydantic import Field, field_validator

from uprdraft.records.base import Line, Record
from uprdraft.values.certainty import Certainty

__all__ = ["ChineseCharacters", "Confusables", "FamilyName", "KoreanSpelling", "NameTables"]


class _Table(Record):
    source: Line
    as_of: str
    certainty: Certainty
    note: str = ""


class Confusables(_Table):
    """Look-alikes by the Latin letter that they are taken for."""

    letters: dict[str, str]
    digits: dict[str, str]
    spelled_out: dict[str, str]

    @property
    def translation(self) -> dict[int, str]:
        """Return the table for ``str.translate``; the case of each look-alike is kept."""
        made = {
            ord(other): letter.upper() if other.isupper() else letter
            for letter, others in self.letters.items()
            for other in others
        }
        return made | {ord(one): many for one, many in self.spelled_out.items()}

    @property
    def same(self) -> dict[int, str]:
        """Return the table that brings digits and the letters they look like together."""
        return {ord(other): letter for letter, others in self.digits.items() for other in others}


class FamilyName(Record):
    """A family name: Hangul forms that stand for one another, and Latin spellings."""

    hangul: tuple[str, ...]
    latin: tuple[str, ...]


class KoreanSpelling(_Table):
    """The Latin spellings of each Korean sound, family names, and what may follow a name."""

    onsets: dict[str, tuple[str, ...]]
    vowels: dict[str, tuple[str, ...]]
    codas: dict[str, tuple[str, ...]]
    syllables: dict[str, tuple[str, ...]]
    families: tuple[FamilyName, ...]
    endings: tuple[str, ...]

    @field_validator("families", mode="before")
    @classmethod
    def _split(cls, rows: object) -> object:
        """Turn ``{"이 리": "lee yi"}`` into a record."""
        if not isinstance(rows, list):
            return rows
        return [
            {"hangul": hangul.split(), "latin": str(latin).split()}
            for row in rows
            if isinstance(row, dict)
            for hangul, latin in row.items()
        ]


class Character(Record):
    """One Chinese character of a name: its forms, its pinyin, its Korean readings."""

    forms: str
    pinyin: tuple[str, ...]
    hangul: tuple[str, ...] = Field(min_length=1)


class ChineseCharacters(_Table):
    """The readings of characters that stand in names."""

    characters: tuple[Character, ...]

    @field_validator("characters", mode="before")
    @classmethod
    def _split(cls, rows: object) -> object:
        """Turn "张張 zhang 장" into a record."""
        if not isinstance(rows, list):
            return rows
        parts = [str(row).split() for row in rows]
        if any(len(p) < 3 for p in parts):
            raise ValueError("write each character as “FORMS pinyin HANGUL”")
        return [{"forms": p[0], "pinyin": p[1].split("/"), "hangul": p[2:]} for p in parts]


class NameTables(Record):
    """All three tables."""

    confusables: Confusables
    korean: KoreanSpelling
    chinese: ChineseCharacters
