"""Words that tell what kind of thing a capitalised name is: a town, a province, a person."""

from __future__ import annotations

from extract.resources import word_list

TYPE_WORDS = word_list("placewords", "type_words")
UNIT_WORDS = word_list("placewords", "unit_words")
PARTS = word_list("placewords", "parts")
TITLES = word_list("placewords", "titles")
ROLES = word_list("placewords", "roles")
# What may follow a capitalised word without being a surname.
JOINTS = frozenset("and or of in at on the a an for to from by with is was has had".split())
HEADS = word_list("placewords", "heads")
INHABITANTS = word_list("placewords", "inhabitants")
QUARTERS = word_list("placewords", "quarters")
COMMON_QUARTERS = word_list("placewords", "common_quarters") | {
    f"{side}{end}"
    for side in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
    for end in (" side", "side", " end")
}
WAYS = word_list("placewords", "ways")
MOTIONS = word_list("placewords", "motions")
STREETS = word_list("placewords", "streets")
CIVIC = word_list("placewords", "civic")
MONTHS_AND_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
POSSESSIVE = frozenset({"'s", "\u2019s"})
DASHES = frozenset({"-", "\u2010", "\u2011", "\u2013"})
VESSELS = word_list("placewords", "vessels")
TEAMS = word_list("placewords", "teams")
REACHED = word_list("placewords", "reached")
PLURALS = word_list("placewords", "plurals")
PLURAL_TYPES = word_list("placewords", "plural_types")
FEATURES = word_list("placewords", "features")
