"""A model that was never tried here is opened first in a process of its own, which may fall.

Its graph was looked at before, and can only compute, within bounds. What is left is a fault of the
runtime itself: there, it ends a process that nobody misses, and no window with somebody's work.
"""
