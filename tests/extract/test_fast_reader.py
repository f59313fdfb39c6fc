"""The fast mode: light tags and heads that the same rules read, and what they find."""

from __future__ import annotations

import pytest

from extract import fastreader
from extract.language import parse
from extract.model import Article, Event
from extract.pipeline import extract
from tests.lookup import FRIDAY, TinyLookup


def read(text: str) -> dict[str, tuple[str, str, str, str]]:
    """Return tag, role, head and lemma of every word of a text, by the word."""
    docs = [doc for _, doc in parse(text, fast=True)]
    return {t.text: (t.tag_, t.dep_, t.head.text, t.lemma_) for doc in docs for t in doc}


def events(text: str) -> tuple[Event, ...]:
    """Return the events found in a text without the model."""
    return extract(Article("a.txt", text, published=FRIDAY), TinyLookup(), fast=True).events


@pytest.mark.parametrize(
    ("text", "word", "tag", "role", "head"),
    [
        ("Rebels shelled the town.", "Rebels", "NNS", "nsubj", "shelled"),
        ("Rebels shelled the town.", "town", "NN", "dobj", "shelled"),
        ("The town was shelled by rebels.", "town", "NN", "nsubjpass", "shelled"),
        ("The town was shelled by rebels.", "by", "IN", "agent", "shelled"),
        ("Troops have taken Hama and Idlib.", "Idlib", "NNP", "conj", "Hama"),
        ("Troops have taken Hama and Idlib.", "have", "VBP", "aux", "taken"),
        ("Troops entered the city of Hama.", "Hama", "NNP", "pobj", "of"),
        ("At least 12 people died.", "12", "CD", "nummod", "people"),
        ("At least 12 people died.", "least", "RB", "advmod", "12"),
        ("Troops fled after rebels shelled the town.", "shelled", "VBD", "advcl", "fled"),
        ("Officials said that rebels shelled the town.", "shelled", "VBD", "ccomp", "said"),
        ("Rebels shelled the town, officials said.", "shelled", "VBD", "ccomp", "said"),
        ("Rebels shelled the town and killed a child.", "killed", "VBD", "conj", "shelled"),
        ("Rebels shelled the town, killing nine people.", "killing", "VBG", "advcl", "shelled"),
        ("The army did not attack the town.", "attack", "VB", "ROOT", "attack"),
        ("The army did not attack the town.", "not", "RB", "neg", "attack"),
        ("Troops plan to attack the town.", "attack", "VB", "xcomp", "plan"),
        ("The army's guns fell silent.", "army", "NN", "poss", "guns"),
        ("Soldiers, who fled the town, were caught.", "fled", "VBD", "relcl", "Soldiers"),
        ("The attack killed two people.", "attack", "NN", "nsubj", "killed"),
        ("It might attack.", "might", "MD", "aux", "attack"),
    ],
)
def test_words_get_the_tag_role_and_head_of_a_parser(text: str, word: str, tag: str, role: str, head: str) -> None:
    assert read(text)[word][:3] == (tag, role, head)


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Rebels took the town.", "took", "take"),
        ("They were killed.", "were", "be"),
        ("Two cities fell.", "cities", "city"),
        ("They are shelling Hama.", "shelling", "shell"),
    ],
)
def test_lemmas_are_those_of_the_tables(text: str, word: str, lemma: str) -> None:
    assert read(text)[word][3] == lemma


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Rebels fled. The army came.", 2),
        ("Gen. Smith fled at 5 p.m. on Friday.", 1),
        ('"They fled." He came.', 2),
        ("A heading\n\nRebels fled.", 2),
        ("Rebels fled and\n\nwere caught.", 1),
        ("word " * 500, 5),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: int) -> None:
    found = [s for _, doc in parse(text, fast=True) for s in doc.sents if s.text.strip()]
    assert len(found) == sentences


def test_no_sentence_is_longer_than_the_cap() -> None:
    docs = [doc for _, doc in parse("alpha beta, gamma and " * 400, fast=True)]
    assert max(len(s) for doc in docs for s in doc.sents) <= fastreader.MAX_WORDS


def test_a_given_name_begins_a_person() -> None:
    docs = [doc for _, doc in parse("He met Maria Lopez in Hama.", fast=True)]
    assert [(e.text, e.label_) for e in docs[0].ents] == [("Maria Lopez", "PERSON")]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "?", "a", "\u0430 \u0431", "1", "'s", "of of of", ", , ,", "to", "and and"]
)
def test_any_text_can_be_read(text: str) -> None:
    assert "".join(doc.text for _, doc in parse(text, fast=True)) == text


def test_the_same_rules_find_event_date_and_place() -> None:
    (event,) = events("Rebels shelled Hama on September 4, killing at least nine people.")
    assert (event.kind, event.when.edtf, [p.text for p in event.places]) == ("shelling", "2023-09-04", ["Hama"])
    assert (event.toll.killed_low, event.toll.killed_high) == (9, None)


@pytest.mark.parametrize(
    "text",
    [
        "If rebels shell Hama on Monday, the talks will end.",
        "The army did not shell Hama on Monday.",
        "Rebels plan to shell Hama.",
        "Rebels could shell Hama.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert events(text) == ()


def test_claims_keep_their_claimant() -> None:
    (event,) = events("Rebels shelled Hama on September 4, Syrian officials said.")
    assert [(c.claimant, c.side) for c in event.claims] == [("Syrian officials", "SY")]


def test_the_model_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the fast mode has loaded the model")

    monkeypatch.setattr("extract.language.pipeline", refuse)
    assert events("Rebels shelled Hama on September 4.")
