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

MAX_PDF_BYTES = 48 * MIB
"""Bytes of one PDF: its pictures are most of it and are not looked at."""

MAX_PDF_PAGES = 400
"""Pages of one PDF. An article has a few; a report of that length is split by its chapters."""

MAX_PDF_STREAM_BYTES = 8 * MIB
"""Bytes of one unpacked stream of a PDF (text, font, list of objects). The text of a page of a
newspaper takes below 200 kB."""

MAX_PDF_VALUES = 100_000
"""Operators and operands of one page of a PDF. A dense page takes some ten thousand, one that sets each
letter by itself fifty thousand; so many take half a second."""

MAX_PDF_STEPS = 400_000
"""Drawing operators carried out for the text of one PDF. Forms that draw one another need far more."""

PDF_STEPS_AHEAD = 20_000
"""Drawing operators that a PDF may use before it has given any text, and after that five more for each
character of it: print that sets each letter by itself takes three or four."""

MAX_ARCHIVE_BYTES = 64 * MIB
"""Bytes of one zip archive or Word document as it is packed: it is held in memory while it is read."""

MAX_ARCHIVE_ENTRIES = 10_000
"""Files in one archive, and in those within it together."""

MAX_UNPACKED_BYTES = 256 * MIB
"""Bytes of all files of an archive together, unpacked, those of archives within it counted as well."""

MAX_ENTRY_BYTES = 32 * MIB
"""Bytes of one unpacked file of an archive; txt, md and html have the smaller cap of their kind."""

MAX_UNPACKED_RATIO = 100
"""Unpacked bytes for one packed byte of an archive above 1 MiB. Text shrinks to a third or a tenth,
a table of repeats to a fiftieth; a bomb to a thousandth."""

MAX_XML_DEPTH = 200
"""Elements inside one another in an XML file. Word documents stay below 60."""

MAX_SIDECAR_BYTES = 8 * MIB
"""Bytes of one ``articles.toml``: about 10,000 entries."""

MAX_SIDECAR_DOTS = 200
"""Full stops in one line of it: each may begin the next part of a name, and the work on a name grows
with the square of its parts."""

MAX_ARTICLE_CHARS = 1_000_000
"""Code points of one article: the largest text the language model takes (spaCy's
``Language.max_length``), which needs about 1 GB of memory for it."""

MAX_SENTENCE_WORDS = 200
"""Words without a full stop after which a sentence is ended: the most in 210 articles of the public sets is
116, and the work on a sentence grows with its square."""

MAX_FILES = 100_000
"""Files read from one folder."""

MAX_RECORDS = 1_000_000
"""Records read from one file, sound or not; the rest of a longer one is rejected as one."""

MAX_FIELD_CHARS = 1_000
"""Code points of a title, publisher, address or name; longer ones are cut. A title on a map is
read at a glance, and a path on common file systems is below 4,096 bytes."""

MAX_COMBINING_RUN = 30
"""Combining marks in a row. Unicode Standard Annex 15, section 13 (Stream-Safe Text Format) takes
30 to be enough for every language; sorting longer runs takes quadratic time."""

DETECTION_BYTES = 64 * 1024
"""Bytes looked at to guess the encoding of a file that is not UTF-8: guessing reads the sample
once for each candidate encoding."""

MAX_MARKDOWN_CHARS = 100_000
"""Code points of a Markdown file whose marks are taken away: hostile marks of this size take about a
second. Longer files are read as plain text."""

MAX_MARKDOWN_BRACKETS = 10_000
"""Opening square brackets of the same: each may begin a link, and is tried as one to some depth."""

MAX_MARKDOWN_DEPTH = 20
"""Blocks within blocks of the same (a list takes two), as the parser's own preset has it. What is nested
deeper it would leave out, so that such a file is read as plain text."""

MAX_HTML_TAGS = 15_000
"""Tags of a page whose article is looked for among menus and other matter; of longer ones all text
is taken. News pages stay below 10,000; the time of the search grows faster than the number (15,000
take a second at worst)."""

MAX_PAGE_TAGS = 200_000
"""Tags of a page that is read at all: each takes some microseconds and some hundred bytes."""

MAX_HTML_STATEMENTS = 1_000
"""Elements of a page's head that are asked for title and date. News pages have below 300."""

MAX_HEADLINE_CHARACTERS = 300
"""Code points of a title that are read for its figures. Headlines have below 150."""

MAX_VENUES = 200
"""Places of one report that are weighed as its incident's, the best supported by the text: each is compared with all
others. A report names about ten."""
