"""Files that are small and unpack to much, reach out of their place, or ask for what is not theirs."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.documents import W, docx_of, pdf_of, pdf_of_pages, stream, text_at, zip_of

MIB = 2**20
SECRET = "TOP-SECRET-WORD"
Make = Callable[[Path], bytes]
LAUGHS = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10))


@cache
def zeros(mib: int) -> bytes:
    """Return that much of nothing, packed by deflate without a header."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join(packer.compress(b"\0" * MIB) for _ in range(mib)) + packer.flush()


def zip_bomb(mib: int, stated: int | None = None, name: str = "a.txt", copies: int = 1) -> bytes:
    """Return an archive of entries that unpack to ``mib`` each and say they unpack to ``stated``."""
    data, size = zeros(mib), (mib * MIB if stated is None else stated)
    out, listed = bytearray(), bytearray()
    for k in range(copies):
        entry = f"{k}{name}".encode() if copies > 1 else name.encode()
        fields = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 0, 0, len(data), size, len(entry), 0)
        listed += b"PK\x01\x02" + struct.pack("<H", 20) + fields + struct.pack("<HHHLL", 0, 0, 0, 0, len(out)) + entry
        out += b"PK\x03\x04" + fields + entry + data
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, copies, copies, len(listed), len(out), 0)
    return bytes(out + listed + end)


def overlapping() -> bytes:
    """Return an archive whose many entries are one and the same packed data."""
    data, name = zeros(40), b"a.txt"
    fields = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 0, 0, len(data), 40 * MIB, len(name), 0)
    one = b"PK\x01\x02" + struct.pack("<H", 20) + fields + struct.pack("<HHHLL", 0, 0, 0, 0, 0) + name
    out = b"PK\x03\x04" + fields + name + data
    return out + one * 250 + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 250, 250, len(one) * 250, len(out), 0)


def many_entries(count: int) -> bytes:
    """Return an archive of empty files."""
    return zip_of({f"{k}.txt": b"" for k in range(count)})


def named(*names: str) -> bytes:
    """Return an archive of files of these names, as they are."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), b"words of the article")
    return held.getvalue()


def linked() -> bytes:
    """Return an archive with a link to a file of the machine."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return held.getvalue()


def packed_by(method: int) -> bytes:
    """Return an archive packed by an unusual method."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        archive.writestr("a.txt", b"\0" * 90_000)
    return held.getvalue()


def encrypted() -> bytes:
    """Return an archive whose entry says it is encrypted."""
    data = bytearray(zip_of({"a.txt": b"words"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def word(doctype: str, body: str = "") -> bytes:
    """Return a Word document whose XML has this document type."""
    text = f'<?xml version="1.0"?>{doctype}<w:document {W}><w:body><w:p><w:r><w:t>One{body}</w:t></w:r></w:p>'
    return zip_of({"word/document.xml": f"{text}</w:body></w:document>".encode()})


def fetching(folder: Path) -> str:
    """Return a document type with an entity that fetches a file of the machine."""
    (folder / "secret").write_text(SECRET, encoding="utf-8")
    return f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(folder / "secret").as_uri()}">]>'


def drawn_by_forms() -> bytes:
    """Return a PDF whose page draws a form that draws ten forms, which draw ten, six deep."""
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"}
    objects[3] = (
        b"<< /Type /Page /Parent 2 0 R /Resources << /XObject << /X 10 0 R >> /Font << >> >> /Contents 4 0 R >>"
    )
    objects[4] = stream(b"/X Do")
    for level in range(10, 17):
        kids = b"/Resources << /XObject << /X %d 0 R >> /Font << >> >>" % (level + 1)
        objects[level] = stream(b"/X Do\n" * 10, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + kids)
    objects[17] = stream(b"BT (x) Tj ET " * 100, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return pdf_of(objects)


def pdf_with(contents: bytes, *more: bytes, root: bytes = b"") -> bytes:
    """Return a PDF of one page with this object as its text, and more objects from number 6 on."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
    page = b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>"
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R %b >>" % root, 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"}
    return pdf_of({**objects, 3: page, 4: contents, 5: font, **dict(enumerate(more, start=6))})


