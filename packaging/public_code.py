"""Check publiccode.yml against the standard for such files, and say what only a publisher can fill in.

Started by ``python3 dev.py public-code``; with ``--published`` nothing may be left to a publisher.
What the standard asks was read on 27 November 2026 in version 0.7.0 (docs/standard, CC0-1.0) of
https://github.com/publiccodeyml/publiccode.yml. This check is our own, and stricter: what the standard calls
deprecated is refused.
"""

import argparse
import re
import sys
import tomllib
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "publiccode.yml"
_WORDS: dict[str, list[str]] = tomllib.loads(
    (ROOT / "packaging" / "public_code.toml").read_text(encoding="utf-8")
)
_RESERVED = {"invalid", "example", "test", "localhost"}  # names that never exist (RFC 2606)
_RESERVED_DOMAINS = {"example.com", "example.net", "example.org"}
_LANGUAGE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*$"
_ABOUT_ITSELF = re.compile(r"^(urn:[a-z0-9][a-z0-9-]{0,31}:\S+|https?://\S+)$", re.IGNORECASE)


class PublicCodeError(Exception):
    """The file cannot be read at all; the text says why."""


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or "." not in parts.hostname
        or " " in value
    ):
        raise ValueError("must be an address that begins with https://")
    return value


def _one_line(value: str) -> str:
    if "\n" in value.strip():
        raise ValueError("must be one line")
    return value


def _licence(value: str) -> str:
    try:
        return str(canonicalize_license_expression(value))
    except InvalidLicenseExpression as fault:
        raise ValueError(f"must be an expression of SPDX licences: {fault}") from None


