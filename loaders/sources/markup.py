"""Pages of the web (.html, .htm, .mht), read without ever fetching anything (selectolax)."""

from __future__ import annotations

import re
from typing import ClassVar

from graph.errors import DamagedSource, EmptySource, EncodingUnknown, SourceTooLarge
from graph.reading import SourceText
from loaders.sources.base import GET_AGAIN, SAVE_AS_UTF8, Source, ending_note, is_blank
from loaders.sources.encodings import decode, repair
from loaders.sources.markup_survey import Survey, survey
from loaders.sources.markup_text import MarkupText, read_tree
from loaders.sources.quality import require_clean, require_readable, text_notes

MAX_BYTES = 10 * 1024 * 1024
HEAD_BYTES = 4_096
"""How much of a file is looked at to tell its kind."""
LEAST_SHARE = 0.8
"""Of the letters between tags: less in the text read means that something was lost."""

_ENDINGS = (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".doc", ".xls")
_HTML = re.compile(r"<!doctype\s+html|<(?:html|head|body|meta|title|div|table|p|span|h[1-6])[\s>/]", re.ASCII)
_MHTML = re.compile(
    r"(?:[A-Za-z-]+:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n){0,9}){0,20}content-type:\s*multipart/related", re.ASCII
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.ASCII)
_NAMED = {"windows-1258": "cp1258", "windows-1252": "cp1252", "iso-8859-1": "cp1252", "utf-16": "utf-16"}


class MarkupSource(Source):
    """A page of the web (*trang web lưu lại*)."""

    kind: ClassVar[str] = "html"

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether the content is HTML, also as a message with its pictures (MHTML)."""
        head = _head(data)
        if _MHTML.match(head):
            return True
        fragment = name.lower().endswith((".html", ".htm", ".xhtml"))
        found = _HTML.match(head) if not fragment else _HTML.search(head)
        return bool(found) and "\0" not in head

    def read(self, data: bytes, name: str, sha256: str) -> SourceText:
        """The words that a browser would show, blocks on lines of their own.

        Raises:
            SourceTooLarge: It is over 10 MB.
            EncodingUnknown: No code gives Vietnamese text.
            EmptySource: There is nothing to read on it.
            DamagedSource: It is no page after all.
        """
        if len(data) > MAX_BYTES:
            reason = f"trang web lớn hơn {MAX_BYTES >> 20} MB"
            raise SourceTooLarge(name, reason, "lưu lại riêng phần văn bản dưới dạng .docx")
        notes: tuple[str, ...] = ending_note(name, _ENDINGS, "trang HTML")
        if _MHTML.match(_head(data)):
            data, more = _main_part(data, name)
            notes += more
        markup, told = _decoded(data, name)
        seen = survey(markup)
        found = MarkupText(seen.text) if seen.endless else read_tree(markup)
        fixed = repair(found.text)
        if is_blank(fixed.text):
            raise EmptySource(
                name, "trang HTML không có chữ (nội dung có thể nạp bằng chương trình)", "lưu văn bản dưới dạng .docx"
            )
        require_clean(fixed.text, name)
        require_readable(fixed.text, name)
        share = _share_read(found, seen)
        lost = (f"chỉ đọc được khoảng {share:.0%} số chữ của trang",) if share < LEAST_SHARE else ()
        if seen.endless:
            lost = ("trang lồng quá sâu: chỉ lấy chữ giữa các thẻ, có thể thừa hoặc thiếu chữ",)
        partial = bool(lost) or found.frames > 0 or "\ufffd" in fixed.text
        return SourceText(
            name=name, sha256=sha256, kind=self.kind, text=fixed.text,
            completeness="partial" if partial else "full",
            notes=(*notes, *told, *fixed.notes, *lost, *found.notes(), *text_notes(fixed.text)),
            places=found.places if fixed.text == found.text else (),
        )  # fmt: skip


def _head(data: bytes) -> str:
    head = data[:HEAD_BYTES]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    else:
        text = head.decode("utf-8-sig", errors="replace")
    text = text.lstrip().lower()
    for _ in range(20):
        if text.startswith("<?xml") and "?>" in text:
            text = text.partition("?>")[2].lstrip()
        elif text.startswith("<!--") and "-->" in text:
            text = text.partition("-->")[2].lstrip()
        else:
            break
    return text.replace("\r\n", "\n")


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The page as text: its bytes tell the code better than what it says of itself."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    said = _CHARSET.search(data[:HEAD_BYTES])
    code = _NAMED.get(said[1].decode("ascii").lower(), "") if said else ""
    if code == "cp1258":
        return data.decode(code, errors="replace"), ("đã đọc theo bảng mã Windows-1258",)
    found = decode(data)
    if found is not None:
        return found.text, found.notes
    if code:
        return data.decode(code, errors="replace"), ()
    raise EncodingUnknown(name, "không nhận ra bảng mã tiếng Việt của trang HTML", SAVE_AS_UTF8)


def _main_part(data: bytes, name: str) -> tuple[bytes, tuple[str, ...]]:
    """The page inside a message; its pictures stay where they are."""
    import email
    import email.policy

    message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload:
                return payload, ("trang web lưu trữ (MHTML): đã đọc trang chính",)
    raise DamagedSource(name, "trang web lưu trữ (MHTML) bị hỏng, không có trang nào", GET_AGAIN)


def _share_read(found: MarkupText, seen: Survey) -> float:
    """Letters read, of all letters between tags."""
    read = sum(map(str.isalpha, found.text)) + found.skipped
    return read / seen.letters if seen.letters > 100 else 1.0
