"""The standalone app starts here: `kvae` opens the window, `kvae generate` draws without one."""

import sys

if sys.argv[1:2] == ["generate"]:
    from desktop.generator.__main__ import main

    sys.exit(main(sys.argv[2:]))

from desktop.__main__ import main

sys.exit(main())
