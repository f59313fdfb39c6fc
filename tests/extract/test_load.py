"""Every file and record comes out as an article or as one rejection that says what to do."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from extract import limits
from extract.load import load
from extract.model import Article, Rejected
from extract.readers import READERS

TEXT = "Shells hit Barda on Monday, killing 21 people."
DAY = date(2020, 10, 12)
PAGE = """<!doctype html><html><head><title>Truce fails</title>
<meta property="og:site_name" content="The Paper"><link rel="canonical" href="https://paper.example/truce">
<meta property="article:published_time" content="2020-10-12T08:00:00Z"></head><body>
<nav>Home News Sport</nav><article><h1>Truce fails</h1><p>{text}</p><p>{more}</p></article>
<script>alert("no text")</script></body></html>""".format(text=TEXT, more="Both sides blamed the other. " * 20)


def split(items: Iterable[Article | Rejected]) -> tuple[list[Article], list[Rejected]]:
    held = list(items)
    return [i for i in held if isinstance(i, Article)], [i for i in held if isinstance(i, Rejected)]


def only(items: Iterable[Article | Rejected]) -> Article:
    articles, rejected = split(items)
    assert not rejected
    (article,) = articles
    return article


def put(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


# --- the formats --------------------------------------------------------------------------------


def test_seeds(seeds: Path) -> None:
    articles, rejected = split(load([seeds]))
    assert not rejected
    assert [a.published for a in articles] == [date(2020, 10, 27), None, DAY, date(2020, 10, 30)]
    assert [a.published_basis for a in articles] == ["sidecar", "unknown", "sidecar", "sidecar"]
    assert [a.published_sure for a in articles] == ["medium", "unknown", "certain", "high"]
    for article in articles:
        assert article.text == (seeds / article.name).read_text(encoding="utf-8")


def test_text_without_sidecar_has_no_date(tmp_path: Path) -> None:
    article = only(load([put(tmp_path, {"a.txt": TEXT})]))
    assert article == Article(name="a.txt", text=TEXT)


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    body = "Shells hit [Barda](https://x.example) on *Monday*,\nkilling 21.\n\n- one\n- two\n"
    source = f"# Truce **fails**\n\n{body}"
    article = only(load([put(tmp_path, {"a.md": source})]))
    assert article.title == "Truce fails"
    assert article.text == "Truce fails\n\nShells hit Barda on Monday,\nkilling 21.\n\none\n\ntwo"


def test_html_gives_the_article_and_what_it_states(tmp_path: Path) -> None:
    article = only(load([put(tmp_path, {"a.html": PAGE})]))
    assert (article.title, article.publisher, article.url) == (
        "Truce fails",
        "The Paper",
        "https://paper.example/truce",
    )
    assert (article.published, article.published_basis) == (DAY, "metadata")
    assert TEXT in article.text
    assert "alert" not in article.text


def test_html_without_a_stated_date_has_none(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{TEXT}</p><p>(c) 2019-03-04</p></article></body></html>"
    article = only(load([put(tmp_path, {"a.html": page})]))
    assert article.published is None


RECORD = {
    "id": "r1",
    "title": "Truce",
    "published": "2020-10-12",
    "url": "https://x.example",
    "publisher": "P",
    "text": TEXT,
}
CSV_ROW = f'r1,Truce,2020-10-12,https://x.example,P,"{TEXT}"\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps([RECORD])),
        ("a.json", json.dumps(RECORD)),
        ("a.jsonl", json.dumps(RECORD) + "\n\n"),
        ("a.ndjson", "\ufeff" + json.dumps(RECORD)),
        ("a.jsonl", (json.dumps(RECORD) + "\n").encode("utf-16")),
        ("a.csv", "id,title,published,url,publisher,text\n" + CSV_ROW),
        (
            "a.csv",
            "\ufeffID;Title;Published;URL;Publisher;Text\r\n" + CSV_ROW.replace('"', "").replace(",", ";", 5),
        ),
        ("a.tsv", "id\ttitle\tpublished\turl\tpublisher\ttext\n" + CSV_ROW.replace(",", "\t", 5)),
    ],
)
def test_records(tmp_path: Path, name: str, content: str | bytes) -> None:
    assert only(load([put(tmp_path, {name: content})])) == Article(
        name="r1",
        text=TEXT,
        title="Truce",
        publisher="P",
        published=DAY,
        published_basis="metadata",
        published_sure="high",
        url="https://x.example",
    )


def test_a_record_without_an_id_is_named_after_its_place(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": TEXT, "id": i}) for i in (None, 7))
    articles, _ = split(load([put(tmp_path, {"a.jsonl": lines})]))
    assert [a.name for a in articles] == ["a.jsonl#1", "7"]


# --- folders, names, dates ----------------------------------------------------------------------


def test_a_folder_is_read_in_order_with_what_is_below(tmp_path: Path) -> None:
    files = ["b.txt", "a.txt", "sub/c.txt", "sub/deep/d.txt"]
    no_articles = [".hidden.txt", ".git/x.txt", "README.md", "readme", "Readme.txt", "sub/README.txt"]
    put(tmp_path, dict.fromkeys(files + no_articles, TEXT))
    put(tmp_path, {"articles.toml": "# nothing yet"})
    articles, rejected = split(load([tmp_path]))
    assert [a.name for a in articles] == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert not rejected


def test_the_order_is_that_of_the_names_not_of_the_disk(tmp_path: Path) -> None:
    names = [f"{number:02}/a.txt" for number in range(20)]
    put(tmp_path, dict.fromkeys(random.Random(1).sample(names, 20), TEXT))
    assert [a.name for a in split(load([tmp_path]))[0]] == names


def test_a_file_over_the_limit_is_not_read_whole(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": b"x" * (limits.MAX_ARTICLE_FILE_BYTES + 1)})
    (fault,) = split(load([tmp_path]))[1]
    assert "larger than 10 MiB" in fault.reason


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, {"a/x.txt": TEXT})
    (tmp_path / "a" / "again").symlink_to(tmp_path / "a")
    assert [a.name for a in split(load([tmp_path]))[0]] == ["a/x.txt"]


def test_the_argument_dates_only_what_states_no_date(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": TEXT, "b.jsonl": json.dumps(RECORD), "c.txt": TEXT})
    put(tmp_path, {"articles.toml": '[[article]]\nfile = "c.txt"\npublished = 2020-10-30'})
    articles, _ = split(load([tmp_path], published=date(2021, 1, 1)))
    assert {a.name: (a.published, a.published_basis) for a in articles} == {
        "a.txt": (date(2021, 1, 1), "argument"),
        "r1": (DAY, "metadata"),
        "c.txt": (date(2020, 10, 30), "sidecar"),
    }


def test_a_file_by_itself_has_its_sidecar_too(seeds: Path) -> None:
    article = only(load([seeds / "002_10db54fe3d6a563c.txt"]))
    assert (article.name, article.published) == ("002_10db54fe3d6a563c.txt", DAY)


# --- bad input ----------------------------------------------------------------------------------

BAD_FILES: dict[str, tuple[str, str | bytes]] = {
    "empty": ("a.txt", ""),
    "blank": ("a.txt", " \n\u200b\n"),
    "binary named txt": ("a.txt", bytes(range(256)) * 9),
    "image named txt": ("a.txt", b"\x89PNG\r\n\x1a\n1234"),
    "unknown type": ("a.doc", TEXT),
    "no ending": ("article", TEXT),
    "pdf": ("a.pdf", b"%PDF-1.4"),
    "docx": ("a.docx", b"PK\x03\x04"),
    "zip": ("a.zip", b"PK\x03\x04"),
    "too long": ("a.txt", "word " * (limits.MAX_ARTICLE_CHARS // 5 + 1)),
    "too large": ("a.txt", b"x" * (limits.MAX_ARTICLE_FILE_BYTES + 1)),
    "html without text": ("a.html", "<html><body><script>1</script></body></html>"),
    "html that is no html": ("a.html", "\x0c"),
    "json broken": ("a.json", '[{"text": '),
    "json deep": ("a.json", "[" * 100_000),
    "json number": ("a.json", "1" * 10_000),
    "json of numbers": ("a.json", "[1]"),
    "json without records": ("a.json", "[]"),
    "jsonl broken": ("a.jsonl", "{text}\n"),
    "jsonl without records": ("a.jsonl", "\n\n"),
    "jsonl bytes": ("a.jsonl", b'{"text": "\xff\x00"}\n'),
    "record without text": ("a.jsonl", '{"id": "1"}'),
    "record of blank text": ("a.jsonl", '{"text": " "}'),
    "record of wrong text": ("a.jsonl", '{"text": ["x"]}'),
    "record of wrong title": ("a.jsonl", '{"text": "x", "title": 5}'),
    "record of wrong id": ("a.jsonl", '{"text": "x", "id": true}'),
    "record of bad date": ("a.jsonl", '{"text": "x", "published": "soon"}'),
    "record of wrong date": ("a.jsonl", '{"text": "x", "published": 5}'),
    "record of lone surrogates": ("a.jsonl", '{"text": "\\ud800"}'),
    "csv without text column": ("a.csv", "id,body\n1,x\n"),
    "csv header only": ("a.csv", "id,text\n"),
    "csv of too many cells": ("a.csv", "id,text\n1,a,b\n"),
    "csv bad date": ("a.csv", "published,text\n2020-99-99,x\n"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_is_one_rejection_and_the_rest_is_read(tmp_path: Path, case: str) -> None:
    name, content = BAD_FILES[case]
    put(tmp_path, {name: content, "good.txt": TEXT})
    articles, rejected = split(load([tmp_path]))
    assert [a.name for a in articles] == ["good.txt"]
    (fault,) = rejected
    assert fault.stage == "load"
    assert_helps(fault, name)


def assert_helps(fault: Rejected, name: str) -> None:
    """One sentence on one line that names the file and ends with what to do."""
    assert name in fault.reason
    assert fault.reason.endswith(".")
    assert "\n" not in fault.reason
    assert ";" in fault.reason or ", " in fault.reason


def test_one_bad_record_costs_only_itself(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(i), "text": TEXT}) for i in range(5)]
    lines[2] = "{broken"
    articles, rejected = split(load([put(tmp_path, {"a.jsonl": "\n".join(lines)})]))
    assert [a.name for a in articles] == ["0", "1", "3", "4"]
    assert [r.source for r in rejected] == ["a.jsonl line 3"]


@pytest.mark.parametrize("path", ["missing.txt", "no/such/folder", "a\0b", "x" * 5000, "articles.toml"])
def test_a_path_that_cannot_be_read(tmp_path: Path, path: str) -> None:
    put(tmp_path, {"articles.toml": ""})
    articles, rejected = split(load([tmp_path / path]))
    assert not articles
    assert len(rejected) == 1
    assert rejected[0].reason.endswith(".")


@pytest.mark.parametrize("kind", ["pipe", "device", "dangling link"])
def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.txt"
    if kind == "pipe":
        os.mkfifo(path)  # reading it would wait for ever
    else:
        path.symlink_to("/dev/zero" if kind == "device" else tmp_path / "gone")
    for given in (path, tmp_path):
        (fault,) = split(load([given]))[1]
        assert "not an ordinary file" in fault.reason


@pytest.mark.parametrize("folder", [{}, {"README.md": TEXT}, {".hidden/a.txt": TEXT}])
def test_a_folder_without_articles(tmp_path: Path, folder: dict[str, str | bytes]) -> None:
    (fault,) = load([put(tmp_path, folder)])
    assert isinstance(fault, Rejected)
    assert "holds no articles" in fault.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_read(tmp_path: Path, what: str) -> None:
    put(tmp_path, {"sub/a.txt": TEXT, "good.txt": TEXT})
    closed = tmp_path / ("sub/a.txt" if what == "file" else "sub")
    closed.chmod(0)
    try:
        articles, rejected = split(load([tmp_path]))
    finally:
        closed.chmod(0o755)
    assert [a.name for a in articles] == ["good.txt"]
    assert "permission" in rejected[0].reason


def test_an_unreadable_file_by_a_failing_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"a.txt": TEXT, "b.txt": TEXT})
    real = Path.open

    def fail(self: Path, *args: object, **more: object) -> object:
        if self.name == "a.txt":
            raise OSError(5, "Input/output error")
        return real(self, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", fail)
    articles, rejected = split(load([tmp_path]))
    assert [a.name for a in articles] == ["b.txt"]
    assert_helps(rejected[0], "a.txt")


def test_a_parser_that_fails_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_source: object) -> object:
        raise RecursionError

    monkeypatch.setitem(READERS, ".html", fail)  # type: ignore[arg-type]
    articles, rejected = split(load([put(tmp_path, {"a.html": PAGE, "b.txt": TEXT})]))
    assert [a.name for a in articles] == ["b.txt"]
    assert_helps(rejected[0], "a.html")


def test_a_name_is_given_once(tmp_path: Path) -> None:
    put(tmp_path, {"one/a.txt": TEXT, "two/a.txt": TEXT, "x.jsonl": '{"id":"a.txt","text":"x"}'})
    articles, rejected = split(load([tmp_path / "one", tmp_path / "two", tmp_path / "x.jsonl"]))
    assert [a.name for a in articles] == ["a.txt"]
    assert [r.source for r in rejected] == ["a.txt", "a.txt"]


def test_too_many_files_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILES", 2)
    articles, rejected = split(load([put(tmp_path, dict.fromkeys(("a.txt", "b.txt", "c.txt"), TEXT))]))
    assert (len(articles), [r.source for r in rejected]) == (2, ["c.txt"])


def test_too_many_records_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_RECORDS", 2)
    articles, rejected = split(load([put(tmp_path, {"a.jsonl": '{"text":"x"}\n' * 3})]))
    assert (len(articles), [r.source for r in rejected]) == (2, ["a.jsonl line 3"])


# --- anything at all ----------------------------------------------------------------------------


def test_random_files_go_in_and_come_out(tmp_path: Path) -> None:
    """Items in = articles out + rejected, for files of random bytes and of damaged records."""
    chance = random.Random(20201012)
    whole = [
        TEXT.encode(),
        PAGE.encode(),
        json.dumps(RECORD).encode(),
        CSV_ROW.encode(),
        b"# a\n\n[b](c) *d*",
    ]
    files: dict[str, str | bytes] = {}
    for number in range(400):
        ending = chance.choice([ending for ending in READERS if ending not in {".jsonl", ".ndjson", ".csv", ".tsv"}])
        files[f"{number:03}{ending}"] = damaged(chance, whole)
    articles, rejected = split(load([put(tmp_path, files)]))
    assert len(articles) + len(rejected) == 400
    assert {r.stage for r in rejected} == {"load"}
    assert min(len(articles), len(rejected)) > 40  # both ways out are taken
    for article in articles:
        article.text.encode("utf-8")


@pytest.mark.parametrize("ending", [".jsonl", ".csv"])
def test_random_records_go_in_and_come_out(tmp_path: Path, ending: str) -> None:
    chance = random.Random(20201027)
    for number in range(60):
        rows = [damaged(chance, [json.dumps(RECORD).encode()]).replace(b"\n", b"") or b"x" for _ in range(9)]
        rows = [row for row in rows if row.strip()]
        head = b"text\n" if ending == ".csv" else b""
        path = tmp_path / f"{number}{ending}"
        path.write_bytes(head + b"\n".join(rows))
        articles, rejected = split(load([path]))
        if ending == ".jsonl" and not rows[0].startswith((b"\xff\xfe", b"\xfe\xff")):
            assert len(articles) + len(rejected) == len(rows)
        else:
            assert articles or rejected


def damaged(chance: random.Random, whole: list[bytes]) -> bytes:
    """Random bytes, or something whole with bytes cut, doubled or overwritten."""
    if chance.random() < 0.3:
        return chance.randbytes(chance.randrange(1, 400))
    data = bytearray(chance.choice(whole))
    for _ in range(chance.randrange(0, 4)):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(3)] = chance.choice([b"", b"\x00", b"\xff\xfe", b"<", b'"', b"\n", b"\xe2\x80"])
    return bytes(data) or b"x"


def test_no_parser_of_ours_fails_on_the_pages_of_the_tests(tmp_path: Path) -> None:
    """The guard around the parsers must not hide a wrong call of them."""
    endings = {".html": PAGE, ".md": "# a", ".json": json.dumps(RECORD), ".csv": "text\nx"}
    _, rejected = split(load([put(tmp_path, {f"a{ending}": text for ending, text in endings.items()})]))
    assert not rejected
