"""Reports of a check: the contract's JSON, a summary for the terminal, a page for the browser."""
