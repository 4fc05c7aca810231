"""Accuracy on gold annotations and speed against peers, each printed by a command."""
