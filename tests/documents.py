"""PDF and Word documents made by hand, sound ones and bombs: no library writes what a hostile one holds."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COLUMN, LEADING, TOP = 260, 12, 780


def pdf_of(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects by number, the catalogue first; their offsets are right."""
    out, at = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        at[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in sorted(at.items()))
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 1\n0000000000 65535 f \n%btrailer\n<< /Root 1 0 R /Size %d %b >>\n" % (table, size, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(data: bytes, words: bytes = b"", pack: bool = True) -> bytes:
    """Return the body of a stream object, packed as most are."""
    held = zlib.compress(data, 9) if pack else data
    how = b"/Filter /FlateDecode" if pack else b""
    return b"<< /Length %d %b %b >>\nstream\n%b\nendstream" % (len(held), how, words, held)


def text_at(x: int, lines: Iterable[str], top: int = TOP) -> bytes:
    """Return drawing operators that print lines below one another from ``x`` points off the left."""
    out = [b"BT /F1 10 Tf %d TL 1 0 0 1 %d %d Tm" % (LEADING, x, top)]
    for line in lines:
        out.append(
            b"(%b) Tj T*" % line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        )
    return b"\n".join([*out, b"ET\n"])


def pdf_of_pages(pages: list[bytes], xmp: str = "", title: str = "") -> bytes:
    """Return a PDF with one page for each of ``pages``, given as drawing operators."""
    first = 5
    kids = b" ".join(b"%d 0 R" % (first + 2 * k) for k in range(len(pages)))
    root = b"<< /Type /Catalog /Pages 2 0 R %b >>" % (b"/Metadata 4 0 R" if xmp else b"")
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
    objects = {1: root, 2: b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages)), 3: font}
    if xmp:
        objects[4] = stream(xmp.encode(), b"/Type /Metadata /Subtype /XML", pack=False)
    for k, drawn in enumerate(pages):
        here = first + 2 * k
        objects[here] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (here + 1)
        )
        objects[here + 1] = stream(drawn)
    if title:
        last = max(objects) + 1
        objects[last] = b"<< /Title (%b) /CreationDate (D:20240101120000Z) >>" % title.encode("cp1252")
        return pdf_of(objects, b"/Info %d 0 R" % last)
    return pdf_of(objects)


def docx_of(body: str, core: str = "", **parts: bytes) -> bytes:
    """Return a Word document with this body (XML) and these core properties."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>'
    held = {"word/document.xml": document.encode(), **parts}
    if core:
        space = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        dublin = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        held["docProps/core.xml"] = f"<cp:coreProperties {space} {dublin}>{core}</cp:coreProperties>".encode()
    return zip_of(held)


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()
