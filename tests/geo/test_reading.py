"""What is kept of an article: its trace and credit, its place on disk until it is read, its events without its text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from extract.errors import OutputError
from extract.model import Article
from geo.agencies import credited
from geo.reading import Reader
from geo.spool import Spool
from geo.traces import MAX_SHINGLES, SHINGLE, trace_of

ARTICLE = Article(
    "quake.txt",
    "A quake shook Kathmandu on 25 April 2015 and killed 12 people.",
    publisher="Herald",
    published=date(2015, 4, 26),
    published_basis="metadata",
    url="https://example.org/é",
)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LIMA, June 7 (Reuters) - Two buses collided.", "Reuters"),
        ("By Ana Silva, Associated Press\n\nTwo buses collided.", "Associated Press"),
        ("Two buses collided.\n\n© Agence France-Presse", "Agence France-Presse"),
        ("Two buses collided.\n\nSource: TASS", "TASS"),
        ("Two buses collided, the driver told Reuters by telephone.", ""),
        ("Two buses collided near Lancaster (PA).", ""),
        (f"{'Two buses collided. ' * 60}(AP){' More of it.' * 60}", ""),
    ],
)
def test_an_agency_is_credited_at_the_top_or_the_end_and_not_where_it_is_quoted(text: str, agency: str) -> None:
    assert credited(text) == agency


def test_words_of_a_trace_are_counted_without_those_every_text_has() -> None:
    trace = trace_of(Article("a", "The ship sank and the ship burned."))
    assert sorted(trace.counts) == [1, 1, 2]


def test_a_name_is_a_capital_inside_a_sentence() -> None:
    assert len(trace_of(Article("a", 'Ships sank. Ships burned.\nShips fled. "Ships won."')).names) == 0
    assert len(trace_of(Article("a", "Near Tema ships sank off Cape Coast.")).names) == 3


def test_the_shingles_of_a_long_text_are_a_sample() -> None:
    text = " ".join(f"word{n}" for n in range(3 * MAX_SHINGLES))
    assert len(trace_of(Article("a", text)).shingles) == MAX_SHINGLES
    assert len(trace_of(Article("a", "too short")).shingles) == 0
    assert len(trace_of(Article("a", " ".join("abcdefgh"))).shingles) == 8 - SHINGLE + 1


def test_a_spool_gives_back_what_it_was_given_as_often_as_asked() -> None:
    others = [Article("no-date.txt", "odd \ud800 letter\nand a line"), ARTICLE]
    with Spool(Article) as spool:
        spool.extend(others)
        assert [len(spool), *(article.name for article in spool)] == [2, "no-date.txt", "quake.txt"]
        assert list(spool) == others
        assert list(spool) == others


def test_a_full_disk_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

        def close(self) -> None:
            """Nothing to close."""

    with Spool(Article) as spool:
        real = spool._file
        monkeypatch.setattr(spool, "_file", Full())
        with pytest.raises(OutputError, match=r"no space left on device.*TMPDIR"):
            spool.add(ARTICLE)
        real.close()


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """Open the gazetteer once."""
    yield Reader.open()


def test_a_report_holds_quotes_and_no_text(reader: Reader) -> None:
    report = reader.read(ARTICLE)
    assert report.article.url == ARTICLE.url
    assert report.features
    assert {source.article.text for feature in report.features for source in feature.sources} == {""}
    for feature in report.features:
        for source in feature.sources:
            assert ARTICLE.text[source.start_char : source.end_char] == source.quote
