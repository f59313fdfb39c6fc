"""Whole functions on hostile texts: twice the text is at most three times the work."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.clean import clean, clean_line
from extract.decode import decode
from extract.errors import InputError
from extract.load import load
from extract.model import Article
from extract.published import with_date
from extract.reflow import paragraphs
from extract.times import find_times
from geo.escape import safe_url, to_script_json
from geo.exports.cells import guard_cell
from geo.names import fold, variants
from tests.documents import docx_of, pdf_of_pages, text_at, zip_of
from tests.property.test_extract_properties import lookup
from tests.safety.test_texts import UNITS

RATIO, LENGTH = 3.0, 30_000
# Below so much work at full length nothing can hurt, and a ratio would be one of noise
WORTH_A_LOOK = 0.06
TRIES = 4
MARKUP = [
    "> ", "* ", "[", "![", "](", "**", "<b>", "<div>", "<a href=x>", "<p>x", "<table><tr><td>", "&amp;", "1. ", "# a\n",
    "---\n", "e-\n", "- a\n", "<!--", "<script>", "|a|b|\n", '{"text":', '"', '"a",', "[[article]]\n",
]  # fmt: skip
TOLD = [
    "Monday, ",
    "two days after ",
    "from 1 to 2 ",
    "yesterday and ",
    "12 to 14 ",
    "killed 2 and ",
    "Baku, ",
    "he said ",
]


def reader(ending: str, folder: Path) -> Callable[[str], Any]:
    def read(text: str) -> None:
        path = folder / f"x{ending}"
        path.write_text(text, encoding="utf-8", errors="replace")
        list(load([path]))

    return read


def packed(ending: str, make: Callable[[str], bytes], folder: Path) -> Callable[[str], Any]:
    def read(text: str) -> None:
        (folder / f"x{ending}").write_bytes(make(text))
        list(load([folder / f"x{ending}"]))

    return read


def document(text: str) -> bytes:
    lines = [text[at : at + 80].encode("cp1252", "ignore").decode("cp1252") for at in range(0, len(text), 80)]
    return pdf_of_pages([text_at(40, lines[at : at + 60]) for at in range(0, len(lines), 60)])


def word(text: str) -> bytes:
    words = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "")
    return docx_of("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in words.split("\n")))


@pytest.fixture(scope="module")
def functions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Callable[[str], Any]]:
    folder = tmp_path_factory.mktemp("hostile")
    return {
        "clean": clean,
        "clean_line": clean_line,
        "decode": lambda text: decode(text.encode()),
        "paragraphs": lambda text: paragraphs([text, text]),
        "times": lambda text: find_times(clean(text), date(2020, 10, 30)),
        "published": lambda text: with_date(Article("a.txt", clean(text))),
        "fold": fold,
        "variants": variants,
        "cell": guard_cell,
        "script": to_script_json,
        "link": lambda text: safe_url(f"https://example.org/{text}"),
        **{ending: reader(ending, folder) for ending in (".txt", ".md", ".html", ".json", ".jsonl", ".csv")},
        "articles.toml": lambda text: list(load([_described(folder, text)])),
        ".pdf": packed(".pdf", document, folder),
        ".docx": packed(".docx", word, folder),
        ".zip": packed(".zip", lambda text: zip_of({"a.txt": text.encode("utf-8", "replace")}), folder),
    }


def _described(folder: Path, text: str) -> Path:
    inner = folder / "described"
    inner.mkdir(exist_ok=True)
    (inner / "a.txt").write_text("words", encoding="utf-8")
    (inner / "articles.toml").write_text(text, encoding="utf-8", errors="replace")
    return inner


def work(function: Callable[[str], Any], unit: str, length: int) -> float:
    """Return the processor time for a text of that length, refused or not."""
    text = (unit * length)[:length]
    began = time.process_time()
    with suppress(InputError):
        function(text)
    return time.process_time() - began


def grows(function: Callable[[str], Any], unit: str, length: int) -> bool:
    """Whether twice the text takes more than three times the work: at once, and by the least of several tries."""
    whole = work(function, unit, length)
    half = work(function, unit, length // 2)
    if whole < WORTH_A_LOOK or whole <= RATIO * half:
        return False
    for _ in range(TRIES):  # whatever else the machine does can only add to either
        whole, half = min(whole, work(function, unit, length)), min(half, work(function, unit, length // 2))
    return whole > RATIO * half


NAMES = ["clean", "clean_line", "decode", "paragraphs", "times", "published", "fold", "variants", "cell", "script"]
NAMES += ["link", ".txt", ".md", ".html", ".json", ".jsonl", ".csv", "articles.toml", ".pdf", ".docx", ".zip"]


@pytest.mark.parametrize("name", NAMES)
def test_twice_the_text_is_no_more_than_three_times_the_work(name: str, functions: dict[str, Any]) -> None:
    assert [unit for unit in [*UNITS, *MARKUP, *TOLD] if grows(functions[name], unit, LENGTH)] == []


@pytest.mark.parametrize("unit", [*TOLD, "[", "Mr. ", "A ", "1,", "\n", "\u201c", "Baku and Ganja said. "])
def test_a_whole_extraction_grows_with_its_text(unit: str) -> None:
    from extract.pipeline import extract

    def whole(text: str) -> None:
        extract(Article("a.txt", text, published=date(2020, 10, 30)), lookup())

    assert not grows(whole, unit, 3_000)


def test_control_a_function_that_grows_with_the_square_is_noticed() -> None:
    step = max(LENGTH // 500, 1)  # work enough to be looked at on a fast machine too

    def square(text: str) -> int:
        return sum(ord(sign) for at in range(0, len(text), step) for sign in text[at:])

    # A busy machine may hide it once: nothing is claimed of a machine that hides it each time
    assert any(grows(square, "a", LENGTH) for _ in range(TRIES))
