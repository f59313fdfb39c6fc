"""The floors of the gate and what holds them: reading, measuring, raising."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from geo.evaluate import scorer

FILE = Path(__file__).with_name("floors.toml")
# What a floor lies below the measure: a rule made for one case may cost another a hair.
MARGIN = 0.005
_ABOUT = ("sha256", "every", "file")


def read(text: str | None = None) -> dict[str, dict[str, Any]]:
    """Return the table of floors by the name of the set."""
    return tomllib.loads(FILE.read_text(encoding="utf-8") if text is None else text)


def floors(name: str) -> dict[str, float]:
    """Return the floor of each measure of a set."""
    return {key: float(value) for key, value in read()[name].items() if key not in _ABOUT}


def file_of(name: str) -> str:
    """Return the name of a set's file, without its ending: that of the set unless its table says otherwise."""
    return str(read()[name].get("file", name))


def measured(name: str) -> dict[str, float]:
    """Score the share of a set that the gate reads."""
    return scorer(name).measures(name, int(read()[name]["every"]))


def raised(text: str, name: str, figures: dict[str, float]) -> str:
    """Return the file's text with the floors of a set raised to just below its figures, never lowered."""
    table = read(text)[name]
    start = text.index(f"[{name}]")
    end = text.find("\n[", start)
    part = text[start : end if end >= 0 else len(text)]
    for key, figure in figures.items():
        floor = int((figure - MARGIN) * 1000) / 1000
        if floor > float(table[key]):
            part = re.sub(rf"(?m)^{key} = \S+", f"{key} = {floor:g}", part)
    return text[:start] + part + (text[end:] if end >= 0 else "")
