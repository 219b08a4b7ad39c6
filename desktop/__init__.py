"""The window that draws pictures from a decoder.onnx; it knows no deep-learning framework."""
