"""The event vocabulary: the file keeps its own rules, and a damaged one says so."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from extract.errors import DataError
from extract.lexicon import Kind, load_lexicon
from extract.model import EventKind

KINDS = load_lexicon().kinds
each_kind = pytest.mark.parametrize("kind", KINDS, ids=[k.name for k in KINDS])
GOOD = """
[cues]
place = ["town"]
[light]
verbs = ["begin"]
[told]
verbs = ["be"]
no_actors = ["hour"]
[theme.war]
battle = ["beat"]
[[kind]]
name = "battle"
verbs = ["clash"]
nouns = ["heavy fighting"]
[kind.verbs_with]
place = ["attack"]
"""


def test_every_kind_is_one_of_the_record() -> None:
    assert {k.name for k in KINDS} <= set(get_args(EventKind))


def test_no_kind_stands_twice() -> None:
    assert len({k.name for k in KINDS}) == len(KINDS)


@each_kind
def test_a_kind_has_words(kind: Kind) -> None:
    assert kind.verbs or kind.nouns or kind.phrases or kind.verbs_with


@each_kind
def test_words_are_lower_case(kind: Kind) -> None:
    words = [*kind.verbs, *(" ".join(p) for p in (*kind.nouns, *kind.phrases))]
    words += [w for _, group in (*kind.verbs_with, *kind.subtypes) for w in group]
    assert [w for w in words if w != w.lower()] == []


@each_kind
def test_every_cue_has_words(kind: Kind) -> None:
    """The cues of places are names as well as words; a role may follow the name of a list."""
    named = {cue.removesuffix("_object").removesuffix("_acts") for cue, _ in kind.verbs_with}
    assert named <= {*load_lexicon().cues, "place", "into", "out_of", "name"}


def test_a_breach_of_a_ceasefire_comes_before_the_ceasefire() -> None:
    names = [k.name for k in KINDS]
    assert names.index("ceasefire_violation") < names.index("ceasefire")


def test_a_kind_is_found_by_name() -> None:
    assert load_lexicon().kind("battle").name == "battle"
    with pytest.raises(KeyError):
        load_lexicon().kind("picnic")


def test_another_vocabulary_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text(GOOD, encoding="utf-8")
    lexicon = load_lexicon(file)
    battle = lexicon.kind("battle")
    assert (battle.verbs, battle.nouns) == (frozenset({"clash"}), frozenset({("heavy", "fighting")}))
    assert battle.verbs_with == (("place", frozenset({"attack"})),)
    assert (lexicon.cues, lexicon.light) == ({"place": frozenset({"town"})}, frozenset({"begin"}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not toml at all [",
        GOOD.replace("[light]", "[lamp]"),
        GOOD.replace('name = "battle"', 'title = "battle"'),
        GOOD.replace('["clash"]', '"clash"'),
    ],
    ids=["empty", "no-toml", "no-light-verbs", "no-name", "words-no-list"],
)
def test_a_damaged_vocabulary_is_a_data_error_that_names_the_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "words.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"words\.toml"):
        load_lexicon(file)


def test_the_kinds_of_a_word_are_those_whose_wordings_hold_it_in_order() -> None:
    lexicon = load_lexicon()
    for word in ("shell", "attack", "fire", "take", "fighting", "house"):
        held = [k for k in lexicon.kinds if word in _words_at_the_ends(k)]
        assert list(lexicon.kinds_of(word, word)) == held


def _words_at_the_ends(kind: Kind) -> set[str]:
    nouns = {phrase[-2] if phrase[-1] == "of" else phrase[-1] for phrase in kind.nouns}
    verbs = set(kind.verbs).union(*(words for _, words in kind.verbs_with))
    return nouns | verbs | {phrase[0] for phrase in kind.phrases}


def test_wordings_of_a_word_stand_longest_first_whatever_the_order_of_the_file(tmp_path: Path) -> None:
    lines = ["[light]", "verbs = []", "[told]", "verbs = []", "no_actors = []", "[theme]", "[cues]"]
    lines += ["[[kind]]", 'name = "control_change"']
    told = [*lines, 'phrases = ["take", "take control of", "take control"]', 'nouns = ["fall", "rapid fall of"]']
    file = tmp_path / "triggers.toml"
    file.write_text("\n".join(told), encoding="utf-8")
    (kind,) = load_lexicon(file).kinds
    assert kind.phrases_by_first == {"take": (("take", "control", "of"), ("take", "control"), ("take",))}
    assert kind.nouns_by_last == {"fall": (("rapid", "fall", "of"), ("fall",))}