def _day(value: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise ValueError("must be a day as YYYY-MM-DD")
    date.fromisoformat(value)
    return value


def _among(what: str) -> AfterValidator:
    def check(value: str) -> str:
        if value not in _WORDS[what]:
            raise ValueError(f"{value!r} is not among the {what} of the standard")
        return value

    return AfterValidator(check)


def _uri(value: str) -> str:
    if value.startswith("alias:"):
        if value.removeprefix("alias:") not in _WORDS["aliases"]:
            raise ValueError(f"{value!r} is no alias of the standard")
    elif not _ABOUT_ITSELF.match(value):
        raise ValueError("must be a URL, a URN or an alias")
    return value


def _file_ending_in(*endings: str) -> AfterValidator:
    def check(value: str) -> str:
        path = PurePosixPath(value)
        if path.is_absolute() or ".." in path.parts or path.suffix.lower() not in endings:
            raise ValueError(f"must be a file of the project that ends in {', '.join(endings)}")
        if not (ROOT / path).is_file():
            raise ValueError("there is no such file")
        return value

    return AfterValidator(check)


Text = Annotated[str, Field(min_length=1)]
Address = Annotated[str, AfterValidator(_web_address)]
Day = Annotated[str, AfterValidator(_day)]
Language = Annotated[str, Field(pattern=_LANGUAGE)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Mail = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
Uri = Annotated[str, AfterValidator(_uri)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Organisation(_Strict):
    """Who publishes or pays."""

    uri: Uri
    name: Text | None = None


class Audience(_Strict):
    """For whom it is meant."""

    countries: list[Country] = []
    unsupportedCountries: list[Country] = []
    scope: list[Annotated[str, _among("scopes")]] = []


class Description(_Strict):
    """What it is, in one language."""

    localisedName: Text | None = None
    shortDescription: Annotated[str, Field(min_length=1, max_length=150), AfterValidator(_one_line)]
    longDescription: Annotated[str, Field(min_length=150, max_length=10_000)] | None = None
    documentation: Address | None = None
    apiDocumentation: Address | None = None
    features: list[Text] = []
    screenshots: list[Annotated[str, _file_ending_in(".png", ".jpg")]] = []
    videos: list[Address] = []
    awards: list[Text] = []


class Legal(_Strict):
    """Under which terms, and whose it is."""

    license: Annotated[str, AfterValidator(_licence)]
    mainCopyrightOwner: Text | None = None


class Contact(_Strict):
    """A person who maintains it."""

    name: Text
    email: Mail | None = None
    phone: Text | None = None
    affiliation: Text | None = None


class Contractor(_Strict):
    """Who was hired to maintain it, and until when."""

    name: Text
    until: Day
    email: Mail | None = None
    website: Address | None = None


class Maintenance(_Strict):
    """Who looks after it."""

    type: Literal["internal", "contract", "community", "none"]
    contractors: list[Contractor] = []
    contacts: list[Contact] = []

    @model_validator(mode="after")
    def _somebody_where_it_is_maintained(self) -> Self:
        if self.type in ("internal", "community") and not self.contacts:
            raise ValueError("contacts must name a person, because somebody maintains it")
        if (self.type == "contract") != bool(self.contractors):
            raise ValueError("contractors go with the type 'contract', and with no other")
        return self


class Localisation(_Strict):
    """In which languages it is."""

    localisationReady: bool
    availableLanguages: Annotated[list[Language], Field(min_length=1)]


class Support(_Strict):
    """A standard or a rule that it follows."""

    id: Uri


class Dependency(_Strict):
    """What somebody has to install or own beside it."""

    name: Text
    versionMin: Text | None = None
    versionMax: Text | None = None
    version: Text | None = None
    optional: bool | None = None


class Dependencies(_Strict):
    """All of that."""

    open: list[Dependency] = []
    proprietary: list[Dependency] = []
    hardware: list[Dependency] = []


class PublicCode(_Strict):
    """The whole file."""

    publiccodeYmlVersion: Literal["0.7", "0.7.0"]
    name: Text
    applicationSuite: Text | None = None
    url: Address
    landingURL: Address | None = None
    isBasedOn: Address | list[Address] = []
    softwareVersion: Text | None = None
    releaseDate: Day | None = None
    logo: Annotated[str, _file_ending_in(".svg", ".svgz", ".png")] | None = None
    platforms: Annotated[list[Text], Field(min_length=1)]
    categories: list[Annotated[str, _among("categories")]] = []
    usedBy: list[Text] = []
    fundedBy: list[Organisation] = []
    roadmap: Address | None = None
    developmentStatus: Literal["concept", "development", "beta", "stable", "obsolete"]
    softwareType: Literal[
        "standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web", "standalone/backend",
        "standalone/other", "addon", "library", "configurationFiles",
    ]  # fmt: skip
    supports: list[Support] = []
    organisation: Organisation | None = None
    intendedAudience: Audience = Audience()
    description: Annotated[dict[Language, Description], Field(min_length=1)]
    legal: Legal
    maintenance: Maintenance
    localisation: Localisation
    dependsOn: Dependencies = Dependencies()

    @model_validator(mode="after")
    def _whole_in_one_language(self) -> Self:
        for wanted in ("longDescription", "features"):
            if not any(getattr(each, wanted) for each in self.description.values()):
                raise ValueError(f"description: no language has {wanted}")
        return self


def read(text: str) -> PublicCode:
    """Read a file; raise ``PublicCodeError`` with every fault and its place."""
    try:
        found: Any = YAML(typ="safe", pure=True).load(text)
        return PublicCode.model_validate(found)
    except YAMLError as fault:
        raise PublicCodeError(f"this is no YAML: {fault}") from None
    except ValidationError as fault:
        lines = [f"{'.'.join(map(str, each['loc'])) or 'file'}: {each['msg']}" for each in fault.errors()]
        raise PublicCodeError("\n".join(lines)) from None


def left_to_publisher(code: PublicCode) -> list[str]:
    """Return, a sentence each, what has to be filled in before catalogues may read the file."""
    host = urlsplit(code.url).hostname or ""
    left = []
    if host.rpartition(".")[2] in _RESERVED or ".".join(host.split(".")[-2:]) in _RESERVED_DOMAINS:
        left.append("url: the address of the public repository; the one that is here does not exist.")
    if code.organisation is None:
        left.append("organisation: who publishes it, with an address that stands for that organisation.")
    if code.maintenance.type == "none":
        left.append("maintenance: who looks after it, and which person can be asked.")
    return left


def main() -> int:
    """Say what is wrong and what is left; return 1 where something has to be done."""
    parser = argparse.ArgumentParser(description="Check publiccode.yml.")
    parser.add_argument("--published", action="store_true", help="nothing may be left to a publisher")
    chosen = parser.parse_args()
    try:
        code = read(FILE.read_text(encoding="utf-8"))
    except PublicCodeError as fault:
        print(f"publiccode.yml is not valid:\n{fault}")
        return 1
    left = left_to_publisher(code)
    print("publiccode.yml is valid by the standard, version 0.7.0.")
    for each in left:
        print(f"Still to be filled in: {each}")
    return 1 if left and chosen.published else 0


if __name__ == "__main__":
    sys.exit(main())
