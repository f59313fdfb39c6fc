"""A name index of a few lines, so that tests of extraction read no data file.

``TinyLookup`` implements :class:`extract.lookup.NameLookup`; ``WORLD`` holds the names the test
sentences use. It knows nothing but what stands here: a test that needs another name adds a line.
``read`` runs the whole extraction of a text against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from extract.language import parse
from extract.lookup import NameFacts
from extract.model import Article, Event, Extraction, PlaceMention
from extract.pipeline import extract
from extract.sentence import Sentence, sentences
from extract.times import find_times
from extract.toponyms import find_places

# The publication day of the test articles, a Friday.
FRIDAY = date(2023, 9, 15)

# name: kind, population, ISO 3166-1 alpha-2 country. Populations are rough: only their size matters.
WORLD: dict[str, tuple[str, int, str]] = {
    "Syria": ("country", 22_000_000, "SY"),
    "Aleppo": ("settlement", 2_000_000, "SY"),
    "Aleppo province": ("region", 4_000_000, "SY"),
    "Idlib": ("settlement", 160_000, "SY"),
    "Hama": ("settlement", 900_000, "SY"),
    "Raqqa": ("settlement", 530_000, "SY"),
    "Palmyra": ("settlement", 50_000, "SY"),
    "Manbij": ("settlement", 100_000, "SY"),
    "Damascus": ("settlement", 2_000_000, "SY"),
    "Turkey": ("country", 85_000_000, "TR"),
    "Ankara": ("settlement", 5_000_000, "TR"),
    "Gaziantep": ("settlement", 1_000_000, "TR"),
    "Ukraine": ("country", 40_000_000, "UA"),
    "Kyiv": ("settlement", 2_900_000, "UA"),
    "Kharkiv": ("settlement", 1_400_000, "UA"),
    "Izium": ("settlement", 45_000, "UA"),
    "Kupiansk": ("settlement", 27_000, "UA"),
    "Mariupol": ("settlement", 430_000, "UA"),
    "Donetsk": ("settlement", 900_000, "UA"),
    "Russia": ("country", 144_000_000, "RU"),
    "Moscow": ("settlement", 10_000_000, "RU"),
    "Minsk": ("settlement", 1_900_000, "BY"),
    "Belarus": ("country", 9_000_000, "BY"),
    "Poland": ("country", 38_000_000, "PL"),
    "Romania": ("country", 19_000_000, "RO"),
    "United States": ("country", 330_000_000, "US"),
    "Washington": ("settlement", 600_000, "US"),
    "Bangladesh": ("country", 165_000_000, "BD"),
    "Cox's Bazar": ("settlement", 250_000, "BD"),
    "Myanmar": ("country", 54_000_000, "MM"),
    "Rakhine": ("region", 3_000_000, "MM"),
    "Haiti": ("country", 11_000_000, "HT"),
    "Port-au-Prince": ("settlement", 1_200_000, "HT"),
    "Libya": ("country", 7_000_000, "LY"),
    "Derna": ("settlement", 100_000, "LY"),
    "Benghazi": ("settlement", 650_000, "LY"),
    "Gaza": ("settlement", 600_000, "PS"),
    "Gaza Strip": ("region", 2_000_000, "PS"),
    "Rafah": ("settlement", 170_000, "PS"),
    "Israel": ("country", 9_000_000, "IL"),
    "Egypt": ("country", 105_000_000, "EG"),
    "Cairo": ("settlement", 9_000_000, "EG"),
    "Qatar": ("country", 2_800_000, "QA"),
    "Ethiopia": ("country", 115_000_000, "ET"),
    "Tigray": ("region", 5_000_000, "ET"),
    "Mekelle": ("settlement", 310_000, "ET"),
    "Eritrea": ("country", 3_500_000, "ER"),
    "France": ("country", 68_000_000, "FR"),
    "Paris": ("settlement", 2_100_000, "FR"),
    "Normandy": ("region", 3_300_000, "FR"),
    "Caen": ("settlement", 105_000, "FR"),
    "Germany": ("country", 83_000_000, "DE"),
    "Berlin": ("settlement", 3_400_000, "DE"),
    "Italy": ("country", 60_000_000, "IT"),
    "Amatrice": ("settlement", 2_600, "IT"),
    "Norcia": ("settlement", 4_900, "IT"),
    "Rome": ("settlement", 2_800_000, "IT"),
    "Khyber Pass": ("pass", 0, "PK"),
    "Pakistan": ("country", 220_000_000, "PK"),
    "Peshawar": ("settlement", 1_900_000, "PK"),
    "Afghanistan": ("country", 40_000_000, "AF"),
    "Kabul": ("settlement", 4_000_000, "AF"),
    "Spain": ("country", 47_000_000, "ES"),
    "Catalonia": ("region", 7_700_000, "ES"),
}
DEMONYMS: dict[str, str] = {
    "Syrian": "SY",
    "Syrians": "SY",
    "Turkish": "TR",
    "Ukrainian": "UA",
    "Ukrainians": "UA",
    "Russian": "RU",
    "Russians": "RU",
    "American": "US",
    "US": "US",
    "Israeli": "IL",
    "Egyptian": "EG",
    "Ethiopian": "ET",
    "Eritrean": "ER",
    "French": "FR",
    "German": "DE",
    "Italian": "IT",
    "Haitian": "HT",
    "Libyan": "LY",
    "Pakistani": "PK",
    "Afghan": "AF",
    "Palestinian": "PS",
    "Palestinians": "PS",
}


class TinyLookup:
    """Names known by heart; folding is lower case and hyphens as spaces, enough for these tests."""

    def __init__(
        self,
        world: Mapping[str, tuple[str, int, str]] = WORLD,
        demonyms: Mapping[str, str] = DEMONYMS,
    ) -> None:
        self._facts = {
            _fold(name): NameFacts(
                frozenset({kind}), population, True, frozenset({code}), code if kind == "country" else ""
            )
            for name, (kind, population, code) in world.items()
        }
        self._demonyms = dict(demonyms)
        self._prefixes = frozenset(_prefixes(self._facts))

    def known(self, name: str) -> NameFacts | None:
        """Return what stands in the table of a name."""
        return self._facts.get(_fold(name))

    def has_prefix(self, name: str) -> bool:
        """Whether a longer name of the table begins with these words."""
        return _fold(name) in self._prefixes

    def demonym(self, word: str) -> str | None:
        """Return the country of an adjective or people of the table."""
        return self._demonyms.get(word)


def _fold(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").replace("\u2019", "'").split())


def _prefixes(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        words = name.split()
        yield from (" ".join(words[:count]) for count in range(1, len(words)))
        if "'" in name:
            yield name.partition("'")[0]  # "Cox" of "Cox's Bazar": the model cuts before the apostrophe


def read(text: str, published: date | None = FRIDAY, name: str = "test.txt") -> Extraction:
    """Return what is found in an article of this text."""
    return extract(Article(name, text, published=published), TinyLookup())


def events(text: str, published: date | None = FRIDAY) -> tuple[Event, ...]:
    """Return the events of an article of this text."""
    return read(text, published).events


def the_event(text: str, published: date | None = FRIDAY) -> Event:
    """Return the only event of a text."""
    found = events(text, published)
    assert len(found) == 1, [(e.kind, e.when.edtf, e.trigger.of(text)) for e in found]
    return found[0]


def places(text: str) -> dict[str, PlaceMention]:
    """Return the place mentions of a text by their wording."""
    return {mention.text: mention for mention in read(text).places}


def sentences_of(text: str, published: date | None = FRIDAY) -> list[Sentence]:
    """Return the parsed sentences of a text with their places and times."""
    lookup, times = TinyLookup(), find_times(text, published)
    return [
        sentence
        for offset, doc in parse(text)
        for sentence in sentences(doc, offset, find_places(doc, offset, lookup), times)
    ]
