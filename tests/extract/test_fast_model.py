"""The faster forms of the model's parts give what its own parts give, word by word."""

from __future__ import annotations

import random

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extract import fastnames, fastwords
from extract.fastnames import FastNames
from extract.fastroles import RolesAsked
from extract.fastwords import WordForms, WordVectors
from extract.language import load_model, pipeline

TEXTS = [
    "There was shelling near Kharkiv on Monday, 3 May 2021, and there is no end, Maria Lopez of the Red Cross said.",
    "Azerbaijan's Ministry of Defence said that 12 soldiers of the 2nd Army Corps had been killed in Hadrut.\n\n"
    "  GORIS, Armenia \u2014 The New York Times reported $3.5 million of damage, 40 percent of it in the Old City.",
    "He does not know who did it. It's hers, but we'll go. They've been there since the 1990s; that was all.",
    "x",
    "The",
    "   \n\n ",
    "Iran",
]
FIELDS = ("tag_", "pos_", "lemma_", "dep_", "ent_iob_", "ent_type_", "is_sent_start")


def rows(doc: Doc) -> list[tuple[object, ...]]:
    """Return what the program reads of each token."""
    return [(t.text, t.head.i, *(getattr(t, field) for field in FIELDS)) for t in doc]


@pytest.fixture(scope="module")
def plain() -> Language:
    """Return the model as its makers made it, but for our sentence breaks."""
    pipeline()  # which registers the component
    model = load_model()
    model.add_pipe("dateline_breaks", before="parser")
    return model


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_is_read_as_the_model_reads_it(text: str, plain: Language) -> None:
    assert rows(pipeline()(text)) == rows(plain(text))


def test_shuffled_words_are_read_as_the_model_reads_them(plain: Language) -> None:
    words, rng = [word for text in TEXTS for word in text.split(" ")], random.Random(1)
    for _ in range(20):
        text = " ".join(rng.choices(words, k=60))
        assert rows(pipeline()(text)) == rows(plain(text))


def test_an_entity_longer_than_the_window_is_found_whole(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fastnames, "_WINDOW", 2)
    expected = [entity.text for entity in plain(TEXTS[1]).ents]
    assert max(len(name.split()) for name in expected) > 3
    assert [entity.text for entity in pipeline()(TEXTS[1]).ents] == expected


def test_what_is_remembered_is_what_was_worked_out() -> None:
    first = rows(pipeline()(TEXTS[0]))
    pipeline()(TEXTS[1])
    assert rows(pipeline()(TEXTS[0])) == first


def test_a_word_has_the_same_vector_alone_and_in_a_crowd() -> None:
    """Else the order of the articles could change a result."""
    model = load_model()
    layer = model.get_pipe("ner").model.get_ref("tok2vec").layers[0].get_ref("embed")  # type: ignore[attr-defined]
    words = sorted({word for text in TEXTS for word in text.split()})
    crowd = WordVectors(layer)(None, [Doc(model.vocab, words=words)], False)[0][0]
    alone = WordVectors(layer)
    each = [alone(None, [Doc(model.vocab, words=[word])], False)[0][0][0] for word in words]
    assert np.array_equal(crowd, np.array(each))


def in_every_role(model: Language, word: str) -> Doc:
    """Return a word once with each tag and role that the model may give it, apart from one another."""
    tags, roles = model.get_pipe("tagger").labels, model.get_pipe("parser").labels  # type: ignore[attr-defined]
    named = {label.partition("-")[2] or label for label in roles} | {"ROOT", "dep"}
    rows = [row for tag in tags for role in sorted(named) for row in ((word, tag, role), ("-", "HYPH", "punct"))]
    words, tags, roles = (list(column) for column in zip(*rows, strict=True))
    return Doc(model.vocab, words=words, tags=tags, deps=roles, heads=list(range(len(rows))))


@pytest.mark.parametrize("word", ["but", "You", "has", "that", "city", "Goris", "\n\n", "shelling"])
def test_a_word_met_in_one_role_is_read_rightly_in_all_others(word: str, plain: Language) -> None:
    forms = WordForms(plain.get_pipe("attribute_ruler"), plain.get_pipe("lemmatizer"))
    ours, theirs = in_every_role(plain, word), in_every_role(plain, word)
    asked = len({(t.text, t.tag_, t.dep_) for t in theirs})
    for part in ("attribute_ruler", "lemmatizer"):
        plain.get_pipe(part)(theirs)
    read = [[(t.text, t.pos_, t.lemma_, t.dep_) for t in doc] for doc in (forms(ours), theirs)]
    assert read[0] == read[1]
    assert len(forms._known) < asked / 2  # most roles are one to the rules


def test_rules_of_a_form_that_is_not_known_have_each_role_told_apart() -> None:
    roles = RolesAsked.by([{"patterns": [[{"DEP": {"REGEX": "^n"}}]], "attrs": {"POS": "NOUN"}}])
    assert roles.told("city", "NN", "pobj") != roles.told("city", "NN", "nsubj")


def test_words_met_lately_are_the_ones_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fastwords, "CAPACITY", 4)
    model = load_model()
    layer = WordVectors(model.get_pipe("ner").model.get_ref("tok2vec").layers[0].get_ref("embed"))  # type: ignore[attr-defined]
    for text in ("one", "two", "three", "four", "one", "five", "six"):
        layer(None, [Doc(model.vocab, words=[text])], False)
    assert [model.vocab.strings[orth] for orth, _, _ in layer._row] == ["one", "five", "six"]


def test_no_more_words_are_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fastwords, "CAPACITY", 5)
    model = load_model()
    forms = WordForms(model.get_pipe("attribute_ruler"), model.get_pipe("lemmatizer"))
    with model.select_pipes(disable=["attribute_ruler", "lemmatizer", "ner"]):
        for text in TEXTS:
            forms(model(text))
    longest = max(len(model.make_doc(text)) for text in TEXTS)
    assert len(forms._known) <= 5 + longest


def test_the_decoder_is_of_use_for_this_model() -> None:
    assert FastNames.fits(load_model().get_pipe("ner"))
