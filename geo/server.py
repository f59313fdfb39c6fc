"""Starting the dashboard: one Streamlit process, for this machine only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from extract.errors import DataError, InputError

DASHBOARD = Path(__file__).resolve().parents[1] / "dashboard.py"
HOST = "localhost"


def serve(file: Path | None, port: int) -> int:
    """Run the dashboard until it is stopped and return its exit code (Windows; elsewhere this process
    becomes the dashboard, so that whoever stops it stops the server).

    Parameters
    ----------
    file
        A built file to show; None leaves the choice to the page.
    port
        TCP port on this machine.

    Raises
    ------
    InputError
        The port is taken.
    DataError
        The page is not where a checkout has it.
    """
    if not DASHBOARD.is_file():
        raise DataError(f"{DASHBOARD} is missing; run dateline serve from a checkout of the project.")
    if _is_taken(port):
        raise InputError(f"Port {port} is taken by another program; give another with --port.")
    return _become(command(file, port))


def command(file: Path | None, port: int) -> list[str]:
    """Return the words that start the page; the built file comes after ``--`` as its argument."""
    options = {
        "server.address": HOST,
        "server.port": str(port),
        "server.headless": "false" if has_screen() else "true",  # whether to open a browser
        "server.showEmailPrompt": "false",  # would wait for an answer on a fresh machine
        "browser.gatherUsageStats": "false",
    }
    words = [sys.executable, "-m", "streamlit", "run", str(DASHBOARD)]
    words += [f"--{name}={value}" for name, value in options.items()]
    return [*words, "--", str(file.resolve())] if file else words


def _become(words: list[str]) -> int:
    os.chdir(DASHBOARD.parent)  # where the page's settings stand
    if sys.platform == "win32":
        return subprocess.call(words)  # noqa: S603 - a list of words, no shell
    sys.stdout.flush()
    return os.execv(words[0], words)  # noqa: S606 - a list of words, no shell


def has_screen() -> bool:
    """Whether a browser window can be opened: without one, Linux would start a text browser."""
    return sys.platform in {"darwin", "win32"} or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False
