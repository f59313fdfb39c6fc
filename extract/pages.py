"""Files of one article: plain text, Markdown, HTML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract import limits
from extract.clean import clean, clean_line
from extract.dates import read_date
from extract.decode import decode
from extract.errors import InputError
from extract.model import Article, Rejected
from extract.source import Source

_STATED_DATE = {"extensive_search": False, "original_date": True}  # no guess from the page's text


def read_text(source: Source) -> Iterator[Article | Rejected]:
    """Yield the article of a plain text file."""
    yield Article(name="", text=clean(decode(source.data())))


def read_markdown(source: Source) -> Iterator[Article | Rejected]:
    """Yield the article of a Markdown file: its words without the marks, its first heading as title."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": 20}).parse(clean(decode(source.data())))
    blocks = [_words(token) for token in tokens]
    headings = [i for i, token in enumerate(tokens) if token.type == "heading_open"]
    title = blocks[headings[0] + 1] if headings else ""
    yield Article(name="", text=clean("\n\n".join(filter(None, blocks))), title=clean_line(title))


def _words(token: Any) -> str:
    """Return the words of a block token; "" for containers and raw HTML."""
    if token.type in {"fence", "code_block"}:
        return str(token.content).strip()
    parts = (
        "\n" if child.type in {"softbreak", "hardbreak"} else child.content
        for child in token.children or ()
        if child.type in {"text", "code_inline", "softbreak", "hardbreak"}
    )
    return "".join(parts).strip()


def read_html(source: Source) -> Iterator[Article | Rejected]:
    """Yield the article of a saved web page, with the title, date and site its metadata state.

    The text is what trafilatura takes for the article; of pages too short for that, all text that
    is no menu or script. A date that only stands somewhere in the page is not taken.
    """
    html = decode(source.data(), declared=True)
    document = _extract(html)
    text = clean(document.text or "")
    if not text.strip():
        raise InputError("holds no article text; save the page complete, or its text as a txt file")
    published = read_date(document.date)
    yield Article(
        name="",
        text=text,
        title=clean_line(document.title or ""),
        publisher=clean_line(document.sitename or ""),
        published=published,
        published_basis="metadata" if published else "unknown",
        published_sure="medium" if published else "unknown",
        url=clean_line(document.url or ""),
    )


def _extract(html: str) -> Any:
    """Return trafilatura's document (text, title, date, sitename, url) of a page."""
    import trafilatura

    document: Any = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        max_tree_size=limits.MAX_HTML_ELEMENTS,
        date_extraction_params=dict(_STATED_DATE),
    )
    if document is None:
        document = trafilatura.extract_metadata(html, date_config=dict(_STATED_DATE))
        document.text = trafilatura.html2txt(html)
    return document
