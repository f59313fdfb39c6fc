"""Words of the event vocabulary in another sense: shares that fall, a heading, a plan that is executed.

Each test is about general English and says in its docstring what it keeps off.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from extract.cues import PLACE_NOUNS
from extract.doctext import text_of
from extract.figurative import TESTS as FIGURATIVE
from extract.lead import in_lead
from extract.lexicon import load_lexicon
from extract.resources import word_list
from extract.sentence import Sentence, clause, governor
from extract.takings import expels_some, flees_the_law, is_on_paper, moves_one, takes_a_thing

if TYPE_CHECKING:
    from extract.document import Token

_MARKET = word_list("othersense", "market")
_MOVES = word_list("othersense", "moves")
_FALLS_SO = word_list("othersense", "falls_so")
_PLANS = word_list("othersense", "plans")
_TAKEN_ON = word_list("othersense", "taken_on")
_HOPES = word_list("othersense", "hopes")
_TIES = word_list("othersense", "ties")
_WARS = word_list("othersense", "wars")
_VISITS = word_list("othersense", "visits")
_GAME = word_list("othersense", "game")
_NATURAL = word_list("othersense", "natural")
_FOUND = word_list("othersense", "found")
_WHENCE = word_list("othersense", "whence")
_CONVENES = word_list("othersense", "convenes")
_MINORS = word_list("othersense", "minors")
_PAPERS = frozenset({"warrant", "record", "rate", "report", "affidavit"})
_ARMY = word_list("othersense", "army")
_MOVED = frozenset({"take", "carry", "bring", "hand"})
_RAISED_ON = frozenset({"over", "above", "atop", "from"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
_HEADING_WORDS = 12


def is_other_sense(token: Token, kind: str, sentence: Sentence) -> bool:
    """Whether the word that reports an event of ``kind`` means something else where it stands."""
    tests = (*_TESTS.get(kind, ()), *FIGURATIVE.get(kind, ()))
    return any(test(token, sentence) for test in tests) or _moves_in_market(token, kind)


def _moves_in_market(token: Token, kind: str) -> bool:
    """Prices and polls that fall, retreat or break: "Sales fell 20 %", "shares retreated to $12"."""
    if kind in ("statement", "talks", "other") or token.lemma_.lower() not in _MOVES:
        return False
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and (subject.lemma_.lower() in _MARKET or subject.lower_ in _MARKET):
        return True
    if _by_numbers(token):
        return True
    near = clause(token)
    return any(token.doc[i].text in ("%", "$", "\u20ac", "\u00a3", "percent", "cents") for i in near if i > token.i)


def _by_numbers(token: Token) -> bool:
    """As in "fell 4 to 15", "fell to $14 billion"."""
    after = token.doc[token.i + 1 : token.i + 4]
    if after and after[0].lower_ in ("to", "by", "from"):
        after = after[1:]
    numbered = bool(after) and after[0].like_num and after[0].ent_type_ not in ("DATE", "TIME", "QUANTITY")
    return bool(after) and (after[0].lower_ in _MONEY or (numbered and after[0].lower_ not in ("one", "two")))


_MONEY = frozenset({"$", "#", "dlrs", "\u20ac", "\u00a3", "us$", "c$"})


def _falls_so(token: Token, sentence: Sentence) -> bool:
    """As in "fell apart", "fell ill", "the fall of 2007"."""
    if token.lemma_.lower() != "fall":
        return False
    after = token.doc[token.i + 1 : token.i + 3]
    if token.pos_ == "NOUN" or token.tag_ in ("NN", "NNP"):
        return len(after) == 2 and after[0].lower_ == "of" and after[1].like_num
    return bool(after) and after[0].lower_ in _FALLS_SO


def _takes_on(token: Token, sentence: Sentence) -> bool:
    """As in "took over operations", "entered winter quarters", "lost control of his car"."""
    if token.lemma_.lower() not in ("take", "enter", "assume", "lose", "seize"):
        return False
    things = load_lexicon().cues["vessel"] if token.lemma_.lower() == "lose" else _TAKEN_ON
    inner = [p for o in token.children if o.dep_ in ("dobj", "prep") for p in (o, *o.children)]
    inner += [p for t in inner if t.dep_ == "prep" for p in t.children]
    return any(t.lemma_.lower() in things and t.dep_ in ("dobj", "pobj") for t in inner)


def _moves_people(token: Token, sentence: Sentence) -> bool:
    """As in "the wounded were taken to the hospital", "two suspects were handed over": no place changes hands."""
    if token.lemma_.lower() not in _MOVED:
        return False
    moved = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    lexicon = load_lexicon()
    people = lexicon.cues["people"] | lexicon.cues["captive"]
    if any(m.lemma_.lower() in people for m in moved):
        return True
    to = any(c.dep_ in ("prep", "dative") and c.lower_ == "to" for c in token.children)
    return to and token.lemma_.lower() != "hand" and not any(sentence.places_in({m.i}) for m in moved)


def _has_other_object(token: Token, sentence: Sentence) -> bool:
    """As in "conquering online fashion in X", "taking prisoners in X": what is taken is no place."""
    kind = load_lexicon().kind("control_change")
    verbs = next(words for cue, words in kind.verbs_with if cue == "place")
    if token.tag_ != "VBG" or token.lemma_.lower() not in verbs:
        return False
    taken = next((c for c in token.children if c.dep_ == "dobj"), None)
    if taken is None or taken.pos_ not in ("NOUN",) or taken.lemma_.lower() in PLACE_NOUNS:
        return False
    within = {taken.i} | {t.i for t in taken.subtree}
    return not sentence.places_in(within) and not any(t.pos_ == "PROPN" for t in taken.subtree)


def _flies_flag(token: Token, sentence: Sentence) -> bool:
    """As in "the members' flags were raised outside the ministry": a ceremony; one raised over a town is taken."""
    if token.lemma_.lower() not in ("raise", "hoist", "plant") or token.pos_ != "VERB":
        return False
    return not any(c.dep_ == "prep" and c.lower_ in _RAISED_ON for c in token.children)


def _executes_plan(token: Token, sentence: Sentence) -> bool:
    """As in "executed a version of the plan"."""
    done = token.lemma_.lower() == "execute"
    return done and any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in _PLANS for c in token.children)


def _is_no_war(token: Token, sentence: Sentence) -> bool:
    """As in "a tug-of-war", "the price war", "home-invasion"."""
    if token.lemma_.lower() != "war":
        return False
    before = token.doc[max(0, token.i - 2) : token.i]
    return any(t.lower_ in _WARS for t in before[-1:]) or [t.text.lower() for t in before] == ["of", "-"]


def _one_crosses(token: Token, sentence: Sentence) -> bool:
    """As in "he was seen crossing the US border": only forces that cross one do battle."""
    if token.lemma_.lower() != "cross":
        return False
    lexicon = load_lexicon()
    forces = lexicon.cues["unit"] | lexicon.cues["aircraft"]
    around = {token.doc[i] for i in clause(token)} | ({token.head} if token.dep_ in ("acl", "relcl") else set())
    around |= {c for c in token.head.children if c.dep_ == "nsubj"} if token.dep_ in ("conj", "xcomp") else set()
    subjects = [t for t in around if t.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "agent") or t == token.head]
    named = (t.tag_ in ("NNS", "NNPS") and t.pos_ != "NOUN" for t in subjects)
    return not any(named) and not any(
        t.lemma_.lower() in forces or t.ent_type_ in ("NORP", "ORG", "GPE") or t.lower_ in ("they", "we")
        for t in subjects
        if t.i < token.i
    )


def _is_blaze(token: Token, sentence: Sentence) -> bool:
    """As in "a brush fire on Center Street": the noun burns, the verb fires on somebody."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return token.lower_ in ("fire", "fires") and token.pos_ == "NOUN" and not before.startswith("open")


