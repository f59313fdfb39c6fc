"""The words that report an event, their kind and finer kind."""

from __future__ import annotations

import pytest

from extract.lexicon import load_lexicon
from extract.triggers import Trigger, find_triggers
from tests.lookup import sentences_of


def triggers(text: str) -> list[Trigger]:
    """Return the triggers of a text's sentences, each by itself."""
    return [t for sentence in sentences_of(text) for t in find_triggers(sentence, load_lexicon())]


def kinds(text: str) -> list[tuple[str, str | None]]:
    """Return kinds and subtypes."""
    return [(t.kind, t.subtype) for t in triggers(text)]


@pytest.mark.parametrize(
    ("text", "kind", "subtype"),
    [
        ("Fighting erupted in Hama.", "battle", None),
        ("Troops clashed in Hama.", "battle", None),
        ("Artillery shelled Raqqa.", "shelling", "artillery"),
        ("A missile hit Kharkiv.", "shelling", "missile"),
        ("A drone strike hit Kabul.", "shelling", "drone"),
        ("Warplanes bombed Aleppo.", "shelling", None),
        ("Rebels captured Hama.", "control_change", None),
        ("Rebels surrounded Hama.", "control_change", "encirclement"),
        ("Troops withdrew from Izium.", "control_change", "withdrawal"),
        ("The city of Mariupol fell.", "control_change", None),
        ("Gunmen shot dead 12 people in Peshawar.", "attack", "shooting"),
        ("Soldiers kidnapped 20 students in Mekelle.", "attack", "kidnapping"),
        ("A blast in Kabul killed 14 people.", "attack", "bombing"),
        ("An earthquake hit Amatrice.", "disaster", "earthquake"),
        ("Floods killed more than 5,000 people in Derna.", "disaster", "flood"),
        ("Wildfires destroyed 300 homes near Rome.", "disaster", "fire"),
        ("A truce was brokered by Qatar.", "ceasefire", None),
        ("The ceasefire came into effect.", "ceasefire", None),
        ("Rebels violated the ceasefire in Hama.", "ceasefire_violation", None),
        ("The army broke the truce.", "ceasefire_violation", None),
        ("Thousands fled Gaza.", "displacement", None),
        ("Ministers held talks in Cairo.", "talks", None),
        ("Ministers signed an agreement in Cairo.", "talks", "agreement"),
        ("The minister arrived in Cairo.", "talks", "visit"),
        ("Protesters took to the streets of Berlin.", "protest", None),
        ("Troops were deployed to Poland.", "deployment", None),
        ("Iran strengthened its air defence.", "deployment", None),
        ("Two people were injured in Cairo.", "casualties", None),
        ("The minister issued a statement.", "statement", None),
        ("The two armies exchanged prisoners.", "humanitarian", None),
        ("Rebels drove the army out of Hama.", "control_change", None),
        ("Ukrainian troops drove the Russians from Izium.", "control_change", None),
        ("Tanks rolled into Tripoli.", "control_change", None),
        ("Soldiers entered the ruins of Palmyra.", "control_change", None),
        ("Jets cratered the runway at Benghazi.", "shelling", None),
        ("Paratroopers landed near Caen.", "battle", None),
        ("The revolt was crushed in Minsk.", "battle", None),
        ("The army overthrew the government in Cairo.", "control_change", "coup"),
        ("Forty prisoners were shot at a farm near Minsk.", "attack", "shooting"),
        ("Gunmen took a dozen worshippers hostage in Peshawar.", "attack", "kidnapping"),
        ("Eleven sailors were shot in Gaza.", "attack", "shooting"),
        ("A dam burst near Derna.", "disaster", "accident"),
        ("Two tremors were felt in Amatrice.", "disaster", "earthquake"),
        ("A monsoon downpour inundated Cox's Bazar.", "disaster", None),
        ("Nine people were reported dead in Derna.", "casualties", None),
        ("Divers recovered 46 bodies in Derna.", "casualties", None),
        ("The embassy flew its staff out of Kabul.", "displacement", None),
        ("The army expelled the inhabitants of Izium.", "displacement", None),
        ("Romania closed its border with Ukraine.", "other", None),
        ("The president of Haiti resigned.", "other", None),
        ("A curfew was imposed in Minsk.", "other", None),
        ("Rebels freed 30 hostages in Manbij.", "humanitarian", None),
        ("Mariupol surrendered.", "control_change", None),
        ("Soviet tanks rumbled into Berlin.", "control_change", None),
        ("The last rebels were bused out of Aleppo.", "control_change", None),
        ("Militants hoisted their flag over Raqqa.", "control_change", None),
        ("Italian aircraft struck a warehouse in Tripoli.", "shelling", "air"),
        ("Gunfire erupted in Cairo.", "battle", None),
        ("Officers attempted a coup in Ankara.", "battle", None),
        ("The Germans reached Caen.", "deployment", None),
        ("Troops were airlifted to Benghazi.", "deployment", None),
        ("A ship carrying evacuees docked in Gaza.", "displacement", None),
        ("Residents streamed out of Izium.", "displacement", None),
        ("The typhoon tore through Cox's Bazar.", "disaster", "storm"),
        ("Crowds pulled down the statue in Minsk.", "attack", None),
        ("The general was sentenced in Damascus.", "other", None),
        ("Tanks appeared in the streets of Moscow.", "deployment", None),
        ("Guards burst into the parliament in Minsk.", "control_change", None),
        ("Rescuers pulled survivors from the rubble in Amatrice.", "humanitarian", None),
        ("The hurricane knocked out power in Haiti.", "disaster", "storm"),
        ("Officers seized power in Port-au-Prince.", "control_change", "coup"),
        ("The rising began in Minsk.", "battle", "uprising"),
        ("A wall of water swept through Derna.", "disaster", None),
        ("On 26 April 2019 aircraft of the coalition destroyed Manbij.", "shelling", "air"),
        ("The Confederates attacked both flanks near Hama.", "battle", None),
        ("Forty miners were lined up and shot in Hama.", "attack", "shooting"),
        ("Between 3 and 12 May fifteen miners were shot in Hama.", "attack", "shooting"),
        ("Soldiers opened fire on the crowd in Minsk.", "attack", None),
        ("The river burst its banks near Derna.", "disaster", None),
        ("Thousands are feared dead in Derna.", "casualties", None),
        ("A rescue team arrived in Gaziantep.", "humanitarian", None),
        ("The siege was lifted in Aleppo.", "control_change", None),
        ("The general capitulated in Kyiv.", "control_change", None),
        ("Rebels captured forty soldiers in Hama.", "other", None),
        ("The school was hit by Ukrainian fire in Izium.", "shelling", None),
        ("Residents were told to leave Derna.", "displacement", None),
        ("The convention was concluded in Minsk.", "talks", None),
        ("A helicopter hit a crane and crashed near Kyiv.", "disaster", "accident"),
        ("A bomber was brought down near Kyiv.", "battle", None),
        ("Coalition planes bombed a column of refugees near Hama.", "shelling", "air"),
        ("The Yasur erupted near Derna.", "disaster", None),
        ("Ash fell on the town of Derna.", "disaster", None),
        ("A prisoner was dug out of the rubble in Amatrice.", "humanitarian", None),
        ("The inhabitants of Izium were taken away.", "displacement", None),
        ("Nobody forgets the tsunami that ruined Derna.", "disaster", None),
        ("Troops walked into Damascus.", "control_change", None),
        ("Rebels took the communities of Hama and Idlib.", "control_change", None),
    ],
)
def test_a_sentence_reports_its_kind(text: str, kind: str, subtype: str | None) -> None:
    found = kinds(text)
    assert found[0][0] == kind
    assert subtype is None or found[0][1] == subtype


