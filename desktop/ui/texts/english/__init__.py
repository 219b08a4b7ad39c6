"""The window's words in English; every other catalogue is checked against them."""

from desktop.ui.texts.english.about import *  # noqa: F403
from desktop.ui.texts.english.details import *  # noqa: F403
from desktop.ui.texts.english.keeping import *  # noqa: F403
from desktop.ui.texts.english.keys import *  # noqa: F403
from desktop.ui.texts.english.learning import *  # noqa: F403
from desktop.ui.texts.english.map import *  # noqa: F403
from desktop.ui.texts.english.morphs import *  # noqa: F403
from desktop.ui.texts.english.numbers import *  # noqa: F403
from desktop.ui.texts.english.shelf import *  # noqa: F403
from desktop.ui.texts.english.steering import *  # noqa: F403
from desktop.ui.texts.english.training import *  # noqa: F403
from desktop.ui.texts.english.viewing import *  # noqa: F403
from desktop.ui.texts.english.window import *  # noqa: F403
