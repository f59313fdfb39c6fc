"""The page's Content-Security-Policy: its own scripts by their hashes, and no request to anywhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

from extract.errors import DataError

SCRIPTS = 3  # folium's switches, Leaflet, and ours with folium's map
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)
_HEAD = "<html>\n<head>"


def guarded(page: str, image_hosts: Iterable[str] = ()) -> str:
    """Return the page with its language, its character set and its policy.

    Parameters
    ----------
    page
        The HTML as folium renders it.
    image_hosts
        Origins whose images may load besides the page's own, as ``https://tiles.example:443``; none by default,
        and then no request of any kind leaves the page.

    Raises
    ------
    DataError
        The page holds another number of scripts than its own: something in the data became one.
    """
    bodies = _SCRIPT.findall(page)
    if len(bodies) != SCRIPTS or page.count(_HEAD) != 1:
        raise DataError("The page holds a script that is not its own and was not written: report this as a bug.")
    policy = content_policy(bodies, image_hosts)
    guard = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page.replace(_HEAD, f'<html lang="en">\n<head>\n{guard}', 1)


def content_policy(scripts: Iterable[str], image_hosts: Iterable[str] = ()) -> str:
    """Return the policy that lets exactly these scripts run and images of these hosts load."""
    digests = [hashlib.sha256(body.encode()).digest() for body in scripts]
    allowed = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    images = " ".join(["data:", "blob:", *image_hosts])
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src {images}; "
        "base-uri 'none'; form-action 'none'"
    )
