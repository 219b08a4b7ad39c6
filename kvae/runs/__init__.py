"""The folder of a run, what is read back from it, and the machine that it records."""
