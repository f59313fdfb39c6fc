"""Another language is recognised and named; English passes, whatever names and quotations it holds."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extract.model import Article
from extract.pipeline import extract
from extract.tongue import other_language
from tests.lookup import FRIDAY, TinyLookup

FOREIGN = tomllib.loads((Path(__file__).parent / "foreign_news.toml").read_text("utf-8"))
ENGLISH = {
    "plain": "At least twelve people were killed on Sunday in an attack on a market in the city, police said.",
    "names": "Azad Hüseynov, Şəhriyar Məmmədov, Jean-Pierre de la Fontaine, José María del Río y Ortega and Müller von "
    "der Heide of the Comité pour la Défense des Droits de l'Homme et du Citoyen met in Nagorno-Karabakh on Sunday.",
    "quoting": 'The mayor told reporters on Sunday: "Les secours sont arrivés après une heure et le bilan pourrait '
    "s'alourdir dans la nuit.\" He said that police had closed the roads to the market and were looking for two men.",
    "capitals": "AT LEAST TWELVE PEOPLE WERE KILLED ON SUNDAY IN AN ATTACK ON A MARKET IN THE CITY, POLICE SAID.",
    "list": "Ganja 3 2 1 Baku 5 4 2 Barda 7 1 1 Terter 9 1 0 Shusha 2 2 2 Hadrut 1 4 4 Goris 2 2 0 Kapan 1 1 1 Aghdam "
    "Fuzuli Jabrayil Zangilan Kalbajar Lachin Gubadli Tartar Mingachevir Sumgayit Nakhchivan Sheki Quba Lankaran",
    "bilingual": "Au moins douze personnes ont été tuées dimanche dans une attaque contre un marché de la ville. At "
    "least twelve people were killed on Sunday in an attack on a market in the city, police said.",
    "telegraphic": "Rebels shell Hama. Troops flee town. Two dead, nine hurt. Talks stall. Army denies loss. UN urges "
    "calm. Aid trucks halted. Border shut. Shops closed. Schools closed. Power out. Rain expected.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_named(language: str) -> None:
    assert other_language(FOREIGN[language]) == language


@pytest.mark.parametrize("kind", ENGLISH)
def test_english_passes(kind: str) -> None:
    assert other_language(ENGLISH[kind]) is None


@pytest.mark.parametrize("text", ["", "1 2 3", "Le maire est mort.", "Москва", "東京", "la la la la", "..."])
def test_short_texts_pass(text: str) -> None:
    assert other_language(text) is None


def test_letters_without_a_listed_language_are_named() -> None:
    assert other_language("ຕຳຫຼວດກ່າວວ່າມີຄົນເສຍຊີວິດຢ່າງໜ້ອຍສິບສອງຄົນໃນການໂຈມຕີຕະຫຼາດໃນເມືອງໃນວັນອາທິດ" * 2) == (
        "a language in Lao letters"
    )


def test_a_french_page_with_a_short_english_notice_is_still_french() -> None:
    assert other_language(FOREIGN["French"] * 5 + " All rights reserved.") == "French"


def test_a_long_text_is_judged_by_its_parts() -> None:
    assert other_language(FOREIGN["German"] * 1000) == "German"
    assert other_language(ENGLISH["plain"] * 600 + FOREIGN["German"] * 300) is None


def test_an_article_in_another_language_is_rejected_with_its_name() -> None:
    found = extract(Article("a.txt", FOREIGN["French"], published=FRIDAY), TinyLookup())
    assert [(r.source, r.stage) for r in found.rejected] == [("a.txt", "language")]
    assert "French" in found.rejected[0].reason
    assert (found.places, found.times, found.events) == ((), (), ())
