"""The window that draws pictures from a decoder.onnx; it knows no deep-learning framework."""

__version__ = "0.1.0"  # pyproject.toml reads it here
