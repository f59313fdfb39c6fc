"""The features of the seed articles are those of the golden file, no more, no less, none altered."""

from __future__ import annotations

import json

from tests.golden.regenerate import GOLDEN, HOW, ROOT, features


def test_the_seeds_give_the_golden_features() -> None:
    golden = GOLDEN.read_text(encoding="utf-8").splitlines()
    found = features()
    gone = [f"- {line}" for line in golden if line not in found]
    new = [f"+ {line}" for line in found if line not in golden]
    assert gone + new == [], f"The seeds give other features than before. {HOW}"
    assert len(found) == len(golden), f"A feature of the seeds comes another number of times. {HOW}"


def test_every_golden_quote_is_of_its_article() -> None:
    """The file itself is evidence: its offsets fall within the seeds as they are on disk."""
    sizes = {path.name[:3]: len(path.read_text(encoding="utf-8")) for path in (ROOT / "seeds").glob("*.txt")}
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        for quote in json.loads(line)["quotes"]:
            article, _, span = quote.partition(":")
            start, end = map(int, span.split("-"))
            assert 0 <= start < end <= sizes[article]
