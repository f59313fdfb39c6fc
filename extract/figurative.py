"""Words of violence and of states that mean words, prices, papers or one who flees the police.

"In the debate he attacked him for failing", "the car went off the road", "they held out the prospect of aid".
Each test is about general English and says in its docstring what it keeps off.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from extract.civil import civil_words
from extract.fates import people_words
from extract.lexicon import load_lexicon
from extract.resources import word_list
from extract.sentence import Sentence

if TYPE_CHECKING:
    from extract.document import Token

_ASSAILS = word_list("figurative", "assails")
_WORDED = word_list("figurative", "worded")
_SPEECHES = word_list("figurative", "speeches")
_ROADS = word_list("figurative", "roads")
_OUTLOOKS = word_list("figurative", "outlooks")
_RULINGS = word_list("figurative", "rulings")
_RECEIVES = frozenset({"welcome", "receive", "host"})
_SOUGHT = word_list("figurative", "sought")
_STANCES = word_list("figurative", "stances")
_PRICES = word_list("othersense", "market")
_WINS = word_list("figurative", "wins")
_CAUSES = word_list("figurative", "causes")
_TRADERS = word_list("figurative", "traders")
_SUITS = frozenset({"case", "suit", "lawsuit", "charge", "action"})
_OLD, _OLDEST = 60, 116  # years
_DROWNS = frozenset({"inundate", "flood", "swamp", "deluge"})
_HOLDS = word_list("figurative", "holds")
_REST = frozenset({"eternal", "final"})
_LAW = word_list("figurative", "law")


def _objects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]


def _assails_in_words(token: Token, sentence: Sentence) -> bool:
    """As in "attacked him for failing", "lashed out at his relatives", "a verbal attack", "hit out in a speech"."""
    lemma = token.lemma_.lower()
    if lemma not in _ASSAILS:
        return False
    if token.pos_ != "VERB":
        return any(c.dep_ == "amod" and c.lower_ in _WORDED for c in token.children)
    if any(c.lower_ == "for" and any(p.dep_ == "pcomp" for p in c.children) for c in token.children):
        return True
    if lemma in ("lash", "hit") and any(c.dep_ == "prt" and c.lower_ == "out" for c in token.children):
        return True
    means = (p for c in token.children if c.dep_ == "prep" and c.lower_ in ("in", "during", "with") for p in c.children)
    return any(p.lemma_.lower() in _SPEECHES for p in means)


def _leaves_the_road(token: Token, sentence: Sentence) -> bool:
    """As in "his vehicle went off the road": nothing explodes."""
    if token.lemma_.lower() != "go":
        return False
    return any(t.lemma_.lower() in _ROADS and t.i > token.i for t in _near(token))


def _near(token: Token) -> list[Token]:
    """The five words behind a word."""
    return token.doc[token.i + 1 : token.i + 6]


def _holds_out_hope(token: Token, sentence: Sentence) -> bool:
    """As in "held out the prospect of aid"."""
    return token.lemma_.lower() == "hold" and any(c.lemma_.lower() in _OUTLOOKS for c in _objects(token))


def _gives_up_a_stance(token: Token, sentence: Sentence) -> bool:
    """As in "the department retreated from its position in the case", "entered eternal rest"."""
    lemma = token.lemma_.lower()
    if lemma == "enter":
        return any(g.lower_ in _REST for c in _objects(token) for g in c.children)
    if lemma not in ("retreat", "withdraw", "retire"):
        return False
    left = (p for c in token.children if c.lower_ == "from" for p in c.children)
    held = any(p.lemma_.lower() in _STANCES and any(g.dep_ == "poss" for g in p.children) for p in left)
    return held and civil_words()["army"].isdisjoint(t.lemma_.lower() for t in sentence.tokens)


def _number_of_events_falls(token: Token, sentence: Sentence) -> bool:
    """As in "attacks have fallen to the levels of last year"."""
    return token.lemma_.lower() == "fall" and any(
        c.dep_ == "nsubj" and c.lemma_.lower() in load_lexicon().endings for c in token.children
    )


def _flees_police(token: Token, sentence: Sentence) -> bool:
    """As in "the four suspects fled on foot", "jailed for fleeing from police"."""
    if token.lemma_.lower() not in ("flee", "escape"):
        return False
    behind = [(c.lower_, p) for c in token.children if c.dep_ == "prep" for p in c.children]
    if any(p.lemma_.lower() in _LAW for where, p in behind if where == "from"):
        return True
    who = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if who is None and token.dep_ == "conj":
        who = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
    culprit = who is not None and (who.lemma_.lower() in civil_words()["culprit"] or who.tag_ in ("NNP", "NN", "PRP"))
    return culprit and who is not None and who.lower_ not in ("they", "we") and _by_foot_or_car(behind)


def _by_foot_or_car(behind: list[tuple[str, Token]]) -> bool:
    scene = civil_words()["scene"]
    return any(where in ("on", "in") and p.lemma_.lower() in scene and p.tag_ == "NN" for where, p in behind)


def _aircraft_fly(token: Token, sentence: Sentence) -> bool:
    """As in "a couple of bombers flew along the coast", "helicopters are flying over the town": nobody is displaced."""
    if token.lemma_.lower() != "fly" or token.pos_ != "VERB":
        return False
    craft = load_lexicon().cues["aircraft"]
    subjects = [c for c in token.children if c.dep_ == "nsubj"]
    counted = [p for s in subjects for c in s.children if c.lower_ == "of" for p in c.children]
    return any(t.lemma_.lower() in craft for t in (*subjects, *counted))


def _is_seen_as(token: Token, sentence: Sentence) -> bool:
    """As in "they are seen as rebels", "were accepted as members": what is thought of them, or a rank."""
    return token.lemma_.lower() in ("see", "accept") and any(
        c.dep_ == "prep" and c.lower_ == "as" for c in token.children
    )


def _charges_money(token: Token, sentence: Sentence) -> bool:
    """As in "charged $46 million against earnings"."""
    return token.lemma_.lower() == "charge" and any(
        o.ent_type_ == "MONEY" or o.lemma_.lower() in ("$", "fee", "price", "million", "billion", "dollar", "cent")
        for o in token.children
        if o.dep_ in ("dobj", "dative")
    )


def _welcomes_a_thing(token: Token, sentence: Sentence) -> bool:
    """As in "the president welcomed the job figures": nobody is received."""
    if token.lemma_.lower() not in _RECEIVES or token.pos_ != "VERB":
        return False
    people = people_words() | load_lexicon().cues["statesman"] | load_lexicon().cues["people"]
    received = _objects(token)
    return bool(received) and all(
        o.pos_ == "NOUN"
        and o.lemma_.lower() not in people | load_lexicon().endings
        and not any(c.pos_ == "PROPN" for c in o.children)
        for o in received
    )


def _quashes(token: Token, sentence: Sentence) -> bool:
    """As in "the court overturned the conviction"."""
    if token.lemma_.lower() != "overturn":
        return False
    over = [*_objects(token), *(c for c in token.children if c.dep_ == "nsubj")]
    return any(o.lemma_.lower() in _RULINGS for o in over)


def _searches_for_else(token: Token, sentence: Sentence) -> bool:
    """As in "searching for the cause", "the search for a new manager": nobody is rescued."""
    hunts = [t for t in (token, *token.children) if t.lemma_.lower() == "search"]
    sought = (p for t in hunts for c in t.children if c.lower_ == "for" for p in c.children)
    return any(p.lemma_.lower() in _SOUGHT for p in sought)


def _is_in_a_name(token: Token, sentence: Sentence) -> bool:
    """As in "Fire Rescue crews", a service's name."""
    before = token.doc[token.i - 1] if token.i else token
    named = token.lower_ == "rescue" and token.text[:1].isupper() and before != token
    return named and before.text[:1].isupper() and not token.sent.text.isupper()


