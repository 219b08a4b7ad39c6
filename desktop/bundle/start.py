"""The standalone app starts here: `kvae` opens the window, `kvae generate` draws without one.

`kvae-studio run-module MODULE ...` stands for `python -m MODULE ...`, with the packages of training
that lie beside it: the window starts its own app so, to train. Nothing of ours may be imported
before these packages come first.
"""

import multiprocessing
import sys
from pathlib import Path

if sys.argv[1:2] == ["run-module"]:
    import runpy

    sys.path.insert(0, str(Path(__file__).parent / "packages"))
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    sys.exit(0)

multiprocessing.freeze_support()  # the processes that share a job start here, too
if sys.argv[1:2] == ["try-model"]:  # the window starts its own app so, before it opens a new file
    from desktop.generator.trial.__main__ import main as try_model

    try_model()
if sys.argv[1:2] == ["generate"]:
    from desktop.generator.__main__ import main

    sys.exit(main(sys.argv[2:]))

from desktop.__main__ import main  # noqa: E402

sys.exit(main())
