"""Online tiles: an overlay the maker of a page may allow and its reader may switch on.

The program knows no tile service and asks none: whoever exports a page names the service, its
attribution, and so accepts its terms. The page's policy then lets images of that host alone through.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass

from extract.errors import InputError

TEMPLATE_VARIABLE, ATTRIBUTION_VARIABLE = "DATELINE_TILES", "DATELINE_TILES_ATTRIBUTION"
SUBDOMAINS = "abc"  # what {s} stands for, as most services have it
_FIELDS = ("{z}", "{x}", "{y}")
# Host and path in characters that cannot end a directive of the policy or an attribute; {s} only as first label.
_ADDRESS = re.compile(
    r"(https?)://((?:\{s\}\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(:\d{1,5})?(/[^\s\"'<>;,\\]*)"
)


@dataclass(frozen=True, slots=True)
class Tiles:
    """A tile service in the scheme of OpenStreetMap: web mercator, ``{z}/{x}/{y}``, 256 pixels.

    ``attribution`` is plain text, shown while the tiles are.
    """

    template: str
    attribution: str

    @property
    def origins(self) -> tuple[str, ...]:
        """The hosts the tiles come from, as a Content-Security-Policy names them."""
        found = _ADDRESS.fullmatch(self.template)
        if found is None:  # checked when it was made
            return ()
        scheme, host, port = found[1], found[2], found[3] or ""
        hosts = [host.replace("{s}", one) for one in SUBDOMAINS] if "{s}" in host else [host]
        return tuple(f"{scheme}://{name}{port}" for name in hosts)

    def as_settings(self) -> dict[str, str]:
        """Return what the page is told."""
        host = self.origins[0].split("://")[1].removeprefix(f"{SUBDOMAINS[0]}." if "{s}" in self.template else "")
        return {"template": self.template, "attribution": self.attribution, "subdomains": SUBDOMAINS, "host": host}


def tiles_of(template: str | None, attribution: str | None) -> Tiles | None:
    """Return the checked tile service, None when none is named.

    Raises
    ------
    InputError
        The address is no ``http(s)://tiles.example/{z}/{x}/{y}...``, or only one of the two is given.
    """
    template, attribution = (template or "").strip(), (attribution or "").strip()
    if not template and not attribution:
        return None
    if not template or not attribution:
        raise InputError("Online tiles need both an address and an attribution: give --tiles and --attribution.")
    if not _ADDRESS.fullmatch(template) or not all(field in template for field in _FIELDS):
        raise InputError(
            f"{template!r} is no address of tiles: write it as https://tiles.example/{{z}}/{{x}}/{{y}}.png."
        )
    if set(re.findall(r"\{[^}]*\}", template)) - {*_FIELDS, "{s}", "{r}"}:
        raise InputError(f"{template!r} has fields that are not known: use {{z}}, {{x}}, {{y}}, {{s}} and {{r}}.")
    return Tiles(template, attribution)


def tiles_from(environment: Mapping[str, str]) -> Tiles | None:
    """Return the tile service of ``DATELINE_TILES`` and ``DATELINE_TILES_ATTRIBUTION``; raises as :func:`tiles_of`."""
    return tiles_of(environment.get(TEMPLATE_VARIABLE), environment.get(ATTRIBUTION_VARIABLE))


def offer(tiles: Tiles | None, environment: MutableMapping[str, str]) -> None:
    """Put the service where :func:`tiles_from` finds it in a process that inherits the environment."""
    if tiles is not None:
        environment[TEMPLATE_VARIABLE], environment[ATTRIBUTION_VARIABLE] = tiles.template, tiles.attribution
