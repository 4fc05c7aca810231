"""The pages: templates, style, scripts and what they say in each language."""
