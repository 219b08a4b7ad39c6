"""Behind the window: wishes come in, pictures go out; threads and settings, no widgets."""
