"""What is named in one table stands in every other that must know it: kinds of event, operations on times."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from extract import titles
from extract.lexicon import load_lexicon
from extract.model import EventKind
from extract.temporal import resolve, rules
from geo.evaluation.kinds import LABELS
from tests.architecture.files import ROOT

SCRIPTS = ROOT / "geo" / "assets" / "js"
each_kind = pytest.mark.parametrize("kind", get_args(EventKind))


@each_kind
def test_a_kind_has_a_colour_and_a_shape_on_the_map(kind: str) -> None:
    classes = re.findall(r"types: \[([^\]]*)\]", (SCRIPTS / "kinds.js").read_text(encoding="utf-8"))
    assert [kind in re.findall(r"'(\w+)'", types) for types in classes].count(True) == 1


@each_kind
def test_a_kind_has_its_word_on_the_page(kind: str) -> None:
    words = (SCRIPTS / "words.js").read_text(encoding="utf-8")
    table = words[words.index("TYPE_WORDS = {") : words.index("};")]
    assert re.search(rf"\b{kind}: '", table)


@each_kind
def test_a_kind_has_its_headline(kind: str) -> None:
    assert kind == "other" or titles.title(kind, None, None) != titles.title("other", None, None)


@each_kind
def test_a_kind_has_its_words(kind: str) -> None:
    assert kind in {known.name for known in load_lexicon().kinds}


@each_kind
def test_a_kind_can_be_scored(kind: str) -> None:
    assert (kind, None) in LABELS


def test_the_record_in_the_readme_names_every_kind() -> None:
    (row,) = re.findall(r"^\| `type`, .*$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [kind for kind in get_args(EventKind) if not re.search(rf"\b{kind}\b", row)] == []


def test_every_pattern_of_times_has_its_operation() -> None:
    known = resolve.OPERATIONS.keys() | resolve._SEVERAL.keys()
    written = {rule.op for rule in (*rules.ABSOLUTE, *rules.RELATIVE, *rules.OTHER)}
    assert written - known == set()
    assert known - written == set()
