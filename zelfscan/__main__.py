"""Start zelfscan: the window without arguments, the command line with them."""

import sys
from collections.abc import Sequence
from types import ModuleType

_PLACES = ("--map", "--niets-bewaren")
"""Words with which the window starts in another place than the person's own folder."""
_PLUGINS = "pydantic.plugin._loader"
"""Looks for plug-ins in what is said of all installed packages, and brings mail and sockets along for it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 for done, 1 for faults found, 2 for an error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    leave_out()
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


def leave_out() -> None:
    """Keep out what comes along with what the program uses, and what it never uses itself.

    What asks in vain for one of the modules goes on without. With what looks for plug-ins goes what would let
    code of others read along with every answer: any package that is installed beside this one could bring it.
    """
    # A library that speaks over a network, and one of 3 MB for the digests that Python makes itself as well.
    for name in ("ssl", "_hashlib"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    plugins = ModuleType(_PLUGINS)
    plugins.get_plugins = tuple  # type: ignore[attr-defined]
    sys.modules.setdefault(_PLUGINS, plugins)


if __name__ == "__main__":
    sys.exit(main())
