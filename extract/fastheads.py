"""Give every word of a tagged sentence a head and a role: the light parser of the fast mode.

One pass from left to right finds noun phrases, verb groups and prepositional phrases and hangs each on
what stands before it. The roles are those of the language model (subject, object, clause and so on), so
that the same rules read both.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.fastlexis import BE, MARKS, Word
from extract.resources import word_list

_NOUNS = frozenset({"NN", "NNS", "NNP", "PRP", "CD"})
_CHUNK = frozenset({"DT", "PRP$", "JJ", "CD", "NN", "NNS", "NNP", "PRP"})
_VERBS = frozenset({"VB", "VBD", "VBN", "VBG", "VBZ", "VBP"})
_ROLE = {
    "DT": "det",
    "PRP$": "poss",
    "JJ": "amod",
    "CD": "nummod",
    "NN": "compound",
    "NNP": "compound",
    "NNS": "compound",
}
_SPEECH = word_list("fastheads", "speech")


class Heads:
    """The heads (indices) and roles of one sentence, made word by word."""

    def __init__(self, words: Sequence[Word], tags: Sequence[str]) -> None:
        self.words, self.tags = words, tags
        self.head = [-1] * len(words)
        self.role = ["dep"] * len(words)
        self.root = -1
        self.verb = -1  # the verb of the clause that is open
        self.noun = -1  # the last noun phrase
        self.subject = -1  # a noun phrase that waits for its verb
        self.prep = -1  # a preposition that waits for its noun
        self.mark = -1  # a conjunction that waits for the verb of its clause
        self.joint = -1  # "and", "or" or a comma right before
        self.relative = False  # the subject that waits is "who", "which"
        self.outer = -1  # the subject that waits outside of the relative clause
        self.passive = False

    def parse(self) -> tuple[list[int], list[str]]:
        """Return the head and the role of every word; the head of the root is itself."""
        at = 0
        while at < len(self.words):
            at = self._step(at)
        self._finish()
        return self.head, self.role

    def _set(self, at: int, head: int, role: str) -> None:
        if head != at and head >= 0:
            self.head[at], self.role[at] = head, role

    def _step(self, at: int) -> int:
        tag = self.tags[at]
        if tag in _CHUNK:
            return self._noun_phrase(at)
        if tag in _VERBS or tag in ("MD", "TO"):
            return self._verb_group(at)
        if tag in ("IN", "CC", "WP", "WRB", ",", "``"):
            self._link(at, tag)
        elif tag == "RB" and not self._bounds(at) and self.verb >= 0:
            self._set(at, self.verb, "advmod")
        return at + 1

    def _bounds(self, at: int) -> bool:
        """As in "at least 12 people": the bounds of a number hang on it."""
        end = at + 1
        while end < len(self.tags) and self.tags[end] == "RB":
            end += 1
        if end == len(self.tags) or self.tags[end] != "CD":
            return False
        self._set(at, end, "advmod")
        return True

    # --- noun phrases ---------------------------------------------------------------------------

    def _noun_phrase(self, at: int) -> int:
        end = at
        while end < len(self.tags) and self.tags[end] in _CHUNK and not self._starts_anew(at, end):
            end += 1
        head = max((i for i in range(at, end) if self.tags[i] in _NOUNS), default=end - 1)
        for i in range(at, end):
            if i != head:
                self._set(i, head, _ROLE.get(self.tags[i], "dep"))
        if end < len(self.tags) and self.tags[end] == "POS":
            return self._possessor(head, end)
        self._attach_noun(head, at)
        return end

    def _starts_anew(self, start: int, at: int) -> bool:
        return at > start and (self.tags[at] in ("DT", "PRP", "PRP$") or self.tags[at - 1] == "PRP")

    def _possessor(self, owner: int, mark: int) -> int:
        """As in "the army's guns": the owner hangs on the phrase that follows."""
        self._set(mark, owner, "case")
        if mark + 1 >= len(self.tags) or self.tags[mark + 1] not in _CHUNK:
            self._attach_noun(owner, owner)
            return mark + 1
        end = self._noun_phrase(mark + 1)
        self._set(owner, self.noun, "poss")
        return end

    def _attach_noun(self, head: int, start: int) -> None:
        """Hang a noun phrase on what waits for it, or let it wait for its verb."""
        if self.prep >= 0:
            self._set(head, self.prep, "pobj")
        elif self.joint >= 0 and self.noun >= 0 and self.tags[start - 1] in ("CC", ",") and not self._new_clause(head):
            self._set(head, self.noun, "conj")
        elif self.verb >= 0 and self.mark < 0 and self.subject < 0 and self._adjacent(start):
            self._set(head, self.verb, "attr" if self.words[self.verb].lower in BE else "dobj")
        elif self.tags[head] != "WP":
            self.subject = head
        self.noun, self.prep, self.joint = head, -1, -1

    def _new_clause(self, at: int) -> bool:
        """After a joint, a noun phrase with its own verb right behind begins a clause."""
        after = self.tags[at + 1 : at + 3]
        finite = any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in after[:1])
        return finite and (self.verb >= 0 or self.subject < 0)

    def _adjacent(self, start: int) -> bool:
        """Nothing but small words between the verb and its object, and no object yet."""
        between = self.tags[self.verb + 1 : start]
        if any(tag in (",", "IN", "CC", "WP", "WRB") for tag in between):
            return False
        return not any(self.head[i] == self.verb and self.role[i] == "dobj" for i in range(self.verb + 1, start))

    # --- verbs ----------------------------------------------------------------------------------

    def _verb_group(self, at: int) -> int:
        end = at
        while end < len(self.tags) and (self.tags[end] in _VERBS or self.tags[end] in ("MD", "TO", "RB")):
            if end > at and self.tags[end] == "TO":
                break
            if end > at and self._is_full(end - 1) and self.tags[end] in _VERBS:
                break
            end += 1
        verbs = [i for i in range(at, end) if self.tags[i] in _VERBS]
        if not verbs:
            for i in range(at, end):
                self._set(i, self.verb, "aux")
            return end
        main = verbs[-1]
        self._helpers(at, end, main)
        self._attach_verb(main, at)
        self.verb, self.noun, self.prep, self.joint, self.mark = main, -1, -1, -1, -1
        self.subject, self.relative = -1, False
        return end

    def _is_full(self, at: int) -> bool:
        word = self.words[at]
        return self.tags[at] in _VERBS and word.as_verb not in ("be", "have", "do")

    def _helpers(self, start: int, end: int, main: int) -> None:
        before = [self.words[i].as_verb for i in range(start, main) if self.tags[i] in _VERBS]
        self.passive = self.tags[main] == "VBN" and "be" in before
        for i in range(start, end):
            if i == main:
                continue
            word = self.words[i]
            if self.tags[i] == "RB":
                self._set(i, main, "neg" if word.lower in ("not", "n't", "never") else "advmod")
            else:
                self._set(i, main, "auxpass" if self.passive and word.as_verb == "be" else "aux")

    def _attach_verb(self, main: int, start: int) -> None:
        """Hang a verb on the verb or the noun before, and its subject on it."""
        bare = self.tags[main] in ("VBG", "VBN") and start == main
        if self.subject < 0 and self.outer >= 0 and not bare:
            self.subject, self.outer = self.outer, -1
        if self.subject >= 0 and not bare:
            self._set(self.subject, main, "nsubjpass" if self.passive else "nsubj")
        if self.mark >= 0:
            self._set(self.mark, main, "mark")
        if self.root < 0 and self.relative and self.noun >= 0:
            self._set(main, self.noun, "relcl")
        elif self.root < 0:
            self._first_verb(main, bare)
        else:
            head, role = self._place_of(main, start, bare)
            self._set(main, head, role)
            if role == "speech":
                self._speech_after(main)

    def _first_verb(self, main: int, bare: bool) -> None:
        if bare and self.subject >= 0 and self.tags[main] == "VBG":
            self._set(self.subject, main, "nsubj")
        elif bare and self.subject >= 0:
            self._set(self.subject, main, "nsubjpass")
        self.root = main
        self.role[main] = "ROOT"

    def _place_of(self, main: int, start: int, bare: bool) -> tuple[int, str]:
        """The head and the role of a later verb of the sentence."""
        clause = self.verb if self.verb >= 0 else self.root
        if self.tags[start] == "TO":
            return clause, "xcomp"
        if self.relative and self.noun >= 0:
            return self.noun, "relcl"
        if self.mark >= 0:
            speech = self.words[clause].as_verb in _SPEECH or self.words[self.mark].lower == "that"
            return clause, "ccomp" if speech else "advcl"
        if bare and self.subject < 0 and self.noun >= 0 and self.tags[start - 1] not in (",", "CC"):
            return self.noun, "acl"
        if bare:
            return (clause, "conj") if self.tags[start - 1] == "CC" else (clause, "advcl")
        if self.words[main].as_verb in _SPEECH and self.words[clause].as_verb not in _SPEECH and self._told(start):
            return clause, "speech"
        if self.words[clause].as_verb in _SPEECH and self.subject >= 0 and self.joint < 0:
            return clause, "ccomp"
        return clause, "conj"

    def _told(self, start: int) -> bool:
        """The speaker of "..., he said" stands after a comma or a quotation mark."""
        first = min((i for i in range(start) if self.head[i] == self.subject), default=self.subject)
        return self.subject >= 0 and self.tags[min(first, self.subject) - 1] in (",", "``")

    def _speech_after(self, main: int) -> None:
        """As in "X fell, Y said": the verb of speech is the root, what was told hangs on it."""
        self.head[main], self.role[main] = -1, "ROOT"
        self._set(self.root, main, "ccomp")
        self.root = main

    # --- links ----------------------------------------------------------------------------------

    def _link(self, at: int, tag: str) -> None:
        lower = self.words[at].lower
        if tag in ("CC", ",", "``"):
            anchor = self.noun if self.noun >= 0 else self.verb
            self._set(at, anchor, "cc" if tag == "CC" else "punct")
            self.joint = at
            if tag == ",":
                self.prep = -1
        elif tag == "WP":
            self.outer = self.subject if self.root < 0 else -1
            self.relative, self.subject = True, at
        elif tag == "WRB" or lower == "that" or (lower in MARKS and self._opens_clause(at)):
            self.mark, self.subject = at, -1
        else:
            self._preposition(at, lower)

    def _opens_clause(self, at: int) -> bool:
        """Whether a finite verb follows before the next comma: "after rebels took it", not "after the war"."""
        for tag in self.tags[at + 1 : at + 9]:
            if tag in (",", "."):
                return False
            if tag in ("VBD", "VBZ", "VBP", "MD"):
                return True
        return False

    def _preposition(self, at: int, lower: str) -> None:
        near = self.noun >= 0 and self.tags[at - 1] in _NOUNS
        to_noun = near and (lower in ("of", "between", "against", "with") or self.verb < 0)
        anchor = self.noun if to_noun else self.verb if self.verb >= 0 else self.noun
        self._set(at, anchor, "agent" if lower == "by" and self.passive and not to_noun else "prep")
        self.prep, self.joint = at, -1

    def _finish(self) -> None:
        """Hang what is left on the root, which is the first noun where there is no verb."""
        if self.root < 0:
            self.root = next((i for i, tag in enumerate(self.tags) if tag in _NOUNS and self.head[i] < 0), 0)
        for at in range(len(self.head)):
            if at == self.root:
                self.head[at], self.role[at] = at, "ROOT"
            elif self.head[at] < 0:
                lone = self.tags[at] in ("IN",)
                self.head[at] = self.root
                self.role[at] = "prep" if lone else "punct" if self.tags[at] in (",", ".", "``") else self.role[at]
        _break_cycles(self.head, self.root)


def _break_cycles(head: list[int], root: int) -> None:
    """Make sure that every word leads to the root."""
    good = {root}
    for start in range(len(head)):
        path: list[int] = []
        at = start
        while at not in good and at not in path:
            path.append(at)
            at = head[at]
        if at not in good:
            head[path[-1]] = root
        good.update(path)
