"""Questions about a reading: each takes the day it is asked for and returns frozen results."""
