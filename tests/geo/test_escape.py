"""Nothing that comes out of the encoder ends a script, starts a template or reorders a line."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import jinja2
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.escape import safe_url, strip_controls, to_script_json

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(alphabet=st.sampled_from("{}%#</>&'\"\\ -ab!script\u2028\u2029\u202e\ud800\x00é"), max_size=60))
def test_any_text_survives_two_readers_and_comes_back(text: str) -> None:
    encoded = to_script_json({"k": [text]})
    for opener in ("<", ">", "&", "{{", "{%", "{#", "\u2028", "\u2029"):
        assert opener not in encoded
    rendered = jinja2.Template(encoded).render()
    assert json.loads(rendered) == {"k": [strip_controls(text)]}


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats(), lambda inner: st.lists(inner, max_size=4)))
def test_numbers_json_does_not_know_become_null(value: Any) -> None:
    def refuse(text: str) -> None:
        raise AssertionError(f"{text} is no JSON")

    json.loads(to_script_json(value), parse_constant=refuse)


def test_dates_and_numpy_and_pandas_are_written_as_json() -> None:
    values = [
        date(2020, 10, 1),
        pd.Timestamp("2020-10-02"),
        np.int32(3),
        np.float64("nan"),
        np.array([1, 2]),
        pd.NA,
        pd.NaT,
    ]
    assert json.loads(to_script_json(values)) == ["2020-10-01", "2020-10-02T00:00:00", 3, None, [1, 2], None, None]


def test_what_is_no_data_is_refused() -> None:
    with pytest.raises(TypeError, match="convert it"):
        to_script_json({"k": object()})


def test_controls_surrogates_and_bidi_go_and_the_rest_stays() -> None:
    assert strip_controls(f"a{BIDI}b\x00\x08\x1b\x7f\x85\udfffc") == "abc"
    assert strip_controls("one\r\ntwo\rthree\tfour") == "one\ntwo\nthree\tfour"
    assert strip_controls("می‌خواهم 👩‍💻 İ") == "می‌خواهم 👩‍💻 İ"


NO_LINKS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "\x01javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd",
    "//example.org/x", "example.org", "http:///x", "https://user:secret@example.org/", "http://exa mple.org/",
    "http://[::1", "https:\\\\example.org", "", None, 'http://a"onmouseover="x.org/',
]  # fmt: skip


@pytest.mark.parametrize("url", NO_LINKS)
def test_what_is_no_web_address_makes_no_link(url: str | None) -> None:
    assert safe_url(url) is None


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("  HTTP://Example.org:8080/x ", "http://Example.org:8080/x"),
        ("https://example.org/a b'<\">`", "https://example.org/a%20b'%3C%22%3E%60"),
        ("https://example.org/%20ok", "https://example.org/%20ok"),
        ("https://example.org/haber/şuşa", "https://example.org/haber/%C5%9Fu%C5%9Fa"),
    ],
)
def test_web_addresses_come_back_fit_for_an_attribute(url: str, wanted: str) -> None:
    assert safe_url(url) == wanted
