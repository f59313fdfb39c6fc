"""Scores: on our own gold (``tests/eval``), and on public sets that lie beside the checkout and are never copied."""
