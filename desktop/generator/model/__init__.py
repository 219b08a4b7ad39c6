"""Model files: looked at, opened, run, and what their card says."""
