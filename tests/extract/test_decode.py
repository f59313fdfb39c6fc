"""Bytes become text in the encoding they were written in, or are refused."""

from __future__ import annotations

import pytest

from extract.decode import decode
from extract.errors import InputError

ENGLISH = "The mayor’s office said the café in Şuşa was hit – “twice” – on Monday."
SAMPLES = {
    "utf-8": ENGLISH,
    "utf-8-sig": ENGLISH,
    "utf-16": ENGLISH,
    "utf-32": ENGLISH,
    "cp1252": "The mayor’s office said the café was hit – “twice” – on Monday.",
    "latin-1": "Le président a déclaré lundi que la ville était tombée.",
    "cp1251": "Президент заявил в понедельник, что город взят.",
    "koi8-r": "Президент заявил в понедельник, что город взят войсками.",
    "cp1250": "Prezydent oświadczył w poniedziałek, że miasto zostało zajęte.",
    "cp1253": "Ο πρόεδρος δήλωσε τη Δευτέρα ότι η πόλη έπεσε.",
    "cp1256": "قال الرئيس يوم الاثنين إن المدينة سقطت",
    "gb18030": "总统周一表示，该城市已被占领。",
    "shift_jis": "大統領は月曜日に市が陥落したと述べた",
    "euc_kr": "대통령은 월요일에 도시가 함락되었다고 말했다",
}


@pytest.mark.parametrize("encoding", SAMPLES)
def test_encodings_are_found(encoding: str) -> None:
    assert decode(SAMPLES[encoding].encode(encoding)) == SAMPLES[encoding]


@pytest.mark.parametrize(
    "text",
    [
        "It’s over.",
        "£5m of aid was sent.",
        "naïve",
        "Señor López spoke in Bogotá; 21 killed.",
        "“War” – he said…",
    ],
)
def test_a_few_quotation_marks_and_accents_are_western(text: str) -> None:
    """Too little for statistics: a guess by them takes the first for Chinese, the second for Japanese."""
    assert decode(text.encode("cp1252")) == text


def test_a_declared_encoding_is_taken_where_the_format_declares_one() -> None:
    page = '<meta charset="windows-1254"><p>Şuşa şehrinin alındığını söyledi</p>'
    assert decode(page.encode("cp1254"), declared=True) == page


def test_utf8_outranks_what_is_declared() -> None:
    page = '<meta charset="latin-1"><p>Şuşa</p>'
    assert decode(page.encode(), declared=True) == page


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"%PDF-1.7 text", id="pdf"),
        pytest.param(b"PK\x03\x04rest", id="zip"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="png"),
        pytest.param(b"text with a \x00 in it", id="nul"),
        pytest.param(bytes(range(1, 256)) * 40, id="every byte"),
        pytest.param(b"\x01\x02\x03\x04\x05\x06\x0e\x0f" * 100, id="controls only"),
        pytest.param(b"\xff\xfe\x00", id="half a UTF-16 character"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^(is|has) .+; save"):
        decode(data)
