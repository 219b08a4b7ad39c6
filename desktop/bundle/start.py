"""The standalone app starts here: `kvae` opens the window, `kvae generate` draws without one."""

import multiprocessing
import sys

multiprocessing.freeze_support()  # the processes that share a job start here, too
if sys.argv[1:2] == ["generate"]:
    from desktop.generator.__main__ import main

    sys.exit(main(sys.argv[2:]))

from desktop.__main__ import main  # noqa: E402

sys.exit(main())
