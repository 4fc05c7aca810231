"""Elements of Word files, sorted by how they are read."""

from __future__ import annotations

from loaders.sources.word_xml import DGM, A, C, M, V, W

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
NOTE_KINDS = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}

SILENT = (
    "pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "instrText",
    "delText", "delInstrText", "rt",
)  # fmt: skip
FIXED = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad",
}  # fmt: skip
WRAPPERS = tuple(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
TELLING = (W + "t", A + "t", M + "t", DGM + "relIds", C + "chart", V + "textpath")
