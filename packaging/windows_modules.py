"""Let both programs of Windows load their modules from one file beside them, not from a copy inside each.

``build.spec`` puts this before everything else that a built program runs there. The two modules below are
what PyInstaller loads a built program with; which version of it we build with is locked.
"""

import os
import sys

import pyimod01_archive  # type: ignore[import-not-found]  # stands only in a built program
import pyimod02_importers  # type: ignore[import-not-found]

_FILE = os.path.join(sys._MEIPASS, "modules.pyz")  # type: ignore[attr-defined]  # noqa: PTH118  # no pathlib yet

pyimod02_importers.pyz_archive = pyimod01_archive.ZlibArchiveReader(_FILE, check_pymagic=True)
pyimod02_importers._pyz_tree = None  # what was known of the empty archive inside the program
sys.path_importer_cache.pop(sys._MEIPASS, None)  # type: ignore[attr-defined]
