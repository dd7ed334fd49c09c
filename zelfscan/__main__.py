"""Start zelfscan: the window without arguments, the command line with them."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 for done, 1 for faults found, 2 for an error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # The window and the command line are imported only when they are needed: the window starts quickly, and
    # the command line works on a computer without Qt.
    if not given or given[0] in ("selftest", "gallery"):
        from zelfscan import app

        if not given:
            return app.main()
        return app.selftest() if given[0] == "selftest" else app.gallery()
    from zelfscan import cli

    return cli.main(given)


if __name__ == "__main__":
    sys.exit(main())
