"""The command with which an application manager sees what the policy of a computer comes to."""

import argparse
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from zelfscan.commands.parsing import Outcome, Parser, add_json, lines, printable
from zelfscan.exchange import as_json
from zelfscan.policy.model import Contact
from zelfscan.policy.policy import Policy
from zelfscan.policy.reading import read_policy
from zelfscan.policy.values import Value
from zelfscan.presenters.policy_words import refused_words

_LEVELS = {"enforced": "vast", "recommended": "voorstel", "": ""}


def add_policy(command: Parser) -> None:
    """Take the options of ``policy``."""
    add_json(command)


def policy(chosen: argparse.Namespace) -> Outcome:
    """Return what is set on this computer, from where, and what was refused; 1 where something was."""
    found = read_policy()
    text = as_json.to_text(_as_json(found)) if chosen.json else lines(_as_text(found))
    return text, 1 if found.refused else 0


def _as_json(found: Policy) -> dict[str, object]:
    return {
        "where": found.where,
        "place": found.place,
        "enforced": _plain(found.enforced),
        "recommended": _plain(found.recommended),
        "refused": [{**asdict(each), "why": refused_words(each, found)[1]} for each in found.refused],
    }


def _plain(values: Mapping[str, Value]) -> dict[str, object]:
    return {name: _plain_value(value) for name, value in values.items()}


def _plain_value(value: Value) -> object:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple):
        return [_contact(each) if isinstance(each, Contact) else each for each in value]
    return value


def _contact(contact: Contact) -> dict[str, str]:
    """Name the parts as they stand in the policy; what is empty was not set."""
    return {name.capitalize(): value for name, value in asdict(contact).items() if value}


def _as_text(found: Policy) -> list[str]:
    if found.is_empty():
        return ["Op deze computer is geen beleid ingesteld."]
    told = [f"Plaats: {printable(found.place)}"]
    for level, values in (("enforced", found.enforced), ("recommended", found.recommended)):
        for name, value in _plain(values).items():
            told.append(printable(f"{_LEVELS[level]}: {name} = {value}"))
    for each in found.refused:
        name, why = refused_words(each, found)
        level = f" ({_LEVELS[each.level]})" if each.level else ""
        told.append(printable(f"geweigerd: {each.name or name}{level}. {why}"))
    return told
