"""PDF, Word and zip: the words in reading order, what the file states, one article or one reason each."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract import limits
from extract.load import load
from extract.model import Article, Rejected
from extract.reflow import paragraphs
from tests.documents import docx_of, pdf_of_pages, text_at, zip_of

COLUMNS = [
    [
        "Shells fell on the town in the", "night, and the authori-", "ties of Stepanakert spoke of a",
        "decades-old enmity, as Nagorno-",
    ],
    ["Karabakh buried its dead.", "On 12 October 2020 a truce", "was agreed. The decades-", "old enmity went on."],
]  # fmt: skip
COLUMN_WORDS = (
    "Shells fell on the town in the night, and the authorities of Stepanakert spoke of a decades-old enmity, "
    "as Nagorno-Karabakh buried its dead. On 12 October 2020 a truce was agreed. The decades-old enmity went on."
)
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmp:CreateDate="2024-01-01">%s<dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">A town under fire</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>"""


def read(folder: Path, name: str, data: bytes) -> list[Article | Rejected]:
    (folder / name).write_bytes(data)
    return list(load([folder / name]))


def article(folder: Path, name: str, data: bytes) -> Article:
    (found,) = read(folder, name, data)
    assert isinstance(found, Article), found
    return found


def reason(folder: Path, name: str, data: bytes) -> str:
    (found,) = read(folder, name, data)
    assert isinstance(found, Rejected)
    assert found.reason.startswith(name) and "\n" not in found.reason and found.reason.endswith(".")
    return found.reason


def words(text: str) -> str:
    return " ".join(text.split())


# --- PDF ----------------------------------------------------------------------------------------


def test_two_columns_are_read_one_after_the_other_without_the_hyphens_of_line_ends(tmp_path: Path) -> None:
    drawn = text_at(50, COLUMNS[0]) + text_at(310, COLUMNS[1])
    found = article(tmp_path, "a.pdf", pdf_of_pages([drawn]))
    assert words(found.text) == COLUMN_WORDS


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    said = ["fell on the town", "was agreed at noon", "were buried today", "came home at last"]
    pages = [
        text_at(50, ["The Daily Herald, 12 October 2020", f"It {one}", f"- {k} -"])
        for k, one in enumerate(said, start=7)
    ]
    found = article(tmp_path, "a.pdf", pdf_of_pages(pages))
    assert [f"It {one}" in found.text for one in said] == [True] * 4
    assert "Herald" not in found.text and not re.search(r"- \d+ -", found.text)


def test_the_day_a_pdf_was_made_is_not_the_day_of_publication(tmp_path: Path) -> None:
    drawn = [text_at(50, ["Shells fell on the town."])]
    found = article(tmp_path, "a.pdf", pdf_of_pages(drawn, XMP % "", title="ignored"))
    assert (found.title, found.published, found.published_basis) == ("A town under fire", None, "unknown")
    stated = "<prism:publicationDate>2020-10-12T08:00:00Z</prism:publicationDate>"
    found = article(tmp_path, "b.pdf", pdf_of_pages(drawn, XMP % stated))
    assert (found.published, found.published_basis, found.published_sure) == (date(2020, 10, 12), "metadata", "low")


@pytest.mark.parametrize(
    ("stated", "title"),
    [("A town under fire", "A town under fire"), ("Microsoft Word - x", ""), ("draft2.docx", ""), ("untitled", "")],
)
def test_a_file_name_is_no_title(stated: str, title: str, tmp_path: Path) -> None:
    assert article(tmp_path, "a.pdf", pdf_of_pages([text_at(50, ["Words."])], title=stated)).title == title


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (pdf_of_pages([b""]), "without text, perhaps a scan"),
        (b"%PDF-1.7\nnonsense", "damaged PDF"),
        (b"PK\x03\x04", "no PDF by its first bytes"),
        (pdf_of_pages([b""] * (limits.MAX_PDF_PAGES + 1)), "has 401 pages, the limit is 400"),
    ],
)
def test_a_pdf_of_no_use_is_told_in_one_sentence(data: bytes, told: str, tmp_path: Path) -> None:
    assert told in reason(tmp_path, "a.pdf", data)


def test_paragraphs_end_at_short_lines_and_survive_the_end_of_a_page() -> None:
    first = "A heading\n" + "word " * 12 + "\n" + "word " * 12 + "\nends here.\n" + "next " * 12
    second = "next " * 12 + "\nis over."
    assert [len(one.split()) for one in paragraphs([first, second]).split("\n\n")] == [2, 26, 26]


