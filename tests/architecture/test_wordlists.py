"""Word lists are data: no list of content words stands in code, and each list in data has its reader.

Grammar may stay in code: the closed classes of ``data/lexicons/function_words.txt``, numerals, the calendar, labels of
the parse, and the names the program gives its own things.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import get_args

import pytest

from extract.model import DatePrecision, EventKind
from extract.resources import data_file, load_lists
from extract.temporal.words import MONTHS, ORDINALS, WEEKDAYS, number_of
from geo.model import PlacePrecision
from tests.architecture.files import named, python_files, tree

LEAST = 8
"""So many content words make a list."""
SOURCES = tuple(path for path in python_files("extract", "geo") if "evaluation" not in path.parts)
PARSE = (
    "acl acomp advcl advmod agent amod appos attr aux ccomp conj dep det dobj expl nmod nsubj nsubjpass obj oprd pcomp"
)
PARSE += " pobj poss prep relcl xcomp parataxis compound"
# What may stand in code, and why: the file and the statement that holds it.
ALLOWED = {
    "extract/agency.py _ABSTRACT": "endings of nouns",
    "extract/othersense.py _draws_criticism": "names of lists of the lexicon",
    "extract/takings.py _HELD_BY_CUES": "names of lists of the lexicon",
    "extract/pages.py _NO_ARTICLE": "elements of HTML",
    "extract/pages.py _INLINE": "elements of HTML",
    "extract/placewords.py COMMON_QUARTERS": "points of the compass",
    "extract/temporal/absolute.py _TENS": "grammar of times",
    "extract/temporal/filters.py _LENGTH_BEFORE": "grammar of times",
    "extract/temporal/grammar.py EDGES": "grammar of times",
    "extract/temporal/rules.py ABSOLUTE": "grammar of times",
    "extract/temporal/rules.py RELATIVE": "grammar of times",
    "extract/temporal/rules.py OTHER": "grammar of times",
    "geo/columnsets.py ACLED_COLUMNS": "columns of a published table",
    "geo/columnsets.py UCDP_COLUMNS": "columns of a published table",
    "geo/evaluate.py _SCORERS": "modules of the program",
    "geo/when.py MONTHS": "the calendar",
}


@cache
def grammar() -> frozenset[str]:
    """The words that are no content words, whatever list they stand in."""
    closed = data_file("lexicons/function_words.txt").read_text(encoding="utf-8").lower().split()
    own = {*get_args(DatePrecision), *get_args(EventKind), *get_args(PlacePrecision)}
    return frozenset({*closed, *PARSE.split(), *own, *MONTHS, *ORDINALS, *WEEKDAYS})


def listed(module: ast.Module) -> Iterator[tuple[str, set[str]]]:
    """Yield the content words of each list with the statement it stands in.

    A list is split text, a display of words, keys, or the alternatives of a pattern.
    """
    for statement in module.body:
        for node in ast.walk(statement):
            words = {word for word in _words(node) if word not in grammar() and number_of(word) is None}
            if len(words) >= LEAST:
                yield _name(statement), words


def _name(statement: ast.stmt) -> str:
    target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", statement)
    return str(getattr(target, "id", getattr(target, "name", "")))


def _words(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        yield from re.findall(r"[a-z-]{3,}", _text(node.func.value))
    elif isinstance(node, ast.Set | ast.List | ast.Tuple):
        yield from (text for text in map(_text, node.elts) if re.fullmatch(r"[a-z-]{3,}", text))
    elif isinstance(node, ast.Dict) and all(isinstance(value, ast.Constant) for value in node.values):
        yield from (text for text in map(_text, node.keys) if re.fullmatch(r"[a-z-]{3,}", text))
    elif _text(node).count("|") >= LEAST - 1:
        yield from re.findall(r"(?<![\\<\w])[a-z]{3,}", _text(node))


def _text(node: ast.AST | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_no_list_of_words_stands_in_code() -> None:
    """One that does goes to ``data/lexicons/words.toml``: CONTRIBUTING says how."""
    found = [(f"{named(path)} {name}", words) for path in SOURCES for name, words in listed(tree(path))]
    assert [one for one in found if one[0] not in ALLOWED] == []
    assert ALLOWED.keys() - {where for where, _ in found} == set()  # nothing is allowed that is not there


@pytest.mark.parametrize(
    "code",
    [
        'X = frozenset("town city village river hill bridge port camp".split())',
        'X = {"town", "city", "village", "river", "hill", "bridge", "port", "camp"}',
        'def f(x):\n    return x in ("town", "city", "village", "river", "hill", "bridge", "port", "camp")',
        'X = {"town": 1, "city": 1, "village": 1, "river": 1, "hill": 1, "bridge": 1, "port": 1, "camp": 1}',
        'X = re.compile(r"\\b(?:town|city|village|river|hills?|bridge|port|camp)\\b")',
    ],
)
def test_a_list_is_found_in_whatever_form_it_stands(code: str) -> None:
    assert [len(words) for _, words in listed(ast.parse(code))] == [LEAST]


def test_grammar_is_no_list_of_words() -> None:
    code = 'X = "who whom in at of monday march three seventh nsubj dobj settlement battle the seven".split()'
    assert [*listed(ast.parse(code))] == []


def _asked() -> set[tuple[str, str]]:
    """Return the table and the name of every list the code reads; a name that is computed is ""."""
    calls = (node for path in SOURCES for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    reads = [call for call in calls if getattr(call.func, "id", "") in ("word_list", "one_of")]
    return {(_text(call.args[0]), _text(call.args[1])) for call in reads if isinstance(call.args[0], ast.Constant)}


def test_every_list_in_data_is_read_and_every_list_that_is_read_is_there() -> None:
    held, asked = {(table, name) for table, lists in load_lists().items() for name in lists}, _asked()
    assert [one for one in sorted(held) if one not in asked and (one[0], "") not in asked] == []
    assert [one for one in sorted(asked) if one[1] and one not in held] == []


def test_a_table_is_named_after_the_module_that_reads_it() -> None:
    modules = {named(path).removesuffix(".py").removeprefix("extract/").replace("/", "_") for path in SOURCES}
    assert load_lists().keys() - modules == set()


def test_every_table_says_what_its_lists_are() -> None:
    lines = data_file("lexicons/words.toml").read_text(encoding="utf-8").splitlines()
    heads = [after for line, after in pairwise(lines) if line.startswith("[")]
    assert [head for head in heads if not head.startswith("# ")] == []
