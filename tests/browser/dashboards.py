"""Driving the real dashboard in a real browser: a server on a free port, and what its page shows."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Dialog, Frame, Page

from geo.folders import CACHE_VARIABLE
from geo.server import command

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
ROOT = Path(__file__).resolve().parents[2]
LATE = Path(__file__).with_name("late.py")
# How long a condition may take on a machine with other work; a test that passes does not wait for it
PATIENCE_MS = 180_000
READY = "html[data-ready='1']"
COUNTS = re.compile(r"([\d,]+) events?: ([\d,]+) on the map, ([\d,]+) areas?, ([\d,]+) without a place")
# Whether no run is under way, Python has answered all that the map told it, and the map, the line of counts and
# the table tell the same number
AGREED = """() => {
    const host = document.querySelector('[data-testid=stBidiComponentIsolated]');
    const frame = host?.shadowRoot?.querySelector('iframe');
    const { at, ready, state, data } = frame?.parentNode.__datelineMap ?? {};
    const answered = ready && at === (data.props.at ?? 0) && !(state.window?.heard < state.window?.presses);
    const onMap = frame?.contentWindow?.timeMap?.app.counts.total;
    const lines = [...document.querySelectorAll('[data-testid=stText]')].map((node) => node.innerText);
    const line = lines.map((text) => /^([\\d,]+) events?: /.exec(text)).find(Boolean);
    const grid = document.querySelector('[data-testid=stDataFrame] table[aria-colcount="8"]');
    const part = lines.map((text) => /^Events .* of ([\\d,]+)$/.exec(text)).find(Boolean);
    const rows = part ? Number(part[1].replaceAll(',', '')) : grid ? Number(grid.getAttribute('aria-rowcount')) - 1 : 0;
    const running = document.querySelector('[data-testid=stApp][data-test-script-state=running]');
    return !running && answered && line && Number(line[1].replaceAll(',', '')) === onMap && rows === onMap;
}"""


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def server(
    words: list[str], port: int, log: Path, *, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Run a Streamlit server and yield its address once it answers; stop it afterwards."""
    with log.open("wb") as out:
        process = subprocess.Popen(words, cwd=cwd, stdout=out, stderr=subprocess.STDOUT, env=env)
        try:
            _until_healthy(process, f"http://localhost:{port}/_stcore/health", log)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(PATIENCE_MS / 1000)


@contextlib.contextmanager
def served(events: Path, log: Path, *, late: float = 0) -> Iterator[str]:
    """Run the dashboard on ``events``, its cache beside ``log``, and yield its address; stop it afterwards.

    With ``late``, what it draws is sent so many seconds later: see :mod:`tests.browser.late`.
    """
    port = free_port()
    kept = os.environ | {CACHE_VARIABLE: str(log.parent / "cache")}
    python, _, _, *words = command(events, port)
    start = [str(LATE), str(late)] if late else ["-m", "streamlit"]
    with server([python, *start, *words], port, log, env=kept) as address:
        yield address


def _until_healthy(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < until:
        if server.poll() is not None:
            raise AssertionError(f"the server stopped: {log.read_text(errors='replace')[-2000:]}")
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=1) as answer:
            if answer.read() == b"ok":
                return
        time.sleep(0.1)  # a poll of another process, not a wait of a set length
    raise AssertionError(f"no answer in {PATIENCE_MS} ms: {log.read_text(errors='replace')[-2000:]}")


class Desk:
    """One browser tab on the dashboard, and what is seen there. Requests off this machine fail."""

    def __init__(self, browser: Browser, address: str, **context: Any) -> None:
        options = {"viewport": {"width": 1440, "height": 900}, "accept_downloads": True, "locale": "en-GB"}
        self.context = browser.new_context(**{**options, **context})
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self.address = address
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.executed: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", self._note_dialog)
        self.context.route(re.compile(r"^https?://(?!localhost[:/])"), self._refuse)

    def _note_dialog(self, dialog: Dialog) -> None:
        self.executed.append(dialog.message)
        dialog.dismiss()

    def _refuse(self, route: Any) -> None:
        self.outside.append(route.request.url)
        route.abort()

    def open(self, query: str = "") -> Desk:
        """Load the page and wait until map and table agree."""
        self.page.goto(f"{self.address}/{query}")
        return self.settled()

    def settled(self) -> Desk:
        """Wait until the map stands and table, line of counts and map tell the same number."""
        self.page.frame_locator("iframe[data-testid=timemap]").locator(READY).wait_for(state="attached")
        self.page.wait_for_function(AGREED)
        return self

    @property
    def map(self) -> Frame:
        """The frame of the map page."""
        return next(frame for frame in self.page.frames if "/media/" in frame.url)

    def total(self) -> int:
        """The number of events the line above the table tells."""
        return self.counts()[0]

    def counts(self) -> tuple[int, int, int, int]:
        """Total, mapped, areas and unlocated, as the line above the table tells them."""
        for text in self.page.locator("[data-testid=stText]").all_inner_texts():
            found = COUNTS.match(text)
            if found:
                total, mapped, area, unlocated = (int(part.replace(",", "")) for part in found.groups())
                return total, mapped, area, unlocated
        raise AssertionError("the page shows no line of counts")

    def ids(self) -> list[str]:
        """The ids of the events the map shows, sorted."""
        found: list[str] = self.map.evaluate("[...timeMap.app.rows].map((row) => timeMap.core.ids[row]).sort()")
        return found

    def drag(self, name: str, by: float) -> None:
        """Drag a handle of the slider by so many pixels, with the mouse, and let it go."""
        self.pull(name, by)
        self.page.mouse.up()

    def pull(self, name: str, by: float, steps: int = 8) -> None:
        """Drag without letting go."""
        box = self.map.get_by_role("slider", name=name).bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for step in range(1, steps + 1):
            self.page.mouse.move(x + by * step / steps, y)

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a filter in the sidebar."""
        self.page.get_by_role("combobox", name=label).fill(option)
        self.page.get_by_role("option", name=option, exact=True).click()
        self.page.keyboard.press("Escape")

    def save(self, button: str, folder: Path) -> Path:
        """Press a download button and return the saved file."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("button", name=button).click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def close(self) -> None:
        """Close the tab."""
        self.context.close()


def settle_window(desk: Desk, start: str, end: str) -> None:
    """Set the window to these days through the page's own slider code, and let it rest."""
    desk.map.evaluate(
        """([start, end]) => {
            const day = (text) => Math.round(Date.parse(text) / 86400000);
            timeMap.app.setWindow({ start: day(start), end: day(end) });
            timeMap.app.rest();
        }""",
        [start, end],
    )