def _ones_duty(token: Token, sentence: Sentence) -> bool:
    """As in "hunt down those who were responsible": nobody claims or denies it."""
    return token.dep_ == "relcl" and any(c.dep_ == "acomp" and c.lower_ == "responsible" for c in token.children)


def _wins_by_it(token: Token, sentence: Sentence) -> bool:
    """As in "won by a landslide", "a landslide victory", "all hell broke loose"."""
    if token.lemma_.lower() == "break":
        return any(c.dep_ == "nsubj" and c.lower_ == "hell" for c in token.children)
    if token.lemma_.lower() != "landslide":
        return False
    if token.dep_ in ("compound", "amod"):
        return token.head.lemma_.lower() in _WINS
    verb = token.head.head.lemma_.lower()
    return token.dep_ == "pobj" and token.head.lower_ in ("by", "in") and verb in _WINS


def _floods_with_goods(token: Token, sentence: Sentence) -> bool:
    """As in "inundated with manufactured goods", "flooded with calls": no water."""
    if token.lemma_.lower() not in _DROWNS:
        return False
    with_what = [p for c in token.children if c.lower_ in ("with", "by") for p in c.children if p.dep_ == "pobj"]
    return any(p.tag_ == "NNS" and p.lemma_.lower() not in load_lexicon().cues["element"] for p in with_what)


