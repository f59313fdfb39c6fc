"""What a piece of work costs and touches: processor time, more memory, files written, programs, sockets."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MIB = 2**20
_CLEAR, _STATUS = Path("/proc/self/clear_refs"), Path("/proc/self/status")
_OUTWARD = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.rename", "os.link")
_watching: list[list[str]] = []


@dataclass
class Cost:
    """``seconds`` of this process, ``mib`` of memory above the start, ``touched``: files, programs, sockets."""

    seconds: float = 0.0
    mib: float = 0.0
    touched: list[str] = field(default_factory=list)


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching:
        return
    if event == "open":
        path, mode, flags = arguments
        writes = flags is not None and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if (writes or (mode and set("wax+") & set(mode))) and not str(path).startswith("/proc/"):
            _watching[-1].append(f"open {path}")
    elif event in _OUTWARD:
        _watching[-1].append(f"{event} {arguments[:2]}")


sys.addaudithook(_audit)  # there is no taking one away: it sleeps but in watched()


@contextmanager
def watched() -> Iterator[Cost]:
    """Measure what is done within; memory on Linux only, where the kernel keeps the peak."""
    cost = Cost()
    _give_back()
    begun = _held("VmRSS")
    if begun is not None:
        _CLEAR.write_text("5")  # proc(5): sets the peak of the resident size back
    _watching.append(cost.touched)
    started = time.process_time()
    try:
        yield cost
    finally:
        cost.seconds = time.process_time() - started
        _watching.pop()
        cost.mib = ((_held("VmHWM") or 0) - (begun or 0)) / 1024


def _give_back() -> None:
    """Return freed memory to the system (malloc_trim(3)): what is taken from a store of it would not be seen."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def _held(name: str) -> int | None:
    """Return a size of this process in KiB, or None where the system does not tell."""
    if not _STATUS.exists() or not os.access(_CLEAR, os.W_OK):
        return None
    line = next(one for one in _STATUS.read_text().splitlines() if one.startswith(name))
    return int(line.split()[1])
