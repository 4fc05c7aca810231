"""Pictures and reports: what people look at. No storage, no reading of files."""
