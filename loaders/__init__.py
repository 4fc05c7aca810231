"""From files to readings: sources, normalising, citations, heads, resolving, relations."""