def _is_a_town(token: Token, sentence: Sentence) -> bool:
    """As in "in Independence, Missouri": a name with its state behind it, whatever word it is made of."""
    if not token.text[:1].isupper() or token.i < 2:
        return False
    before, after = token.doc[token.i - 1], token.doc[token.i + 1 : token.i + 3]
    named = before.lower_ in ("of", "in", "near", "from") and len(after) == 2 and after[0].text == ","
    return named and after[1].ent_type_ == "GPE"


def _person_takes_over(token: Token, sentence: Sentence) -> bool:
    """As in "when Kennedy took over": one who comes to an office takes no place."""
    if token.lemma_.lower() != "take" or not any(c.dep_ == "prt" and c.lower_ == "over" for c in token.children):
        return False
    if _objects(token):
        return False
    return any(c.dep_ == "nsubj" and c.ent_type_ == "PERSON" for c in token.children)


def _surprised_by_facts(token: Token, sentence: Sentence) -> bool:
    """As in "was surprised by the speed of it": nobody attacked."""
    if token.lemma_.lower() != "surprise":
        return False
    by = (p for c in token.children if c.lower_ == "by" for p in c.children)
    return any(p.pos_ == "NOUN" and p.tag_ == "NN" and p.lemma_.lower() not in civil_words()["army"] for p in by)


def _fights_for_rights(token: Token, sentence: Sentence) -> bool:
    """As in "fought for reform": a cause, and no battle."""
    if token.lemma_.lower() != "fight":
        return False
    causes = (p for c in token.children if c.lower_ == "for" for p in c.children)
    return any(p.lemma_.lower() in _CAUSES for p in causes)


def _market_crash(token: Token, sentence: Sentence) -> bool:
    """As in "after the 1987 crash investors fled the market"."""
    if token.lemma_.lower() not in ("crash", "collapse", "slump") or token.pos_ == "VERB":
        return False
    return not _TRADERS.isdisjoint({t.lemma_.lower() for t in sentence.tokens})


def _brings_a_case(token: Token, sentence: Sentence) -> bool:
    """As in "brought the case to the court"."""
    return token.lemma_.lower() == "bring" and any(o.lemma_.lower() in _SUITS for o in _objects(token))


def _is_paraded(token: Token, sentence: Sentence) -> bool:
    """As in "they were paraded under guard": nobody protests."""
    return token.lemma_.lower() == "parade" and any(c.dep_ == "auxpass" for c in token.children)


def _dies_of_age(token: Token, sentence: Sentence) -> bool:
    """As in "dies at 79", the headline of an obituary."""
    if token.lemma_.lower() != "die":
        return False
    ages = (p.text for c in token.children if c.dep_ == "prep" and c.lower_ == "at" for p in c.children)
    return any(age.isdigit() and _OLD <= int(age) < _OLDEST for age in ages)


def _leads_police(token: Token, sentence: Sentence) -> bool:
    """As in "a tracker led police to the house"."""
    return token.lemma_.lower() == "lead" and any(c.lemma_.lower() in _LAW for c in _objects(token))


def _holds_still(token: Token, sentence: Sentence) -> bool:
    """As in "the troops occupying the city": how things were, and nothing that changed."""
    return token.tag_ == "VBG" and token.dep_ == "acl" and token.lemma_.lower() in _HOLDS


def _market_closes(token: Token, sentence: Sentence) -> bool:
    """As in "the stock market closed", "shares closed lower"."""
    if token.lemma_.lower() != "close":
        return False
    closed = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return closed is not None and closed.lemma_.lower() in _PRICES


def is_of_market(verb: Token) -> bool:
    """Return whether sales, prices and the like do what a verb says: "the sales dropped"."""
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.lemma_.lower() in _PRICES for c in verb.children)


TESTS: dict[str, tuple[Callable[[Token, Sentence], bool], ...]] = {
    "attack": (_assails_in_words, _leaves_the_road),
    "shelling": (_assails_in_words,),
    "battle": (_assails_in_words, _holds_out_hope, _surprised_by_facts, _fights_for_rights),
    "control_change": (_gives_up_a_stance, _number_of_events_falls, _holds_still, _person_takes_over),
    "displacement": (_flees_police, _aircraft_fly),
    "deployment": (_is_seen_as, _leads_police),
    "other": (_charges_money, _market_closes, _is_a_town),
    "talks": (_welcomes_a_thing,),
    "disaster": (_quashes, _wins_by_it, _floods_with_goods, _market_crash),
    "humanitarian": (_searches_for_else, _is_in_a_name, _brings_a_case),
    "statement": (_ones_duty,),
    "protest": (_is_paraded,),
    "casualties": (_dies_of_age,),
}
