"""The page's own files: CSS, vendored Leaflet and our JavaScript modules as one classic script.

A page opened from ``file://`` cannot import modules, so they are joined here. Each module becomes a
function that returns what it exports; an import becomes a look-up::

    import { ticks } from './timeaxis.js';      const { ticks } = timeaxis_js;
    export function ticks() {...}               function ticks() {...}  ... return { ticks };

Modules keep to that form: named imports of neighbours at the top, named exports of functions,
classes and constants, no cycles, no default export. ``tests/js`` imports the very same files.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from extract.errors import DataError

ASSETS = Path(__file__).parent / "assets"
STYLES = ("page.css", "map.css", "time.css", "panel.css")
LEAFLET = "leaflet-1.9.4"
_IMPORT = re.compile(r"^import \{([^}]*)\} from '\./([\w]+)\.js';\n", re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.M)
_EXPORTED = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.M)


@cache
def style_sheet() -> str:
    """Return Leaflet's style sheet, without its pictures (none is used), and ours."""
    leaflet = re.sub(r"[^{}]*\{[^{}]*url\([^{}]*\}", "", _vendored("leaflet.css"))
    return "\n".join([leaflet, *(_read(ASSETS / "css" / name) for name in STYLES)])


@cache
def leaflet_script() -> str:
    """Return Leaflet as vendored, without the pointer to its source map."""
    return re.sub(r"//# sourceMappingURL=\S+\s*$", "", _vendored("leaflet.js"))


@cache
def page_script() -> str:
    """Return all modules that ``main.js`` needs as one script that defines ``startTimeMap``."""
    parts = [_wrapped(name) for name in _in_order("main", (), {})]
    return "\n".join([*parts, "const startTimeMap = main_js.start;"])


def _in_order(name: str, above: tuple[str, ...], done: dict[str, None]) -> dict[str, None]:
    """Return module names so that each stands after those it imports."""
    if name in above:
        raise DataError(f"The page's modules import each other in a circle: {' -> '.join((*above, name))}.")
    for _, needed in _IMPORT.findall(_module(name)):
        if needed not in done:
            _in_order(needed, (*above, name), done)
    done[name] = None
    return done


def _wrapped(name: str) -> str:
    source = _module(name)
    names = ", ".join(_EXPORTED.findall(source))
    body = _EXPORT.sub("", _IMPORT.sub(r"const {\1} = \2_js;\n", source))
    return f"const {name}_js = (() => {{\n'use strict';\n{body}\nreturn {{ {names} }};\n}})();"


def _module(name: str) -> str:
    text = _read(ASSETS / "js" / f"{name}.js")
    if re.search(r"</script|<!--|\{% *endraw", text, re.I):
        raise DataError(f"{name}.js holds text that would end the page's script: write it in another way.")
    return text


def _vendored(name: str) -> str:
    """Return a vendored file after comparing it with its recorded hash."""
    folder = ASSETS / "vendor"
    data = _read_bytes(folder / LEAFLET / name)
    line = f"{hashlib.sha256(data).hexdigest()}  {LEAFLET}/{name}"
    if line not in _read(folder / "SHA256SUMS").splitlines():
        raise DataError(f"{folder / LEAFLET / name} is not the file that was vetted: install Dateline again.")
    return data.decode("utf-8")


def _read(path: Path) -> str:
    return _read_bytes(path).decode("utf-8")


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror}): install Dateline again.") from error
