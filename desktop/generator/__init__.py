"""From a decoder.onnx to pictures, without Qt: the window, the report and the exporter share it."""

import os

# From 1.29 on, onnxruntime reports to its maker every model that is opened, under a number that it
# keeps in the user's cache folder, and tries again every few seconds where there is no network.
# Nothing leaves this program; the runtime has to know before it is loaded.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
