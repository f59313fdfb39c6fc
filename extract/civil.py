"""What words of war tell in a text of everyday life: an assault, or nothing at all.

"The custody battle", "a home invasion", "the bank was stormed": a text that names no armed forces tells of no
battle. In it an attack is one of persons on persons; and a sentence on a company's affairs, in any text, tells
of no talks between states.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.clausedates import entry_date
from extract.happening import is_entry
from extract.incidents import finer, load_incidents, scene_of
from extract.resources import data_file, read_table, word_list, word_lists
from extract.sentence import Sentence
from extract.statecraft import in_private_life
from extract.trigger import Trigger

if TYPE_CHECKING:
    from extract.document import Doc

_WAR = ("battle", "shelling", "control_change", "deployment")
# A text of so many sentences that name armed forces, or of this share of them, may tell of battles; one of a few
# sentences leaves it open.
_ARMED, _SHARE, _SHORT = 4, 0.12, 4
_CLIPPED = 8  # words
# Attacks a text has told before which one more is taken for one of the same.
_ATTACKS = 2
# Words of trade in a sentence, a sign of money counting for one, the name of a firm for two, above which it tells
# of business.
_BUSINESS_WORDS = 2
# The same for a verb of no kind, which a day and a place alone make an event.
_TRADE_WORDS = 1
_HOUSES = word_list("civil", "houses")
_DISPUTES = word_list("civil", "disputes")
_MONEY = frozenset({"$", "%", "\u20ac", "\u00a3", "#"})
_NAMED = "dateline_named_forces"
_BUSINESS = frozenset({"talks", "statement", "control_change", "deployment"})


@lru_cache(maxsize=4)
def civil_words(path: Path | None = None) -> Mapping[str, frozenset[str]]:
    """Return the lists of ``data/lexicons/civil.toml`` by name.

    Raises
    ------
    DataError
        The file is missing or is not what its head comment describes.
    """
    path = path or data_file("lexicons/civil.toml")
    return read_table(path, lambda raw: word_lists(raw["words"]))


def tells_of_arms(sentences: Sequence[Sentence]) -> bool:
    """Whether a text names armed forces often enough to tell of battles, or is too short to say."""
    armed = sum(_names_forces(sentence) for sentence in sentences)
    whole = sum(len(sentence.tokens) > _CLIPPED for sentence in sentences)  # questions and headings tell nothing
    return len(sentences) < _SHORT or armed >= min(_ARMED, max(1.0, _SHARE * whole))


def in_civil_life(
    triggers: Iterable[Trigger],
    sentence: Sentence,
    armed: bool,
    told: Counter[str],
    country_named: Callable[[str], str],
) -> Iterator[Trigger]:
    """Yield the triggers with what they tell there.

    Parameters
    ----------
    armed
        Whether the text tells of armed forces.
    told
        The kinds the text has told so far, counted.
    country_named
        Returns the code of the country that bears a name, "" when none does.
    """
    attacks = told["attack"] >= _ATTACKS and told["attack"] > sum(told[kind] for kind in _WAR)
    calm = not (armed or _names_forces(sentence) or entry_date(sentence) or is_entry(sentence))
    for found in triggers:
        trigger = in_private_life(found, sentence, country_named) if calm else found
        if trigger is None or is_business(trigger, sentence) or (calm and _is_dispute(trigger)):
            continue
        lemma, words = trigger.token.lemma_.lower(), civil_words()
        if calm and lemma == "surrender":  # "the suspect surrendered to police"
            yield replace(trigger, kind="other", subtype="arrest")
        elif trigger.kind == "battle" and lemma in words["assault"] and (calm or (attacks and trigger.is_noun)):
            yield _as_assault(trigger)
        elif lemma in words["blast"] and _is_bombing(trigger, sentence, armed, told):
            yield replace(trigger, kind="attack", subtype="bombing")
        elif trigger.kind == "talks" and trigger.subtype == "visit" and _troops_arrive(trigger):
            yield replace(trigger, kind="deployment", subtype=None)
        elif not calm or trigger.kind not in ("battle", "deployment") or lemma in words["unrest"] or trigger.continues:
            yield trigger


def _names_forces(sentence: Sentence) -> bool:
    words, named = civil_words(), _named_forces(sentence.tokens.doc)
    within = range(sentence.tokens.start + 1, sentence.tokens.end)
    return not words["army"].isdisjoint(sentence.lemmas) or any(at in within for at in named)


def _named_forces(doc: Doc) -> list[int]:
    """Where a document names an army by a word that may mean something else ("Guards"); asked of it once."""
    if _NAMED not in doc.notes:
        names = civil_words()["named"]
        doc.notes[_NAMED] = [token.i for token in doc if token.text in names and token.pos_ == "PROPN"]
    found: list[int] = doc.notes[_NAMED]
    return found


def _is_bombing(trigger: Trigger, sentence: Sentence, armed: bool, told: Counter[str]) -> bool:
    """Whether a bombing or a blast is a bomb's: of no aircraft, or one more in a text that has told of attacks."""
    if trigger.kind == "shelling":
        of_a_house = any(c.dep_ == "compound" and c.lemma_.lower() in _HOUSES for c in trigger.token.children)
        return (not armed or of_a_house) and civil_words()["aircraft"].isdisjoint(sentence.lowers)
    return trigger.kind == "disaster" and told["attack"] > told["disaster"]


def _is_dispute(trigger: Trigger) -> bool:
    """As in "the standoff over the child": of words, whatever else the sentence speaks of."""
    return trigger.kind in ("battle", "shelling") and trigger.token.lemma_.lower() in _DISPUTES


def _troops_arrive(trigger: Trigger) -> bool:
    """As in "the corps arrived in X": no visit."""
    subjects = [c for c in trigger.verb.children if c.dep_ == "nsubj"]
    named = [t for s in subjects for t in (s, *s.children) if t.dep_ != "amod"]
    return not civil_words()["army"].isdisjoint({word for t in named for word in (t.lemma_.lower(), t.lower_)})


def _as_assault(trigger: Trigger) -> Trigger:
    told = finer("attack", scene_of([trigger.token], trigger.verb), load_incidents())
    kind, subtype = told if told is not None and told[0] == "attack" else ("attack", None)
    return replace(trigger, kind=kind, subtype=subtype)


def is_business(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether what is agreed, announced or taken over is a company's affair: "X Corp. agreed to buy Y's shares"."""
    if trigger.kind not in _BUSINESS and trigger.subtype != "government" and not trigger.bare:
        return False
    tokens, words = sentence.tokens, civil_words()
    if _names_forces(sentence):
        return False
    told = set(sentence.lemmas) & words["commerce"]
    firms = any(token.lower_ in words["firm"] and token.pos_ == "PROPN" for token in tokens)
    money = any(token.text in _MONEY for token in tokens)
    return len(told) + 2 * firms + money > (_TRADE_WORDS if trigger.bare else _BUSINESS_WORDS)
