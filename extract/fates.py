"""What a word says became of people, and which words of its sentence name them.

"Two men were shot", "the shooting of two men", "two men with gunshot wounds", "two men were found dead": the
sentence's structure says who was hit, wounded or killed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from extract.sentence import clause

if TYPE_CHECKING:
    from extract.document import Token

Fate = Literal["hit", "wounded", "killed"]
_KILL = frozenset("kill murder slay execute behead assassinate lynch".split())
_DIE = frozenset("die perish drown succumb".split())
_WOUND = frozenset("wound injure hurt hospitalize hospitalise".split())
_HIT = frozenset("shoot stab gun graze".split())
_STRUCK = frozenset("hit strike".split())
_MISSILES = frozenset(
    "bullet gunfire gunshot shot round shrapnel shell missile rocket fragment debris car truck gun".split()
)
_FIRE = frozenset({"fire", "shoot"})
BODY = frozenset(
    "head face neck shoulder arm elbow wrist hand finger chest back torso abdomen stomach side hip thigh groin "
    "buttock buttocks leg knee shin calf ankle foot toe eye ear jaw body".split()
)
_STATES = frozenset("critical serious stable grave guarded fair good life-threatening unknown".split())
_LIVES = frozenset({"life", "lives"})
_FOUND = frozenset("pronounce declare find leave confirm discover".split())
_DEAD = frozenset("dead deceased".split())
_FATAL = frozenset("dead death fatally mortally".split())
_SUFFER = frozenset("suffer sustain receive".split())
_HARM_NOUNS = frozenset("wound injury burn gunshot".split())
CARRY = frozenset("take transport rush fly airlift transfer bring admit send treat".split())
_CARE = frozenset("hospital hospitals clinic surgery".split())
_CENTRES = frozenset("center centre unit".split())
_OF_CARE = frozenset("medical trauma health burn".split())
_PARTICIPLES = {"injured": "injure", "wounded": "wound", "hospitalized": "hospitalize"}
_HITS: dict[str, Fate] = {"shooting": "hit", "stabbing": "hit"}
_KILLINGS: dict[str, Fate] = dict.fromkeys("killing murder death homicide slaying assassination".split(), "killed")
_DEEDS = _HITS | _KILLINGS
SELF = frozenset("himself herself themselves self".split())


def fate_of(token: Token) -> Fate | None:
    """Return what a word says became of people: a verb of harm, or a noun for a deed or a wound; else None."""
    lemma = _PARTICIPLES.get(token.lower_) or token.lemma_.lower()
    if token.pos_ == "NOUN" and lemma in _HITS and any(c.lower_ in ("fatal", "deadly") for c in token.children):
        return "killed"
    if token.pos_ == "NOUN":
        return _DEEDS.get(lemma) or ("wounded" if (lemma in _HARM_NOUNS and _borne(token)) or _state(token) else None)
    if token.lower_ in _DEAD and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
        return "killed"  # "left two injured and a boy dead": the parser's second small clause
    if lemma in _KILL or lemma in _DIE or (lemma == "pass" and any(c.lower_ == "away" for c in token.children)):
        return "killed"
    if lemma in _HIT or (lemma in _STRUCK and _by_missile(token)):
        return "killed" if _deadly(token) else "hit"
    if lemma in _WOUND:
        return "wounded"
    return _found(token, lemma)


def _found(verb: Token, lemma: str) -> Fate | None:
    """As in "was pronounced dead", "are dead", "was taken to a hospital", "is in critical condition"."""
    inside = {c.lower_ for c in verb.children if c.dep_ in ("oprd", "acomp", "attr", "ccomp", "xcomp", "advcl")}
    if lemma in _FOUND | {"be"} and inside & _DEAD:
        return "killed"
    if lemma in ("lose", "claim") and _lives(verb) is not None:
        return "killed"
    if lemma == "turn" and any(g.lower_ in SELF for c in verb.children if c.lower_ == "on" for g in c.children):
        return "killed"
    if lemma == "take" and _lives(verb) is not None:
        return "killed"
    below = {g.lower_ for c in verb.children if c.dep_ == "prep" for g in c.children}
    in_care = lemma in CARRY and any(_is_care(g) for c in verb.children if c.dep_ == "prep" for g in c.children)
    if lemma == "expect" and any(c.dep_ == "xcomp" and c.lemma_ in ("survive", "recover") for c in verb.children):
        return "wounded"
    in_danger = lemma in ("be", "remain") and "condition" in below and any(c.lower_ == "in" for c in verb.children)
    return "wounded" if in_care or in_danger else None


def _lives(verb: Token) -> Token | None:
    """As in "claimed two lives", "took the life of a girl"."""
    return next((c for c in verb.children if c.lower_ in _LIVES and c.dep_ == "dobj"), None)


def _state(noun: Token) -> bool:
    """As in "another in critical condition", "was listed in serious condition"; what "is in" one, the verb tells."""
    if noun.lemma_ != "condition" or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return False
    above = noun.head.head
    told = above.lemma_.lower() in CARRY | {"be", "remain"} and above.pos_ in ("VERB", "AUX")
    return not told and any(c.lower_ in _STATES for c in noun.children)


def _is_care(place: Token) -> bool:
    named = {c.lower_ for c in place.children}
    return place.lower_ in _CARE or (place.lower_ in _CENTRES and bool(named & _OF_CARE))


def _deadly(verb: Token) -> bool:
    to_death = any(g.lower_ == "death" for c in verb.children if c.lower_ == "to" for g in c.children)
    if to_death or any(c.lower_ in _FATAL and part_of_them(c) is None for c in verb.children):
        return True
    joined = [t for t in verb.conjuncts if not any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children)]
    return any(t.lemma_.lower() in _KILL | _DIE for t in joined)


def part_of_them(word: Token) -> Token | None:
    """The number of those who died among the hit: "four people were shot, one of them fatally"."""
    if word.i + 1 < len(word.doc) and word.nbor().pos_ == "VERB":
        return None  # "Jones, 15, was fatally shot"
    before = word.doc[max(word.sent.start, word.i - 4) : word.i]
    number = next((t for t in reversed(before) if t.pos_ == "NUM"), None)
    return number if number is not None and number.dep_ != "nummod" else None


def _by_missile(verb: Token) -> bool:
    """Hit by gunfire, or in some part of the body, or by somebody who opened fire."""
    if any(verb.doc[i].lemma_.lower() in _MISSILES for i in clause(verb)):
        return True
    if _passive(verb) and any(g.lower_ in BODY for c in verb.children if c.lower_ == "in" for g in c.children):
        return True
    above = {t.lemma_.lower() for t in (verb.head, *verb.head.children)}
    return verb.dep_ == "advcl" and bool(above & (_FIRE | _HIT))


def _borne(noun: Token) -> bool:
    """A wound that somebody has: the object of suffering, or "with a wound", "from a wound"."""
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in _SUFFER:
        return True
    return noun.dep_ == "pobj" and noun.head.lower_ in ("with", "from") and noun.head.head.lemma_.lower() not in _DIE


def victims_by(token: Token) -> list[Token]:
    """The people a word of harm befalls, those coordinated with the first one too."""
    first = _of_noun(token) if token.pos_ == "NOUN" else _of_verb(token)
    if first is None:
        return []
    if first.lower_ in ("who", "whom", "that") and first.head.dep_ == "relcl":
        first = first.head.head
    if first.dep_ == "conj" and token.dep_ == "acl" and any(t.lemma_ == "leave" for t in token.ancestors):
        first = first.conjuncts[0]  # "left three men and three women injured"
    elif first.dep_ == "conj" and token.tag_ == "NNS" and token.lemma_ in _HARM_NOUNS and token.dep_ == "pobj":
        first = first.conjuncts[0]  # "found a man and two boys with gunshot wounds"
    listed = [c for c in first.head.lefts if c.dep_ == first.dep_ == "nsubj" and c.i < first.i and _comma_after(c)]
    return [*listed, first, *(c for c in first.conjuncts if c.i > first.i)]


def _comma_after(token: Token) -> bool:
    """Before another member of a list: the parser may give one verb several subjects."""
    last = token.right_edge
    return last.i + 1 < len(token.doc) and last.nbor().text == ","


def _of_noun(noun: Token) -> Token | None:
    if noun.lemma_.lower() in _HARM_NOUNS or _state(noun):
        above = noun.head if noun.dep_ == "dobj" else noun.head.head
        if above.pos_ in ("NOUN", "PROPN", "NUM", "DET", "PRON"):
            return above
        found = next((c for c in above.children if c.dep_ == "dobj"), None) if noun.dep_ == "pobj" else None
        return found if found is not None else _subject(above)
    of = next((g for c in noun.children if c.lower_ == "of" for g in c.children if c.dep_ == "prep"), None)
    return of or next((c for c in noun.children if c.dep_ == "poss" and noun.lemma_ == "death"), None)


def _of_verb(verb: Token) -> Token | None:
    lemma = verb.lemma_.lower()
    if verb.lower_ in _PARTICIPLES and verb.dep_ in ("oprd", "acomp", "ccomp"):  # "left five people injured"
        inner = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if inner is not None or verb.head.pos_ in ("VERB", "AUX"):
            return inner or next((c for c in verb.head.children if c.dep_ in ("dobj", "nsubjpass")), None)
    lives = _lives(verb)
    if lives is not None and lemma != "lose" and _found(verb, lemma) == "killed":
        return _whose(lives, verb)
    if lemma in _DIE | _DEAD | {"be", "remain", "pass", "lose"}:
        return _subject(verb)
    if lemma == "turn":
        return next((g for c in verb.children if c.lower_ == "on" for g in c.children), None)
    found = _told_beside(verb, lemma)
    if found is not None and found.lower_ in BODY:  # "a bullet grazed his head"
        found = next((c for c in found.children if c.dep_ == "poss"), found)
    if found is None and verb.dep_ in ("conj", "oprd", "acomp", "xcomp", "advcl", "pcomp"):
        found = _from_above(verb)
    return found


def _told_beside(verb: Token, lemma: str) -> Token | None:
    """Whom the words that hang on a verb, or the noun it hangs on, name."""
    found = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    found = found or next((c for c in verb.children if c.dep_ == "dobj"), None)
    if found is None and verb.dep_ == "conj" and verb.tag_ in ("VBN", "JJ", "VBD"):  # "and three others wounded"
        found = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if found is None and lemma in _FOUND | _WOUND:  # "left two others wounded": the parser's small clause
        small = next((c for c in verb.children if c.dep_ in ("ccomp", "acomp", "oprd", "advcl")), verb)
        found = next((c for c in small.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if found is None and verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD"):
        found = verb.head
    return found


def _whose(lives: Token, verb: Token) -> Token | None:
    """Whose life a deed took: "the life of a girl", "her life", else as many as there are "lives"."""
    of = next((g for c in lives.children if c.lower_ == "of" for g in c.children), None)
    own = next((c for c in lives.children if c.dep_ == "poss"), None)
    if own is not None:
        return _subject(verb) if verb.lemma_ == "take" else own
    return of or lives


def _from_above(verb: Token) -> Token | None:
    """The subject of "was shot and taken", "was found shot", "died after being shot"."""
    node = verb
    for _ in range(3):
        node = node.head
        if node.pos_ not in ("VERB", "AUX", "ADP", "SCONJ"):
            return node if verb.dep_ == "pcomp" and node.pos_ in ("NOUN", "PROPN") else None
        object_first = verb.dep_ == "conj" and not _passive(verb)
        roles = ("nsubjpass", "dobj") if object_first else ("nsubjpass", "nsubj")
        found = next((c for role in roles for c in node.children if c.dep_ == role), None)
        if found is not None:
            return found if _passive(verb) or verb.tag_ == "VBN" else None
    return None


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" or (c.dep_ == "aux" and c.lower_ == "being") for c in verb.children)


def _subject(verb: Token) -> Token | None:
    node = verb
    for _ in range(3):
        # The last one: the parser may take a dateline for a first subject.
        found = next((c for c in reversed(list(node.children)) if c.dep_ in ("nsubj", "nsubjpass")), None)
        if found is not None or node.dep_ not in ("conj", "xcomp", "advcl"):
            return found if found is not None else (node.head if node.dep_ in ("acl", "relcl") else None)
        node = node.head
    return None
