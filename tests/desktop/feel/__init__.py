"""How the window feels, in figures: python -m tests.desktop.feel."""
