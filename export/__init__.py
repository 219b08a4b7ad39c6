"""Run folder in, decoder.onnx and encoder.onnx proven equal to Keras out: the only bridge."""
