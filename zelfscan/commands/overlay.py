"""The options of ``overlay``: check, seal and sign a folder of an organisation, and make a key for that.

Sealing and signing do the same for a folder with questionnaires. The work stands in ``signing.py``; it is
loaded only for this order, because no other one needs the library for signatures.
"""

import argparse
from pathlib import Path

from zelfscan.commands.parsing import Outcome, Parser


def add_overlay(command: Parser) -> None:
    """Take what is to be done, and its options."""
    actions = command.add_subparsers(
        title="wat", dest="action", required=True, metavar="wat", parser_class=Parser
    )
    check = actions.add_parser("check", help="alle fouten in de map, met bestand en regel")
    _add_folder(check)
    check.options.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="SLEUTEL",
        help="ook de handtekening nagaan, met deze publieke sleutel; mag vaker",
    )
    seal = actions.add_parser("seal", help="de lijst SHA256SUMS schrijven; minisign kan die ondertekenen")
    _add_folder(seal)
    sign = actions.add_parser("sign", help="de lijst SHA256SUMS schrijven en ondertekenen")
    _add_folder(sign)
    _add_key_file(sign, "bestand met de geheime sleutel")
    _add_password(sign)
    sign.options.add_argument(
        "--comment", default="", metavar="TEKST", help="toelichting die mee wordt ondertekend; één regel"
    )
    new_key = actions.add_parser("new-key", help="een sleutel maken om mee te ondertekenen")
    _add_key_file(new_key, "waar de geheime sleutel komt; de publieke komt ernaast, in .pub")
    password = new_key.options.add_mutually_exclusive_group(required=True)
    _add_password(password)
    password.add_argument(
        "--no-password", action="store_true", help="zonder wachtwoord; bewaar het bestand dan achter slot"
    )


def overlay(chosen: argparse.Namespace) -> Outcome:
    """Do what was asked; 1 where the folder has faults."""
    from zelfscan.commands.signing import DO

    return DO[chosen.action](chosen)


def _add_folder(command: Parser) -> None:
    command.options.add_argument("folder", type=Path, metavar="MAP", help="de map van de organisatie")


def _add_key_file(command: Parser, words: str) -> None:
    command.options.add_argument("--key-file", required=True, type=Path, metavar="BESTAND", help=words)


def _add_password(where: "Parser | argparse._MutuallyExclusiveGroup") -> None:
    options = where.options if isinstance(where, Parser) else where
    options.add_argument(
        "--password-file",
        type=Path,
        metavar="BESTAND",
        help="bestand met het wachtwoord van de geheime sleutel, op de eerste regel",
    )
