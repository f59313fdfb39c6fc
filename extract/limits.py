"""Every cap of the program, with its unit and its reason.

A cap is there so that no input, by accident or on purpose, can use up memory or time. What is over
a cap is rejected or shortened, never silently.
"""

from __future__ import annotations

MIB = 1024 * 1024

MAX_ARTICLE_FILE_BYTES = 10 * MIB
"""Bytes of one txt, md or html file. A long news article is below 100 kB; HTML may be 30 times
its text."""

MAX_RECORD_FILE_BYTES = 256 * MIB
"""Bytes of one json, jsonl, csv or tsv file: about 50,000 articles."""

MAX_SIDECAR_BYTES = 8 * MIB
"""Bytes of one ``articles.toml``: about 10,000 entries."""

MAX_ARTICLE_CHARS = 1_000_000
"""Code points of one article: the largest text the language model takes (spaCy's
``Language.max_length``), which needs about 1 GB of memory for it."""

MAX_FILES = 100_000
"""Files read from one folder."""

MAX_RECORDS = 1_000_000
"""Articles read from one records file."""

MAX_FIELD_CHARS = 1_000
"""Code points of a title, publisher, address or name; longer ones are cut. A title on a map is
read at a glance, and a path on common file systems is below 4,096 bytes."""

MAX_COMBINING_RUN = 30
"""Combining marks in a row. Unicode Standard Annex 15, section 13 (Stream-Safe Text Format) takes
30 to be enough for every language; sorting longer runs takes quadratic time."""

DETECTION_BYTES = 64 * 1024
"""Bytes looked at to guess the encoding of a file that is not UTF-8: guessing reads the sample
once for each candidate encoding."""

MAX_MARKDOWN_CHARS = 200_000
"""Code points of a Markdown file whose marks are taken away: hostile nesting of this size takes a
second or two. Longer files are read as plain text."""

MAX_HTML_TAGS = 30_000
"""Tags of a page whose article is looked for among menus and other matter; of longer ones all text
is taken. News pages stay below 10,000; the time of the search grows faster than the number (30,000
take about two seconds)."""

MAX_HTML_STATEMENTS = 1_000
"""Elements of a page's head that are asked for title and date. News pages have below 300."""