# --- Word ---------------------------------------------------------------------------------------


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_word_document_is_its_paragraphs_tables_and_links(tmp_path: Path) -> None:
    body = [
        paragraph(run("Shelling of "), "<w:hyperlink>", run("Barda"), "</w:hyperlink>"),
        f"<w:tbl><w:tr><w:tc>{paragraph(run('Killed'))}</w:tc><w:tc>{paragraph(run('21'))}</w:tc></w:tr></w:tbl>",
        paragraph(run("One"), "<w:r><w:tab/><w:br/></w:r>", run("two &amp; three")),
    ]
    core = "<dc:title>A town\nunder fire</dc:title><dcterms:created>2024-01-01T00:00:00Z</dcterms:created>"
    found = article(tmp_path, "a.docx", docx_of("".join(body), core))
    assert found.text == "Shelling of Barda\n\nKilled\n\n21\n\nOne\t\ntwo & three"
    assert (found.title, found.published) == ("A town under fire", None)


def test_deleted_text_and_field_codes_are_not_read(tmp_path: Path) -> None:
    gone = "<w:del><w:r><w:delText>not</w:delText></w:r></w:del><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    gone += f"<w:moveFrom>{run('moved')}</w:moveFrom>"
    found = article(tmp_path, "a.docx", docx_of(paragraph(run("Barda was "), gone, "<w:ins>", run("hit"), "</w:ins>")))
    assert found.text == "Barda was hit"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"no archive", "not a sound zip file"),
        (zip_of({"a.txt": b"x"}), "not a Word document"),
        (docx_of(""), "holds no text"),
        (docx_of("<w:p>"), "XML that is not well formed"),
    ],
)
def test_a_document_of_no_use_is_told_in_one_sentence(data: bytes, told: str, tmp_path: Path) -> None:
    assert told in reason(tmp_path, "a.docx", data)


# --- zip ----------------------------------------------------------------------------------------

TOML = b'[[article]]\nfile = "a.txt"\ntitle = "A town under fire"\npublished = 2020-10-12\n'


def test_an_archive_is_read_as_a_folder(tmp_path: Path) -> None:
    inner = zip_of({"c.txt": b"Inner words.", "d.zip": zip_of({"e.txt": b"Too deep."})})
    files = {
        "one/articles.toml": TOML, "one/a.txt": b"Shells fell.", "b.docx": docx_of(paragraph(run("Talks began."))),
        "p.pdf": pdf_of_pages([text_at(50, ["Printed words."])]), "r.jsonl": b'{"id": "r1", "text": "A record."}',
        "inner.zip": inner, "README.md": b"none", ".hidden/x.txt": b"none", "__MACOSX/one/._a.txt": b"none",
        "x.png": b"\x89PNG",
    }  # fmt: skip
    found = read(tmp_path, "all.zip", zip_of(files))
    texts = {one.name: one.text for one in found if isinstance(one, Article)}
    assert texts == {
        "all.zip/b.docx": "Talks began.",
        "all.zip/inner.zip/c.txt": "Inner words.",
        "all.zip/one/a.txt": "Shells fell.",
        "all.zip/p.pdf": "Printed words.",
        "r1": "A record.",
    }
    described: Any = next(one for one in found if isinstance(one, Article) and one.name.endswith("one/a.txt"))
    assert (described.title, described.published) == ("A town under fire", date(2020, 10, 12))
    lost = {one.source: one.reason for one in found if isinstance(one, Rejected)}
    assert set(lost) == {"all.zip/inner.zip/d.zip", "all.zip/x.png"}
    assert "archive in an archive in an archive" in lost["all.zip/inner.zip/d.zip"]


def test_an_archive_in_a_folder_counts_as_its_articles(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "x.zip").write_bytes(zip_of({"a.txt": b"One.", "b.txt": b"Two."}))
    assert [one.name for one in load([tmp_path]) if isinstance(one, Article)] == [
        "more/x.zip/a.txt",
        "more/x.zip/b.txt",
    ]


@pytest.mark.parametrize(
    ("data", "told"), [(zip_of({}), "holds no articles"), (zip_of({"a.txt": b"x"})[:-9], "not a sound zip file")]
)
def test_an_archive_of_no_use_is_told_in_one_sentence(data: bytes, told: str, tmp_path: Path) -> None:
    assert told in reason(tmp_path, "a.zip", data)
