"""The window that draws pictures from a decoder.onnx; it knows no deep-learning framework."""

__version__ = "0.1.0"  # as in pyproject.toml, which a bundled program has not at hand
