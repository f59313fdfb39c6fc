"""Give a trigger its finer kind by the words around it: the decision list of ``data/lexicons/incidents.toml``.

The head comment of that file defines its form. The first rule whose conditions all hold decides, so that
what a sentence says of weapons, actors and crowds outweighs the trigger word itself: "attack" becomes a
suicide bombing, a clash with an army post or a massacre of villagers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.doctext import spaced_of
from extract.resources import data_file, read_table

if TYPE_CHECKING:
    from extract.document import Span as SpacySpan
    from extract.document import Token

# Words after a trigger that may tell on whom it acts.
_REACH = 15


@dataclass(frozen=True, slots=True)
class Rule:
    """What a trigger of one of the kinds ``of`` becomes when every condition holds."""

    kind: str
    subtype: str | None
    of: frozenset[str]
    words: tuple[str, ...]
    near: tuple[str, ...]
    without: tuple[str, ...]
    trigger: str
    actor: str
    target: str


@dataclass(frozen=True, slots=True, eq=False)
class WordClass:
    """The words of a class, and a pattern of its wordings of several words or with a star."""

    words: frozenset[str]
    wordings: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Incidents:
    """The decision list by the kind of trigger, each part in order, and its classes of words."""

    rules: Mapping[str, tuple[Rule, ...]]
    classes: Mapping[str, WordClass]

    def holds(self, name: str, text: str) -> bool:
        """Whether a word of a class occurs in a text of :func:`spaced`, its words set apart by single spaces."""
        return _holds(self.classes[name], text)


# The rules ask the same of a sentence for each of its triggers.
@lru_cache(maxsize=4096)
def _holds(known: WordClass, text: str) -> bool:
    if not known.words.isdisjoint(_words_of(text)):
        return True
    return known.wordings is not None and known.wordings.search(text) is not None


@lru_cache(maxsize=256)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split(" "))


_MONTHS = ("March", "May")  # which are verbs too
_STORM = "storm"  # which is weather too


def spaced(tokens: Iterable[Token]) -> str:
    """Return words as written and then their lemmas, in lower case, set apart by single spaces."""
    listed = [t for t in tokens if not t.is_space]
    own = {t.i: t.text for t in listed if t.text in _MONTHS and is_month(t)}
    own |= {t.i: f"{_STORM}:v" for t in listed if t.lemma_ == _STORM and t.pos_ == "VERB"}
    written = " ".join([own.get(t.i, t.lower_) for t in listed])
    lemmas = " ".join([own.get(t.i, t.lemma_.lower()) for t in listed])
    return f" {written} | {lemmas} "


def _spaced_sentence(sentence: SpacySpan) -> str:
    known = spaced_of(sentence.doc)
    if sentence.start not in known:
        known[sentence.start] = spaced(sentence)
    return known[sentence.start]


def is_month(token: Token) -> bool:
    """March and May, written so inside a sentence or after a number, are months: no crowd marches."""
    if token.text not in _MONTHS:
        return False
    dated = token.i + 1 < len(token.doc) and token.nbor(1).text.isdigit()  # "March 22, 1897 - ..."
    return dated or not token.is_sent_start or (token.i > 0 and token.nbor(-1).text.strip(".").isdigit())


@lru_cache(maxsize=4)
def load_incidents(path: Path | None = None) -> Incidents:
    """Read the decision list.

    Raises
    ------
    DataError
        The file is missing or is not what its head comment describes.
    """
    path = path or data_file("lexicons/incidents.toml")
    return read_table(path, _made)


def _made(raw: Mapping[str, Any]) -> Incidents:
    classes = {name: _word_class(name, raw["words"]) for name in raw["words"]}
    rules: dict[str, tuple[Rule, ...]] = {}
    for rule in [_rule(item, classes) for item in raw["rule"]]:
        for kind in rule.of:
            rules[kind] = (*rules.get(kind, ()), rule)
    return Incidents(rules, classes)


def _word_class(name: str, words: Mapping[str, list[str]]) -> WordClass:
    own = [w for word in words[name] for w in (words[word[1:]] if word.startswith("@") else [word])]
    longer = sorted((w for w in own if " " in w or "*" in w), reverse=True)
    body = "|".join(re.escape(w).replace(r"\*", r"\S*").replace(r"\ ", " ") for w in longer)
    return WordClass(frozenset(own).difference(longer), re.compile(f"(?<= )(?:{body})(?= )") if longer else None)


def _rule(item: Mapping[str, Any], classes: Mapping[str, WordClass]) -> Rule:
    rule = Rule(
        str(item["kind"]), item.get("subtype"), frozenset(item["of"]),
        tuple(item.get("words", ())), tuple(item.get("near", ())), tuple(item.get("without", ())),
        item.get("trigger", ""), item.get("actor", ""), item.get("target", ""),
    )  # fmt: skip
    named = {*rule.words, *rule.near, *rule.without, rule.trigger, rule.actor, rule.target} - {""}
    if named - classes.keys():
        raise ValueError(f"a rule for {rule.kind} names an unknown class {sorted(named - classes.keys())}")
    return rule


@dataclass(frozen=True, slots=True)
class Scene:
    """The words around a trigger: its sentence, the sentence after it, the trigger, who acts, on whom."""

    sentence: str
    after: str
    trigger: str
    actor: str
    target: str


def scene_of(trigger: list[Token], verb: Token) -> Scene:
    """Return the words around a trigger, whose clause ``verb`` governs."""
    doc, sent = verb.doc, verb.sent
    first, last = trigger[0].i, trigger[-1].i
    follows = _spaced_sentence(doc[sent.end].sent) if sent.end < len(doc) else spaced(())
    return Scene(
        _spaced_sentence(sent), follows, spaced(trigger), spaced(_actor(verb, first)), spaced(_target(verb, last))
    )


def _actor(verb: Token, first: int) -> list[Token]:
    """The agent, the subject (of the verb or of the one it is coordinated with), else the words before.

    Of a passive without an agent nobody acts: those it befell stand before it.
    """
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    node = verb
    while agent is None and node.dep_ in ("conj", "xcomp", "advcl") and not _subject(node):
        node = node.head
    found = agent if agent is not None else _subject(node)
    if found is not None:
        return _phrase(found)
    befell = {t.i for c in verb.children if c.dep_ == "nsubjpass" for t in _phrase(c)}
    return [t for t in verb.doc[verb.sent.start : first] if t.i not in befell]


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)


def _phrase(head: Token) -> list[Token]:
    below = {t.i for c in head.subtree if c.dep_ in ("relcl", "advcl") for t in c.subtree}
    return [t for t in head.subtree if t.i not in below]


def _target(verb: Token, last: int) -> list[Token]:
    suffers = [t for c in verb.children if c.dep_ == "nsubjpass" for t in _phrase(c)]
    return [*suffers, *verb.doc[last + 1 : min(last + 1 + _REACH, verb.sent.end)]]


def finer(kind: str, scene: Scene, incidents: Incidents) -> tuple[str, str | None] | None:
    """Return the kind and subtype the first fitting rule gives a trigger of a kind, or None."""
    rule = next((r for r in incidents.rules.get(kind, ()) if _fits(r, scene, incidents)), None)
    return (rule.kind, rule.subtype) if rule else None


def _fits(rule: Rule, scene: Scene, known: Incidents) -> bool:
    roles = ((rule.trigger, scene.trigger), (rule.actor, scene.actor), (rule.target, scene.target))
    if not all(known.holds(name, text) for name, text in roles if name):
        return False
    if not all(known.holds(name, scene.sentence) for name in rule.words):
        return False
    near = all(known.holds(name, scene.sentence) or known.holds(name, scene.after) for name in rule.near)
    return near and not any(known.holds(name, scene.sentence) for name in rule.without)
