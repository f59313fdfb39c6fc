"""Hostile text in every field of an event, in a real browser: it is shown, and it never runs.

The control takes the escaping away and must see payloads run: else the test would prove nothing.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from extract.errors import DataError
from geo import timemap
from geo.escape import strip_controls
from geo.timemap import build_map, page_html
from tests.browser.conftest import MapTab
from tests.builders import event_row, frame_of

pytestmark = pytest.mark.browser

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</SCRIPT ><script>alert(1)</script>",
    "<!--<script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<details open ontoggle=alert(1)>x",
    "<a href=javascript:alert(1) autofocus onfocus=alert(1)>x</a>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "</textarea></title></style><img src=x onerror=alert(1)>",
    "${alert(1)}",
    "`${alert(1)}`",
    "`;alert(1);//",
    "\\';alert(1);//",
    "\\u003cimg src=x onerror=alert(1)\\u003e",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "{{ '<img src=x onerror=alert(1)>' }}",
    "{% raw %}{{ 7*7 }}{% endraw %}",
    "{% endraw %}<script>alert(1)</script>{% raw %}",
    "{{7*7}}{#",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "\u2028alert(1)//\u2029",
    "\u202e<img src=x onerror=alert(1)>\u2066",
    "\x00<script>alert(1)</script>\x08",
    "[x](javascript:alert(1))",
    "__proto__",
    "constructor",
]
URLS = [
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "https://example.org/\"onmouseover=\"alert(1)", "https://example.org/</script><script>alert(1)</script>",
]  # fmt: skip
COUNT_ALERTS = "window.ran = 0; window.alert = () => { window.ran += 1; };"


def hostile_rows() -> list[dict[str, Any]]:
    """One event a payload, the payload in every text field."""
    return [hostile_row(index, text) for index, text in enumerate(PAYLOADS)]


def hostile_row(index: int, text: str) -> dict[str, Any]:
    from shapely.geometry import Point

    lon, lat = 30.0 + index % 8, 30.0 + index // 8
    source = {"article": text, "title": text, "publisher": text, "published": text, "url": URLS[index % len(URLS)]}
    source |= {"quote": text, "start_char": 0, "end_char": len(text)}
    claim = {"claimant": text, "side": text, "stance": "asserts", "quote": text, "article": text, "killed_low": 1}
    loss = {"party": text, "side": text, "claimant": text, "killed_low": 1, "quote": text, "article": text}
    loss |= {"start_char": 0, "end_char": max(1, len(text))}
    texts = dict.fromkeys(("title", "subtype", "place", "place_text", "place_id", "actor", "target", "country"), text)
    when = {"date_start": "2020-10-10", "date_end": "2020-10-10", "date_precision": "day"}
    where: dict[str, Any] = {"lon": lon, "lat": lat, "geometry": Point(lon, lat), "place_precision": "site"}
    if index % 2:
        where |= {"place_precision": "district", "geometry": Point(lon, lat).buffer(0.3), "region_id": text}
    return event_row(index, **texts, **when, **where, sources=[source], claims=[claim], losses=[loss])


def hostile_ground() -> dict[str, Any]:
    labels = [
        {"name": text, "lon": 30 + k, "lat": 29.5, "minzoom": 1, "class": "town"} for k, text in enumerate(PAYLOADS)
    ]
    return {"labels": labels}


def hostile_map() -> Any:
    return build_map(frame_of(hostile_rows()), basemap=hostile_ground(), title=PAYLOADS[1])


def ran(tab: MapTab) -> int:
    return int(tab.page.evaluate("window.ran"))


def test_no_payload_runs_and_every_event_is_drawn(tab: MapTab) -> None:
    tab.page.add_init_script(COUNT_ALERTS)
    tab.open(page_html(hostile_map()))
    assert len(PAYLOADS) >= 20
    assert tab.counts() == (len(PAYLOADS), len(PAYLOADS) // 2, len(PAYLOADS) // 2, 0)
    assert tab.lit() == len(PAYLOADS) // 2
    assert tab.ink() > 500
    tab.page.locator(".tm-total").click()
    items = tab.page.locator(".tm-item")
    assert items.count() == len(PAYLOADS)
    shown = set(items.locator(".tm-item-title").all_text_contents())
    assert shown == {strip_controls(text) for text in PAYLOADS}
    assert ran(tab) == 0


def test_every_card_shows_the_payload_as_text(tab: MapTab) -> None:
    tab.page.add_init_script(COUNT_ALERTS)
    tab.open(page_html(hostile_map()))
    for row in range(len(PAYLOADS)):
        name, text = tab.page.evaluate("(row) => [timeMap.core.ids[row], null]", row)[0], None
        tab.page.evaluate("(row) => timeMap.select(row)", row)
        card = tab.page.locator(f".tm-card[data-event='{name}']")
        text = strip_controls(PAYLOADS[int(name[3:], 16)])
        assert card.locator("h2").text_content() == text
        assert card.locator("blockquote p").text_content() == text
        assert card.locator(".tm-claimant").text_content() == text
        assert card.locator(".tm-loss").text_content() == f"{text} at least 1 (says {text})"
        assert card.locator("img, script, svg, iframe, style, object").count() == 0
        links = card.locator("a").evaluate_all("(nodes) => nodes.map((node) => node.protocol)")
        assert set(links) <= {"https:"}
    assert ran(tab) == 0


def test_tooltips_are_text(tab: MapTab) -> None:
    tab.page.add_init_script(COUNT_ALERTS)
    tab.open(page_html(build_map(frame_of([hostile_row(0, PAYLOADS[5]), hostile_row(9, PAYLOADS[5])]))))
    tab.page.mouse.move(*tab.spot(0))
    tab.page.locator(".tm-tip").wait_for()
    assert PAYLOADS[5] in str(tab.page.locator(".tm-tip").text_content())
    tab.page.mouse.move(5, 200)
    tab.page.mouse.move(*tab.at(31.15, 31.15))
    tab.page.locator(".tm-tip:not(.tm-tip-point)").wait_for()
    assert PAYLOADS[5] in str(tab.page.locator(".tm-tip:not(.tm-tip-point)").text_content())
    assert tab.page.locator(".tm-tip img").count() == 0
    assert ran(tab) == 0


def test_template_code_in_data_is_never_rendered() -> None:
    page = page_html(hostile_map())
    assert "uid=" not in page
    assert '"title":"{\\u007b7*7}}{\\u0023"' in page


@pytest.fixture
def escaping_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def plain(value: Any) -> str:
        return json.dumps(value, default=str)

    monkeypatch.setattr(timemap, "to_script_json", plain)


@pytest.mark.usefixtures("escaping_off")
def test_control_without_the_encoder_payloads_run(new_tab: Any) -> None:
    rows = [hostile_row(index, text) for index, text in enumerate(PAYLOADS) if "raw" not in text]
    tab: MapTab = new_tab()
    tab.page.add_init_script(COUNT_ALERTS)
    tab.open(build_map(frame_of(rows)).get_root().render(), ready=False)
    tab.page.wait_for_function("() => window.ran > 0")
    assert ran(tab) >= 1


@pytest.mark.usefixtures("escaping_off")
def test_a_page_into_which_a_script_slipped_is_not_written() -> None:
    with pytest.raises(DataError, match="not its own"):
        page_html(build_map(frame_of([hostile_row(0, PAYLOADS[1])])))


def test_the_policy_stops_what_would_slip_through(new_tab: Any) -> None:
    tab: MapTab = new_tab()
    tab.page.add_init_script(COUNT_ALERTS)
    tab.open(page_html(build_map(frame_of([hostile_row(0, "fine")]))))
    tab.page.evaluate("""() => {
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)><b onclick=alert(1) id=b>b</b>');
        document.getElementById('b').click();
        const script = document.createElement('script');
        script.textContent = 'alert(1)';
        document.body.append(script);
    }""")
    tab.drawn()
    assert ran(tab) == 0
    assert any("Content Security Policy" in error for error in tab.errors)
