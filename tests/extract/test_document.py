"""The plain document says of every word what the language library's own objects say."""

from __future__ import annotations

from typing import Any

import pytest

from extract.document import Doc
from extract.language import pipeline
from extract.plain import plain

TEXTS = (
    "Rebels shelled Hama on Monday, killing nine people and wounding 34. The U.S. envoy, Maria Lopez, said so.\n\n"
    "President Assad\u2019s army denied it;  the town\u2019s market was hit twice, residents said.",
    "On 4 July 1999 troops, tanks and planes entered Pristina, Prizren and Pec, where they met nobody.",
    "  A text with space around it. ",
    "",
)
FLAT = (
    "i idx text text_with_ws lower_ lemma_ tag_ pos_ dep_ ent_type_ is_sent_start is_space is_punct is_alpha like_num"
)
TREE = "children lefts subtree ancestors conjuncts"


@pytest.fixture(params=TEXTS, ids=("sentences", "list", "spaces", "empty"))
def pair(request: pytest.FixtureRequest) -> tuple[Any, Doc]:
    """A text as the library parses it, and as plain objects."""
    parsed = pipeline()(request.param)
    return parsed, plain(parsed, request.param)


@pytest.mark.parametrize("name", FLAT.split())
def test_words_say_of_themselves_what_the_library_says(pair: tuple[Any, Doc], name: str) -> None:
    theirs, ours = pair
    assert [getattr(token, name) for token in ours] == [getattr(token, name) for token in theirs]


@pytest.mark.parametrize("name", TREE.split())
def test_words_hang_together_as_the_library_says(pair: tuple[Any, Doc], name: str) -> None:
    theirs, ours = pair
    assert [[t.i for t in getattr(token, name)] for token in ours] == [
        [t.i for t in getattr(token, name)] for token in theirs
    ]


def test_heads_edges_and_neighbours_are_the_librarys(pair: tuple[Any, Doc]) -> None:
    theirs, ours = pair
    assert [(t.head.i, t.left_edge.i, t.right_edge.i, t.sent.start, t.sent.end) for t in ours] == [
        (t.head.i, t.left_edge.i, t.right_edge.i, t.sent.start, t.sent.end) for t in theirs
    ]
    assert [t.nbor(-1).text for t in ours[1:]] == [t.nbor(-1).text for t in theirs[1:]]


def test_spans_are_the_librarys(pair: tuple[Any, Doc]) -> None:
    theirs, ours = pair
    places = [(a, b) for a in range(len(theirs)) for b in range(a + 1, min(a + 9, len(theirs) + 1))]
    for start, end in places:
        one, other = ours.span(start, end), theirs[start:end]
        assert (one.text, one.start_char, one.end_char, one.root.i, len(one)) == (
            other.text, other.start_char, other.end_char, other.root.i, len(other),
        )  # fmt: skip
        assert [t.i for t in one] == [t.i for t in other]
        assert (one[0].i, one[-1].i, one[1:].text) == (other[0].i, other[-1].i, other[1:].text)


def test_sentences_and_entities_are_the_librarys(pair: tuple[Any, Doc]) -> None:
    theirs, ours = pair
    assert [(s.start, s.end) for s in ours.sents] == [(s.start, s.end) for s in theirs.sents]
    assert [(e.start, e.end, e.label_) for e in ours.ents] == [(e.start, e.end, e.label_) for e in theirs.ents]
    assert [t.ent_iob_ == "B" for t in ours] == [t.ent_iob_ == "B" for t in theirs]
    assert ours.text == theirs.text


def test_characters_find_their_words(pair: tuple[Any, Doc]) -> None:
    theirs, ours = pair
    for start in range(0, len(ours.text), 3):
        for end in range(start + 1, min(start + 20, len(ours.text) + 1)):
            one, other = ours.char_span(start, end), theirs.char_span(start, end)
            assert (one and (one.start, one.end)) == (other and (other.start, other.end))


def test_before_the_first_word_there_is_none() -> None:
    ours = plain(pipeline()("Rebels fled."), "Rebels fled.")
    with pytest.raises(IndexError):
        ours[0].nbor(-1)
    with pytest.raises(IndexError):
        ours[2].nbor()
