"""Whether something happens to an event noun, or it is only spoken of ("the war", "fear of attacks")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.clausedates import entry_date
from extract.cues import is_figure
from extract.happening import is_entry
from extract.lexicon import Lexicon
from extract.resources import word_list
from extract.sentence import Sentence, governor

if TYPE_CHECKING:
    from extract.document import Token

_WAR = word_list("occurrence", "war")


def happens(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Whether something happens to a noun: a light verb governs it, it is dated, or it acts."""
    if token.dep_ in ("compound", "amod", "nmod") and token.head.pos_ in ("NOUN", "PROPN"):
        return False
    if token.lemma_.lower() == "war" and governor(token).lemma_.lower() in _SIDES:
        return False  # "the war of 1700 to 1721 set Sweden against Denmark"
    if token.lemma_.lower() == "strike" and not _is_walkout(token, sentence):
        return False
    if is_figure(token, lexicon) or (token.lower_ == "war" and not _comes(token, sentence)):
        return False
    within = {t.i for t in token.subtree}
    if any(
        (t := sentence.token_at(time.span)) is not None and t.i in within and time.when.start for time in sentence.times
    ):
        return True
    verb = governor(token)
    if _is_news(token) or (token.dep_ in _BARE and _is_entry_of(token, verb, sentence)):
        return True
    if verb.pos_ not in ("VERB", "AUX") or not _close(token, verb):
        return False
    if _background(token, verb) and not _was_on(verb, sentence):
        return False
    lemma = verb.lemma_.lower()
    acts = token.dep_ == "nsubj" and verb.pos_ == "VERB" and lemma not in _STATIC
    return acts or lemma in lexicon.light or lemma.removeprefix("re-") in lexicon.light


_LABOUR = word_list("occurrence", "labour")
_ARMED_STRIKES = word_list("occurrence", "armed_strikes")


def _is_walkout(token: Token, sentence: Sentence) -> bool:
    """A strike is one of workers only where the sentence speaks of work: else of arms, of lightning or of a clock."""
    if any(c.dep_ in ("compound", "amod") and c.lower_ in _ARMED_STRIKES for c in token.children):
        return False
    return not _LABOUR.isdisjoint({t.lemma_.lower() for t in sentence.tokens})


_BEGINS = word_list("occurrence", "begins")
_WAGES = word_list("occurrence", "wages")


def _comes(war: Token, sentence: Sentence) -> bool:
    """Whether a war is told of as beginning ("war broke out", "waged war"), and not as the time of the rest."""
    told = any(c.lower_ in ("a", "an") for c in war.children)  # "led to a war", "a war ended in 1994"
    if told or is_entry(sentence) or entry_date(sentence) is not None:
        return True
    verb, lemma = war.head, war.head.lemma_.lower()
    if war.dep_ in ("nsubj", "nsubjpass"):
        known = any(c.lower_ == "the" for c in war.children) and verb.dep_ == "advcl"
        return lemma in _BEGINS | _WAGES and not known
    return war.dep_ == "dobj" and lemma in _WAGES


_SIDES = frozenset({"set", "pit", "oppose", "involve"})
_STATIC = word_list("occurrence", "static")
_BARE = frozenset({"ROOT", "appos", "dep", "nsubj", "npadvmod"})


def _is_entry_of(token: Token, verb: Token, sentence: Sentence) -> bool:
    """As in "20 August: massacre at X", "20 May: talks open at Y": the noun alone is what the entry tells."""
    if verb.pos_ in ("VERB", "AUX") and verb != token:
        return False
    return entry_date(sentence) is not None or is_entry(sentence)


_BEHIND = frozenset("after following in from amid over during since".split())


def _is_news(token: Token) -> bool:
    """As in "hospitalized after a shooting": an event noun with "a" is told for the first time, so it happened."""
    indefinite = any(c.lower_ in ("a", "an") or c.dep_ == "nummod" for c in token.children)
    if token.lemma_.lower() in _WEATHER and token.head.lower_ in _AMID:
        return False  # "attacked in a snowstorm"
    return indefinite and token.dep_ == "pobj" and token.head.lower_ in _BEHIND and token.lemma_.lower() not in _WAR


def _close(token: Token, verb: Token) -> bool:
    """At most a preposition between the noun and its verb (subject, object, "accused of shelling")."""
    node, steps = token, 0
    while node != verb and steps < 4:
        if node.dep_ not in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "pobj",
            "prep",
            "conj",
            "attr",
            "agent",
            "pcomp",
            "obj",
        ):
            return False
        node, steps = node.head, steps + 1
    return node == verb


def _was_on(verb: Token, sentence: Sentence) -> bool:
    """As in "the last raid on X was on 12 November": the day is what is said."""
    if verb.lemma_.lower() != "be":
        return False
    said = {p.i for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "in") for p in c.subtree}
    days = (sentence.token_at(t.span) for t in sentence.times if t.when.precision in ("day", "month"))
    return any(token is not None and token.i in said for token in days)


_SETTING = frozenset("in during since before of over after with despite following".split())
_REFERS = word_list("occurrence", "refers")


_STRETCH = word_list("occurrence", "stretch")
_WEATHER = word_list("occurrence", "weather")
_AMID = frozenset("in through despite under amid because".split())


def _background(token: Token, verb: Token) -> bool:
    """As in "in the war", "months of war", "in heavy rain", "the war ended": spoken of, not reported."""
    lemma, below = token.lemma_.lower(), token.head.lower_ if token.dep_ == "pobj" else ""
    if lemma in _WAR and below == "of" and token.head.head.lemma_.lower() in _STRETCH:
        return True
    if lemma in _WEATHER and below in _AMID:
        return True
    known = any(c.lower_ in ("the", "this", "that", "these") for c in token.children)
    if not known:
        return False
    if token.dep_ == "pobj" and token.head.lower_ in _SETTING:
        return True
    if token.dep_ == "dobj" and verb.lemma_.lower() in _REFERS:
        return True
    return verb.lemma_.lower() in ("be", "have") or (
        token.lemma_.lower() in _WAR and verb.lemma_.lower() in ("end", "stop")
    )