def _dies_in_bed(token: Token, sentence: Sentence) -> bool:
    """As in "has died at age 74", "died of cancer": an obituary tells of no harm that somebody or something did."""
    if token.lemma_.lower() != "die":
        return False
    who = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if who is None or who.tag_ not in ("NN", "NNP", "PRP"):
        return False  # "2,500 men died of disease" is a toll
    causes = [p for c in token.children if c.dep_ == "prep" for p in c.subtree]
    return any(t.lemma_.lower() in _NATURAL for t in (*causes, *token.children))


def _found_so(token: Token, sentence: Sentence) -> bool:
    """As in "was declared dead", "was declared incompetent to stand trial": found, and not proclaimed."""
    if token.lemma_.lower() not in ("declare", "pronounce") or token.tag_ != "VBN":
        return False
    roles = ("oprd", "acomp", "ccomp", "xcomp", "advmod")
    return any(c.dep_ in roles and c.lemma_.lower() in _FOUND for c in token.children)


def _child_finds(token: Token, sentence: Sentence) -> bool:
    """As in "a boy found a loaded gun": no arms are seized."""
    if token.lemma_.lower() not in ("find", "discover"):
        return False
    subjects = (c for verb in (token, *token.ancestors) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))
    return any(c.lemma_.lower() in _MINORS for c in subjects)


