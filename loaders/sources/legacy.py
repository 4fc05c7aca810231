"""Vietnamese letters of the time before Unicode: TCVN3 (ABC), VNI and VISCII, read as Latin-1.

Sources: TCVN 5712:1993, VN3 (letters at 0xA1 to 0xFE; capitals with tone marks are the small letters in
another font, ``.VnTimeH``); VNI for Windows (a base letter and one mark letter, ``quyeát ñònh``);
VISCII, RFC 1456.
"""

from __future__ import annotations

import re

# Printed small and capital letters, and the Latin-1 characters at the same place of the code.
_TCVN3_ROWS = (
    ("ăâđêôơư", "¨©®ª«¬\u00ad"),
    ("ĂÂĐÊÔƠƯ", "¡¢§£¤¥¦"),
    ("àảãáạ", "µ¶·¸¹"),
    ("ằẳẵắặ", "»¼½¾Æ"),
    ("ầẩẫấậ", "ÇÈÉÊË"),
    ("èẻẽéẹ", "ÌÎÏÐÑ"),
    ("ềểễếệ", "ÒÓÔÕÖ"),
    ("ìỉĩíị", "×ØÜÝÞ"),
    ("òỏõóọ", "ßáâãä"),
    ("ồổỗốộ", "åæçèé"),
    ("ờởỡớợ", "êëìíî"),
    ("ùủũúụ", "ïñòóô"),
    ("ừửữứự", "õö÷øù"),
    ("ỳỷỹýỵ", "úûüýþ"),
)

# A letter, its base in VNI, and the mark that follows the base; capitals are made from it.
_VNI_ROWS = (
    ("áàảãạ", "a", "ùøûõï"),
    ("âấầẩẫậ", "a", "âáàåãä"),
    ("ăắằẳẵặ", "a", "êéèúüë"),
    ("éèẻẽẹ", "e", "ùøûõï"),
    ("êếềểễệ", "e", "âáàåãä"),
    ("óòỏõọ", "o", "ùøûõï"),
    ("ôốồổỗộ", "o", "âáàåãä"),
    ("ớờởỡợ", "ô", "ùøûõï"),
    ("úùủũụ", "u", "ùøûõï"),
    ("ứừửữự", "ö", "ùøûõï"),
    ("ýỳỷỹ", "y", "ùøûõ"),
)
_VNI_SINGLES = ("ơưđỉĩịỵ", "ôöñæóòî")
_VNI_CAPITALS = ("ƠƯĐỈĨỊỴ", "ÔÖÑÆÓÒÎ")

# VISCII keeps the place of Latin-1 for the letters that both have.
_VISCII_ROWS = (
    ("ẲẴẪỶỸỴ", "\x02\x05\x06\x14\x19\x1e"),
    ("ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ", "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f"),
    ("ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ", "\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f"),
    ("ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ", "\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿"),
    ("ẢĂẳẵẺĨỳĐứạỷừửỹỵỡư", "ÄÅÆÇËÎÏÐÑÕÖ×ØÛÜÞß"),
    ("ảăữẫẻĩỉđựỏọụũủợỮ", "äåæçëîïðñö÷øûüþÿ"),
)

_TCVN3 = {ord(code): letter for letters, codes in _TCVN3_ROWS for letter, code in zip(letters, codes, strict=True)}


def _vni_pairs() -> dict[str, str]:
    pairs = dict(zip(_VNI_SINGLES[1] + _VNI_CAPITALS[1], _VNI_SINGLES[0] + _VNI_CAPITALS[0], strict=True))
    for letters, base, marks in _VNI_ROWS:
        for letter, mark in zip(letters, marks, strict=True):
            for shown, first in ((letter, base), (letter.upper(), base.upper())):
                pairs[first + mark] = shown
                pairs[first + mark.upper()] = shown
    return pairs


_VNI = _vni_pairs()
_VNI_TOKEN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
# The bytes that Windows-1252 leaves open stand for themselves, so that every byte can go there and back.
_OPEN_1252 = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_BYTE_TO_CHAR = {byte: chr(byte) if byte in _OPEN_1252 else bytes([byte]).decode("cp1252") for byte in range(256)}
_VISCII = {
    ord(place): letter
    for letters, codes in _VISCII_ROWS
    for letter, code in zip(letters, codes, strict=True)
    for place in (code, _BYTE_TO_CHAR[ord(code)])
}
_CHAR_TO_BYTE = {char: byte for byte, char in _BYTE_TO_CHAR.items()}


