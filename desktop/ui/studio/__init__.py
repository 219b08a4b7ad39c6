"""Behind the window: requests come in, pictures go out; threads and settings, no widgets."""