def _on_paper_only(token: Token, sentence: Sentence) -> bool:
    """As in "issued an arrest warrant": nobody is arrested yet."""
    issued = token.lemma_.lower() == "issue" and any(c.lemma_.lower() in _PAPERS for c in token.children)
    return issued or (token.dep_ == "compound" and token.head.lemma_.lower() in _PAPERS)


def _seems(token: Token, sentence: Sentence) -> bool:
    """As in "rebels appeared to be losing", "(see the list)": nobody has come to a place."""
    if token.lemma_.lower() == "see" and token.i and token.doc[token.i - 1].text == "(":
        return True
    return token.lemma_.lower() == "appear" and any(c.dep_ in ("xcomp", "acomp", "oprd") for c in token.children)


def _is_assembly(token: Token, sentence: Sentence) -> bool:
    """As in "Congress passed a resolution": the body acts; it is no congress that met."""
    if token.lemma_.lower() != "congress" or not token.text[:1].isupper():
        return False
    return token.dep_ != "nsubj" or token.head.lemma_.lower() not in _CONVENES


def _by_the_end(token: Token, sentence: Sentence) -> bool:
    """As in "after the end of the war": it says when something else was."""
    return token.lower_ == "end" and token.dep_ == "pobj" and token.head.lower_ in _WHENCE


def _under_fire(token: Token, sentence: Sentence) -> bool:
    """As in "his travels came under fire": no blaze."""
    return token.lower_ == "fire" and token.i > 0 and token.doc[token.i - 1].lower_ in ("under", "open", "opened")


def _in_a_game(token: Token, sentence: Sentence) -> bool:
    """As in "he collided with the keeper in the game"."""
    return token.lemma_.lower() in ("collide", "collision", "crash") and not _GAME.isdisjoint(sentence.lowers)


def _gathers_things(token: Token, sentence: Sentence) -> bool:
    """As in "police amassed 100 pages": troops are amassed, joined and formed; pages are not."""
    if token.lemma_.lower() not in ("amass", "gather", "form"):
        return False
    lexicon = load_lexicon()
    gathered = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    forces = lexicon.cues["unit"] | lexicon.cues["people"] | lexicon.cues["arms"]
    return bool(gathered) and not any(
        t.lemma_.lower() in forces or (t.pos_ == "PROPN" and token.lemma_.lower() != "form")
        for g in gathered
        for t in g.subtree
    )


def _met_with(token: Token, sentence: Sentence) -> bool:
    """As in "was met with disgust"."""
    return token.lemma_.lower() == "meet" and token.tag_ == "VBN" and any(c.lower_ == "with" for c in token.children)


