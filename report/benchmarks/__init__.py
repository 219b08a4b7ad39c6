"""Ours against what people would use instead, on the same photos at equal CPU time.

    python -m report.benchmarks.compare

Training needs Keras and torch, unlike the rest of `report`: outside, only the chapter on a
comparison reads what it wrote.
"""

import kvae  # noqa: F401  chooses Keras's backend before any module here imports Keras
