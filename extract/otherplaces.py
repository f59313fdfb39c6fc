"""Places that a clause names for another reason than to say where its event happened.

As in "the ambassador to X was shot", "a town bordering X", "a woman visiting from X was killed", "a failure on
the scale of X", "he condemned the bombings in X". Such a place is no event's place even where no other is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.cues import FALLS, PLACE_NOUNS
from extract.harmwords import harm_words
from extract.lexicon import load_lexicon
from extract.resources import word_list
from extract.sentence import governor

if TYPE_CHECKING:
    from extract.document import Token

_ENVOYS = word_list("otherplaces", "envoys")
_OFFICES = _ENVOYS | word_list("otherplaces", "offices")
_LIKE = frozenset({"like", "unlike", "than"})
_MEASURES = word_list("otherplaces", "measures")
_CARE = word_list("venues", "care")
_TREATS = frozenset({"treat", "hospitalise", "hospitalize", "recover"})
_RESIDENTS = word_list("otherplaces", "residents")
_VISITORS = word_list("otherplaces", "visitors")
_LIVES = word_list("otherplaces", "lives")
_SPOKEN = frozenset({"statement", "talks"})
# What people speak of from afar; a war they speak of ending is where their words count.
_SUFFERED = frozenset({"attack", "shelling", "casualties"})
_REACH = 12


def is_elsewhere(token: Token, trigger: Token, kind: str) -> bool:
    """Whether the place at ``token`` is named beside an event for another reason than to say where it was."""
    path = list(_path(token, trigger))
    if any(_borders(node) or _compared(node) or _stands_for(node) or _comes_from(node) for node in path):
        return True
    if any(_governs(node, trigger) or _lives(node, trigger) or _is_brought_to(node, trigger) for node in path):
        return True
    if (
        (kind == "other" and _is_home_of(token))
        or any(_is_declared_on(node) for node in path)
        or _is_cried(token, trigger)
    ):
        return True
    if kind == "other" and any(_is_charge(node) for node in path):
        return True
    return kind in _SPOKEN and any(_tells_of_other(node) or _is_behind_other(node) for node in path[1:])


def _path(token: Token, trigger: Token) -> Iterator[Token]:
    """The token and its heads below the trigger."""
    node = token
    for _ in range(_REACH):
        if node == trigger:
            return
        yield node
        if node.head == node:
            return
        node = node.head


def _borders(node: Token) -> bool:
    """As in "a town bordering X"."""
    return node.dep_ == "dobj" and node.head.tag_ == "VBG" and node.head.lemma_.lower() in ("border", "overlook")


def _compared(node: Token) -> bool:
    """As in "a city like X", "on the scale of X"."""
    if node.dep_ != "pobj":
        return False
    prep = node.head
    return prep.lower_ in _LIKE or (prep.lower_ in ("of", "to") and prep.head.lemma_.lower() in _MEASURES)


def _stands_for(node: Token) -> bool:
    """As in "the ambassador to X", "their special representative in X"."""
    prep = node.head
    return node.dep_ == "pobj" and prep.lower_ in ("to", "for") and prep.head.lemma_.lower() in _ENVOYS


def _governs(node: Token, trigger: Token) -> bool:
    """As in "the governor of X captured Y": the place of an office, where who holds it acts on something."""
    if node.dep_ != "pobj" or node.head.lower_ not in ("of", "at", "in"):
        return False
    holder = node.head.head
    verb = holder.head
    acts = holder.dep_ == "nsubj" and verb == governor(trigger) and any(c.dep_ == "dobj" for c in verb.children)
    return acts and holder.lemma_.lower() in _OFFICES


def _comes_from(node: Token) -> bool:
    """As in "a woman visiting from X", "who came from X" said of somebody."""
    prep = node.head
    told_of = prep.head.dep_ in ("acl", "relcl") and prep.head.head.pos_ in ("NOUN", "PROPN")
    return node.dep_ == "pobj" and prep.lower_ == "from" and told_of and prep.head.lemma_.lower() in _VISITORS


def _lives(node: Token, trigger: Token) -> bool:
    """As in "an activist based in X", "who was born in X and fled"."""
    verb = node.head.head
    lives = verb.lemma_.lower() in _LIVES and verb.tag_ in ("VBN", "VBG", "VBD") and verb != governor(trigger)
    return node.dep_ == "pobj" and node.head.dep_ == "prep" and lives


def _is_brought_to(node: Token, trigger: Token) -> bool:
    """As in "was taken to a hospital in X", "treated at a clinic in X": who cares for the hurt."""
    if node.dep_ != "pobj" or node.lemma_.lower() not in _CARE or node.head.lower_ not in ("to", "at", "in"):
        return False
    verb = node.head.head.lemma_.lower()
    if node.head.head == trigger:  # that they were brought there is what is told
        return False
    return verb in _TREATS or (node.head.lower_ == "to" and verb in harm_words().verbs["carry"])


def _is_home_of(token: Token) -> bool:
    """As in "a Salem man was arrested": where somebody lives, and not where police caught him."""
    whose = token.head
    while whose.dep_ in ("compound", "nmod") and whose.ent_type_ in ("GPE", "LOC") and whose.head != whose:
        whose = whose.head  # "a Salem County man"
    return token.dep_ in ("compound", "nmod", "amod") and whose.tag_ == "NN" and whose.lemma_.lower() in _RESIDENTS


_QUOTES = frozenset('" \u201c `` \u201e \u00ab'.split())


def _is_cried(token: Token, trigger: Token) -> bool:
    """As in "shot him, shouting: "Don't forget X!"": what is said in a quotation, of what is told before it."""
    if token.i <= trigger.i or token.sent != trigger.sent:
        return False
    between = token.doc[trigger.i + 1 : token.i]
    opened = next((t for t in between if t.text in _QUOTES), None)
    if opened is None or opened.i == 0 or opened.doc[opened.i - 1].text not in (":", ","):
        return False
    return not any(t.text in ('"', "\u201d", "''", "\u00bb") for t in between if t.i > opened.i)


