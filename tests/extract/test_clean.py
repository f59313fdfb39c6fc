"""Cleaning removes what cannot be seen and leaves the rest byte for byte."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.clean import clean, clean_line
from extract.limits import MAX_COMBINING_RUN, MAX_FIELD_CHARS

# Every code point, lone surrogates among them.
ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        pytest.param("a\r\nb\rc\nd", "a\nb\nc\nd", id="line ends"),
        pytest.param("a\x0bb\x0cc\u2028d\u2029e", "a\nb\nc\nd\ne", id="rare line ends"),
        pytest.param("Step\u00adanakert", "Stepanakert", id="soft hyphen"),
        pytest.param("Bar\u200bda\u200d\u2060\ufeff", "Barda", id="zero width"),
        pytest.param("\u202egro.live\u202c \u2066x\u2069", "gro.live x", id="bidi"),
        pytest.param("a\x00b\x07c\x1bd\x7f", "abcd", id="controls"),
        pytest.param("a\ud800b\udfffc", "abc", id="lone surrogates"),
        pytest.param("a\U000e0041b", "ab", id="tags"),
        pytest.param("a\ufffeb\ufdd0c", "abc", id="noncharacters"),
        pytest.param("S\u0327us\u0327a", "\u015eu\u015fa", id="composed"),
        pytest.param("he said \x93go\x94 \x97 it\x92s", "he said “go” — it’s", id="windows quotes as controls"),
    ],
)
def test_what_cannot_be_seen_goes(dirty: str, tidy: str) -> None:
    assert clean(dirty) == tidy


@pytest.mark.parametrize(
    "text",
    [
        "“Quotes” ‘of’ «every» kind",
        "dash – and — and -",
        "tab\tand  two\u00a0spaces ",
        "Шуша 舒沙 شوشا",
        "👍🏽 1½ é ŉ",
    ],
)
def test_what_can_be_seen_stays(text: str) -> None:
    assert clean(text) == text


def test_seeds_come_through_byte_for_byte(seeds: Path) -> None:
    files = sorted(seeds.glob("0*.txt"))
    assert len(files) == 4
    for file in files:
        text = file.read_bytes().decode("utf-8")
        assert clean(text) == text


@given(ANY_TEXT)
def test_clean_text_is_writable_and_stays_the_same(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode("utf-8").decode("utf-8") == once


@given(ANY_TEXT)
def test_no_control_or_bidi_character_is_left(text: str) -> None:
    bidi = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    left = {char for char in clean(text) if unicodedata.category(char) in {"Cc", "Cs"} or char in bidi}
    assert left <= {"\n", "\t"}


def test_a_long_run_of_marks_is_cut() -> None:
    marks = "\u0301\u0316" * 100_000  # unsorted, so that normalising would take quadratic time
    assert len(clean(f"a{marks}b")) <= MAX_COMBINING_RUN + 2


def test_a_line_is_one_line_without_ends_and_not_endless() -> None:
    assert clean_line("  a\r\n\tb \u200b") == "a b"
    assert len(clean_line("x" * 5000)) == MAX_FIELD_CHARS


def test_undecodable_file_names_stay_apart() -> None:
    assert clean_line("a\udc80") != clean_line("a\udc80\udc81")


@pytest.mark.parametrize(
    "right",
    [
        "The Azeri town of \u015eu\u015fa, Kalbac\u0259r and G\u0259nc\u0259 were hit.",
        "\u201cWe left,\u201d she said \u2013 it wasn\u2019t safe.",
        "Caf\u00e9s in S\u00e3o Paulo and M\u00fcnchen",
        "\u0421\u0442\u0435\u043f\u0430\u043d\u0430\u043a\u0435\u0440\u0442",
    ],
)
def test_utf8_read_as_windows_1252_is_put_right(right: str) -> None:
    codes = right.encode("utf-8")
    wrong = "".join(bytes((code,)).decode("cp1252", "ignore") or chr(code) for code in codes)
    assert clean(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "\u00c0 la carte \u00ab caf\u00e9 \u00bb",
        "CAF\u00c9\u201d is French",
        "10 \u00b0C, 5 \u00b5m, \u00a3 3",
        "na\u00efve \u00d6\u00df",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the bombard-\nment of Hama", "the bombardment of Hama"),
        ("in Nagorno-\nKarabakh", "in Nagorno-Karabakh"),
        ("a long-\nrange missile", "a long-range missile"),
        ("a bombard-\r\n   ment", "a bombardment"),
        ("- one\n- two", "- one\n- two"),
        ("1990-\n1994", "1990-\n1994"),
        ("he left -\nand came", "he left -\nand came"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_joined(broken: str, whole: str) -> None:
    assert clean(broken) == whole
    assert clean(clean(broken)) == whole
