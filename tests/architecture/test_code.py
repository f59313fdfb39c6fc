"""House rules that a machine can check in the source."""

from __future__ import annotations

import ast
import statistics
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.files import PROGRAM, functions, imported, length, named, python_files, tree

SOURCES = python_files(*PROGRAM, "data", "scripts")
PROGRAM_SOURCES = python_files(*PROGRAM)
ids = pytest.mark.parametrize("path", SOURCES, ids=named)


def test_there_is_something_to_look_at() -> None:
    assert len(PROGRAM_SOURCES) > 20


@ids
def test_no_function_is_longer_than_a_page(path: Path) -> None:
    assert [(f.name, length(f)) for f in functions(path) if length(f) > 60] == []


def test_functions_are_short() -> None:
    lengths = [length(function) for path in PROGRAM_SOURCES for function in functions(path)]
    assert statistics.quantiles(lengths, n=10)[-1] <= 30


@ids
def test_every_return_type_is_stated(path: Path) -> None:
    assert [f.name for f in functions(path) if f.returns is None] == []


@ids
def test_every_module_says_what_it_is(path: Path) -> None:
    module = tree(path)
    if module.body:  # an empty __init__ has nothing to say
        assert ast.get_docstring(module)


@ids
def test_annotations_are_not_evaluated(path: Path) -> None:
    futures = [n for n in tree(path).body if isinstance(n, ast.ImportFrom) and n.module == "__future__"]
    assert futures or len(tree(path).body) <= 1


FORBIDDEN_IMPORTS = {"pickle", "marshal", "shelve", "dill", "joblib"}
FORBIDDEN_CALLS = {"eval", "exec", "system", "popen", "extractall"}


@ids
def test_nothing_that_runs_or_loads_what_it_is_given(path: Path) -> None:
    assert not FORBIDDEN_IMPORTS & imported(path)
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert not FORBIDDEN_CALLS & {called(call) for call in calls}
    assert not [call.lineno for call in calls if any(is_true(key, "shell") for key in call.keywords)]


@ids
def test_no_text_goes_to_the_page_as_html(path: Path) -> None:
    keywords = {key.arg for node in ast.walk(tree(path)) if isinstance(node, ast.Call) for key in node.keywords}
    assert "unsafe_allow_html" not in keywords


def called(call: ast.Call) -> str:
    """Return the bare name of a function or of a module's function; "" for a method such as ``re``'s."""
    if isinstance(call.func, ast.Name):
        return call.func.id
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        return call.func.attr if call.func.value.id in {"os", "archive", "zip", "tar"} else ""
    return ""


def is_true(keyword: ast.keyword, name: str) -> bool:
    return keyword.arg == name and isinstance(keyword.value, ast.Constant) and bool(keyword.value.value)


ONLY = {
    "folium": {"geo/timemap.py"},
    "streamlit": {"dashboard.py", "geo/host.py"},
    "spacy": {"extract/language.py", "extract/wordtables.py"},
    "dashboard": set(),
}


@pytest.mark.parametrize("module", ONLY)
def test_one_place_knows_each_big_library(module: str) -> None:
    """What stands under ``if TYPE_CHECKING`` does not run and does not count."""
    importers = {named(path) for path in PROGRAM_SOURCES if module in at_run_time(path)}
    assert importers <= ONLY[module]


def test_no_module_needs_itself_by_way_of_others() -> None:
    """Imports within functions count too: they put a circle off, they do not undo it."""
    files = {named(path).removesuffix(".py").replace("/", "."): path for path in python_files("extract", "geo")}
    graph = {module: names_at_run_time(path) & (files.keys() - {module}) for module, path in files.items()}
    assert len(graph["geo.build"]) > 3
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def at_run_time(path: Path) -> set[str]:
    """Return the packages a file imports when it runs."""
    return {name.split(".")[0] for name in names_at_run_time(path)}


def names_at_run_time(path: Path) -> set[str]:
    """Return the modules a file imports when it runs: not what stands under ``if TYPE_CHECKING``."""
    hidden = {
        id(inner)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("path", python_files("extract"), ids=named)
def test_extraction_knows_no_maps_and_no_pages(path: Path) -> None:
    assert not {"geo", "geopandas", "folium", "streamlit", "dashboard"} & imported(path)


def test_the_page_is_short() -> None:
    (page,) = python_files("dashboard.py")
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 200
