"""Texts that run where a text is taken for code: a public set, read where it lies, and template literals of our own."""

from __future__ import annotations

import json
from functools import cache
from itertools import product
from pathlib import Path

import pytest

# Test fixtures of DOMPurify (Apache-2.0 or MPL-2.0), kept beside the checkout and not in it
PUBLIC = Path(__file__).resolve().parents[3] / "shared" / "evaluation" / "xss-payloads.json"
CALLS = [
    "alert(1)", "alert`1`", "self['al'+'ert'](1)", "[].constructor.constructor('alert(1)')()", "(()=>{alert(1)})()",
    "new Function('alert(1)')()", "globalThis?.alert(1)", "void alert(1)", "[1].map(alert)", "eval('alert(1)')",
]  # fmt: skip
FRAMES = ["${%s}", "`${%s}`", "x`;%s;//", "</script><script>`${%s}`</script>"]
TEMPLATES = [frame.replace("%s", call) for frame, call in product(FRAMES, CALLS)]


@cache
def public_payloads() -> tuple[str, ...]:
    """Return the public payloads; skip the test, saying so, where the file is not at hand."""
    if not PUBLIC.is_file():
        pytest.skip(f"no {PUBLIC.name} beside the checkout: only the payloads of the project's own tests were tried")
    held = json.loads(PUBLIC.read_text(encoding="utf-8"))["payloads"]
    return tuple(text for text in held if text.strip())


def all_payloads() -> list[str]:
    """Return the public payloads and the template literals."""
    return [*public_payloads(), *TEMPLATES]
