"""كلمات النافذة بالعربية. The window's words in Arabic, written from right to left.

Counts stand after a colon, so that no word has to follow a number's grammar. Names of keys, files
and formats stay as they are printed on keyboards and screens.
"""

from desktop.ui.texts.arabic.about import *  # noqa: F403
from desktop.ui.texts.arabic.details import *  # noqa: F403
from desktop.ui.texts.arabic.keeping import *  # noqa: F403
from desktop.ui.texts.arabic.keys import *  # noqa: F403
from desktop.ui.texts.arabic.learning import *  # noqa: F403
from desktop.ui.texts.arabic.map import *  # noqa: F403
from desktop.ui.texts.arabic.morphs import *  # noqa: F403
from desktop.ui.texts.arabic.numbers import *  # noqa: F403
from desktop.ui.texts.arabic.shelf import *  # noqa: F403
from desktop.ui.texts.arabic.steering import *  # noqa: F403
from desktop.ui.texts.arabic.training import *  # noqa: F403
from desktop.ui.texts.arabic.viewing import *  # noqa: F403
from desktop.ui.texts.arabic.window import *  # noqa: F403
