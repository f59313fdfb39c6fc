"""What verbs of many meanings tell in a text about a war or a disaster.

"Murat was beaten at Tarutino" is a match in one text and a battle in another. Once a text has told several
events of war, or of a disaster, such a verb (``[theme]`` of ``data/lexicons/triggers.toml``) tells one more, when
somebody or something named does it and its clause has a day or a place of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.civil import civil_words
from extract.doctext import lemmas_of
from extract.grammar import subject_of
from extract.happening import is_entry, main_verbs
from extract.lexicon import Lexicon
from extract.modality import is_irreal
from extract.resources import word_list
from extract.sentence import Sentence, clause, governor
from extract.trigger import Trigger

if TYPE_CHECKING:
    from extract.document import Token

_WAR = frozenset("battle shelling control_change deployment ceasefire ceasefire_violation".split())
# A text is about what at least two of its events and half of them are.
_TWO = 2
_ACTORS = frozenset({"PROPN", "PRON"})
_UNARMED = word_list("themes", "unarmed")
_LEAVES = frozenset({"flee", "escape", "evacuate", "leave", "abandon"})


# So many different nouns of a theme, and one word in so many of the text, say what the text is about.
_NOUNS = 4
_ONE_IN = 75


def theme_spoken(sentences: Sequence[Sentence], lexicon: Lexicon) -> str:
    """Return the theme whose nouns a text is full of, before it has told an event; or ""."""
    said: Counter[str] = Counter()
    for doc in {id(one.tokens.doc): one.tokens.doc for one in sentences}.values():
        said.update(lemmas_of(doc))
    words, hits = sum(said.values()), dict[str, int]()
    for theme, nouns in lexicon.theme_words.items():
        found = nouns & said.keys()
        count = sum(said[noun] for noun in found)
        if len(found) >= _NOUNS and count * _ONE_IN >= words:
            hits[theme] = count
    return max(hits, key=lambda theme: hits[theme], default="")


def theme_of(kinds: Counter[str], spoken: str = "") -> str:
    """Return "war" or "disaster" for a text that has told events of these kinds so far, or "".

    ``spoken`` is the theme its nouns speak of, which holds until its events tell of another.
    """
    total = sum(kinds.values())
    counts = {"war": sum(kinds[k] for k in _WAR), "disaster": kinds["disaster"]}
    told = (name for name, count in counts.items() if count >= _TWO and 2 * count >= total)
    others = (count for name, count in counts.items() if name != spoken)
    return next(told, spoken if not any(others) else "")


def themed(sentence: Sentence, theme: str, lexicon: Lexicon, told: Collection[Token]) -> Iterator[tuple[Token, str]]:
    """Yield verbs with the kind the theme gives them; ``told`` are the words already understood."""
    words = lexicon.themes.get(theme, {})
    if not words:
        return
    known = {governor(token).i for token in told} | {token.i for token in told}
    for verb in main_verbs(sentence.tokens.root):
        kind = words.get(verb.lemma_.lower())
        if kind is None or known & clause(verb) or not _fits(verb, theme, lexicon) or is_irreal(verb):
            continue
        if _tied(sentence, clause(verb)):
            yield verb, kind


def _tied(sentence: Sentence, inside: set[int]) -> bool:
    days = (sentence.token_at(t.span) for t in sentence.times if t.when.start is not None)
    if any(token is not None and token.i in inside for token in days) or is_entry(sentence):
        return True
    return any(p.use == "literal" for p in sentence.places_in(inside))


def _fits(verb: Token, theme: str, lexicon: Lexicon) -> bool:
    """Whether who does or suffers it may be a side of a war; a disaster is nobody's deed."""
    node = verb
    while node.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children):
        node = node.head
    subject = next((c for c in node.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if theme == "disaster":
        return subject is None or subject.dep_ == "nsubjpass" or not _is_somebody(subject, lexicon)
    if subject is None:
        return False
    forces = lexicon.cues["unit"] | lexicon.cues["warship"]
    return subject.pos_ in _ACTORS or subject.lemma_.lower() in forces or subject.ent_type_ == "NORP"


_PERSONS = frozenset("he she we i who they".split())


def _is_somebody(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a subject is a person or a body of persons, who in a disaster acts and is no force of nature."""
    lemma = noun.lemma_.lower()
    named = noun.ent_type_ in ("PERSON", "ORG", "NORP") and noun.pos_ == "PROPN"
    known = any(lemma in lexicon.cues[cue] for cue in ("people", "rescuer", "statesman", "unit", "crowd"))
    return named or known or noun.lower_ in _PERSONS


_TRIES = frozenset({"try", "attempt", "fail"})
_FOUGHT = frozenset({"battle", "control_change"})


def attempted(found: Iterable[Trigger], theme: str) -> Iterator[Trigger]:
    """Yield the fights of what was tried in a war: "tried to storm X", "failed to take X"."""
    for trigger in found if theme == "war" else ():
        head = trigger.token.head
        tried = trigger.token.dep_ == "xcomp" and head.lemma_.lower() in _TRIES and head.tag_ == "VBD"
        if tried and trigger.kind in _FOUGHT and not is_irreal(head):
            yield replace(trigger, kind="battle", subtype=None)


def at_war(trigger: Trigger, lexicon: Lexicon) -> Trigger:
    """In a war a ship that "was sunk" was sunk by somebody, and forces that are met are fought: "met it at X"."""
    verb, lemma = trigger.token, trigger.token.lemma_.lower()
    sunk = lemma == "sink" and trigger.kind == "disaster" and _by_somebody(verb)
    forces = lexicon.cues["unit"] | lexicon.cues["warship"]
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    fought = lemma == "meet" and trigger.kind == "talks"
    fought = fought and any(c.lower_ == "it" or c.lemma_.lower() in forces for c in objects)
    if trigger.kind == "displacement" and _is_of_forces(verb, lexicon):
        leaves = lemma in _LEAVES
        return replace(
            trigger, kind="control_change" if leaves else "deployment", subtype="withdrawal" if leaves else None
        )
    if trigger.kind == "protest" and lemma == "march" and verb.pos_ == "VERB" and not _is_of_crowd(verb, lexicon):
        return replace(trigger, kind="deployment", subtype=None)
    assails = trigger.kind == "attack" and trigger.subtype is None and lemma in civil_words()["assault"]
    assails = assails and not any(c.lemma_.lower() in _UNARMED for c in objects)
    return replace(trigger, kind="battle", subtype=None) if sunk or fought or assails else trigger


def _is_of_forces(verb: Token, lexicon: Lexicon) -> bool:
    """As in "the garrison escaped to the north": troops that leave withdraw."""
    cues, subject = lexicon.cues, subject_of(verb)
    others = cues["people"] | cues["staff"] | cues["inhabitant"]
    moved = any(c.dep_ == "dobj" and c.lemma_.lower() in others for c in verb.children)  # "troops evacuated foreigners"
    forces = (cues["unit"] | cues["warship"]) - _UNARMED
    return verb.pos_ == "VERB" and not moved and subject is not None and subject.lemma_.lower() in forces


def _is_of_crowd(verb: Token, lexicon: Lexicon) -> bool:
    subject = subject_of(verb)
    return subject is None or subject.pos_ != "PROPN" or subject.lemma_.lower() in lexicon.cues["crowd"]


def _by_somebody(verb: Token) -> bool:
    return any(c.dep_ in ("nsubjpass", "dobj") for c in verb.children)