def _is_declared_on(node: Token) -> bool:
    """As in "declared war on X": no fighting there yet."""
    return node.dep_ == "pobj" and node.head.lower_ in ("on", "upon", "against") and node.head.head.lower_ == "war"


def _tells_of_other(node: Token) -> bool:
    """Whether a noun on the way to words that are said or agreed names what they are about: "the bombings in X"."""
    if node.pos_ != "NOUN":
        return False
    kinds = load_lexicon().kinds_of(node.lemma_.lower(), node.lower_)
    return any(kind.name in _SUFFERED for kind in kinds)


def _is_behind_other(node: Token) -> bool:
    """As in "condemned the attacks at embassies in X", where the parser hangs "at" on the verb."""
    prep = node.head
    if node.dep_ != "pobj" or prep.i == 0 or load_lexicon().kinds_of(node.lemma_.lower(), node.lower_):
        return False  # "condemned the attacks at a meeting in X"
    return node.i > prep.i and _tells_of_other(prep.doc[prep.i - 1])


_CHARGES = frozenset({"for", "over", "with", "of"})


def _is_charge(node: Token) -> bool:
    """As in "arrested in connection with the bombings in X": where the deed was, not where who did it was caught."""
    if node.dep_ != "pobj" or node.head.lower_ not in _CHARGES or node.pos_ != "NOUN":
        return False
    if node.head.lower_ in ("with", "of") and node.head.head.lemma_.lower() not in _LINKS:
        return False
    return _tells_of_other(node) or any(c.dep_ == "conj" and _tells_of_other(c) for c in node.children)


_LINKS = word_list("otherplaces", "links")


_WHERE = frozenset(
    "in at near on outside inside around along across over through throughout off within into onto beside against "
    "upon of".split()
)
_TAKEN = frozenset({"dobj", "nsubjpass"})


def may_be_scene(token: Token, trigger: Token) -> bool:
    """Whether a place of another clause of the sentence may be where the trigger's event was.

    It must stand there as a place, not as part of a name, a possessor or one who acts; and where both clauses
    have a subject of their own, neither being a pronoun, what one tells is not where the other is.
    """
    head = _lifted(token)
    if head.dep_ == "pobj":
        if head.head.lower_ not in _WHERE:
            return False
        if head.head.lower_ == "of" and not _is_place_word(head.head.head):
            return False
    elif head.dep_ not in _TAKEN and not _falls(head) and not _is_name_of_place(head):
        return False
    return not (_told_apart(governor(head), governor(trigger)) or _meanwhile(governor(head), trigger))


def _meanwhile(verb: Token, trigger: Token) -> bool:
    """As in "while the king was at X": what somebody else did at the time, not where the event was."""
    marked = any(c.lower_ in ("while", "whilst", "as") and c.dep_ == "mark" for c in verb.children)
    return (
        verb.dep_ == "advcl" and marked and subject_of(verb) is not None and verb not in (trigger, *trigger.ancestors)
    )


def _lifted(token: Token) -> Token:
    """The first of a list, and of "the X border" the border."""
    node = token
    for _ in range(_REACH):
        if node.dep_ in ("conj", "appos") or (node.dep_ in ("compound", "nmod", "amod") and _is_place_word(node.head)):
            node = node.head
        else:
            break
    return node


_PARTS = word_list("otherplaces", "parts")


def _is_place_word(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in PLACE_NOUNS or lemma in _PARTS or lemma in load_lexicon().endings


def _falls(head: Token) -> bool:
    """As in "X fell"."""
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in FALLS


def _is_name_of_place(head: Token) -> bool:
    """A name the parser hung on the sentence itself: a dateline, "X, Y" after a comma."""
    return head.dep_ in ("ROOT", "npadvmod", "dep", "attr", "nsubj") and _is_place_word(head)


_BACK = frozenset({"its", "it", "there", "here"})


def _told_apart(one: Token, other: Token) -> bool:
    """Whether two coordinate clauses each have a subject of their own that is a noun."""
    if (
        any(t.lower_ in _BACK for t in other.subtree)
        or one == other
        or (one in other.ancestors and other.dep_ != "conj")
    ):
        return False
    first, second = subject_of(one), subject_of(other)
    below = one.dep_ in ("relcl", "acl", "parataxis") and other not in one.subtree
    return (below or other in one.conjuncts) and first is not None and second is not None and first.i != second.i


def subject_of(verb: Token) -> Token | None:
    """Return the noun that is the subject of a verb, or None."""
    found = (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ in ("NOUN", "PROPN"))
    return next(found, None)
