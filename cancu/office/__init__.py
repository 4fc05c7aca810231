"""What an office keeps beside the graph: people, sessions, results of checks, decisions, the log of changes."""
