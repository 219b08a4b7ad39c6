"""From a decoder.onnx to pictures, without Qt: the window, the report and the exporter share it."""
