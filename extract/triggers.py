"""Find the words that report an event, by the vocabulary of ``data/lexicons/triggers.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.cues import cued, has_place_object, takes_people
from extract.doctext import lemmas_of, lowers_of
from extract.happening import happenings
from extract.incidents import finer, is_month, load_incidents, scene_of, spaced
from extract.lead import core, in_lead, main_verb
from extract.lexicon import Kind, Lexicon
from extract.modality import is_irreal
from extract.model import Span
from extract.occurrence import happens
from extract.resources import word_list
from extract.retell import points_back
from extract.sentence import Sentence, clause, governor
from extract.slaying import slain_by
from extract.themes import at_war, attempted, themed
from extract.trigger import Trigger, outermost, yielding

if TYPE_CHECKING:
    from extract.document import Token

__all__ = ["Trigger", "find_triggers", "told_in", "topic_noun"]

_ORDINALS = frozenset("first second third fourth fifth latest last next other".split())
# Kinds that are made of words: who praises or discusses one has not made it.
_WORDED = frozenset({"ceasefire", "talks"})
_COMMENTS = word_list("triggers", "comments")
_COMMENT_STEPS = 4
# Kinds whose finer kind may stand anywhere in the clause: the weapon of a strike, the cause of a disaster.
_BY_CLAUSE = frozenset({"shelling", "disaster", "attack", "talks"})


def find_triggers(
    sentence: Sentence, lexicon: Lexicon, before: Trigger | None = None, story_kind: str = "", theme: str = ""
) -> list[Trigger]:
    """Return the triggers of a sentence that report something real, in order.

    ``before`` is the last trigger of the sentence before: "the second came a week later" takes its kind.
    ``story_kind`` is the kind of the last event: after a quake "the towns were hit" tells of it. ``theme`` is what
    the text is about ("war", "disaster"), where it is about one.
    """
    if _INTRODUCES.match(sentence.text):
        return []
    found = [t for token in _listed(sentence, lexicon) if (t := _trigger(sentence, token, lexicon)) is not None]
    found.extend(_continued(sentence, story_kind or (before.kind if before is not None else ""), found))
    found.extend(_elided(before, found, sentence))
    real = [_refined(t, sentence, story_kind) for t in found if not is_irreal(t.token)]
    real.extend(attempted(found, theme))
    if not found and not story_kind:
        real = list(_point_of_lead(sentence))
    for verb, kind in themed(sentence, theme, lexicon, [t.token for t in (*found, *real)]):
        real.append(_refined(Trigger(verb, kind, None, sentence.char_span(verb), False), sentence, ""))
    real.extend(told_in(sentence, lexicon, [t.token for t in (*found, *real)], theme))
    if theme == "war":
        real = [at_war(t, lexicon) for t in real]
    return sorted(yielding(outermost(real)), key=lambda t: t.span)


def _listed(sentence: Sentence, lexicon: Lexicon) -> list[Token]:
    """The words of a sentence that stand in the vocabulary."""
    doc, area = sentence.tokens.doc, slice(sentence.tokens.start, sentence.tokens.end)
    words = zip(doc[area], lemmas_of(doc)[area], lowers_of(doc)[area], strict=True)
    starts, endings = lexicon.starts, lexicon.endings
    return [one for one, lemma, lower in words if lemma in starts or lemma in endings or lower in endings]


# "How the battle unfolded:" announces a list, it reports nothing.
_INTRODUCES = re.compile(r"(?:How|Why|What|Who|When|Where)\b.{0,80}[:?]$")
_STRUCK = word_list("triggers", "struck")


_RUIN = word_list("triggers", "ruin")
_PARTICLES = word_list("triggers", "particles")
_OF_ARMS = word_list("triggers", "of_arms")

_WHICH = _ORDINALS | {"it", "this", "they"}
_OCCURS = frozenset("happen occur unfold transpire".split())
_IT = frozenset("it this incident event shooting attack".split())


def _continued(sentence: Sentence, story_kind: str, found: list[Trigger]) -> Iterator[Trigger]:
    """What the text goes on about: "it happened on Saturday", "the towns of X and Y were worst hit"."""
    if not story_kind or found:
        return
    for token in sentence.tokens:
        takes_place = token.lemma_ == "take" and any(c.lower_ == "place" for c in token.children)
        if (token.lemma_.lower() in _OCCURS or takes_place) and any(
            c.dep_ == "nsubj" and c.lower_ in _IT for c in token.children
        ):
            yield Trigger(token, story_kind, None, sentence.char_span(token), False, continues=True)
    if story_kind != "disaster":
        return
    for token in sentence.tokens:
        # "Two towns were hit", "the second shook X": of what struck, only the place is told, or which it was.
        named = any(c.dep_ == "nsubjpass" or (c.dep_ == "nsubj" and c.lower_ in _WHICH) for c in token.children)
        if named and token.lemma_.lower() in _STRUCK and has_place_object(sentence, token):
            yield Trigger(token, "disaster", None, sentence.char_span(token), False)


def topic_noun(sentence: Sentence, lexicon: Lexicon) -> Trigger | None:
    """The first event noun of a sentence, real or not: what an ordinal in the next one counts."""
    listed = _listed(sentence, lexicon)
    return next((t for token in listed if (t := _noun_trigger(sentence, token, lexicon)) is not None), None)


def _noun_trigger(sentence: Sentence, token: Token, lexicon: Lexicon) -> Trigger | None:
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "nmod"):
        return None
    if token.lemma_.lower() not in lexicon.endings and token.lower_ not in lexicon.endings:
        return None
    kind = next((k for k in lexicon.kinds if _noun(token, k)), None)
    return Trigger(token, kind.name, None, sentence.char_span(token), True) if kind else None


def _refined(trigger: Trigger, sentence: Sentence, story_kind: str) -> Trigger:
    """The trigger with the kind and finer kind that the words around it give it.

    "The attack" of a story that goes on keeps its word: the story knows what kind it was.
    """
    if trigger.continues:
        return trigger
    known = load_incidents()
    calm = story_kind == "disaster" and not known.holds("hostile", spaced(sentence.tokens))
    if story_kind and trigger.is_noun and points_back(trigger.token):
        return replace(trigger, kind="disaster") if calm and trigger.kind == "attack" else trigger
    if trigger.kind == "shelling" and any(map(_is_gunfire, trigger.token.subtree)):
        return replace(trigger, subtype="artillery")
    told = finer(trigger.kind, scene_of(sentence.under(trigger.span), trigger.verb), known)
    if trigger.kind == "casualties" and (told is None or told == ("battle", None)):
        told = (slain_by(trigger.token, known) or (told or (trigger.kind, None))[0], trigger.subtype)
    kind, subtype = told or (trigger.kind, trigger.subtype)
    subtype = None if (trigger.token.lemma_.lower(), subtype) in _UNLIKE else subtype
    ruined = kind != trigger.kind or trigger.token.lemma_.lower() in _RUIN
    if calm and kind == "attack" and ruined:  # no attack where a disaster is told and nobody is said to attack
        return replace(trigger, kind="disaster", subtype=None)
    return replace(trigger, kind=kind, subtype=subtype)


# Who invades or surrounds a place has not taken it, who takes it has not withdrawn, whatever else the sentence says.
_UNLIKE = {(verb, "withdrawal") for verb in word_list("triggers", "takes")} | {
    (verb, gain) for verb in word_list("triggers", "goes_in") for gain in ("state_gain", "non_state_gain")
}


def _point_of_lead(sentence: Sentence) -> Iterator[Trigger]:
    """The main verb of an opening that holds no trigger, where the words around it are those of a kind."""
    verb = main_verb(sentence) if in_lead(sentence) else None
    if verb is None or is_irreal(verb):
        return
    told = finer("lead", replace(scene_of([verb], verb), sentence=spaced(core(verb)), after=""), load_incidents())
    if told is not None:
        yield Trigger(verb, told[0], told[1], sentence.char_span(verb), False)


def told_in(sentence: Sentence, lexicon: Lexicon, known: list[Token], theme: str) -> Iterator[Trigger]:
    """The verbs of no kind whose clause has a day and a place; the words around them may still give a kind."""
    meant = lexicon.themes.get(f"{theme}_dated", {})
    for verb in happenings(sentence, lexicon, known, meant):
        found = finer("told", replace(scene_of([verb], verb), sentence=spaced(core(verb)), after=""), load_incidents())
        dated = meant.get(verb.lemma_.lower(), "other")
        kind, subtype = found or (dated, None)
        yield Trigger(verb, kind, subtype, sentence.char_span(verb), False, bare=True)


def _trigger(sentence: Sentence, token: Token, lexicon: Lexicon) -> Trigger | None:
    if is_month(token):
        return None
    for kind in lexicon.kinds_of(token.lemma_.lower(), token.lower_):
        words = _match(sentence, token, kind, lexicon)
        if words and not (kind.name in _WORDED and _commented(token)):
            span = Span(sentence.char_span(words[0]).start, sentence.char_span(words[-1]).end)
            subtype = _subtype(kind, token, {w.i for w in words})
            if subtype is None and kind.name in _BY_CLAUSE:
                subtype = _subtype(kind, token, clause(governor(token)) | {t.i for t in token.subtree})
            named = "ceasefire_violation" if kind.name == "ceasefire" and _is_broken(token) else kind.name
            named = "shelling" if named == "disaster" and any(map(_is_gunfire, token.subtree)) else named
            return Trigger(token, named, subtype, span, token.pos_ not in ("VERB", "AUX") or _is_gerund(token))
    return None


def _commented(noun: Token) -> bool:
    """As in "praised the ceasefire", "a call for talks": somebody speaks of it, which makes no event of it."""
    above = list(noun.ancestors)[:_COMMENT_STEPS]
    return (
        noun.pos_ == "NOUN"
        and noun.dep_ in ("dobj", "pobj", "conj")
        and any(a.lemma_.lower() in _COMMENTS for a in above)
    )


def _is_gerund(token: Token) -> bool:
    """As in "the rising began", "fighting between rebels and troops flared": a noun the tagger took for a verb."""
    noun = token.tag_ == "VBG" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
    return noun and any(c.dep_ == "det" or c.lower_ in ("between", "among") for c in token.children)


def _is_gunfire(noun: Token) -> bool:
    """As in "Ukrainian fire", "under enemy fire": no blaze."""
    is_noun = noun.pos_ != "VERB" and noun.lemma_.lower() == "fire"
    return is_noun and any(c.ent_type_ == "NORP" or c.lower_ in _OF_ARMS for c in noun.children)


def _is_broken(noun: Token) -> bool:
    """As in "the ceasefire was violated"."""
    return noun.dep_ == "nsubjpass" and noun.head.lemma_.lower() in ("violate", "breach", "break")


def _match(sentence: Sentence, token: Token, kind: Kind, lexicon: Lexicon) -> list[Token]:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "NOUN", "AUX") and (phrase := _phrase(token, kind.phrases_by_first.get(lemma, ()))):
        return phrase
    reports = token.pos_ == "VERB" and token.dep_ != "amod" and not _is_gerund(token)
    if reports and (lemma in kind.verbs or cued(sentence, token, kind, lexicon)):
        persons = kind.name == "control_change" and takes_people(sentence, token, lexicon)
        return [] if persons else [token]
    if token.pos_ in ("NOUN", "PROPN") or _is_gerund(token):
        words = _noun(token, kind)
        if words and happens(sentence, token, lexicon):
            return words
    return []


def _phrase(token: Token, phrases: Sequence[tuple[str, ...]]) -> list[Token]:
    """The first wording of those that begin with the token; up to two small words may stand between its words."""
    near = _near(token) if phrases else frozenset()
    for phrase in phrases:
        words = _follow(token, phrase) if len(phrase) == 1 or phrase[1] in near else []
        words = words if _is_whole(words) else []
        if words or (len(phrase) == 2 and phrase[1] in _PARTICLES and (words := _apart(token, phrase[1]))):
            return words
    return []


def _is_whole(words: list[Token]) -> bool:
    """Whether a preposition that ends a noun's wording is its own: "fire near X on 11 June" is no "fire on"."""
    if len(words) < _PAIR or words[0].pos_ != "NOUN" or words[-1].pos_ != "ADP":
        return True
    return words[-1].head in words or words[-1].i == words[-2].i + 1


