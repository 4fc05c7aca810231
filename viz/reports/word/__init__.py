"""Word files given back: the checked document with comments and tracked corrections."""

from __future__ import annotations

from viz.reports.word.annotate import Annotated, annotate, word_ending

__all__ = ["Annotated", "annotate", "word_ending"]
