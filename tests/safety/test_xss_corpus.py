"""Hundreds of hostile texts through every sink in a real Chromium: all are shown, none runs. The control runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from geo import export
from geo.clean import clean_text
from tests.browser.conftest import MapTab, browser, new_tab  # noqa: F401 - fixtures
from tests.browser.dashboards import PATIENCE_MS, Desk, served
from tests.browser.test_xss_page import COUNT_ALERTS, hostile_row
from tests.builders import frame_of
from tests.safety.payloads import TEMPLATES, all_payloads

pytestmark = [pytest.mark.browser, pytest.mark.app]

LEAST_PUBLIC, LEAST_OWN, LEAST_CONTROL = 200, 40, 40
KML = "{http://www.opengis.net/kml/2.2}"
# Every card of the page: opened, read, and looked through for anything that is not text
OPEN_ALL = """async () => {
    const seen = [];
    for (let row = 0; row < timeMap.core.ids.length; row += 1) {
        timeMap.explorer.select(row);
        const name = timeMap.core.ids[row];
        const card = () => document.querySelector(`.tm-card[data-event='${name}'] h2`);
        for (let frame = 0; frame < 20000 && !card(); frame += 1) await new Promise(requestAnimationFrame);
        const held = card().closest('.tm-card');
        const alive = held.querySelectorAll('script, iframe, object, embed, img, form, math, [onerror], [onload]');
        seen.push([name, card().textContent, alive.length]);
    }
    return seen;
}"""
LINKS_OF_ALL = """async () => {
    const links = [];
    for (let row = 0; row < timeMap.core.ids.length; row += 1) {
        timeMap.explorer.select(row);
        const card = () => document.querySelector(`.tm-card[data-event='${timeMap.core.ids[row]}']`);
        for (let frame = 0; frame < 20000 && !card(); frame += 1) await new Promise(requestAnimationFrame);
        const found = [...card().querySelectorAll('a[href]')];
        links.push(...found.map(({ protocol, rel, target }) => ({ protocol, rel, target })));
    }
    return links;
}"""
# Each text as the whole of a document of its own, which a careless page would make it
RUN_ALL = """async (texts) => {
    const ran = new Set();
    window.note = (k) => ran.add(k);
    for (const [k, text] of texts.entries()) {
        const frame = document.createElement('iframe');
        frame.srcdoc = `<script>window.alert = () => parent.note(${k})<\\/script>${text}`;
        document.body.append(frame);
        await new Promise((done) => frame.addEventListener('load', done, { once: true }));
        try { new Function('alert', 'return `' + text + '`')(() => ran.add(k)); } catch { /* no template */ }
    }
    for (let frame = 0; frame < 60; frame += 1) await new Promise(requestAnimationFrame);
    return [...ran];
}"""
# Each description as HTML, which viewers of KML make it
SHOW_ALL = """async (texts) => {
    const make = document.createElement.bind(document);  // a payload may take the name for itself
    const find = document.querySelectorAll.bind(document);
    const put = document.body.append.bind(document.body);
    for (const text of texts) {
        const box = make('div');
        box.innerHTML = text;
        put(box);
    }
    for (let frame = 0; frame < 60; frame += 1) await new Promise(requestAnimationFrame);
    return [...find('body > div *:not(br)')].length;
}"""


def hostile_rows() -> list[dict[str, Any]]:
    return [sound(hostile_row(index, text)) for index, text in enumerate(all_payloads())]


def sound(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row that the rules of the table let pass: all but its texts is as it should be."""
    return row | {"time": {"date": row["date_start"]}}


def gathered(index: int, texts: list[str]) -> dict[str, Any]:
    """One event that cites them all: opening it puts every one of them into the dashboard's own text."""
    base = sound(hostile_row(index, "gathered"))
    source, claim = base["sources"][0], base["claims"][0]
    sources = [source | dict.fromkeys(("quote", "title", "publisher", "article", "url"), text) for text in texts]
    loss = {"killed_low": 1, "killed_high": 1, "start_char": 0, "end_char": 1}
    losses = [loss | dict.fromkeys(("party", "side", "claimant", "quote", "article"), text or "-") for text in texts]
    claims = [claim | dict.fromkeys(("claimant", "side", "quote", "article"), text) for text in texts]
    return base | {"sources": sources, "claims": claims, "losses": [one for one in losses if one["article"] in texts]}


def test_the_set_is_large_enough() -> None:
    assert len(all_payloads()) >= LEAST_PUBLIC + LEAST_OWN and len(set(TEMPLATES)) >= LEAST_OWN


def test_in_the_exported_page_none_runs_and_all_are_drawn(new_tab: Any) -> None:  # noqa: F811
    rows = hostile_rows()
    html = export.to_html_bytes(frame_of(rows), {"filters": {"sources": TEMPLATES}}).decode()
    tab: MapTab = new_tab()
    tab.page.add_init_script(COUNT_ALERTS)
    tab.open(html)
    assert tab.counts()[0] == len(rows)
    seen = tab.page.evaluate(OPEN_ALL)
    assert {name for name, _, _ in seen} == {row["id"] for row in rows}
    assert [name for name, _, alive in seen if alive] == []
    tab.page.locator(".tm-total").click()
    assert tab.page.locator(".tm-item").count() >= LEAST_PUBLIC, "the list shows its first 200"
    assert tab.page.evaluate("window.ran") == 0
    assert tab.errors == []


