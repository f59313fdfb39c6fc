"""Resolution: the traps that a look-up by population falls into, and what every result must state."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from extract.model import PlaceMention, Span
from geo.gazetteer import Gazetteer, distance_km
from geo.rank import RUNNERS_UP, resolve
from geo.rank_eval import accuracy, judge

VILLAGES = "Chayli, Yukhari Guzlak, Gorazilli, Gishlag, Garajalli, Afandilar, Suleymanli, Sur".split(", ")


def mention(name: str, start: int, **known: str) -> PlaceMention:
    return PlaceMention(Span(start, start + len(name)), name, name, **known)  # type: ignore[arg-type]


def mentions(*names: str) -> list[PlaceMention]:
    """Mentions far apart in a text; "A, B" in one string stands for neighbours."""
    found, at = [], 0
    for entry in names:
        for name in entry.split(", "):
            found.append(mention(name, at))
            at += len(name) + 2
        at += 100
    return found


def ids(gazetteer: Gazetteer, *names: str) -> list[str]:
    return [r.place.id if r.place else "" for r in resolve(mentions(*names), gazetteer)]


@pytest.mark.parametrize(
    ("names", "id"),
    [
        (["Armenia"], "iso:AM"),
        (["Turkey"], "iso:TR"),
        (["Lebanon"], "iso:LB"),
        (["Georgia", "Atlanta", "Savannah"], "iso:US-GA"),
        (["Georgia", "Tbilisi"], "iso:GE"),
        (["Georgia", "Russia", "Moscow"], "iso:GE"),
        (["Ganja"], "gn:586523"),
        (["Barda", "Azerbaijan"], "gn:587057"),
        (["Paris"], "gn:2988507"),
        (["Paris, Texas"], "gn:4717560"),
        (["London, Ontario"], "gn:6058560"),
        (["Cordoba, Spain"], "gn:2519240"),
        (["Cordoba", "Buenos Aires", "Argentina"], "gn:3860259"),
        (["Tripoli", "Lebanon", "Beirut"], "gn:266826"),
        (["Tripoli", "Libya", "Benghazi"], "gn:2210247"),
        (["Stepanakert"], "gn:146970"),
        (["Khankendi"], "gn:146970"),
        (["Fuzuli", "Azerbaijan"], "gn:148106"),
        (["Moscow", "Russia"], "gn:524901"),
        (["California"], "iso:US-CA"),
        (["Lachin Pass"], "dl:lachin-pass"),
        (["Nagorno-Karabakh"], "dl:nagorno-karabakh"),
        (["Azeri"], "iso:AZ"),
    ],
)
def test_the_first_name_means(gazetteer: Gazetteer, names: list[str], id: str) -> None:
    assert ids(gazetteer, *names)[0] == id


def test_members_of_a_list_settle_one_another(gazetteer: Gazetteer) -> None:
    found = resolve(mentions("Azerbaijan", "Nagorno-Karabakh", "Hadrut, " + ", ".join(VILLAGES)), gazetteer)
    places = {result.mention.name: result.place for result in found}
    hadrut = places["Hadrut"]
    assert hadrut is not None
    for name in VILLAGES:
        place = places[name]
        assert place is not None and place.country == "AZ"
        assert distance_km(place.lon, place.lat, hadrut.lon, hadrut.lat) < 100
    sur = places["Sur"]
    assert sur is not None and sur.id == "dl:sur"


@pytest.mark.parametrize(("hint", "kind"), [("district", "district"), ("city", "settlement"), ("province", "district")])
def test_the_words_beside_a_name_choose_its_kind(gazetteer: Gazetteer, hint: str, kind: str) -> None:
    place = resolve([mention("Fuzuli", 0, kind_hint=hint)], gazetteer)[0].place
    assert place is not None and place.kind == kind


def test_a_town_and_its_district_may_stand_in_one_article(gazetteer: Gazetteer) -> None:
    found = resolve([mention("Fuzuli", 0), mention("Fuzuli", 90, kind_hint="district")], gazetteer)
    assert [result.place.kind for result in found if result.place] == ["settlement", "district"]


def test_a_name_that_stands_for_a_government_is_a_capital(gazetteer: Gazetteer) -> None:
    around = mentions("Moscow", "Armenia", "Azerbaijan", "US")
    place = resolve([*around, mention("Washington", 900, use="metonymic")], gazetteer)[-1].place
    assert place is not None and place.feature == "PPLC"


def test_an_article_of_thousands_of_names_is_resolved(gazetteer: Gazetteer) -> None:
    names = [f"San {chr(65 + i % 26)}{i}" for i in range(1500)] + ["San Jose", "Springfield", "Santa Cruz"] * 400
    found = resolve(mentions(*names, "Baku"), gazetteer)
    assert len(found) == len(names) + 1
    assert found[-1].place is not None and found[-1].place.id == "gn:587084"


def test_a_demonym_beside_a_name_chooses_its_country(gazetteer: Gazetteer) -> None:
    british = resolve([mention("Birmingham", 0, country="GB")], gazetteer)[0].place
    american = resolve([mention("Birmingham", 0, country="US")], gazetteer)[0].place
    assert british is not None and british.country == "GB"
    assert american is not None and american.country == "US"


def test_a_container_that_is_no_mention_counts(gazetteer: Gazetteer) -> None:
    place = resolve([mention("Martuni", 0, container="Armenia")], gazetteer)[0].place
    assert place is not None and place.country == "AM"


def test_one_name_may_have_two_containers(gazetteer: Gazetteer) -> None:
    found = ids(gazetteer, "Paris, Texas", "Paris, France")
    assert found[0] == "gn:4717560" and found[2] == "gn:2988507"


def test_one_sense_per_document(gazetteer: Gazetteer) -> None:
    found = ids(gazetteer, "London, Ontario", "London", "London")
    assert len({found[0], found[2], found[3]}) == 1


def test_what_nobody_knows_is_said(gazetteer: Gazetteer) -> None:
    result = resolve(mentions("Zzyzzxburg"), gazetteer)[0]
    assert result.place is None and result.score == 0
    assert "Zzyzzxburg" in result.reasons[0]


def test_nothing_in_nothing_out(gazetteer: Gazetteer) -> None:
    assert resolve([], gazetteer) == []


def test_results_keep_order_and_state_reasons_and_rivals(gazetteer: Gazetteer) -> None:
    given = mentions("Springfield", "Illinois", "Chicago", "Qqq", "Springfield")
    found = resolve(given, gazetteer)
    assert [result.mention for result in found] == given
    for result in found:
        assert 0 <= result.score <= 1
        assert result.reasons and all(reason.endswith(".") for reason in result.reasons)
        assert len(result.runners_up) <= RUNNERS_UP
        assert result.place not in [rival.place for rival in result.runners_up]
    assert found[0].place is not None and found[0].place.admin1 == "Illinois"


def test_the_order_of_mentions_does_not_matter(gazetteer: Gazetteer) -> None:
    given = mentions("Springfield", "Cambridge", "Boston", "Hartford", "London", "Newcastle", "Sur", "Georgia")
    by_name = {r.mention.name: r.place for r in resolve(given, gazetteer)}
    shuffled = given[:]
    random.Random(7).shuffle(shuffled)
    assert {r.mention.name: r.place for r in resolve(shuffled, gazetteer)} == by_name


def test_scores_are_lower_where_more_is_possible(gazetteer: Gazetteer) -> None:
    alone, told = resolve(mentions("Springfield"), gazetteer), resolve(mentions("Springfield, Illinois"), gazetteer)
    assert alone[0].score < 0.7 < told[0].score


def test_the_scorer_counts_within_161_km(gazetteer: Gazetteer, tmp_path: Path) -> None:
    text = "Baku, Zzyzzxby and Yerevan"
    toponyms = [
        {"start": 0, "end": 4, "text": "Baku", "lat": 40.4, "lon": 49.9},
        {"start": 6, "end": 14, "text": "Zzyzzxby", "lat": 0.0, "lon": 0.0},
        {"start": 19, "end": 26, "text": "Yerevan", "lat": 50.0, "lon": 44.5},
        {"start": 19, "end": 26, "text": "Yerevan", "lat": None, "lon": None},
    ]
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps({"id": "x", "text": text, "toponyms": toponyms}) + "\n", encoding="utf-8")
    verdicts = judge(path, gazetteer)
    assert [verdict.right for verdict in verdicts] == [True, False, False]
    assert verdicts[1].error_km is None
    assert accuracy(verdicts) == pytest.approx(1 / 3)


def test_a_river_nobody_knows_is_not_put_at_the_town_of_its_name(gazetteer: Gazetteer) -> None:
    town, river = (PlaceMention(Span(0, 1), name, name) for name in ("Catawba", "Catawba River"))
    assert resolve([town], gazetteer)[0].place is not None
    assert resolve([river], gazetteer)[0].place is None


def test_a_name_put_in_a_state_is_not_its_namesake_in_another(gazetteer: Gazetteer) -> None:
    told = [mention("Hadrut", 0, container="Ohio"), mention("Ohio", 8), mention("Hadrut", 40)]
    first, _, again = resolve(told, gazetteer)
    assert (first.place, again.place) == (None, None)
    assert "Ohio" in first.reasons[0]


def test_a_name_that_many_towns_have_for_a_part_settles_no_other(gazetteer: Gazetteer) -> None:
    """North East, Pennsylvania, is a town near the state's Denver; "Denver's northeast" is not."""
    found = resolve(mentions("Denver", "Northeast"), gazetteer)
    assert found[0].place is not None
    assert found[0].place.admin1 == "Colorado"


def test_a_name_beside_a_state_is_not_its_namesake_in_another(gazetteer: Gazetteer) -> None:
    found = resolve(mentions("Tonopah, Florida", "Tonopah"), gazetteer)
    assert [r.place and r.place.kind for r in found] == [None, "region", None]
