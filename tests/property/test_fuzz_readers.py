"""Ten thousand broken articles and more: each is read or refused in words; nothing is raised, nothing is lost."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow.parquet
import pytest

from extract.clean import clean, clean_line
from extract.errors import InputError
from extract.load import load
from extract.model import Article, Rejected
from extract.pipeline import extract
from extract.times import find_times
from geo import export
from geo.importing import read_any
from geo.names import fold, variants
from tests.builders import event_frame, event_row, frame_of
from tests.documents import docx_of, pdf_of_pages, text_at, zip_of
from tests.property.mutation import TIMES, as_text, mutated
from tests.property.test_extract_properties import check, lookup

CASES = {"articles": 10_000, "clean": 2600, "times": 2600, "names": 2200, "tables": 600}
WHOLE, LIMIT_SECONDS = 1_000, 2.0  # of this process's own work on one article
ARTICLE = (
    "Shelling of Barda\n\nOn 28 October 2020, Azerbaijan's prosecutor said that shells fell on the city of Barda, "
    "killing 21 people. Yerevan denied it. \u201cNothing of ours,\u201d said a spokesman on Oct. 27 and 28.\n"
).encode()
SOUND = {
    ".txt": [ARTICLE, ARTICLE.decode().encode("utf-16"), ARTICLE.decode().encode("cp1252")],
    ".md": [b"# Title\n\n* one **two** [three](http://example.org)\n\n> quoted\n\n" + ARTICLE],
    ".html": [
        b"<!doctype html><html><head><title>T</title><meta charset=utf-8><meta property='article:published_time' "
        b"content='2020-10-28'></head><body><nav>menu</nav><article><h1>T</h1><p>" + ARTICLE + b"</p></article>"
    ],
    ".json": [b'[{"id": "1", "title": "T", "published": "2020-10-28", "text": "Shells fell on Barda."}]'],
    ".jsonl": [b'{"id": "1", "title": "T", "published": "2020-10-28", "text": "Shells fell."}\n{"text": "Two."}\n'],
    ".csv": [b"id,title,published,text\n1,T,2020-10-28,Shells fell on Barda.\n2,U,,Talks began.\n"],
    ".pdf": [pdf_of_pages([text_at(50, ["Shells fell on Barda.", "Talks be-", "gan."])] * 2, title="T")],
    ".docx": [docx_of("<w:p><w:r><w:t>Shells fell on Barda.</w:t></w:r></w:p>", "<dc:title>T</dc:title>")],
    ".zip": [
        zip_of({"a.txt": ARTICLE, "articles.toml": b'[[article]]\nfile = "a.txt"\n', "b.zip": zip_of({"c.md": b"# T"})})
    ],
}
SHARE = {".txt": 8, ".md": 4, ".html": 3, ".json": 3, ".jsonl": 4, ".csv": 4, ".pdf": 3, ".docx": 2, ".zip": 2}


def test_there_are_ten_thousand_cases() -> None:
    assert CASES["articles"] >= 10_000 and sum(CASES.values()) >= 18_000


def timed(items: Iterator[Article | Rejected]) -> tuple[list[Article | Rejected], list[tuple[str, float]]]:
    """Return the items, and those on which more work was done than an article may take."""
    found, slow, began = [], [], time.process_time()
    for item in items:
        took, began = time.process_time() - began, time.process_time()
        found.append(item)
        if took > LIMIT_SECONDS:
            slow.append((item.source if isinstance(item, Rejected) else item.name, took))
    return found, slow


def quotable(article: Article) -> bool:
    """Whether every time found in an article is a slice of its text."""
    times = find_times(article.text, article.published)
    return all(found.text == article.text[found.span.start : found.span.end] for found in times)


@pytest.mark.parametrize("ending", SOUND)
def test_load_reads_or_rejects_every_file(ending: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    cases = CASES["articles"] * SHARE[ending] // sum(SHARE.values()) + 1
    count = 0
    for number, content in enumerate(mutated(SOUND[ending], cases, seed=len(ending))):
        (folder / f"{number:06}{ending}").write_bytes(content)
        count += 1
    found, slow = timed(load([folder]))
    assert slow == []
    assert [one.name for one in found if isinstance(one, Article) and not quotable(one)] == []
    told = {one.source if isinstance(one, Rejected) else one.name for one in found}
    assert all(one.reason and "\n" not in one.reason for one in found if isinstance(one, Rejected))
    assert all(one.text == clean(one.text) for one in found if not isinstance(one, Rejected))
    if ending in (".txt", ".md", ".html", ".pdf", ".docx"):  # one article a file: items in = articles out + rejected
        assert len(found) == len(told) == count
    assert any(not isinstance(one, Rejected) for one in found)


def test_broken_articles_give_events_that_quote_them_each_in_little_work() -> None:
    """A share of the texts through the whole extraction; the others are read above."""
    slow, events = [], 0
    extract(Article("a.txt", "Baku."), lookup())  # the model is loaded once, and not by an article
    for data in mutated([ARTICLE, ARTICLE * 3], WHOLE, seed=9):
        article = Article("a.txt", clean(as_text(data)), published=date(2020, 10, 30))
        began = time.process_time()
        found = extract(article, lookup())
        if time.process_time() - began > LIMIT_SECONDS:
            slow.append(data)
        check(found)
        events += len(found.events)
    assert slow == [] and events > WHOLE / 2


def test_clean_text_is_clean_and_stays_so() -> None:
    for data in mutated([ARTICLE, "Şuşa, Շուշի, شوشا e\u0301".encode()], CASES["clean"], seed=1):
        text = clean(as_text(data))
        assert clean(text) == text and (text == "" or text.encode())
        line = clean_line(as_text(data))
        assert "\n" not in line and clean_line(line) == line


def test_times_are_words_of_any_text() -> None:
    for data in mutated([ARTICLE, b"from 12 to 14 October 1988-94, last week"], CASES["times"], seed=2):
        text = clean(as_text(data))
        for found in find_times(text, date(2020, 10, 30)):
            assert found.text == text[found.span.start : found.span.end]
            assert (found.when.start is None) == (found.when.end is None)


def test_any_name_folds_once_and_for_all() -> None:
    names = [name.encode() for name in ("Stepanakert", "Şuşa", "Хачмаз", "Al-Bab", "Nagorno-Karabakh")]
    for data in mutated(names, CASES["names"], seed=3):
        key = fold(as_text(data))
        assert fold(key) == key and variants(as_text(data))[:1] == ((key,) if key else ())


@pytest.mark.parametrize("ending", [".geojson", ".csv", ".parquet"])
def test_an_events_file_is_read_or_refused_in_one_sentence(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{ending}"
    read = 0
    for content in mutated([export.to_bytes(event_frame(2), ending)], CASES["tables"] // 3, seed=4):
        path.write_bytes(content)
        try:
            read += len(read_any(path)[0]) >= 0
        except InputError as error:
            assert path.name in str(error) and "\n" not in str(error)
    assert 0 < read < CASES["tables"] // 3 * TIMES


# --- crashes that were found, one test each -----------------------------------------------------


def test_a_table_with_a_broken_outline_is_refused_in_words(tmp_path: Path) -> None:
    """GEOS has errors of its own, which are no ValueError."""
    sound = export.to_bytes(event_frame(20), ".csv")
    (tmp_path / "x.csv").write_bytes(sound.replace(b"POINT (", b"POINT (v", 1))
    with pytest.raises(InputError, match="not a sound table"):
        read_any(tmp_path / "x.csv")


def test_a_parquet_with_a_broken_coordinate_system_is_refused_in_words(tmp_path: Path) -> None:
    """So has PROJ."""
    table = pyarrow.parquet.read_table(io.BytesIO(export.to_bytes(event_frame(20), ".parquet")))
    geo = table.schema.metadata[b"geo"].replace(b'"WGS 84"', b'"\xc3\x87 84"').replace(b"GeographicCRS", b"XCRS")
    broken = table.replace_schema_metadata({**table.schema.metadata, b"geo": geo})
    pyarrow.parquet.write_table(broken, tmp_path / "x.parquet")
    with pytest.raises(InputError, match="not a sound events file"):
        read_any(tmp_path / "x.parquet")


def test_a_thousand_articles_of_one_name_have_a_thousand_keys() -> None:
    """Keys once called for one another, a thousand deep."""
    source = event_row(1)["sources"][0]
    many = [source | {"article": f"\u00e9.{k}"} for k in range(1000)]
    listed = json.loads(export.to_bytes(frame_of([event_row(1, sources=many)]), ".csl.json"))
    assert len({one["id"] for one in listed}) == 1000


@pytest.mark.parametrize("text", ["0 October", "from 0 to 4 October", "0 Oct.", "October 0", "00 May"])
def test_a_day_nought_is_no_day_and_no_fault(text: str) -> None:
    assert [one.text for one in find_times(text, date(2020, 10, 30)) if one.when.precision == "day"] == []


def test_a_long_name_with_a_ligature_folds_once_and_for_all() -> None:
    name = "9" * 60 + "\ufb01" + "9" * 200
    assert fold(fold(name)) == fold(name)
