"""A new model is opened first in a child process, which may crash in the program's place.

The file was checked before: its graph can only compute, and within bounds. What is left are faults
of the runtime itself. This is not a sandbox: the child may do whatever its user may.
"""