def flate(mib: int) -> bytes:
    """Return a stream that unpacks to that much."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"0 " * (MIB // 2)) for _ in range(mib)) + packer.flush()
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(data), data)


def object_stream(mib: int, count: int) -> bytes:
    """Return a PDF whose catalogue stands in a packed stream that says it holds ``count`` objects."""
    packer = zlib.compressobj(9)
    data = packer.compress(b"1 0 << /Type /Catalog /Pages 2 0 R >> ")
    data += b"".join(packer.compress(b"0 " * (MIB // 2)) for _ in range(mib)) + packer.flush()
    out = b"%PDF-1.7\n6 0 obj\n<< /Type /ObjStm /First 4 /Filter /FlateDecode "
    out += b"/N %d /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (count, len(data), data)
    table = struct.pack(">BHBBHBBHB", 0, 0, 0, 2, 6, 0, 1, 9, 0)  # nothing, number 1 within 6, 6 at byte 9
    start = len(out)
    out += b"7 0 obj\n<< /Type /XRef /Size 8 /W [1 2 1] /Index [0 2 6 1] /Root 1 0 R "
    out += b"/Length %d >>\nstream\n%b\nendstream\nendobj\n" % (len(table), table)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def index_of(entries: int) -> bytes:
    """Return a PDF whose packed cross-reference stream lists that many objects."""
    data = zlib.compress(b"\1\0\x09\0" * entries, 9)
    said = b"<< /Type /XRef /Size %d /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream"
    return b"%PDF-1.7\n7 0 obj\n" + said % (entries, len(data), data) + b"\nendobj\nstartxref\n9\n%%EOF\n"


PAGES_IN_A_CIRCLE = pdf_of(
    {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"}
)
XMP_LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><x:xmpmeta xmlns:x="adobe:ns:meta/">&l9;</x:xmpmeta>'
DEEP_WORD = docx_of("<w:p>" * 50_000 + "</w:p>" * 50_000)
SPACES = " " * (20 * MIB)

# Name of the file -> the file; each is refused as a whole or in all its parts
REFUSED: dict[str, Make] = {
    "large.zip": lambda _: zip_bomb(150, stated=300 * MIB),
    "ratio.zip": lambda _: zip_bomb(40),
    "many-large.zip": lambda _: zip_bomb(8, copies=40),
    "lying.zip": lambda _: zip_bomb(40, stated=1000),
    "overlapping.zip": lambda _: overlapping(),
    "nested.zip": lambda _: zip_of({f"{k}.zip": zip_bomb(30) for k in range(12)}),
    "nested-sound.zip": lambda _: zip_of({"a.zip": zip_of({"b.zip": zip_of({"c.zip": zip_bomb(30)})})}),
    "entries.zip": lambda _: many_entries(12_000),
    "slip.zip": lambda _: named("../../evil.txt", "/tmp/evil.txt", "a/../../evil.txt", "C:\\evil.txt", "..\\evil.txt"),
    "link.zip": lambda _: linked(),
    "lzma.zip": lambda _: packed_by(zipfile.ZIP_LZMA),
    "bzip2.zip": lambda _: packed_by(zipfile.ZIP_BZIP2),
    "encrypted.zip": lambda _: encrypted(),
    "records.zip": lambda _: zip_bomb(150, name="a.jsonl"),
    "bomb.gz": lambda _: gzip.compress(b"\0" * (50 * MIB), 9),
    "bomb.txt": lambda _: gzip.compress(b"\0" * (50 * MIB), 9),
    "bomb.docx": lambda _: zip_bomb(150, stated=300 * MIB, name="word/document.xml"),
    "spaces.docx": lambda _: docx_of(f"<w:p><w:r><w:t>{SPACES}</w:t></w:r></w:p>"),
    "deep.docx": lambda _: DEEP_WORD,
    "laughs.docx": lambda _: word(f'<!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]>', "&l9;"),
    "quadratic.docx": lambda _: word(f'<!DOCTYPE d [<!ENTITY x "{"x" * 100_000}">]>', "&x;" * 20_000),
    "fetch.docx": lambda folder: word(fetching(folder), "&x;"),
    "parameter.docx": lambda _: word('<!DOCTYPE d [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'),
    "external.docx": lambda _: word('<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "flate.pdf": lambda _: pdf_with(flate(40)),
    "twice.pdf": lambda _: pdf_with(stream(zlib.compress(flate(30)), b"/Filter [/FlateDecode /FlateDecode]")),
    "forms.pdf": lambda _: drawn_by_forms(),
    "operators.pdf": lambda _: pdf_of_pages([text_at(1, []) * 40_000]),
    "pages-of-operators.pdf": lambda _: pdf_of_pages([text_at(1, []) * 8_000] * 10),
    "objects.pdf": lambda _: object_stream(40, 10**6),
    "index.pdf": lambda _: index_of(5_000_000),
    "circle.pdf": lambda _: PAGES_IN_A_CIRCLE,
    "brackets.pdf": lambda _: pdf_with(stream(b"[" * MIB)),
    "deep-tree.pdf": lambda _: pdf_with(b"[" * 100_000),
}
# Name of the file -> the file; read as text, and without what it asks for
READ: dict[str, Make] = {
    "fetch.html": lambda folder: f"{fetching(folder)}<html><body><p>One &x; two.</p></body></html>".encode(),
    "laughs.xhtml": lambda _: (
        f'<!DOCTYPE h [<!ENTITY l0 "ha">{LAUGHS}]><html><body>One &l9; two.</body></html>'.encode()
    ),
    "statements.pdf": lambda _: pdf_of_pages([text_at(50, ["One, two."])], XMP_LAUGHS),
}
