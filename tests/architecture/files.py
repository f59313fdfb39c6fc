"""The files of the project, for tests that look at all of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What .gitignore names and what an environment or a run leaves behind.
NOT_OURS = {
    ".git",
    ".venv",
    "__pycache__",
    "node_modules",
    "out",
    "build",
    "dist",
    ".cache",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    ".import_linter_cache",
    "dateline.egg-info",
}
PROGRAM = ("extract", "geo", "dashboard.py")


@cache
def project_files() -> tuple[Path, ...]:
    """Return every file of the project, without what is made from it."""
    return tuple(sorted(_files(ROOT)))


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_OURS or path.is_symlink():
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path


def named(path: Path) -> str:
    """Return the path as the tests name it: below the project, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def python_files(*tops: str) -> tuple[Path, ...]:
    """Return the Python files of these top-level folders (all of them when none is named)."""
    return tuple(
        path
        for path in project_files()
        if path.suffix == ".py" and (not tops or path.relative_to(ROOT).parts[0] in tops)
    )


def text_files() -> Iterator[tuple[Path, str]]:
    """Yield each file that is UTF-8 text, with its text."""
    for path in project_files():
        data = path.read_bytes()
        if b"\0" not in data[:4096]:
            try:
                yield path, data.decode("utf-8")
            except UnicodeDecodeError:
                continue


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a file, methods and inner ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function without its docstring and decorators."""
    body = function.body
    is_doc = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    doc = (body[0].end_lineno or 0) - body[0].lineno + 1 if is_doc and isinstance(body[0].value.value, str) else 0
    return (function.end_lineno or 0) - function.lineno + 1 - doc


def imported(path: Path) -> set[str]:
    """Return the modules a file imports anywhere in it, with their parents."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names | {name.split(".")[0] for name in names}
