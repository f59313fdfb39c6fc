"""Which roles in a sentence make a difference to what a model's rules say of a word: few words are asked for theirs.

The rules are token patterns of the language library: "but" is an adverb where its role is "advmod", any verb is an
auxiliary where it is "aux". Whether a town is subject or object is all one to them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Told = int | str
_Pattern = Mapping[str, Any]


@dataclass(frozen=True)
class Question:
    """Of words with this tag and these letters (None: any), whether their role is among the names."""

    words: frozenset[str] | None
    tags: frozenset[str] | None
    names: frozenset[str]

    def concerns(self, lower: str, tag: str) -> bool:
        """Whether a word is asked."""
        return (self.words is None or lower in self.words) and (self.tags is None or tag in self.tags)


@dataclass
class RolesAsked:
    """The questions that rules ask of roles.

    ``words``: those that some question names. All others are told apart by tag and role alone.
    """

    questions: list[Question] = field(default_factory=list)
    knows_all: bool = True

    @classmethod
    def by(cls, rules: Iterable[Mapping[str, Any]]) -> RolesAsked:
        """Read the questions out of an attribute ruler's patterns.

        A role that some rule gives is told apart too: of a word that has it already one does not see that it is given.
        """
        rules = list(rules)
        patterns = [token for rule in rules for tokens in rule["patterns"] for token in tokens if "DEP" in token]
        patterns += [{"DEP": rule["attrs"]["DEP"]} for rule in rules if "DEP" in rule["attrs"]]
        known = [_values(pattern["DEP"]) is not None for pattern in patterns]
        return cls([_question(pattern) for pattern in patterns], all(known))

    @property
    def words(self) -> frozenset[str]:
        """The words, in lower case, that some question names."""
        return frozenset(word for question in self.questions for word in question.words or ())

    def told(self, lower: str, tag: str, role: str) -> Told:
        """Return what the rules learn from the role: words of the same letters, tag and this are all one to them."""
        if not self.knows_all:
            return role
        answers = (question.concerns(lower, tag) and role in question.names for question in self.questions)
        return sum(yes << at for at, yes in enumerate(answers))


def _question(pattern: _Pattern) -> Question:
    words, tags, roles = (_only(pattern, "LOWER"), _only(pattern, "TAG"), _values(pattern["DEP"]))
    return Question(words, tags, frozenset(roles or ()))


def _only(pattern: _Pattern, name: str) -> frozenset[str] | None:
    """What the pattern wants of an attribute; None if that cannot be listed, for then any word may be asked."""
    wanted = pattern.get(name)
    refuses = isinstance(wanted, Mapping) and "NOT_IN" in wanted
    values = None if refuses else _values(wanted)
    return None if values is None else frozenset(values)


def _values(wanted: object) -> Collection[str] | None:
    """The values that a constraint lists, to have or not to have; None if it is of another form."""
    if isinstance(wanted, str):
        return [wanted]
    if isinstance(wanted, Mapping) and len(wanted) == 1 and not wanted.keys().isdisjoint({"IN", "NOT_IN"}):
        return list(*wanted.values())
    return None
