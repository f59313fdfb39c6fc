"""Streamlit, but what a run draws is sent so many seconds late: what a busy machine does now and then, always.

Run ``python late.py SECONDS`` and then the words of the ``streamlit`` command. Streamlit collects the messages of
a run and sends them every few milliseconds; a run that follows at once meets those that still wait.
"""

from __future__ import annotations

import sys

from streamlit.runtime import runtime
from streamlit.web.cli import main

INTERVAL = "MESSAGE_FLUSH_INTERVAL_SECS"

if __name__ == "__main__":
    assert INTERVAL in vars(runtime), "Streamlit names its interval otherwise: the delay would do nothing"
    vars(runtime)[INTERVAL] = float(sys.argv.pop(1))
    sys.argv[0] = "streamlit"
    sys.exit(main())
