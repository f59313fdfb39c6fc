"""Whom a verb of harm befalls, counted from its own subject or object."""

from __future__ import annotations

import pytest

from extract.victims import victims_of
from tests.lookup import events, sentences_of


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Nine people were shot, one fatally, in Hama on Thursday.", 1, 8),
        ("Five people were stabbed on Monday, three of them fatally.", 3, 2),
        ("Two men were shot dead.", 2, None),
        ("Two men were shot.", None, 2),
        ("They pleaded not guilty to murder and are suspected of shooting Maria Lopez and Ana Cruz in Hama.", 2, None),
        ("They pleaded not guilty to attempted murder and are suspected of shooting two men in Hama.", None, 2),
    ],
)
def test_who_of_those_hit_died(text: str, killed: int | None, wounded: int | None) -> None:
    (sentence,) = sentences_of(text)
    verb = next(t for t in sentence.tokens if t.lemma_ in ("shoot", "stab"))
    toll = victims_of(verb)
    assert (toll.killed_low, toll.wounded_low) == (killed, wounded)


def test_a_gas_main_that_breaks_is_no_crowd() -> None:
    assert "protest" not in {e.kind for e in events("In Hama gas mains broke on September 4, 2023.")}
