"""Find the place names of a parsed text and say how each is used.

The gazetteer proposes (longest match first), the model's tags are evidence: a name inside an
organisation is ``embedded``, a government is ``metonymic``, an adjective or people is a ``demonym``;
what is left is ``literal``. Only literal mentions can become a place on the map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.lookup import NameFacts, NameLookup
from extract.model import PlaceMention, PlaceUse, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_WORDS = 6
TYPE_WORDS = frozenset(
    "city town village province region district raion rayon oblast governorate county municipality state "
    "pass corridor enclave capital communities community settlement settlements villages towns cities "
    "provinces regions districts prefecture parish department republic peninsula island islands valley "
    "suburb port hamlet commune canton emirate territory kingdom area areas neighbourhood neighborhood".split()
)
_UNIT_WORDS = frozenset(
    "province region district raion rayon oblast governorate county municipality parish prefecture "
    "department enclave republic state area territory".split()
)
_PARTS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "north-east north-west south-east south-west northeastern northwestern southeastern southwestern "
    "upper lower greater downtown".split()
)
_LOCATIVE = frozenset(
    "in at near around inside outside within across throughout through to toward towards into from over "
    "above on off along past via of beyond between amid".split()
)
_STRONG_LOCATIVE = frozenset("in at near around inside outside within across throughout into".split())
_SPEECH = frozenset(
    "say tell announce declare claim accuse deny call urge warn demand insist respond reply agree refuse "
    "condemn welcome reject criticise criticize want seek hope vow promise threaten broker mediate negotiate "
    "support back oppose blame charge propose offer ask request invite sign recognise recognize impose "
    "consider believe think plan intend decide order pledge confirm admit acknowledge signal express "
    "maintain argue allege appeal ready prepare hand regard view fear praise".split()
)
_ADDRESSED = frozenset(
    "accuse blame charge urge tell ask warn support back oppose criticise criticize threaten upset anger "
    "pressure force persuade help arm supply sanction condemn praise thank join recognise recognize fight "
    "concern involve convince defend isolate stop prevent bring draw".split()
)
_NAME_ENTITIES = frozenset({"ORG", "PERSON", "WORK_OF_ART", "LAW", "PRODUCT", "EVENT", "NORP", "FAC"})
_TITLES = frozenset(
    "president minister mr mrs ms dr general colonel major captain lieutenant sergeant secretary senator "
    "governor mayor king queen prince princess chancellor ambassador spokesman spokeswoman spokesperson judge "
    "professor sir lord pope bishop imam sheikh chief commander premier".split()
)


def find_places(doc: Doc, offset: int, lookup: NameLookup) -> list[PlaceMention]:
    """Return the place mentions of one parsed piece, in order; spans count from the text's start."""
    taken = -1
    found: list[tuple[int, int, PlaceMention]] = []
    for token in doc:
        if token.i <= taken or not _can_start(token):
            continue
        match = _longest(doc, token.i, lookup)
        if match is None:
            continue
        last, mention = match
        found.append((token.i, last, mention))
        taken = last
    return [replace(m, span=Span(m.span.start + offset, m.span.end + offset)) for m in _linked(doc, found, lookup)]


def _can_start(token: Token) -> bool:
    return bool(token.text[:1].isupper()) and not token.is_punct


def _longest(doc: Doc, first: int, lookup: NameLookup) -> tuple[int, PlaceMention] | None:
    """The longest known name that starts at a token, or the demonym there, typed by its use."""
    best: tuple[int, NameFacts] | None = None
    for last in range(first, min(first + MAX_WORDS * 2, len(doc))):
        if doc[last].is_space and last > first or doc[last].is_sent_start and last > first:
            break
        phrase = _phrase(doc, first, last)
        facts = lookup.known(phrase) if _well_formed(doc, first, last) else None
        if facts is not None:
            best = (last, facts)
        if not lookup.has_prefix(phrase) and doc[last].text not in ("-", "\u2013"):
            break
    if best is not None and _acceptable(doc, first, best[0], best[1], lookup):
        return best[0], _mention(doc, first, best[0], best[1], lookup)
    return _demonym(doc, first, lookup) or _unknown(doc, first)


def _phrase(doc: Doc, first: int, last: int) -> str:
    return doc.text[doc[first].idx : doc[last].idx + len(doc[last])]


