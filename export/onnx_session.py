"""An ONNX file started on one thread, to be compared with others."""

import onnxruntime


def started(onnx_bytes: bytes) -> onnxruntime.InferenceSession:
    """Starts a file; what can be said against it is raised as the runtime's own errors."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3  # errors; it would remark that an input may be left out
    return onnxruntime.InferenceSession(onnx_bytes, options, ["CPUExecutionProvider"])
