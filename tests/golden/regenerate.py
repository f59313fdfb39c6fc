"""The golden run: every feature of the seed articles, one line each, in ``seeds.jsonl``.

After a change that is meant to alter results, rewrite the file and read its difference line by line
before committing it::

    .venv/bin/python -m tests.golden.regenerate
    git diff tests/golden/seeds.jsonl
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.validity import LOSSES

if TYPE_CHECKING:
    from geo.build import BuildResult

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).with_name("seeds.jsonl")
HOW = "Meant? Then run `.venv/bin/python -m tests.golden.regenerate` and read its git diff before you commit it."
# What a reader would notice. Coordinates, confidence and wording of titles have tests of their own.
FIELDS: tuple[str, ...] = (
    "type",
    "subtype",
    "date_start",
    "date_end",
    "date_edtf",
    "date_basis",
    "place_id",
    "place_text",
)
FIELDS += (
    "place_precision",
    "place_basis",
    "status",
    "killed_low",
    "killed_high",
    "wounded_low",
    "wounded_high",
)


@cache
def seeds_build() -> BuildResult:
    """Build the seed articles, once for all tests that look at the result."""
    from geo.build import build

    return build([ROOT / "seeds"])


def features() -> list[str]:
    """Return the features of the seeds as lines of JSON, in an order that depends on their content only."""
    return sorted(json.dumps(_feature(row), ensure_ascii=False) for row in seeds_build().frame.to_dict("records"))


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    """Where it is said, first: so the lines of one sentence stand together in the file."""
    quotes = [f"{s['article'][:3]}:{s['start_char']}-{s['end_char']}" for s in row["sources"]]
    claims = [f"{c['claimant']} ({c['side']}) {c['stance']}" for c in row["claims"]]
    losses = [_loss(one) for one in row["losses"]]
    told = {name: row[name] for name in FIELDS if _is_set(row[name])}
    return {
        "quotes": quotes,
        **told,
        **({"claims": claims} if claims else {}),
        **({"losses": losses} if losses else {}),
    }


def _loss(loss: dict[str, Any]) -> str:
    """As in "rebels (SY) killed 30 to None, by the army"."""
    counts = (
        f"{harm} {loss[f'{harm}_low']} to {loss[f'{harm}_high']}" for harm in LOSSES if loss[f"{harm}_low"] is not None
    )
    return f"{loss['party']} ({loss['side']}) {', '.join(counts)}, by {loss['claimant'] or 'the article'}"


def _is_set(value: Any) -> bool:
    import pandas

    return not pandas.isna(value)


def main() -> None:
    """Rewrite the file."""
    GOLDEN.write_text("\n".join(features()) + "\n", encoding="utf-8")
    print(f"{GOLDEN.relative_to(ROOT)}: {len(features())} features")


if __name__ == "__main__":
    main()