_PAIR = 2


def _apart(verb: Token, particle: str) -> list[Token]:
    """The verb whose particle stands behind its object: "handed the base over"."""
    return [verb] if any(c.dep_ == "prt" and c.lower_ == particle for c in verb.children) else []


def _near(token: Token) -> frozenset[str]:
    """The words among which the second word of a wording must stand: looked up once for all wordings."""
    near = slice(token.i + 1, token.i + 2 + _SKIPPED)
    return frozenset(lemmas_of(token.doc)[near]) | frozenset(lowers_of(token.doc)[near])


_SKIPPED = 3  # small words between those of a wording
_SMALL = frozenset("DET ADV ADJ PART NUM ADP PROPN PUNCT PRON".split())


def _follow(token: Token, phrase: tuple[str, ...]) -> list[Token]:
    found, at, skipped = [token], token.i + 1, 0
    doc = token.doc
    while len(found) < len(phrase) and at < len(doc) and not doc[at].is_sent_start:
        word = doc[at]
        if word.lemma_.lower() == phrase[len(found)] or word.lower_ == phrase[len(found)]:
            found.append(word)
        elif skipped < _SKIPPED and word.dep_ != "prt" and word.pos_ in _SMALL:
            skipped += 1
        else:
            return []
        at += 1
    return found if len(found) == len(phrase) else []