def from_tcvn3(text: str) -> str:
    """Text in TCVN3 (ABC), as read in Latin-1 or Windows-1252, in Unicode.

    Examples:
        >>> from_tcvn3("NghÞ ®Þnh"), from_tcvn3("2020")
        ('Nghị định', '2020')
    """
    return text.translate(_TCVN3)


def from_viscii(text: str) -> str:
    """Text in VISCII, as read in Latin-1 or Windows-1252, in Unicode.

    Examples:
        >>> from_viscii("Ngh¸ ð¸nh")
        'Nghị định'
    """
    return text.translate(_VISCII)


def from_vni(text: str) -> str:
    """Text in VNI, as read in Latin-1 or Windows-1252, in Unicode.

    Examples:
        >>> from_vni("Quyeát ñònh"), from_vni("ÑIEÀU 5")
        ('Quyết định', 'ĐIỀU 5')
    """
    return _VNI_TOKEN.sub(lambda found: _VNI[found.group()], text)


def latin_text(data: bytes) -> str:
    """Every byte as its Windows-1252 character; the five open ones as Latin-1."""
    return data.decode("latin-1").translate(_BYTE_TO_CHAR)


def latin_bytes(text: str) -> bytes | None:
    """The bytes that were read as Windows-1252 or Latin-1; None where another character stands in it."""
    codes = [_CHAR_TO_BYTE.get(char, ord(char) if ord(char) < 256 else -1) for char in text]
    return None if -1 in codes else bytes(codes)


def from_misread_utf8(text: str) -> str:
    """UTF-8 that was read as Windows-1252, put right; text that cannot be it comes back unchanged.

    Examples:
        >>> from_misread_utf8("Nghá»‹ Ä‘á»‹nh")
        'Nghị định'
        >>> from_misread_utf8("Điều 1")
        'Điều 1'
    """
    return _reread(text, "utf-8")


def from_misread_1258(text: str) -> str:
    """Windows-1258 that was read as Windows-1252, put right.

    Examples:
        >>> from_misread_1258("ðýõÌng") == "đươ\u0300ng"
        True
    """
    return _reread(text, "cp1258")


def _reread(text: str, encoding: str) -> str:
    data = latin_bytes(text)
    if data is None:
        return text
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return text


def font_code(font: str) -> str:
    """The code that a font of the time before Unicode shows: ``tcvn3``, ``tcvn3-capital``, ``vni``, or empty.

    Examples:
        >>> font_code(".VnTime"), font_code(".VnArialH"), font_code("VNI-Times"), font_code("Arial")
        ('tcvn3', 'tcvn3-capital', 'vni', '')
    """
    folded = font.strip().lower()
    if folded.startswith(".vn"):
        return "tcvn3-capital" if folded.endswith("h") else "tcvn3"
    return "vni" if folded.startswith("vni-") else ""


def convert(text: str, code: str) -> str:
    """Text of runs in a font of that code, in Unicode; text that is Unicode already stays.

    Args:
        text: One stretch of a line.
        code: As :func:`font_code` gives it.

    Examples:
        >>> convert("b¸o c¸o", "tcvn3-capital"), convert("Nghị định", "tcvn3")
        ('BÁO CÁO', 'Nghị định')
    """
    old = from_vni if code == "vni" else from_tcvn3
    converted = text if is_unicode_vietnamese(text) else old(text)
    return converted.upper() if code == "tcvn3-capital" else converted


def is_unicode_vietnamese(text: str) -> bool:
    """Whether a letter stands in the text that only Unicode has for Vietnamese.

    Examples:
        >>> is_unicode_vietnamese("của"), is_unicode_vietnamese("Phạm Thá»‹"), is_unicode_vietnamese("và")
        (True, True, False)
    """
    return _UNICODE_ONLY.search(text) is not None


_UNICODE_ONLY = re.compile("[\u1ea0-\u1ef9ĂăĐđĨĩŨũƠơƯư\u0300\u0301\u0303\u0309\u0323]")
