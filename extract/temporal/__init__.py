"""Temporal expressions, in reading order: words, grammar, rules, filters, story, and one file a kind of date."""