def _is_no_visit(token: Token, sentence: Sentence) -> bool:
    """As in "emergency room visits"."""
    return token.lemma_.lower() == "visit" and any(c.lemma_.lower() in _VISITS for c in token.children)


def _pays(token: Token, sentence: Sentence) -> bool:
    """As in "declared a dividend"."""
    return any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() == "dividend" for c in token.children)


def _shows(token: Token, sentence: Sentence) -> bool:
    """As in "the athletes demonstrated great skill"."""
    return token.lemma_.lower() == "demonstrate" and any(c.dep_ in ("dobj", "ccomp") for c in token.children)


def _army_marches(token: Token, sentence: Sentence) -> bool:
    """As in "the army marched to the river", "a surprise march of the corps": no protest."""
    if token.lemma_.lower() != "march":
        return False
    area = clause(governor(token)) | {t.i for t in token.subtree}
    return any(token.doc[i].lemma_.lower() in _ARMY for i in area)


_FIRED_AT = word_list("othersense", "fired_at")


def _draws_criticism(token: Token, sentence: Sentence) -> bool:
    """As in "his travels came under fire": people, forces and places come under fire, nothing else."""
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if token.lemma_.lower() != "come" or subject is None or subject.pos_ != "NOUN" or sentence.places_in({subject.i}):
        return False
    cues = load_lexicon().cues
    words = (cues[name] for name in ("people", "unit", "vessel", "works", "property", "base", "defence", "aircraft"))
    return subject.lemma_.lower() not in PLACE_NOUNS.union(_FIRED_AT, *words)


def _kills_plan(token: Token, sentence: Sentence) -> bool:
    """As in "the vote killed the deal", "the craze died"."""
    if token.lemma_.lower() == "die":
        return any(c.dep_ == "nsubj" and c.lemma_.lower() in _HOPES for c in token.children)
    done = token.lemma_.lower() == "kill"
    ended = load_lexicon().cues["agreement"] | _HOPES
    return done and any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in ended for c in token.children)


def _cuts_ties(token: Token, sentence: Sentence) -> bool:
    """As in "he cut off contact"."""
    return token.lemma_.lower() == "cut" and any(
        c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in _TIES for c in token.children
    )


_TESTS: dict[str, tuple[Callable[[Token, Sentence], bool], ...]] = {
    "control_change": (
        *(_falls_so, _takes_on, _moves_people, _has_other_object, _flies_flag, _cuts_ties),
        *(takes_a_thing, expels_some, is_on_paper),
    ),
    "displacement": (moves_one, flees_the_law),
    "shelling": (_draws_criticism,),
    "casualties": (_kills_plan, _dies_in_bed),
    "attack": (_executes_plan, _is_blaze),
    "battle": (_is_no_war, _one_crosses),
    "disaster": (_under_fire, _in_a_game),
    "deployment": (_gathers_things, _seems),
    "ceasefire": (_by_the_end,),
    "talks": (_met_with, _is_no_visit, _is_assembly),
    "statement": (_pays, _found_so),
    "other": (_child_finds, _on_paper_only),
    "protest": (_army_marches, _shows),
}


def is_heading(sentence: Sentence) -> bool:
    """Whether a sentence is a heading inside a text: a short line of its own that tells nothing with a verb.

    The opening of a text, and an entry that states its own day, are not.
    """
    if in_lead(sentence) or len(sentence.tokens) > _HEADING_WORDS or any(t.tag_ in _FINITE for t in sentence.tokens):
        return False
    if sentence.text.endswith((".", "!", ":", ";")) or any(t.when.precision == "day" for t in sentence.times):
        return False
    text, offset = text_of(sentence.tokens.doc), sentence.offset
    before = text[: sentence.span.start - offset].rstrip(" \t*#=-")
    after = text[sentence.span.end - offset :].lstrip(" \t*#=")
    return before.endswith("\n") and after.startswith("\n")