def _well_formed(doc: Doc, first: int, last: int) -> bool:
    """A name ends on a capitalised word (or a type word) and short ones are written in capitals."""
    end = doc[last]
    if end.is_punct or not (end.text[:1].isupper() or end.text.lower() in TYPE_WORDS or end.text.isdigit()):
        return False
    phrase = _phrase(doc, first, last)
    letters = re.sub(r"[^A-Za-z]", "", phrase)
    return len(letters) > 3 or len(letters) == 0 or letters.isupper() or (len(letters) == 3 and letters.isalpha())


def _acceptable(doc: Doc, first: int, last: int, facts: NameFacts, lookup: NameLookup) -> bool:
    """Refuse words that only happen to be capitalised, and first or last names of people."""
    token = doc[first]
    if last > first:
        return not _person(doc, first, last)
    areal = bool(facts.kinds & {"country", "region", "water"})
    if lookup.demonym(token.text) and not areal:
        return False
    if _person(doc, first, last):
        return False
    if token.is_sent_start and token.pos_ not in ("PROPN", "NOUN", "X") and not areal:
        return False
    if token.pos_ not in ("PROPN", "NOUN", "X", "ADJ") and not (areal or _after_locative(token)):
        return False
    if areal or token.ent_type_ in ("GPE", "LOC", "FAC") or facts.population >= 100_000:
        return True
    return _after_locative(token) or _in_list(token) or (facts.primary and token.pos_ == "PROPN" and not token.is_sent_start)


def _person(doc: Doc, first: int, last: int) -> bool:
    """Part of a longer person's name, or right after a title."""
    before = doc[first - 1] if first else None
    if before is not None and before.text.lower().rstrip(".") in _TITLES and before.text[:1].isupper():
        return True
    entity = next((e for e in doc.ents if e.start <= first and last < e.end), None)
    if entity is None or entity.label_ != "PERSON":
        return False
    return entity.end - entity.start > last - first + 1 and "," not in entity.text


def _after_locative(token: Token) -> bool:
    before = _previous(token)
    while before is not None and (before.lower_ in ("the", "of") or before.lower_ in TYPE_WORDS or before.lower_ in _PARTS):
        if before.lower_ == "of" and _previous_word(before) in TYPE_WORDS:
            return True
        before = _previous(before)
    return before is not None and before.lower_ in _STRONG_LOCATIVE


def _previous(token: Token) -> Token | None:
    return token.doc[token.i - 1] if token.i and not token.is_sent_start else None


def _previous_word(token: Token) -> str:
    before = _previous(token)
    return before.lower_ if before is not None else ""


def _in_list(token: Token) -> bool:
    """Whether the token is joined by comma or "and" to other capitalised words."""
    doc, i = token.doc, token.i
    before = doc[i - 1].text in (",", "and") and i > 1 and doc[i - 2].text[:1].isupper() if i else False
    after = i + 2 < len(doc) and doc[i + 1].text in (",", "and") and doc[i + 2].text[:1].isupper()
    return before or after


def _demonym(doc: Doc, first: int, lookup: NameLookup) -> tuple[int, PlaceMention] | None:
    token = doc[first]
    country = lookup.demonym(token.text)
    if country is None:
        return None
    span = Span(token.idx, token.idx + len(token))
    return first, PlaceMention(span, token.text, token.text, "demonym", country=country)


def _unknown(doc: Doc, first: int) -> tuple[int, PlaceMention] | None:
    """A name the gazetteer lacks, where the text itself says it is a place: kept, to stay unlocated."""
    token = doc[first]
    last = first
    while last + 1 < len(doc) and doc[last + 1].text[:1].isupper() and not doc[last + 1].is_sent_start:
        last += 1
    named = token.ent_type_ in ("GPE", "LOC") and token.pos_ == "PROPN" and token.ent_iob_ == "B"
    before = _previous(token)
    typed = before is not None and before.lower_ == "of" and _previous_word(before) in TYPE_WORDS - {"capital", "area", "areas", "state"}
    if not (typed or (named and before is not None and before.lower_ in _STRONG_LOCATIVE)):
        return None
    span = Span(token.idx, doc[last].idx + len(doc[last]))
    text = span.of(doc.text)
    return last, PlaceMention(span, text, text)


def _mention(doc: Doc, first: int, last: int, facts: NameFacts, lookup: NameLookup) -> PlaceMention:
    span = Span(doc[first].idx, doc[last].idx + len(doc[last]))
    name = span.of(doc.text)
    hint, end = _type_after(doc, last)
    before_hint, country = _type_before(doc, first, lookup)
    text = doc.text[span.start : end]
    full = lookup.known(text) if hint else None
    use = _use(doc, first, last, facts)
    return PlaceMention(
        Span(span.start, end), text, text if full else name, use, hint or before_hint, None, country
    )


