"""Run folder and ONNX files in, one HTML file and one PDF out, with comments in words."""
