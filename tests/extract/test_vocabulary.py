"""Words that the library met are let go in turns, with the same reading; a released model leaves nothing behind."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from extract import fastreader, language, vocabulary
from extract.document import Doc
from extract.language import parse, pipeline
from extract.wordtables import tokenizer

LETTERS = "bdfgklmnprstv"


def text_of(number: int) -> str:
    """Return a sentence with words that no other has."""
    name = "".join(LETTERS[number // 13**place % 13] + "a" for place in range(4))
    return f"Rebels from {name.capitalize()} shelled the towns of Q{name} on Monday, killing 12 of the {name}ites."


def rows(doc: Doc) -> list[tuple[object, ...]]:
    """Return what the program reads of each word."""
    fields = ("tag_", "pos_", "lemma_", "dep_", "ent_type_", "like_num")
    return [(t.text, t.head.i, *(getattr(t, field) for field in fields)) for t in doc]


def read(fast: bool) -> list[list[tuple[object, ...]]]:
    return [rows(doc) for number in range(60) for _, doc in parse(text_of(number % 40), fast=fast)]


def start_anew() -> None:
    """Forget the readers' turns, so that the next text begins the first."""
    for turns in (language._turns, fastreader._turns):
        turns().end()
        turns.cache_clear()


@pytest.fixture
def short_turns(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let turns be so short that every few texts end one."""
    monkeypatch.setattr(vocabulary, "KEPT", 5)
    monkeypatch.setattr(vocabulary, "TURN", 20)
    start_anew()
    yield
    start_anew()


@pytest.mark.parametrize("fast", [False, True])
def test_short_turns_change_no_word(fast: bool, short_turns: None, monkeypatch: pytest.MonkeyPatch) -> None:
    in_turns = read(fast)
    monkeypatch.setattr(vocabulary, "KEPT", 10**9)
    start_anew()
    assert read(fast) == in_turns


@pytest.mark.parametrize("fast", [False, True])
def test_words_of_an_earlier_turn_are_gone(fast: bool, short_turns: None) -> None:
    vocab = (tokenizer() if fast else pipeline()).vocab
    met = [text_of(number).split()[2] for number in range(100, 160)]
    for number in range(100, 160):
        list(parse(text_of(number), fast=fast))
    assert sum(word in vocab.strings for word in met) < 10


def test_a_released_model_is_gone_and_the_next_text_loads_it_anew() -> None:
    before = [rows(doc) for _, doc in parse(text_of(1))]
    language.release()
    held = [one for one in gc.get_objects() if type(one).__name__ in ("WordForms", "WordVectors", "FastNames")]
    assert held == []
    assert [rows(doc) for _, doc in parse(text_of(1))] == before