def _type_after(doc: Doc, last: int) -> tuple[str | None, int]:
    end = doc[last].idx + len(doc[last])
    if last + 1 < len(doc) and doc[last + 1].lower_ in _UNIT_WORDS | {"pass", "corridor"}:
        word = doc[last + 1]
        if word.text[0].isupper() and last + 2 < len(doc) and doc[last + 2].text[:1].isupper():
            return None, end  # "US State Department": the type word belongs to a longer name
        return word.lower_, word.idx + len(word)
    return None, end


def _type_before(doc: Doc, first: int, lookup: NameLookup) -> tuple[str | None, str | None]:
    """ "the Azeri city of X", "Azerbaijan's second-largest city, X": kind and country from the words before."""
    words = [t for t in doc[max(0, first - 8) : first] if not t.is_space]
    while words and words[-1].lower_ in ("of", ",", "the"):
        words.pop()
    if not words or words[-1].lower_ not in TYPE_WORDS:
        return None, None
    hint = words.pop().lower_
    while words and (words[-1].pos_ in ("ADJ", "ADV", "PART", "PUNCT") or words[-1].lower_ in ("second", "third")):
        if country := _country_of(words[-1], lookup):
            return hint, country
        words.pop()
    return hint, _country_of(words[-1], lookup) if words else None


def _country_of(token: Token, lookup: NameLookup) -> str | None:
    if not token.text[:1].isupper():
        return None
    demonym = lookup.demonym(token.text)
    if demonym:
        return demonym
    facts = lookup.known(token.text)
    if facts and "country" in facts.kinds and len(facts.countries) >= 1 and token.i + 1 < len(token.doc):
        return next(iter(facts.countries)) if len(facts.countries) == 1 else None
    return None


def _use(doc: Doc, first: int, last: int, facts: NameFacts) -> PlaceUse:
    if _embedded(doc, first, last):
        return "embedded"
    head = doc[first : last + 1].root
    return "metonymic" if _metonymic(head, facts) else "literal"


def _embedded(doc: Doc, first: int, last: int) -> bool:
    """Part of a longer proper name (a group, a paper, a treaty) that is not itself a place."""
    following = doc[last + 1] if last + 1 < len(doc) else None
    if following is not None and not following.is_sent_start and _continues(following):
        return True
    entity = next((e for e in doc.ents if e.start <= first and last < e.end), None)
    if entity is None or entity.label_ not in _NAME_ENTITIES - {"PERSON", "NORP"}:
        return False
    rest = [t for t in entity if not first <= t.i <= last and t.lower_ not in TYPE_WORDS | _PARTS | {"the", "'s", "\u2019s", "of", "-"}]
    named = [t for t in rest if t.text[:1].isupper()]
    return bool(named) and entity.label_ != "EVENT"


def _continues(token: Token) -> bool:
    """A capitalised common noun right after the name continues it: "Minsk Group", "Bangkok Post"."""
    if token.lower_ in ("group", "time"):  # "the Minsk group", "08:00 Moscow time"
        return True
    return (
        token.text[:1].isupper()
        and token.is_alpha
        and token.lower_ not in TYPE_WORDS
        and token.lower_ not in _TITLES
        and token.ent_type_ not in ("GPE", "LOC", "DATE", "PERSON", "NORP")
        and token.pos_ in ("PROPN", "NOUN")
    )


def _metonymic(head: Token, facts: NameFacts) -> bool:
    """A government or people as actor or addressee, not a location."""
    governs = bool(facts.kinds & {"country", "region"})
    anchor = _conjunct_head(head)
    verb = anchor.head
    if _qualifies(head):
        return True
    if anchor.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX"):
        return _acts(anchor, verb, governs)
    if anchor.dep_ in ("dobj", "obj") and verb.lemma_.lower() in _ADDRESSED:
        return True
    if anchor.dep_ == "agent" or (anchor.dep_ == "pobj" and verb.lower_ in ("by", "with", "against", "between", "than")):
        return True
    if anchor.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lower_ == "according":
        return True
    if anchor.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lower_ in _GOVERNMENT:
        return True
    if anchor.dep_ == "pobj" and verb.lower_ in ("on", "upon", "for") and verb.head.lemma_.lower() in ("call", "urge", "prevail", "depend", "support", "concern"):
        return True
    return _modifies(head, governs)


