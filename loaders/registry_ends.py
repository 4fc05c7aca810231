"""Which documents a row of a register names: its own and the other one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.assertion import Description
from loaders.registry_index import DocumentIndex
from loaders.registry_mapping import Mapping
from loaders.registry_values import Named, named, open_key

Cells = dict[str, str | None]


class Ends:
    """Names documents, looks up their ids, and says of those that only a relation names what they are.

    Attributes:
        describes: Whether the rows of the register are documents.
    """

    def __init__(
        self, mapping: Mapping, index: DocumentIndex, seen_on: str, describe: Callable[[Description], None]
    ) -> None:
        self.describes = mapping.describes
        self._mapping, self._index, self._seen_on, self._describe = mapping, index, seen_on, describe

    def this(self, cells: Cells, issued: str | None) -> Named:
        """The document of the row."""
        if not self.describes and cells["id"]:
            return self._of_id(cells["id"])
        parts = [cells[name] for name in ("number", "doc_type", "issuer", "issued", "title")]
        if not self.describes:
            parts += [cells["other_number"], cells["other_type"]]
        apart = cells["id"] or "|".join(part or "" for part in parts)
        made = named(self._mapping.collection, cells["number"], cells["doc_type"], cells["issuer"], issued, apart)
        if not self.describes:
            return self._mentioned(made)
        ids = (f"{self._mapping.collection}#{cells['id']}",) if cells["id"] else ()
        self._index.add(made, (*ids, made.key))
        return made

    def _of_id(self, one: str) -> Named:
        found = self._index.get(f"{self._mapping.collection}#{one}")
        if found is not None:
            return found
        reason = f"các tệp được nhập không có văn bản mã {one}"
        return self._mentioned(Named(key=open_key(self._mapping.collection, one), open=reason))

    def other(self, cells: Cells, issued: str | None) -> Named | None:
        """The other document of the row; None where the row names none."""
        if cells["other_id"]:
            return self._of_id(cells["other_id"])
        if not cells["other_number"]:
            return None
        number, doc_type, issuer = (cells[name] for name in ("other_number", "other_type", "other_issuer"))
        apart = "|".join(part or "" for part in (number, doc_type, issuer, issued, cells["number"], cells["doc_type"]))
        return self._mentioned(named(self._mapping.collection, number, doc_type, issuer, issued, apart))

    def _mentioned(self, document: Named) -> Named:
        """Say what a document is that only a relation names; its day of issue may stand in another file."""
        self._describe(
            Description(
                work=document.key,
                number=document.number,
                doc_type=document.doc_type,
                open=document.open,
                seen_on=self._seen_on,
            )
        )
        known = self._index.get(document.key) if document.open is None else None
        if known is None or not known.issued or len(known.issued) <= len(document.issued or ""):
            return document
        return replace(document, issued=known.issued, force=document.force or known.force)
