"""The window's widgets; what they show is computed in `desktop.generator`."""
