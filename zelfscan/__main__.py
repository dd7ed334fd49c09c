"""Start zelfscan: the window without arguments, the command line with them."""

import sys
from collections.abc import Sequence

_PLACES = ("--map", "--niets-bewaren")
"""Words with which the window starts in another place than the person's own folder."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 for done, 1 for faults found, 2 for an error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    # Python's own XML reader would load it, and with it a library that speaks over a network. The built
    # program does not even have it. What asks for it in vain goes on without.
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    is_elsewhere = bool(given) and given[0].partition("=")[0] in _PLACES
    if is_elsewhere:
        sys.dont_write_bytecode = True  # beside the program, of which a trace would be left as well
    # The window and the command line are imported only when they are needed: the window starts quickly, and
    # the command line works on a computer without Qt.
    if not given or is_elsewhere:
        from zelfscan import app

        return app.main(given)
    if given[0] in ("selftest", "prove-offline", "gallery"):
        from zelfscan import app

        alone = {"selftest": app.selftest, "prove-offline": app.prove_offline, "gallery": app.gallery}
        return alone[given[0]]()
    from zelfscan import cli

    return cli.main(given)


if __name__ == "__main__":
    sys.exit(main())
