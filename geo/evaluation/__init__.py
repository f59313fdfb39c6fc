"""Scores on public sets that lie beside the checkout: read from there, never copied into the project."""
