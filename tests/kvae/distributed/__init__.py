"""Processes that train one model together: `python -m tests.kvae.distributed`."""
