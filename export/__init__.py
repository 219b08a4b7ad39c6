"""Run folder in, decoder.onnx and encoder.onnx proven equal to Keras out: the only bridge."""

import desktop.generator  # noqa: F401  keeps onnxruntime quiet before any module here imports it
import kvae  # noqa: F401  chooses Keras's backend before any module here imports Keras
