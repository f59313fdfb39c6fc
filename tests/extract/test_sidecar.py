"""articles.toml describes articles; whatever is wrong in it costs no article."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extract.load import load
from extract.model import Article, Rejected

TEXT = "Shells hit Barda on Monday."
GOOD = '[[article]]\nfile = "a.txt"\ntitle = "T"\npublished = 2020-10-12\nurl = "https://x.example"\n'


def read(folder: Path, sidecar: str | bytes) -> tuple[Article, list[Rejected]]:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "articles.toml").write_bytes(sidecar if isinstance(sidecar, bytes) else sidecar.encode())
    items = list(load([folder]))
    (article,) = [item for item in items if isinstance(item, Article)]
    return article, [item for item in items if isinstance(item, Rejected)]


def test_what_it_states_is_taken(tmp_path: Path) -> None:
    article, faults = read(tmp_path, GOOD + 'sure_published = "high"\npublisher = "P"\nwhy = "a note"\nbyline = ""\n')
    assert not faults
    assert article == Article("a.txt", TEXT, "T", "P", date(2020, 10, 12), "sidecar", "high", "https://x.example")


@pytest.mark.parametrize("value", ['"2020-10-12"', "2020-10-12T08:00:00Z", "2020-10-12", '"12 October 2020"'])
def test_dates_in_quotation_marks_and_times_are_dates_too(tmp_path: Path, value: str) -> None:
    article, faults = read(tmp_path, f'[[article]]\nfile = "a.txt"\npublished = {value}\n')
    assert (article.published, faults) == (date(2020, 10, 12), [])


def test_an_absent_date_stays_absent(tmp_path: Path) -> None:
    article, _ = read(tmp_path, '[[article]]\nfile = "a.txt"\nsure_published = "unknown"\n')
    assert (article.published, article.published_basis) == (None, "unknown")


@pytest.mark.parametrize("where", ["articles.toml", "sub/articles.toml"])
def test_it_may_stand_above_the_file_or_beside_it(tmp_path: Path, where: str) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT, encoding="utf-8")
    file = "sub/a.txt" if where == "articles.toml" else "a.txt"
    (tmp_path / where).write_text(f'[[article]]\nfile = "{file}"\ntitle = "T"\n', encoding="utf-8")
    (article,) = load([tmp_path])
    assert isinstance(article, Article)
    assert (article.name, article.title) == ("sub/a.txt", "T")


BROKEN: dict[str, str | bytes] = {
    "no toml": "[[article\nfile=",
    "impossible date": '[[article]]\nfile = "a.txt"\npublished = 2020-13-45\n',
    "one bracket": '[article]\nfile = "a.txt"\n',
    "binary": b"\x00\x01\x02",
    "not utf-8": b'[[article]]\nfile = "\xff\x00"\n',
    "deep": "x = " + "[" * 5000,
    "article is a number": "article = 5",
    "entries are numbers": "article = [5]",
    "no file": '[[article]]\ntitle = "T"\n',
    "file is a number": "[[article]]\nfile = 5\n",
    "file is missing": '[[article]]\nfile = "gone.txt"\n',
    "file is outside": '[[article]]\nfile = "../a.txt"\n',
    "file is absolute": '[[article]]\nfile = "/etc/hostname"\n',
    "file has a NUL": '[[article]]\nfile = "a\\u0000b"\n',
    "file is too long": f'[[article]]\nfile = "{"x" * 9000}"\n',
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_one_is_one_fault_and_the_article_is_read(tmp_path: Path, case: str) -> None:
    article, faults = read(tmp_path, BROKEN[case])
    assert (article.text, article.published) == (TEXT, None)
    (fault,) = faults
    assert fault.stage == "sidecar"
    assert fault.reason.startswith("articles.toml")
    assert fault.reason.endswith(".")


@pytest.mark.parametrize("field", ["title = 5", "url = []", "publisher = true", 'published = "soon"', "published = 5"])
def test_a_wrong_field_costs_only_itself(tmp_path: Path, field: str) -> None:
    article, faults = read(tmp_path, f'[[article]]\nfile = "a.txt"\nlanguage = "fr"\n{field}\n')
    assert article.language == "fr"
    (fault,) = faults
    assert field.split()[0][:5] in fault.reason
    assert "a.txt" in fault.reason


def test_the_first_of_two_entries_counts(tmp_path: Path) -> None:
    article, faults = read(tmp_path, GOOD + '[[article]]\nfile = "./a.txt"\ntitle = "Other"\n')
    assert article.title == "T"
    assert len(faults) == 1