@pytest.mark.parametrize(
    "text",
    [
        "The strike of the clock woke the town.",
        "A singer hit Berlin with a new song.",
        "She took the train to Berlin.",
        "Prices fell in Berlin.",
        "The war memorial stands in Berlin.",
        "He wrote a book on the ceasefire.",
        "Kharkiv is a city in Ukraine.",
        "The conflict is old.",
        "He is the former defence minister.",
        "After ten years of war the schools are open.",
        "The ship came close to firing on Turkey.",
        "Rebels almost captured Hama.",
    ],
)
def test_a_sentence_without_an_event_reports_none(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("with_cue", "without"),
    [
        ("A missile struck the town.", "A thought struck the minister."),
        ("Rebels seized Hama.", "Rebels seized the chance."),
        ("Troops entered Mekelle.", "Troops entered a cave."),
        ("The Germans reached Caen.", "The Germans reached a conclusion."),
        ("Rebels freed 30 hostages.", "Rebels freed a horse."),
        ("The tsunami reached Cox's Bazar.", "The letter reached Cox's Bazar."),
    ],
)
def test_a_verb_of_many_meanings_needs_its_cue(with_cue: str, without: str) -> None:
    assert kinds(with_cue)
    assert kinds(without) == []


def test_triggers_stand_in_order_and_apart() -> None:
    text = "Rebels shelled Hama on September 4, captured Idlib on September 6 and clashed with troops in Raqqa."
    spans = [t.span for t in triggers(text)]
    assert [s.of(text) for s in spans] == ["shelled", "captured", "clashed"]


