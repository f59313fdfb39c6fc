"""Files of one article: plain text, Markdown, HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extract import limits
from extract.clean import clean, clean_line
from extract.dates import read_date
from extract.decode import decode
from extract.errors import InputError
from extract.model import Article, Rejected
from extract.source import Source

_NO_ARTICLE = "head script style noscript template nav header footer aside form button svg".split()
_JSON_LD = '//script[@type="application/ld+json"]'
_INLINE = frozenset("a abbr b bdi bdo cite code em font i mark q s small span strong sub sup time u".split())
_BLANK_LINES = re.compile(r"(?<![ \t])[ \t]*\n\s*")  # begun only where a run of blanks does: linear


def read_text(source: Source) -> Iterator[Article | Rejected]:
    """Yield the article of a plain text file."""
    yield Article(name="", text=clean(decode(source.data())))


def read_markdown(source: Source) -> Iterator[Article | Rejected]:
    """Yield the article of a Markdown file: its words without the marks, its first heading as title.

    Files too long, too deep or with too many brackets for that are taken as plain text, marks and all.
    """
    text = clean(decode(source.data()))
    tokens = _tokens(text)
    if not tokens:
        yield Article(name="", text=text)
        return
    blocks = [_words(token) for token in tokens]
    heading = next((i for i, token in enumerate(tokens) if token.type == "heading_open"), None)
    title = "" if heading is None else clean_line(blocks[heading + 1])
    yield Article(name="", text=clean("\n\n".join(filter(None, blocks))), title=title)


def _tokens(text: str) -> list[Any]:
    """Return the blocks of a Markdown text; none where their marks are over a limit."""
    from markdown_it import MarkdownIt

    if len(text) > limits.MAX_MARKDOWN_CHARS or text.count("[") > limits.MAX_MARKDOWN_BRACKETS:
        return []
    tokens = MarkdownIt("commonmark", {"maxNesting": limits.MAX_MARKDOWN_DEPTH}).parse(text)
    return tokens if all(token.level < limits.MAX_MARKDOWN_DEPTH - 1 for token in tokens) else []


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

    The text is what trafilatura takes for the article; of pages too short or too long for that,
    all text that is no menu or script. A date that merely stands in the text is not taken.
    """
    html = decode(source.data(), declared=True)
    if html.count("<") > limits.MAX_PAGE_TAGS:
        raise InputError(f"has more than {limits.MAX_PAGE_TAGS:,} tags; save its text as a txt file")
    text = clean(_article_text(html) or _all_text(html))
    if not text.strip():
        raise InputError("holds no article text; save the page complete, or its text as a txt file")
    stated = _metadata(html)
    published = read_date(stated.date)
    yield Article(
        name="",
        text=text,
        title=clean_line(stated.title or ""),
        publisher=clean_line(stated.sitename or ""),
        published=published,
        published_basis="metadata" if published else "unknown",
        published_sure="medium" if published else "unknown",
        url=clean_line(stated.url or ""),
    )


def _article_text(html: str) -> str:
    """Return the text of the main article, or "" where none stands out."""
    import trafilatura

    if html.count("<") > limits.MAX_HTML_TAGS:
        return ""
    document: Any = trafilatura.bare_extraction(html, include_comments=False)
    return (document.text or "") if document is not None else ""


def _all_text(html: str) -> str:
    """Return all text of a page but menus and scripts, a line for each block."""
    from lxml.etree import strip_elements

    root = _tree(html)
    strip_elements(root, *_NO_ARTICLE, with_tail=False)
    for element in root.iter():
        if element.tag not in _INLINE:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    return _BLANK_LINES.sub("\n", root.xpath("string()")).strip()


def _metadata(html: str) -> Any:
    """Return title, date, site and address as the page's head and its JSON-LD state them.

    The visible page is left out: any date in it would be taken for the day of publication.
    """
    import trafilatura
    from lxml.etree import strip_elements

    root = _tree(html)
    statements = root.xpath(_JSON_LD)[: limits.MAX_HTML_STATEMENTS]
    strip_elements(root, "script", "style")
    for head in root.xpath("//head"):
        del head[limits.MAX_HTML_STATEMENTS :]
    for body in root.xpath("//body"):
        body.clear()
    root.extend(statements)
    return trafilatura.extract_metadata(root, date_config={"extensive_search": False, "original_date": True})


def _tree(html: str) -> Any:
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    # As bytes, because lxml refuses text that declares an encoding; comments hold no article.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return document_fromstring(clean(html).encode("utf-8"), parser=parser)
    except LxmlError as error:  # nothing in it that could be an element
        raise InputError("holds no HTML; save the page complete, or its text as a txt file") from error
