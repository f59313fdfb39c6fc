"""Whether a clause says that something happened, or only that it might, should, did not or will."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.doctext import text_within
from extract.grammar import has_subject
from extract.resources import word_list

if TYPE_CHECKING:
    from extract.document import Token

_MODALS = frozenset("would could may might should can must shall will 'll ought wo ca".split())
_CONDITIONS = frozenset("if unless whether lest should".split())
_UP_TO = frozenset("before until till".split())
_IRREAL_HEADS = word_list("modality", "irreal_heads")
_NOUN_OF_WISH = word_list("modality", "noun_of_wish")
_STRUGGLES = word_list("modality", "struggles")
_IMPLICATIVE = word_list("modality", "implicative")
_FULFILLED = word_list("modality", "fulfilled")
_DEFIES = word_list("modality", "defies")
_ALMOST = frozenset("almost nearly narrowly barely practically virtually".split())
_NEGATIVE = frozenset("no not n't never neither nor without hardly".split())


def is_irreal(token: Token) -> bool:
    """Whether the event a token names is hypothetical, wanted, planned, future, negated or asked."""
    if _is_asked(token):
        return True
    if _refuted(token) or _is_due(token):
        return True
    path = list(_ancestors(token))
    return any(_marks_irreal(node, path[i - 1] if i else None) for i, node in enumerate(path))


def _is_asked(token: Token) -> bool:
    """Whether a question holds the token: "Two dams failed: had nobody learned?" tells before it asks."""
    sent = token.sent
    if not text_within(sent).rstrip().endswith("?"):
        return False
    return not any(t.text in (":", ";") for t in token.doc[token.i : sent.end])


def _is_due(noun: Token) -> bool:
    """As in "elections to be held in July", "pending a summit": planned, whatever came of it."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ == "pending":
        return True
    planned = (c for c in noun.children if c.dep_ in ("acl", "relcl") and c.pos_ == "VERB")
    return any({"to", "be"} <= {g.lower_ for g in verb.children} for verb in planned)


_HEARSAY = word_list("modality", "hearsay")
_UNTRUE = word_list("modality", "untrue")


def _refuted(token: Token) -> bool:
    """As in "reports that he had fled are false": said, and said to be untrue."""
    for node in token.ancestors:
        if node.lemma_.lower() in _HEARSAY and node.dep_ == "nsubj":
            return any(c.dep_ in ("acomp", "attr") and c.lower_ in _UNTRUE for c in node.head.children)
    return False


def _ancestors(token: Token) -> Iterator[Token]:
    """The token and its heads, as far as the statement it belongs to: a speech verb ends the climb."""
    current = token
    for _ in range(40):
        yield current
        if current.head == current or (current.dep_ == "conj" and current.pos_ == "VERB" and has_subject(current)):
            return
        if current.dep_ == "advcl" and current.tag_ == "VBD" and any(c.lower_ == "since" for c in current.children):
            return  # "it will be the worst since the tanker ran aground in 1989"
        if current.dep_ in ("ccomp", "relcl", "parataxis") and current.pos_ in ("VERB", "AUX"):
            yield from _reported(current)
            return
        current = current.head


def _reported(verb: Token) -> Iterator[Token]:
    """The verb that reports a clause counts when it is itself one of wishing ("fear that ...")."""
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _IRREAL_HEADS - {
        "warn",
        "suggest",
        "vow",
        "promise",
        "pledge",
    }:
        yield verb.head


def _marks_irreal(node: Token, below: Token | None) -> bool:
    if node.pos_ in ("VERB", "AUX"):
        denied = _negated(node) and not (below is not None and _is_time_told(below))
        if _hypothetical(node) or denied or _purpose(node):
            return True
    if below is None:
        return node.pos_ in ("NOUN", "PROPN") and any(
            c.lower_ in ("no", "potential", "possible", "future") for c in node.children
        )
    if node.pos_ == "NOUN" and below.dep_ in ("prep", "acl", "compound", "pobj", "ccomp", "poss", "nmod"):
        return node.lemma_.lower() in _IRREAL_HEADS
    governed = below.dep_ in ("xcomp", "ccomp", "dobj", "pcomp") or (
        below.dep_ == "prep" and below.lower_ in ("for", "to", "at", "from", "of", "about")
    )
    if node.lower_ == "without" and below.dep_ in ("pobj", "pcomp"):
        return True  # "left without resistance or firing a shot"
    if node.lower_ == "close" and below.dep_ == "prep" and below.lower_ == "to" and below.i > node.i:
        return True  # "came close to firing"
    if node.pos_ in ("VERB", "ADJ", "AUX") and governed and node.lemma_.lower() in _IRREAL_HEADS:
        return True
    if below.dep_ != "prep" or below.lower_ not in ("for", "against"):
        return False
    return node.lemma_.lower() in _NOUN_OF_WISH | (_STRUGGLES if below.lower_ == "for" else frozenset())


def _is_time_told(clause: Token) -> bool:
    """As in "when they took X, hardly a shot was fired": the clause of time tells what did happen."""
    past = clause.tag_ == "VBD" or any(c.lower_ in ("was", "were", "had") for c in clause.children)
    return clause.dep_ == "advcl" and past and any(c.lower_ in ("when", "after", "as") for c in clause.children)


def _hypothetical(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass") and child.lower_ in _MODALS:
            return True
        if child.dep_ == "mark" and (child.lower_ in _CONDITIONS or _only_presupposed(child, verb)):
            return True
    return _inverted_condition(verb)


def _only_presupposed(mark: Token, verb: Token) -> bool:
    """As in "before the clash began"; "until rebels took it" and "before it fell in May" tell that it happened."""
    if mark.lower_ not in _UP_TO:
        return False
    past = verb.tag_ == "VBD" or any(c.lower_ in ("was", "were", "had") for c in verb.children)
    return not past or (mark.lower_ == "before" and not any(t.ent_type_ == "DATE" for t in verb.subtree))


def _inverted_condition(verb: Token) -> bool:
    """As in "Had the conflict continued, ...": the auxiliary before its subject, opening the clause."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    aux = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("had", "were", "should")), None)
    if subject is None or aux is None or aux.i > subject.i:
        return False
    return not verb.sent.text.rstrip().endswith("?") and aux.text[0].isupper()


def _negated(verb: Token) -> bool:
    if any(c.dep_ == "neg" or (c.dep_ == "advmod" and c.lower_ in _ALMOST) for c in verb.children):
        return True
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubj", "attr", "nsubjpass")]
    if any(g.lower_ in ("no", "hardly", "scarcely") for o in objects for g in o.children):
        return True
    return any(c.lower_ == "without" for c in verb.children if c.dep_ == "prep" and c.i > verb.i and c.i == verb.i - 1)


_SAID = word_list("modality", "said")


def _hearsay(verb: Token) -> bool:
    """As in "are said to have shelled": a perfect infinitive under a passive verb of saying tells of the past."""
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
    return perfect and verb.head.tag_ == "VBN" and verb.head.lemma_.lower() in _SAID


def _purpose(verb: Token) -> bool:
    """A "to" infinitive states a purpose, except under a verb that makes it fact."""
    has_to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if not has_to:
        return False
    head = verb.head
    if verb.dep_ == "xcomp":
        return head.lemma_.lower() not in _IMPLICATIVE and not _hearsay(verb)
    if verb.dep_ == "advcl" and head.lemma_.lower() in _FULFILLED:
        return False
    if verb.dep_ == "acl" and head.dep_ == "dobj" and head.head.lemma_.lower() in _DEFIES:
        return False
    return verb.dep_ in ("advcl", "acl", "relcl", "csubj", "pcomp")
