"""Loads the network guard at the start of each Python program that a test starts."""

import netguard  # noqa: F401
