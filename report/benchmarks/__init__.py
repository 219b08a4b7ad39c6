"""Ours against what people would use instead, on the same photos at equal CPU time.

    python -m report.benchmarks.compare

Training needs Keras and torch, unlike the rest of `report`: nothing outside imports this package.
"""

import kvae  # noqa: F401  chooses Keras's backend before any module here imports Keras
