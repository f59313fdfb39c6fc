"""What a word can be, by its form alone: closed classes, endings, and the model's tables of word forms.

This and :mod:`extract.fasttags` and :mod:`extract.fastheads` stand in for the language model in the fast
mode. They are rough: they know English grammar of the plain kind that news is written in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extract.resources import word_list
from extract.wordtables import tables

_UNCHANGED = word_list("fastlexis", "unchanged")
_CLOSED = {
    "DT": "the a an this these those every each some any no another both all either neither",
    "PRP": "i you he she it we they him me us them himself herself itself themselves myself yourself ourselves "
    "one's nobody somebody someone anyone everyone everybody anybody nothing something everything",
    "PRP$": "his its their our my your her",
    "MD": "would could may might should can must shall will 'll ought wo ca 'd",
    "CC": "and or but nor & yet",
    "IN": "in on at of for with from by near into across during over under between against around along through "
    "inside outside within above below behind beyond beside among amid toward towards onto upon per via throughout "
    "despite without about like than amongst except including alongside off up down out back aboard",
    "TO": "to",
    "WP": "who whom whose what which",
    "WRB": "where when why how",
    "RB": "not n't never also then now here there still already just only soon later again even too very "
    "ago away almost nearly more most less at-least however meanwhile yesterday today tomorrow together once twice far "
    "instead rather quite often always ever perhaps maybe",
    "CD": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen",
    "JJ": "many several few such other own last next first second third new old former same dead",
    "POS": "'s \u2019s ' \u2019",
}
# Words that open a clause of their own: "after rebels shelled ..." (also prepositions).
MARKS = frozenset("if unless whether because although though while whereas since until before after as once".split())
BE = frozenset("be is are was were been being am 's 're 'm".split())
HAVE = frozenset("have has had having 've".split())
DO = frozenset("do does did".split())
_AUX_TAGS = {
    "be": "VB", "is": "VBZ", "are": "VBP", "was": "VBD", "were": "VBD", "been": "VBN", "being": "VBG", "am": "VBP",
    "'re": "VBP", "'m": "VBP", "have": "VBP", "has": "VBZ", "had": "VBD", "having": "VBG", "'ve": "VBP",
    "do": "VBP", "does": "VBZ", "did": "VBD",
}  # fmt: skip
_FIXED = {word: tag for tag, words in _CLOSED.items() for word in words.split()}
_OPEN_QUOTES = frozenset("\"'\u201c\u2018`([{")
_LEMMAS = {"n't": "not", "'ll": "will", "wo": "will", "ca": "can"} | dict.fromkeys(BE, "be") | dict.fromkeys(HAVE, "have") | dict.fromkeys(DO, "do")  # fmt: skip # noqa: E501


@dataclass(frozen=True, slots=True)
class Word:
    """A word form: its only tag, or else the tags it may have; its lemmas as a verb and as a noun.

    ``in_tables``: the tables of word forms have it, so that it is no name.
    """

    text: str
    lower: str
    tag: str
    may: frozenset[str]
    as_verb: str
    as_noun: str
    capital: bool
    in_tables: bool = False


@lru_cache(maxsize=8_000)
def word(text: str) -> Word:
    """Return what is known of a word form."""
    lower = text.lower().replace("\u2019", "'")
    tag = _fixed(text, lower)
    if tag:
        lemma = _LEMMAS.get(lower, lower)
        return Word(text, lower, tag, frozenset(), lemma, lemma, text[:1].isupper())
    verb, noun = _lemma(lower, "verb"), _lemma(lower, "noun")
    may = _forms(lower, verb, noun)
    listed = bool(verb or noun) or any(lower in tables()["lemma_index"].get(kind, {}) for kind in ("adj", "adv"))
    return Word(text, lower, "", may, verb or lower, noun or lower, text[:1].isupper(), listed)


def _fixed(text: str, lower: str) -> str:
    if text.isspace():
        return "_SP"
    if lower in _AUX_TAGS:
        return _AUX_TAGS[lower]
    if lower in _FIXED and not (text.isupper() and len(text) == 2):  # US, IT
        return _FIXED[lower]
    if lower in MARKS:
        return "IN"
    if lower in ("that",):
        return "IN"
    if not any(map(str.isalnum, text)):
        return "``" if text in _OPEN_QUOTES else "." if text in ".?!" else ","
    return "CD" if text[0].isdigit() and not text[-1].isalpha() else ""


def _lemma(lower: str, kind: str) -> str:
    """The base form as a verb or a noun, by exceptions, then by endings; empty when it is none."""
    data = tables()
    exception = data["lemma_exc"].get(kind, {}).get(lower)
    if exception:
        return str(exception[0])
    index = data["lemma_index"].get(kind, {})
    for old, new in data["lemma_rules"].get(kind, []):
        if lower.endswith(old) and len(lower) > len(old) + 1:
            form = lower[: len(lower) - len(old)] + new
            if form in index:
                return str(form)
    return lower if lower in index else ""


def _forms(lower: str, verb: str, noun: str) -> frozenset[str]:
    found: set[str] = set()
    if verb:
        found |= _verb_forms(lower, verb)
    if noun:
        found.add("NNS" if lower.endswith("s") and noun != lower else "NN")
    if lower in tables()["lemma_index"].get("adj", {}):
        found.add("JJ")
    if lower.endswith("ly"):
        found.add("RB")
    return frozenset(found) or _guess(lower)


def _verb_forms(lower: str, verb: str) -> set[str]:
    if lower == verb:
        return {"VB", "VBD", "VBN"} if lower in _UNCHANGED else {"VB"}
    if lower.endswith("ing"):
        return {"VBG"}
    if lower.endswith("s") and not lower.endswith("ss"):
        return {"VBZ"}
    if lower.endswith("n") and not lower.endswith("an"):
        return {"VBN"}
    return {"VBD"} if lower.endswith(("rank", "egan", "ent away")) else {"VBD", "VBN"}


def _guess(lower: str) -> frozenset[str]:
    if lower.endswith(("ous", "ful", "ive", "able", "ible", "ic", "al", "ish", "less", "-old", "ed")):
        return frozenset({"JJ"})
    return frozenset({"NNS" if lower.endswith("s") else "NN"})
