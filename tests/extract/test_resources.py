"""The small word lists of the rules: what is read, and what a damaged file says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.errors import DataError
from extract.resources import load_lists, one_of, word_list


def _file(folder: Path, text: str) -> Path:
    path = folder / "words.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_is_its_words_or_its_wordings(tmp_path: Path) -> None:
    path = _file(tmp_path, '[cues]\ntowns = """\ncity town\nvillage"""\nquarters = ["old town", "market square"]')
    assert word_list("cues", "towns", path) == {"city", "town", "village"}
    assert word_list("cues", "quarters", path) == {"old town", "market square"}


def test_of_the_alternatives_of_a_pattern_the_longest_counts(tmp_path: Path) -> None:
    path = _file(tmp_path, '[tolls]\nharm = ["shot", "shot dead", "no. 1"]')
    pattern = re.compile(one_of("tolls", "harm", path))
    assert [found.group() for found in pattern.finditer("shot dead, shot, no. 1, no, 1")] == [
        "shot dead",
        "shot",
        "no. 1",
    ]


@pytest.mark.parametrize(
    "text",
    ["cues = 3", "[cues]\ntowns = 3", "[cues", '[cues]\ntowns = ""', "[cues]\ntowns = [1]", "[cues.towns]\na = []"],
)
def test_broken_lists_are_reported(text: str, tmp_path: Path) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(DataError, match=r"words\.toml is not valid .*restore it") as told:
        load_lists(path)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(("table", "name"), [("cues", "hills"), ("nobody", "towns")])
def test_a_missing_list_is_named(table: str, name: str, tmp_path: Path) -> None:
    path = _file(tmp_path, '[cues]\ntowns = "city"')
    with pytest.raises(DataError, match=rf"words\.toml lacks the list {name} of \[{table}\]"):
        word_list(table, name, path)
