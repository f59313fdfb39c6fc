"""Words that tell what kind of thing a capitalised name is: a town, a province, a person."""

from __future__ import annotations

TYPE_WORDS = frozenset(
    "city town village province region district raion rayon oblast governorate county municipality state "
    "pass corridor enclave capital communities community settlement settlements villages towns cities "
    "provinces regions districts prefecture parish department republic peninsula island islands valley "
    "suburb port hamlet commune canton emirate territory kingdom area areas neighbourhood neighborhood".split()
)
UNIT_WORDS = frozenset(
    "province region district raion rayon oblast governorate county municipality parish prefecture "
    "department enclave republic state area territory".split()
)
PARTS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "north-east north-west south-east south-west northeastern northwestern southeastern southwestern "
    "upper lower greater downtown".split()
)
TITLES = frozenset(
    "president minister mr mrs ms dr general colonel major captain lieutenant sergeant secretary senator "
    "governor mayor king queen prince princess chancellor ambassador spokesman spokeswoman spokesperson judge "
    "professor sir lord pope bishop imam sheikh chief commander premier".split()
)
