"""The table some rows at a time: every row stands on one page, and the open one is found."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.paging import ROWS_A_PAGE, page


@given(total=st.integers(1, 5 * ROWS_A_PAGE))
def test_the_pages_are_the_rows_without_loss(total: int) -> None:
    rows = np.arange(total) * 3
    pages = [page(rows, number) for number in range(1, page(rows, 1).of + 1)]
    assert np.concatenate([one.rows for one in pages]).tolist() == rows.tolist()
    assert {one.total for one in pages} == {total}


@given(total=st.integers(1, 1000), wanted=st.integers(0, 1200), number=st.integers(-3, 9))
def test_the_open_event_is_on_its_page_and_marked(total: int, wanted: int, number: int) -> None:
    rows = np.arange(0, 2 * total, 2)
    found = page(rows, number, wanted)
    if wanted in rows:
        assert [int(found.rows[at]) for at in found.marked(wanted)] == [wanted]
    else:
        assert found.number == min(max(number, 1), found.of) and found.marked(wanted) == []


def test_it_says_which_rows_these_are() -> None:
    assert page(np.arange(1001), 6).words == "Events 1,001 to 1,001 of 1,001"
    assert page(np.arange(1001), 1).words == f"Events 1 to {ROWS_A_PAGE} of 1,001"
