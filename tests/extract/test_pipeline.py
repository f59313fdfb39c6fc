"""Articles to extractions: the date line, the pieces of long texts, what is counted as dropped."""

from __future__ import annotations

from datetime import date

import pytest

from extract import language
from extract.model import Article
from extract.pipeline import extract, with_date
from tests.lookup import FRIDAY, TinyLookup, read, sentences_of

BODY = "Rebels shelled Hama on Monday. The army captured Idlib on September 6."


@pytest.mark.parametrize(
    "line",
    [
        "12 October 2020",
        "October 12, 2020",
        "Published: October 12, 2020",
        "Updated on 12 October 2020",
        "2020-10-12",
        "Monday, October 12, 2020",
        "12 October 2020, 08:30 GMT",
        "By A. Reporter | 12 October 2020",
        "GORIS, Armenia, Oct 12, 2020 (AP) - Shells fell on the town.",
    ],
)
@pytest.mark.parametrize("place", ["A headline\n\n{}\n\n{}", "A headline\n\n{1}\n\n{0}"], ids=["top", "end"])
def test_a_date_line_at_the_top_or_the_end_is_the_publication_day(line: str, place: str) -> None:
    article = with_date(Article("a.txt", place.format(line, BODY)))
    assert (article.published, article.published_basis) == (date(2020, 10, 12), "text")


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"The war began on 12 October 2020 and has not ended.\n\n{BODY}",
        f"October 2020\n\n{BODY}",
        f"Monday\n\n{BODY}",
        "word " * 400 + f"\n\n12 October 2020\n\n{BODY * 9}",
        "",
    ],
    ids=["none", "in-a-sentence", "month", "weekday", "far-down", "empty"],
)
def test_no_other_date_is_taken_for_it(text: str) -> None:
    assert with_date(Article("a.txt", text)).published_basis in ("unknown", "inferred")


def test_the_latest_day_told_is_inferred_and_marked_so() -> None:
    text = "Hama fell on 3 May 2020 and Idlib on 7 May 2020. Talks will open on 1 June 2020."
    article = with_date(Article("a.txt", text))
    assert (article.published, article.published_basis) == (date(2020, 5, 7), "inferred")
    assert article.published_sure == "low"


@pytest.mark.parametrize("text", [BODY, "", "In May 2020 the army came.", "Monday\n\nIt rained on 3 May."])
def test_without_a_day_and_its_year_nothing_is_inferred(text: str) -> None:
    assert with_date(Article("a.txt", text)).published is None


@pytest.mark.parametrize(("other", "day"), [("25/09/2020", date(2020, 4, 10)), ("09/25/2020", date(2020, 10, 4))])
def test_the_document_settles_whether_the_day_or_the_month_stands_first(other: str, day: date) -> None:
    article = with_date(Article("a.txt", f"A headline\n\n10/04/2020\n\nThe attack of {other} killed nine. {BODY}"))
    assert (article.published, article.published_basis) == (day, "text")


def test_an_inferred_day_dates_nothing() -> None:
    found = read("The army captured Idlib on September 6, 2020. Rebels shelled Hama on Monday.", None)
    assert found.article.published_basis == "inferred"
    assert [t.when.edtf for t in found.times if t.text == "Monday"] == [""]


def test_a_known_publication_day_is_kept() -> None:
    article = Article("a.txt", f"12 October 2020\n\n{BODY}", published=FRIDAY, published_basis="sidecar")
    assert with_date(article) is article


def test_the_date_line_dates_the_events() -> None:
    found = read(f"A headline\n\n12 October 2020\n\n{BODY}", None)
    assert found.article.published == date(2020, 10, 12)
    assert found.events[0].when.start == date(2020, 10, 12)


def test_without_a_publication_day_a_weekday_stays_undated() -> None:
    found = read("Rebels shelled Hama on Monday.", None)
    assert [(e.when.start, e.date_basis) for e in found.events] == [(None, "none")]


@pytest.mark.parametrize("text", ["", " \n ", "The weather was fine.", "\u202e\u0000?"])
def test_an_article_without_events_is_counted_as_such(text: str) -> None:
    found = read(text)
    assert found.events == ()
    assert [(r.source, r.stage) for r in found.rejected] == [("test.txt", "extract")]


def test_an_article_with_events_is_not() -> None:
    assert read(BODY).rejected == ()


def test_offsets_hold_across_the_pieces_of_a_long_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "PIECE_CHARACTERS", 100)
    text = "\n\n".join(["Rebels shelled Hama on September 4, 2023.", "The army captured Idlib on September 6."] * 5)
    found = read(text)
    assert len(found.events) == 10
    assert all(e.evidence[0].span.of(text) == e.evidence[0].text for e in found.events)
    assert [p.span.of(text) for p in found.places] == ["Hama", "Idlib"] * 5


def test_cutting_a_text_changes_no_event(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(["Rebels shelled Hama on September 4, 2023.", "The army captured Idlib on September 6."] * 4)
    whole = read(text).events
    monkeypatch.setattr(language, "PIECE_CHARACTERS", 100)
    assert [(e.kind, e.when, e.trigger) for e in read(text).events] == [(e.kind, e.when, e.trigger) for e in whole]


def test_the_same_article_gives_the_same_extraction() -> None:
    article = Article("a.txt", BODY, published=FRIDAY)
    assert extract(article, TinyLookup()) == extract(article, TinyLookup())


def test_an_article_knows_nothing_of_the_one_before() -> None:
    alone = read(BODY)
    read("Fighting erupted in Kharkiv on May 3, 2022. An earthquake hit Amatrice.")
    assert read(BODY) == alone


def test_all_places_and_times_are_kept_not_only_those_of_events() -> None:
    found = read("Kharkiv is a city in Ukraine. It was founded in 1654. Rebels shelled Hama on September 4.")
    assert {p.text for p in found.places} == {"Kharkiv", "Ukraine", "Hama"}
    assert [t.when.edtf for t in found.times] == ["1654", "2023-09-04"]


def test_each_sentence_has_its_own_places_and_times() -> None:
    text = "Rebels shelled Hama on Monday. Troops left Idlib on Friday and Hama on Sunday.\n\nThey fled."
    found = sentences_of(text)
    assert [([p.text for p in s.places], [t.text for t in s.times]) for s in found] == [
        (["Hama"], ["Monday"]),
        (["Idlib", "Hama"], ["Friday", "Sunday"]),
        ([], []),
    ]
