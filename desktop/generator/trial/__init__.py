"""A model that was never tried here is opened first in a process of its own, which may fall.

The file was looked at before: its graph can only compute, and within bounds. What is left are faults
of the runtime itself. They end a process that nobody misses, and no window with somebody's work in
it. This is no sandbox: the process may do whatever its user may.
"""
