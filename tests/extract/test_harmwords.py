"""The words of harm: the file keeps its own rules, and a damaged one says so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from extract.errors import DataError
from extract.harmwords import harm_words

WORDS = harm_words()
LISTS: list[Mapping[str, frozenset[str]]] = [WORDS.verbs, WORDS.words, WORDS.people, WORDS.headline]
GOOD = (
    '[verbs]\nkill = "kill"\n[words]\n[people]\n[headline]\n[participles]\n[multiples]\n[ordinals]\n'
    "[collectives]\npair = 2\n"
)


def test_words_are_lower_case() -> None:
    assert [w for lists in LISTS for words in lists.values() for w in words if w != w.lower()] == []


def test_no_list_is_empty() -> None:
    assert [name for lists in LISTS for name, words in lists.items() if not words] == []


def test_who_kills_is_not_who_dies() -> None:
    assert not WORDS.verbs["kill"] & WORDS.verbs["die"]


def test_a_file_of_that_form_is_read(tmp_path: Path) -> None:
    path = tmp_path / "harm.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert harm_words(path).collectives == {"pair": 2}


@pytest.mark.parametrize(
    "text",
    ["[verbs", GOOD.replace("[people]", ""), GOOD.replace("= 2", '= "two"'), GOOD.replace('"kill"', "3")],
    ids=["cut", "a table is missing", "a number in words", "a list that is none"],
)
def test_a_damaged_file_says_what_to_do(tmp_path: Path, text: str) -> None:
    path = tmp_path / "harm.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"harm\.toml .*restore"):
        harm_words(path)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.toml .*restore"):
        harm_words(tmp_path / "none.toml")
