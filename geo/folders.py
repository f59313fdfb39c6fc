"""Where the program keeps what it can make again."""

from __future__ import annotations

import os
from pathlib import Path

CACHE_VARIABLE = "DATELINE_CACHE"


def cache_folder() -> Path:
    """Return the folder of kept things: DATELINE_CACHE, else ``dateline`` in $XDG_CACHE_HOME or ``~/.cache``."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "dateline"
