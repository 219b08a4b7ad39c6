"""Every setting of a run, the presets, and how both stand in files."""
