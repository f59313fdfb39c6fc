"""axe-core, vendored and checked, run on what a browser shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page

VENDOR = Path(__file__).parents[1] / "vendor"
AXE = VENDOR / "axe-core-4.14.1" / "axe.min.js"
RUN = """() => axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations
    .filter((one) => ['serious', 'critical'].includes(one.impact))
    .flatMap((one) => one.nodes.map((node) => [one.id, node.target.flat().join(' '), node.html])))"""


def serious(shown: Page | Frame) -> list[tuple[str, str, str]]:
    """Return rule, place and element of whatever axe-core calls serious or critical there."""
    shown.evaluate("() => {" + AXE.read_text(encoding="utf-8") + "}")
    found: Any = shown.evaluate(RUN)
    return [(rule, place, element) for rule, place, element in found]
