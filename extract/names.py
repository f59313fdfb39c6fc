"""Which files of a folder or an archive are articles, by their names alone."""

from __future__ import annotations

from pathlib import PurePosixPath

from extract.sidecar import NAME as SIDECAR

_RESOURCES = "__MACOSX"  # where archives made on a Mac keep what is no file of the user's


def is_article(file: str) -> bool:
    """Whether a file's bare name is that of an article: not hidden, no README, not ``articles.toml``."""
    return not file.startswith(".") and not file.upper().startswith("README") and file != SIDECAR


def is_article_path(path: str) -> bool:
    """Whether a path of an archive, with slashes, leads to an article through no hidden folder."""
    *folders, file = PurePosixPath(path).parts or ("",)
    return is_article(file) and not any((one.startswith(".") and one != "..") or one == _RESOURCES for one in folders)
