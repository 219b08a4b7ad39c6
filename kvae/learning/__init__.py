"""The training: what each step learns, how fast, and what is kept on the way."""
