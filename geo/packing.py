"""Values of the model as JSON and back: what was put in comes out equal, by the types the classes declare.

A dataclass becomes the list of its fields, a tuple or an array a list, a day its ISO form. Values that many
reports share (an article, a place, a toll of nothing) come back as one object, as they were before.
"""

from __future__ import annotations

import types
from array import array
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, lru_cache, partial
from typing import Any, get_args, get_origin, get_type_hints

from extract.model import Article, TimeSpan, Toll
from geo.model import Place

_SHARED = (Article, Place, TimeSpan, Toll)
_SHARED_AT_ONCE = 4_096
# ``array[int]`` can be written in a type but, before Python 3.12, not be evaluated
_STANDS_FOR = {"array": Sequence}
Make = Callable[[Any], Any]


def packed(value: Any) -> Any:
    """Return a value of the model as what JSON can write."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        kind: Any = type(value)
        return [packed(getattr(value, name)) for name in _names(kind)]
    return [packed(item) for item in value]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def unpacker(kind: Any) -> Make:
    """Return what makes values of a declared type out of what :func:`packed` made of them."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _of_class(kind)
    if kind is date:
        return date.fromisoformat
    if kind is bytes:
        return bytes
    if origin is Sequence:
        return partial(array, "I")
    if origin is types.UnionType:
        return _or_none(unpacker(next(one for one in inner if one is not types.NoneType)))
    if origin is tuple:
        return _tuple(inner)
    return _as_it_is


def _of_class(kind: Any) -> Make:
    make: Make = lru_cache(_SHARED_AT_ONCE, typed=True)(kind) if kind in _SHARED else kind
    makers: list[Make] = []

    def made(held: list[Any]) -> Any:
        if not makers:  # not before: a class may hold values of its own kind
            hints = get_type_hints(kind, localns=_STANDS_FOR)
            makers.extend(unpacker(hints[name]) for name in _names(kind))
        return make(*[maker(value) for maker, value in zip(makers, held, strict=True)])

    return made


def _or_none(make: Make) -> Make:
    return lambda held: None if held is None else make(held)


def _tuple(inner: tuple[Any, ...]) -> Make:
    if inner[-1] is Ellipsis:
        make = unpacker(inner[0])
        return lambda held: tuple([make(item) for item in held])
    makers = [unpacker(one) for one in inner]
    return lambda held: tuple([make(item) for make, item in zip(makers, held, strict=True)])


def _as_it_is(held: Any) -> Any:
    return held
