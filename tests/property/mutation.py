"""Cases for the fuzz tests: sound inputs with bytes changed, cut, doubled and swapped, the same on every run.

``DATELINE_FUZZ=10`` makes ten times as many, from another seed: the long run of CONTRIBUTING.md.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

TIMES = max(1, int(os.environ.get("DATELINE_FUZZ", "1")))
# What parsers trip over: openers, quotes, controls, bidi, halves of surrogates and of UTF-8, big numbers
NAUGHTY = [
    *(b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\x1b[31m", b"\r\n\r\n"),
    *(b"{" * 60, b"[" * 60, b'"' * 3, b"<" * 60, b"<![CDATA[", b"<!--", b"]]>", b"&#x110000;", b"&#0;", b"\\u0000"),
    *(b"\\ud800", b"NaN", b"1e999", b"-0", b"9" * 40, b"null", b"../" * 20, b"${x}", b"{{x}}", b"=cmd()", b"%s%n"),
    *(b"---\n", b"```\n", b"| a | b |\n", b"31 February 2020", b"12/13/14", b"0000-00-00", b"of of of of ", b"1,2,3,"),
    *("e\u0301".encode() * 40, "Ş".encode(), "\u200f\u202e".encode(), "\U0001f4a5".encode(), "ﬁ".encode()),
]


def mutated(sound: list[bytes], cases: int, seed: int) -> Iterator[bytes]:
    """Yield ``cases`` (times ``DATELINE_FUZZ``) changed copies of the sound inputs, the first ones unchanged."""
    rng = random.Random(seed * 1000 + TIMES)
    yield from sound
    for _ in range(cases * TIMES - len(sound)):
        data = bytearray(rng.choice(sound))
        for _ in range(rng.choice((1, 1, 2, 5, 20))):
            _change(data, rng)
        yield bytes(data)


def _change(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(data) + 1)
    end = min(len(data), at + rng.randint(1, 40))
    what = rng.randrange(6)
    if what == 0 and at < len(data):
        data[at] ^= 1 << rng.randrange(8)
    elif what == 1:
        del data[at:end]
    elif what == 2:
        data[at:at] = data[at:end] * rng.randint(1, 8)
    elif what == 3:
        data[at:end] = rng.randbytes(end - at)
    elif what == 4:
        del data[at:]
    else:
        data[at:at] = rng.choice(NAUGHTY)


def as_text(data: bytes) -> str:
    """Return bytes as text with everything a Python string can hold, halves of surrogates too."""
    return data.decode("utf-8", "surrogateescape" if len(data) % 2 else "replace")