def test_in_the_search_none_runs_as_a_question_or_as_an_answer(new_tab: Any) -> None:  # noqa: F811
    rows = hostile_rows()
    tab: MapTab = new_tab()
    tab.page.add_init_script(COUNT_ALERTS)
    tab.open(export.to_html_bytes(frame_of(rows)).decode())
    tab.page.get_by_role("button", name="Search").click()
    field, told = tab.page.get_by_role("searchbox"), tab.page.locator(".tm-card [role=status]")
    for text in all_payloads():
        field.fill(" ".join(text.split()) or "x")
        expect(told).to_contain_text("found")
        alive = tab.page.locator(".tm-card").locator(
            "script, iframe, img, svg, object, embed, math, [onerror], [onload]"
        )
        assert alive.count() == 0
    field.fill("alert")
    expect(tab.page.locator(".tm-item").nth(20)).to_be_visible()
    assert tab.page.evaluate("window.ran") == 0 and tab.errors == []


def test_links_leave_no_way_back_to_the_page(new_tab: Any) -> None:  # noqa: F811
    """Each link of each card opens a page that cannot reach ours, and is http or https."""
    rows = hostile_rows()[:30]
    tab: MapTab = new_tab()
    tab.open(export.to_html_bytes(frame_of(rows)).decode())
    links = tab.page.evaluate(LINKS_OF_ALL)
    assert len(links) >= 5 and {link["protocol"] for link in links} <= {"http:", "https:"}
    assert all({"noopener"} <= set(link["rel"].split()) for link in links if link["target"] == "_blank")
    assert [link for link in links if link["target"] != "_blank"] == []


@pytest.fixture
def bare(browser: Any) -> Iterator[Page]:  # noqa: F811
    """A page that shows what it is given as HTML; nothing it asks for is fetched."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    context.route("**/*", lambda route: route.abort())
    yield context.new_page()
    context.close()


def test_control_the_same_texts_do_run_where_they_are_not_escaped(bare: Page) -> None:
    bare.set_content("<body></body>")
    ran = bare.evaluate(RUN_ALL, all_payloads())
    assert len(ran) >= LEAST_CONTROL


def test_descriptions_of_kml_are_text_where_they_are_shown_as_html(bare: Page) -> None:
    rows = hostile_rows()
    document = etree.fromstring(export.to_bytes(frame_of(rows), ".kml"))
    told = [mark.findtext(f"{KML}description") or "" for mark in document.iter(f"{KML}Placemark")]
    assert len(told) == len(rows)
    bare.add_init_script(COUNT_ALERTS)
    bare.goto("about:blank")
    assert bare.evaluate(SHOW_ALL, told) == 0
    assert bare.evaluate("window.ran") == 0
    assert bare.evaluate(SHOW_ALL, all_payloads()) > LEAST_CONTROL, "the test would not notice markup"


def test_in_the_dashboard_none_runs(browser: Any, tmp_path: Path) -> None:  # noqa: F811
    texts = all_payloads()
    thirds = [texts[k::3] for k in range(3)]
    rows = hostile_rows() + [gathered(len(texts) + k, third) for k, third in enumerate(thirds)]
    notes = [{"name": one, "title": one, "publisher": one, "published": one, "events": 1} for one in texts]
    dropped = [{"source": one, "stage": one, "reason": one} for one in texts]
    export.write(frame_of(rows), tmp_path / "events.geojson", meta={"articles": notes, "rejected": dropped})
    with served(tmp_path / "events.geojson", tmp_path / "server.log") as url:
        desk = Desk(browser, url).open()
        desk.page.evaluate("alert('control')")
        assert desk.executed == ["control"], "the test would not notice a payload that runs"
        assert desk.total() == len(rows)
        for label in ("Who says so", "Article"):
            desk.page.get_by_role("combobox", name=label).click()
            expect(desk.page.get_by_role("option").nth(10)).to_be_visible()
            desk.page.keyboard.press("Escape")
        for box in desk.page.locator("[data-testid=stExpander] summary").all():
            box.click()
        for row in rows[-3:]:
            desk.map.evaluate("id => timeMap.select(timeMap.app.index.rowOfId.get(id))", row["id"])
            first = f"“{clean_text(row['sources'][0]['quote'])[:20]}"
            desk.page.locator("[data-testid=stText]", has_text=first).first.wait_for()
        desk.settled()
        assert desk.executed == ["control"] and desk.errors == [] and desk.outside == []
        desk.close()


@pytest.mark.parametrize("ending", [".geojson", ".csv", ".parquet", ".gpkg", ".kml", ".bib", ".csl.json"])
def test_every_file_holds_the_texts_and_every_event(ending: str, tmp_path: Path) -> None:
    rows = hostile_rows()
    data = export.to_bytes(frame_of(rows), ending)
    assert len(data) > len(rows) * 50
    assert "\u202e".encode() not in data