_GOVERNMENT = frozenset(
    "president minister government army forces people leader leaders ministry parliament citizens republics "
    "king queen armies troops officials presidents ministers governments embassy ambassador".split()
)
# A place that is the subject of these undergoes or is described, it does not act.
_UNDERGOES = frozenset(
    "see witness suffer remain host fall lie face become be experience sit stand border connect contain "
    "include lose house feature".split()
)
_ATTITUDES = frozenset("concerned ready willing wary eager angry worried keen determined prepared reluctant".split())


def _qualifies(head: Token) -> bool:
    """ "Armenia-backed", "US-brokered": the name qualifies a participle."""
    after = head.doc[head.i + 1 : head.i + 3]
    return len(after) == 2 and after[0].text in ("-", "\u2011") and after[1].tag_ in ("VBN", "VBD", "JJ", "VBG")


def _acts(anchor: Token, verb: Token, governs: bool) -> bool:
    """Whether a place as subject stands for its government: it speaks, wants, or acts on something."""
    lemma = verb.lemma_.lower()
    if lemma in _SPEECH:
        return True
    if lemma == "be":
        return any(c.dep_ in ("acomp", "attr") and c.lower_ in _ATTITUDES for c in verb.children)
    if anchor.dep_ != "nsubj" or lemma in _UNDERGOES:
        return False
    return governs or any(c.dep_ in ("dobj", "xcomp", "ccomp") for c in verb.children)


def _conjunct_head(token: Token) -> Token:
    """The first member of a coordination: its role is every member's role."""
    for _ in range(20):
        if token.dep_ not in ("conj", "appos"):
            return token
        token = token.head
    return token


_LOCAL_NOUNS = frozenset(
    "border borders territory soil capital city town village region north south east west coast outskirts "
    "airport port airspace waters frontier province district area areas towns villages cities suburb countryside "
    "conflict war fighting crisis clash clashes battle ceasefire truce region enclave pass front frontline line "
    "earthquake flood floods campaign siege offensive massacre".split()
)


def _modifies(head: Token, governs: bool) -> bool:
    """ "Azerbaijan's army", "Armenia officials": the state, unless what it modifies is a location or a war."""
    if head.dep_ in ("poss", "compound", "nmod", "amod"):
        return not _LOCAL_NOUNS & {head.head.lower_, head.head.lemma_.lower()} and (governs or head.dep_ == "poss")
    return False


# -- links between mentions: containers, lists, borders ----------------------------------------------


def _linked(doc: Doc, found: list[tuple[int, int, PlaceMention]], lookup: NameLookup) -> Iterator[PlaceMention]:
    """Give the members of a list one use and one container, and "X in Y", "X, Y" their container."""
    groups = _lists(doc, found)
    for group in groups:
        container = _container(doc, group, found, lookup)
        use = _common_use(group)
        for _, _, mention in group:
            linked = replace(mention, container=mention.container or container)
            yield replace(linked, use=use) if use and mention.use in ("literal", "metonymic") else linked


def _lists(doc: Doc, found: list[tuple[int, int, PlaceMention]]) -> list[list[tuple[int, int, PlaceMention]]]:
    groups: list[list[tuple[int, int, PlaceMention]]] = []
    for item in found:
        if groups and _joined(doc, groups[-1][-1], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _joined(doc: Doc, left: tuple[int, int, PlaceMention], right: tuple[int, int, PlaceMention]) -> bool:
    words = [t.lower_ for t in doc[left[1] + 1 : right[0]] if not t.is_space]
    if not words or len(words) > 3 or left[2].use == "demonym" or right[2].use == "demonym":
        return False
    return all(w in (",", "and", "&", "the", "or", ";") for w in words) and words != ["the"]


def _common_use(group: list[tuple[int, int, PlaceMention]]) -> PlaceUse | None:
    """The first member of a list stands in the sentence's structure; the rest share its use."""
    return group[0][2].use if len(group) > 1 and group[0][2].use in ("literal", "metonymic") else None


def _container(
    doc: Doc, group: list[tuple[int, int, PlaceMention]], found: list[tuple[int, int, PlaceMention]], lookup: NameLookup
) -> str | None:
    last = group[-1][1]
    after = next((item for item in found if item[0] > last), None)
    if after is None or after[0] - last > 6 or after[2].use == "demonym":
        return None
    words = [t.lower_ for t in doc[last + 1 : after[0]] if not t.is_space and t.lower_ not in TYPE_WORDS | {"the", "'s", "\u2019s"} | _PARTS]
    if words in (["in"], [",", "in"], [",", "of"], ["of"], [",", "capital", "of"]):
        facts = lookup.known(after[2].name)
        return after[2].name if facts and facts.kinds & {"country", "region", "district"} else None
    return None
