"""Every error Dateline raises on purpose, in one tree.

::

    DatelineError                 one sentence: what happened to which file, what to do
    ├── InputError (ValueError)   an article, folder or sidecar cannot be read
    ├── DataError (RuntimeError)  a data file of the program is missing or damaged
    └── OutputError (OSError)     a result cannot be written
"""

from __future__ import annotations


class DatelineError(Exception):
    """Root of the tree. ``str(error)`` is one sentence that may be shown to the user as it is."""


class InputError(DatelineError, ValueError):
    """An article, folder or sidecar of the user cannot be used."""


class DataError(DatelineError, RuntimeError):
    """A data file of the program is missing, damaged or of another version."""


class OutputError(DatelineError, OSError):
    """A result cannot be written where the user asked for it."""