def test_the_longer_wording_wins_over_a_word_in_it() -> None:
    text = "The deal ended all hostilities."
    (found,) = triggers(text)
    assert (found.kind, found.span.of(text)) == ("ceasefire", "ended all hostilities")


def test_a_statement_gives_way_to_what_it_states() -> None:
    assert [k for k, _ in kinds("The minister declared that rebels had captured Hama.")] == ["control_change"]


@pytest.mark.parametrize("verb", ["praised", "welcomed", "called for", "discussed"])
def test_who_praises_a_ceasefire_makes_none(verb: str) -> None:
    assert "ceasefire" not in [k for k, _ in kinds(f"The minister {verb} a ceasefire in Hama.")]


def test_in_the_story_of_a_disaster_ruin_and_blasts_are_the_disaster() -> None:
    (sentence,) = sentences_of("An explosion tore the roof off in Derna.")
    assert [t.kind for t in find_triggers(sentence, load_lexicon(), None, "disaster")] == ["disaster"]
    assert find_triggers(sentence, load_lexicon())[0].kind == "attack"


@pytest.mark.parametrize(("theme", "kind"), [("war", "battle"), ("", "disaster")])
def test_in_a_war_a_ship_is_sunk_by_somebody(theme: str, kind: str) -> None:
    (sentence,) = sentences_of("A trading ship was sunk near Derna.")
    assert [t.kind for t in find_triggers(sentence, load_lexicon(), theme=theme)] == [kind]


def test_a_ceasefire_gives_way_to_its_breach() -> None:
    text = "The army accused rebels of breaking the ceasefire in Hama."
    assert [k for k, _ in kinds(text)] == ["ceasefire_violation"]


def test_an_ordinal_takes_the_kind_of_what_it_counts() -> None:
    first, second = sentences_of("A ceasefire was brokered on September 4. The second came a week later.")
    before = find_triggers(first, load_lexicon())[-1]
    (counted,) = find_triggers(second, load_lexicon(), before)
    assert counted.kind == "ceasefire"
    assert find_triggers(second, load_lexicon()) == []


def test_a_trigger_knows_the_verb_of_its_clause() -> None:
    (found,) = triggers("Heavy fighting erupted in Hama.")
    assert (found.token.text, found.verb.text, found.is_noun) == ("fighting", "erupted", True)


def test_who_or_what_was_captured_too_is_of_what_was_counted_before() -> None:
    towns, soldiers = "Two towns were shelled and three captured.", "Two soldiers were killed and three captured."
    assert "control_change" in [kind for kind, _ in kinds(towns)]
    assert "control_change" not in [kind for kind, _ in kinds(soldiers)]
