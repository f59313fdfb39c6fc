"""Whether what a trigger tells is an event: told as having happened, and tied to a day, a place or a toll.

What the opening of an article tells is its point and needs no such tie: undated and unlocated it stands in
the tray. A remark further down without one is not an event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.figurative import is_of_market
from extract.lead import in_lead
from extract.model import DateBasis, PlaceMention, Toll
from extract.othersense import is_heading, is_other_sense
from extract.remarks import is_remark, is_standing
from extract.sentence import Sentence
from extract.tolls import NEUTRAL
from extract.triggers import Trigger

if TYPE_CHECKING:
    from extract.document import Token

# Kinds reported so often in passing that only a date in the sentence makes one an event.
_NEEDS_DATE = frozenset({"statement", "talks", "protest", "humanitarian", "other"})
# Characters a list marker may take before the date or time of an entry ("- ", "* ", "## ").
_BULLET = 4
# Bodies that are found are an event without a number.
_UNCOVERS = frozenset("find recover discover unearth exhume".split())


def is_event(
    trigger: Trigger, sentence: Sentence, date_basis: DateBasis, places: tuple[PlaceMention, ...], toll: Toll
) -> bool:
    """Whether a trigger, with what its sentence ties it to, is worth a place in the timeline."""
    if _is_heading(sentence) or _is_habit(trigger.verb):
        return False
    if trigger.bare:
        return date_basis == "sentence" and bool(places) and not is_of_market(trigger.verb)
    if is_other_sense(trigger.token, trigger.kind, sentence) or is_heading(sentence):
        return False
    if trigger.kind == "casualties" and toll == NEUTRAL and trigger.token.lemma_.lower() not in _UNCOVERS:
        return False
    if date_basis in ("published", "none", "context") and not (_told(trigger, sentence) or _is_entry(sentence, toll)):
        return False
    if is_standing(trigger, sentence, date_basis) and toll == NEUTRAL:
        return False
    if in_lead(sentence):
        return True
    if toll == NEUTRAL and is_remark(trigger.token, sentence, places):
        return False
    if trigger.kind in _NEEDS_DATE and date_basis != "sentence" and not _told_at_place(trigger, sentence, places):
        return False
    # Dated only by publication and placed nowhere: a remark, not an event.
    return not (date_basis in ("published", "none") and not places and toll == NEUTRAL)


def _is_habit(verb: Token) -> bool:
    """As in "somebody dies every three days", in the present: a rate, and no event."""
    if verb.tag_ not in ("VBZ", "VBP"):
        return False
    often = (c for c in verb.children if c.dep_ in ("npadvmod", "advmod") or c.ent_type_ in ("DATE", "TIME"))
    return any(g.lower_ in ("every", "each") for c in often for g in (c, *c.children))


def _is_heading(sentence: Sentence) -> bool:
    """The name of a text with its year: "1960 Valdivia earthquake"; what it names is told below it."""
    years = bool(sentence.times) and all(t.when.precision == "year" for t in sentence.times)
    unfinished = in_lead(sentence) and not sentence.text.endswith((".", "!", "?", ":", "\u201d", '"'))
    return years and unfinished and not any(t.pos_ in ("VERB", "AUX") for t in sentence.tokens)


def _told_at_place(trigger: Trigger, sentence: Sentence, places: tuple[PlaceMention, ...]) -> bool:
    """As in "In Geneva the ministers met": told in the past, with a settlement as the clause's own place."""
    verb = trigger.verb
    if trigger.kind == "statement" or verb.tag_ != "VBD" or verb != sentence.tokens.root:
        return False
    named = [t for p in places if p.use == "literal" and (t := sentence.token_at(p.span)) is not None]
    return any(t.dep_ == "pobj" and t.head.lower_ in ("in", "at") and t.head.head == verb for t in named)


def _is_headline(verb: Token) -> bool:
    """As in "X severs ties with Y", "Moscow cancels meeting": the present of a headline, not of a habit."""
    roles = {c.dep_ for c in verb.children}
    whole = verb.tag_ == "VBZ" and (verb.dep_ == "ROOT" or "nsubj" in roles)
    return whole and bool(roles & {"dobj", "xcomp"}) and not roles & {"mark", "advcl"}


def _is_title(verb: Token, sentence: Sentence) -> bool:
    """As in "Rebels seize airport", "Fighting continues in X": a present with a subject, and no full stop behind it."""
    whole = verb.tag_ in ("VBZ", "VBP", "VB") and verb.dep_ == "ROOT" and sentence.text[-1:].isalnum()
    return whole and any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in verb.children)


def _is_entry(sentence: Sentence, toll: Toll) -> bool:
    """Headlines and live blogs tell in the present: a toll, or a clock time at the start, marks them."""
    opens = bool(sentence.times) and sentence.times[0].span.start - sentence.span.start <= _BULLET
    return toll != NEUTRAL or opens


def _told(trigger: Trigger, sentence: Sentence) -> bool:
    """Told as having happened or happening now: past, perfect, progressive or passive, not "they always fight"."""
    verb = _finite(trigger.verb)
    if in_lead(sentence) and (_is_headline(verb) or _is_title(verb, sentence)):
        return True
    if trigger.kind == "battle" and trigger.is_noun and verb.dep_ == "acl" and not in_lead(sentence):
        return False  # "tensions triggered by decades of war": the participle describes, it does not tell
    if verb.tag_ in ("VBD", "VBN", "VBG"):
        return True
    return any(c.dep_ in ("aux", "auxpass") and c.lemma_.lower() in ("have", "be") for c in verb.children)


def _finite(verb: Token) -> Token:
    """The verb an infinitive hangs on: "managed to take X" is told as "managed" is; no other infinitive gets here."""
    node = verb
    while _is_infinitive(node) or (node != verb and node.pos_ == "NOUN"):
        if node.head == node:
            break
        node = node.head
    return node


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
