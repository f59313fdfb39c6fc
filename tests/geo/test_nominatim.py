"""The opt-in online geocoder against a server of this machine that speaks HTTP: manners, cache, outages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit

import pytest

from extract.model import PlaceMention, Span
from geo.folders import CACHE_VARIABLE
from geo.model import Place, Resolution
from geo.nominatim import (
    ATTRIBUTION,
    BACK_OFF_S,
    INTERVAL_S,
    PROCESS_GATE,
    SERVICE_VARIABLE,
    USER_AGENT,
    Gate,
    LookupFailed,
    OnlineNames,
    nominatim,
)

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "::1", "localhost"])

SILENT = -1
ANSWER = [
    {
        "osm_type": "node", "osm_id": 7, "lat": "39.5", "lon": "47.1", "name": "Qwertabad", "addresstype": "village",
        "display_name": "Qwertabad, Fuzuli, Azerbaijan", "address": {"country_code": "az", "state": "Fuzuli"},
    }
]  # fmt: skip


@dataclass
class Stub:
    """What the server answers, in turn (the last for ever), and what it was asked."""

    answers: list[tuple[int, dict[str, str], str]] = field(default_factory=list)
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    address: str = ""
    done: Event = field(default_factory=Event)

    def names(self, folder: Path, gate: Gate, timeout: float | None = None) -> OnlineNames:
        service = nominatim(self.address, "http")
        service.timeout = timeout or service.timeout
        return OnlineNames(service, self.address, folder, gate)


@pytest.fixture()
def stub() -> Iterator[Stub]:
    state = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(parse_qs(urlsplit(self.path).query))
            state.agents.append(self.headers["User-Agent"])
            code, headers, body = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            if code == 0:
                self.connection.close()  # hangs up without an answer
                return
            if code == SILENT:
                state.done.wait()  # keeps the line open and says nothing
                return
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield state
    state.done.set()
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Clock:
    """A clock that moves only when somebody waits."""

    now: float = 100.0
    waits: list[float] = field(default_factory=list)

    def pause(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def gate(self) -> Gate:
        return Gate(lambda: self.now, self.pause)


def good() -> tuple[int, dict[str, str], str]:
    return 200, {"Content-Type": "application/json"}, json.dumps(ANSWER)


def unlocated(name: str, use: str = "literal", country: str | None = None) -> Resolution:
    mention = PlaceMention(Span(0, 1), name, name, use=use, country=country)  # type: ignore[arg-type]
    return Resolution(mention, None, 0.0, ("No place of the gazetteer is called that.",))


def test_it_is_off_unless_a_service_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SERVICE_VARIABLE, raising=False)
    assert OnlineNames.from_environment() is None


def test_the_named_service_is_asked(stub: Stub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stub.answers = [good()]
    monkeypatch.setenv(SERVICE_VARIABLE, f"http://{stub.address}/")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    names = OnlineNames.from_environment()
    assert names is not None and names.places("Qwertabad")[0].name == "Qwertabad"


def test_an_answer_becomes_a_place(stub: Stub, tmp_path: Path) -> None:
    stub.answers = [good()]
    (place,) = stub.names(tmp_path, Clock().gate()).places("Qwertabad")
    assert (place.id, place.kind, place.lat, place.lon) == ("osm:node/7", "settlement", 39.5, 47.1)
    assert (place.country, place.admin1) == ("AZ", "Fuzuli")
    assert stub.agents == [USER_AGENT]
    assert stub.asked[0]["q"] == ["Qwertabad"]


def test_all_geocoders_of_the_process_share_one_request_a_second(stub: Stub, tmp_path: Path) -> None:
    stub.answers = [good()]
    clock = Clock()
    gate = clock.gate()
    for number in range(5):
        stub.names(tmp_path, gate).places(f"Place {number}")
    assert len(stub.asked) == 5
    assert clock.waits == [INTERVAL_S] * 4
    assert INTERVAL_S >= 1.0
    assert OnlineNames(None, "x")._gate is OnlineNames(None, "y")._gate is PROCESS_GATE


def test_an_answer_is_kept_and_survives_an_outage(stub: Stub, tmp_path: Path) -> None:
    stub.answers = [good(), (503, {}, "")]
    clock = Clock()
    first = stub.names(tmp_path, clock.gate()).places("Qwertabad")
    again = stub.names(tmp_path, clock.gate())
    assert again.places("Qwertabad") == first
    assert len(stub.asked) == 1
    with pytest.raises(LookupFailed):
        again.places("Elsewhere")


def test_that_there_is_no_such_place_is_kept_too(stub: Stub, tmp_path: Path) -> None:
    stub.answers = [(200, {}, "[]")]
    names = stub.names(tmp_path, Clock().gate())
    assert names.places("Nowhere") == names.places("Nowhere") == []
    assert len(stub.asked) == 1


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504, 0])
def test_one_retry_with_back_off_then_a_clear_message(stub: Stub, tmp_path: Path, code: int) -> None:
    stub.answers = [(code, {}, "")]
    clock = Clock()
    with pytest.raises(LookupFailed, match=rf"did not answer .* unset {SERVICE_VARIABLE}"):
        stub.names(tmp_path, clock.gate()).places("Qwertabad")
    assert len(stub.asked) == 2
    assert clock.waits[0] == BACK_OFF_S
    assert not list(tmp_path.rglob("*.json"))


def test_a_failed_answer_is_closed(stub: Stub, tmp_path: Path) -> None:
    stub.answers = [(503, {}, "")]
    with pytest.raises(LookupFailed) as told:
        stub.names(tmp_path, Clock().gate()).places("Qwertabad")
    behind: BaseException | None = told.value
    while behind is not None and not isinstance(behind, HTTPError):
        behind = behind.__cause__ or behind.__context__
    assert isinstance(behind, HTTPError) and behind.closed


def test_a_service_that_never_answers_is_given_up(stub: Stub, tmp_path: Path) -> None:
    stub.answers = [(SILENT, {}, "")]
    with pytest.raises(LookupFailed, match="did not answer"):
        stub.names(tmp_path, Clock().gate(), timeout=0.2).places("Qwertabad")
    assert len(stub.asked) == 2


def test_a_failure_that_passes_is_not_told(stub: Stub, tmp_path: Path) -> None:
    stub.answers = [(503, {}, ""), good()]
    assert stub.names(tmp_path, Clock().gate()).places("Qwertabad")


def test_the_wait_a_service_asks_for_is_kept(stub: Stub, tmp_path: Path) -> None:
    stub.answers = [(429, {"Retry-After": "7"}, ""), good()]
    clock = Clock()
    assert stub.names(tmp_path, clock.gate()).places("Qwertabad")
    assert clock.waits[0] == 7


@pytest.mark.parametrize("body", ["<html>", "{", "[1]", '{"error": "x"}', '[{"lat": "x", "lon": "y"}]'])
def test_garbage_is_an_outage_not_a_crash(stub: Stub, tmp_path: Path, body: str) -> None:
    stub.answers = [(200, {}, body)]
    with pytest.raises(LookupFailed):
        stub.names(tmp_path, Clock().gate()).places("Qwertabad")


def test_only_literal_names_without_a_place_are_asked(stub: Stub, tmp_path: Path) -> None:
    stub.answers = [good()]
    names = stub.names(tmp_path, Clock().gate())
    known = Place("gn:1", "Baku", "Baku", "settlement", 49.9, 40.4, 15.0, "AZ", "", 1)
    given = [Resolution(unlocated("Baku").mention, known, 1.0, ()), unlocated("Minsk Group", "embedded")]
    assert names.completed(given) == given
    assert stub.asked == []


def test_the_source_is_credited(stub: Stub, tmp_path: Path) -> None:
    stub.answers = [good()]
    (found,) = stub.names(tmp_path, Clock().gate()).completed([unlocated("Qwertabad")])
    assert found.place is not None and found.place.name == "Qwertabad"
    assert any(ATTRIBUTION in reason for reason in found.reasons)


def test_a_place_of_another_country_than_the_words_say_is_not_taken(stub: Stub, tmp_path: Path) -> None:
    stub.answers = [good()]
    (found,) = stub.names(tmp_path, Clock().gate()).completed([unlocated("Qwertabad", country="TR")])
    assert found.place is None


def test_after_an_outage_nothing_more_is_asked_and_the_rest_is_served(stub: Stub, tmp_path: Path) -> None:
    stub.answers = [(503, {}, "")]
    names = stub.names(tmp_path, Clock().gate())
    found = names.completed([unlocated("One"), unlocated("Two"), unlocated("Three")])
    assert [r.place for r in found] == [None, None, None]
    assert len(stub.asked) == 2
    assert names.outage is not None and names.outage in found[0].reasons


def test_a_build_asks_for_unknown_names_and_tells_an_outage(
    stub: Stub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from geo.build import build

    stub.answers = [good(), (503, {}, "")]
    monkeypatch.setenv(SERVICE_VARIABLE, f"http://{stub.address}")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr(PROCESS_GATE, "pause", lambda seconds: None)
    article = tmp_path / "one.txt"
    article.write_text("Shells hit the village of Qwertabad on October 12, 2020.\n", encoding="utf-8")
    assert build([article]).frame["place_id"].tolist() == ["osm:node/7"]
    article.write_text("Shells hit the village of Asdfgrad on October 12, 2020.\n", encoding="utf-8")
    result = build([article])
    assert result.frame["place_precision"].tolist() == ["unlocated"]
    assert [r.reason for r in result.rejected if r.source == "online geocoder"] != []
