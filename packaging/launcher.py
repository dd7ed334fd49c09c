"""Where the built program starts; PyInstaller needs a script, and the package has only modules."""

import sys

from zelfscan.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
