"""Headlines judge nobody: who a government is, is often what is fought about."""

from __future__ import annotations

import pytest

from extract.titles import title


@pytest.mark.parametrize("subtype", ["state_gain", "non_state_gain"])
def test_a_headline_of_a_gain_says_nothing_of_whose_forces(subtype: str) -> None:
    assert title("control_change", subtype, "Hadrut") == "Hadrut taken"
