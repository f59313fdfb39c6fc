"""Who acted and on whom, in the article's words."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from extract.agency import may_act, shares_parties
from extract.civil import civil_words
from extract.claims import Attribution, is_speech
from extract.cues import AMOUNTS, FALLS, PLACE_NOUNS, is_clipped
from extract.fates import people_words
from extract.grammar import DASHES, entry_start, heads_report
from extract.lexicon import load_lexicon
from extract.resources import word_list
from extract.sentence import Sentence
from extract.triggers import Trigger

if TYPE_CHECKING:
    from extract.document import Token

_PHRASE_WORDS = 8
_HYPHENS = frozenset("- \u2010 \u2011".split())
_HARMS = word_list("parties", "harms")
_SIDES = frozenset({"north", "south", "east", "west"})
_AMOUNTS = frozenset("DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL EVENT".split())


def actor_of(trigger: Trigger, said: Attribution | None, sentence: Sentence) -> str | None:
    """Who acted: the agent or subject of the trigger's verb; of an accusation, the accused."""
    verb = trigger.verb
    accused = _accused(trigger.token) if said is not None and said.accusing else _charged(trigger)
    if accused is None and _is_charge(trigger):
        return None
    agent = next((p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"), None)
    own = not trigger.is_noun or shares_parties(trigger.token, verb)
    agent = agent if own else None
    speaks = not own or (verb != trigger.token and is_speech(verb))
    subject = None if speaks else next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and is_clipped(verb) and sentence.places_in({subject.i}):
        subject = None  # "Badme retaken": the town did not do it
    for candidate in (accused, agent, subject):
        if candidate is not None and candidate != trigger.token and _acts(candidate, trigger):
            return _phrase(candidate, {t.i for time in sentence.times for t in sentence.under(time.span)})
    return None


_BEFALLS = word_list("parties", "befalls")


def _acts(token: Token, trigger: Trigger) -> bool:
    """Whether a noun may name who acted: no time, amount, weapon or event, and not those whom it befell."""
    lexicon, lemma = load_lexicon(), token.lemma_.lower()
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in _AMOUNTS or trigger.kind == "disaster":
        return False
    if lemma in _SIDES:  # "South of the river, the general attacked"
        return False
    if suffers_in_headline(trigger.verb, token) or heads_report(token):
        return False
    if _suffers_aside(trigger.verb, token):
        return False
    fallen = trigger.kind == "control_change" and trigger.token.lemma_.lower() in FALLS
    if fallen or trigger.verb.lemma_.lower() in _BEFALLS:
        return False
    thing = (
        lemma in lexicon.no_actors
        or lemma in lexicon.cues["weapon"] | lexicon.cues["shots"]
        or lemma in lexicon.endings
    )
    return may_act(token) and (token.pos_ == "PROPN" or not thing)


def _suffers_aside(verb: Token, noun: Token) -> bool:
    """As in "with the whole garrison killed", "twelve men left dead": a participle tells what befell its subject."""
    if verb.tag_ != "VBN" or noun.dep_ != "nsubj" or noun.head != verb:
        return False
    left = verb.lemma_.lower() == "leave" and any(c.lower_ in ("dead", "wounded", "injured") for c in verb.children)
    harmed = left or verb.lemma_.lower() in _HARMS
    return harmed and not any(c.dep_ in ("aux", "auxpass", "dobj") for c in verb.children)


def _is_charge(trigger: Trigger) -> bool:
    """As in "police charged X with murder": the verb tells of a deed that its subject did not do."""
    charges = trigger.verb == trigger.token and trigger.token.lemma_.lower() in ("charge", "accuse", "indict", "arrest")
    return charges and trigger.kind in ("attack", "casualties", "battle", "shelling")


def _charged(trigger: Trigger) -> Token | None:
    objects = (c for c in trigger.token.children if c.dep_ in ("dobj", "nsubjpass"))
    return next(objects, None) if _is_charge(trigger) else None


def _accused(token: Token) -> Token | None:
    for verb in token.ancestors:
        if verb.lemma_.lower() in ("accuse", "charge", "blame"):
            return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    return None


def target_of(trigger: Trigger) -> str | None:
    """Return on whom or what the trigger's verb acts, as written, or None."""
    verb = trigger.verb
    if _is_charge(trigger) or (trigger.is_noun and not shares_parties(trigger.token, verb)):
        return None  # "arrested over the bombing": of whom it tells was not bombed
    target = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c != trigger.token), None)
    if target is None:
        target = next((c for c in verb.children if suffers_in_headline(verb, c) or _suffers_aside(verb, c)), None)
    if target is None or target.pos_ not in ("NOUN", "PROPN") or target.lemma_.lower() in load_lexicon().cues["weapon"]:
        return None  # "fired missiles": the weapon is no target
    if target.lemma_.lower() in AMOUNTS | {"control"}:  # "vandalised a number of shops", "took control of X"
        target = next((p for c in target.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"), target)
    if _is_left(trigger, target) or _is_part(target) or (trigger.kind in _WORDED and not _is_somebody(target)):
        return None
    return None if _is_no_party(target) or heads_report(target) else _phrase(target)


_WORDED = frozenset({"statement", "talks"})


def _is_left(trigger: Trigger, target: Token) -> bool:
    """As in "fled Cairo", "left the country": what people leave, nobody acted on."""
    whence = target.ent_type_ in ("GPE", "LOC", "FAC") or target.lemma_.lower() in PLACE_NOUNS
    whence = whence or trigger.token.lemma_.lower() in ("flee", "leave", "escape")
    return trigger.kind == "displacement" and whence


def _is_part(target: Token) -> bool:
    """As in "launched a counter-offensive", "expiring May 8": the first half of a word, a day."""
    after = target.doc[target.i + 1] if target.i + 1 < len(target.doc) else target
    return target.ent_type_ in ("DATE", "TIME", "MONEY") or (after.text in _HYPHENS and _touches(target, after))


def _is_somebody(target: Token) -> bool:
    """Whether a noun names people or a body: of words, nothing else is addressed."""
    cues = load_lexicon().cues
    lemma = target.lemma_.lower()
    named = target.pos_ == "PROPN" and target.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
    return named or lemma in people_words() | cues["people"] | cues["statesman"] | cues["unit"] | cues["envoy"]


def suffers_in_headline(verb: Token, noun: Token) -> bool:
    """As in "Woman stabbed while jogging": a headline's passive, which the parser takes for an active verb."""
    held = verb.lemma_.lower() == "take" and "custody" in {t.lower_ for c in verb.children for t in c.children}
    if verb.tag_ not in ("VBD", "VBN") or not (held or verb.lemma_.lower() in _HARMS) or noun.dep_ != "nsubj":
        return False
    if noun.lemma_.lower() not in load_lexicon().cues["people"] or any(c.dep_ == "det" for c in noun.children):
        return False
    return not any(
        c.dep_ in ("dobj", "aux", "ccomp") or (c.dep_ == "prep" and c.lower_ in ("at", "into", "on") and not held)
        for c in verb.children
    )


def _is_no_party(noun: Token) -> bool:
    """As in "took control", "won a victory", "sparked fears": nobody and nothing that is acted on."""
    lexicon, lemma = load_lexicon(), noun.lemma_.lower()
    told = lemma in lexicon.endings or lemma in civil_words()["no_target"]
    if noun.pos_ == "PROPN":  # "fought the Battle of X", "signed the Treaty of X"
        return lemma in lexicon.endings
    return told or lemma in AMOUNTS


def _phrase(head: Token, dated: Collection[int] = ()) -> str:
    """A noun with the words before it that describe it, as written, after a date the parser took into it."""
    skip = set(range(head.sent.start, max((i for i in dated if i < head.i), default=-1) + 1))
    skip |= set(range(head.sent.start, entry_start(head)))
    skip |= {
        t.i
        for c in head.children
        if c.dep_ in ("relcl", "acl", "appos", "punct", "cc", "conj", "det", "prep")
        for t in c.subtree
    }
    words = [t for t in head.subtree if t.i not in skip and not t.is_space and t.i <= head.i][-_PHRASE_WORDS:]
    words = words[1:] if words and words[0].tag_ == "POS" else words  # "'s" of a year that was taken out
    first = _first_word(words[0] if words else head, head)
    return " ".join(head.doc.span(first, head.i + 1).text.split())


def _first_word(token: Token, head: Token) -> int:
    """Where a phrase begins: with the whole of a compound, behind a dash or the place that heads the report."""
    doc, at = token.doc, token.i
    while at > token.sent.start and _HYPHENS & {doc[at].text, doc[at - 1].text} and _touches(doc[at - 1], doc[at]):
        at -= 1
    while at < head.i and (doc[at].text in DASHES or (at == token.sent.start and _is_cried(doc[at], doc[at + 1]))):
        at += 1
    return at


def _touches(one: Token, other: Token) -> bool:
    return one.idx + len(one.text) == other.idx


def _is_cried(word: Token, after: Token) -> bool:
    """As in "WASHINGTON Barack Obama": a place in capitals before a name that is not."""
    return word.text.isupper() and len(word.text) > 3 and after.text.istitle() and word.ent_type_ in ("GPE", "LOC")