def _noun(token: Token, kind: Kind) -> list[Token]:
    """A noun (phrase) of the kind whose last content word is the token, on lemmas or on words."""
    lemma, word = token.lemma_.lower(), token.lower_
    other = kind.nouns_by_last.get(word, ()) if word != lemma else ()
    for phrase in (*kind.nouns_by_last.get(lemma, ()), *other):
        of = phrase[-1] == "of"
        body = phrase[:-1] if of else phrase
        start = token.i - len(body) + 1
        if len(body) > 1 and start < token.sent.start:
            continue
        words = token.doc[start : token.i + 1]
        same = all(w.lemma_.lower() == p or w.lower_ == p for w, p in zip(words, body, strict=True))
        if same and (not of or _followed_by_of(token)):
            return words
    return []


def _followed_by_of(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == "of"


def _subtype(kind: Kind, token: Token, inside: set[int]) -> str | None:
    if not kind.subtypes:
        return None
    lemmas = {token.doc[i].lemma_.lower() for i in inside}
    return next((name for name, words in kind.subtypes if words & lemmas), None)


def _elided(before: Trigger | None, found: list[Trigger], sentence: Sentence) -> Iterator[Trigger]:
    """As in "The first was brokered ..., the second came a week later": a subject that is only an ordinal."""
    if before is None or _ORDINALS.isdisjoint(sentence.lowers):
        return
    for token in sentence.tokens:
        bare = token.dep_ in ("nsubj", "nsubjpass") and token.lower_ in _ORDINALS
        if bare and not any(t.token == token.head for t in found):
            yield Trigger(token.head, before.kind, None, sentence.char_span(token.head), False)
