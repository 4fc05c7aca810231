"""Finding citations: each module reads one part of a citation; :mod:`loaders.citations` puts them together."""
