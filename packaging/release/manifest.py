"""The one manifest: ``packaging/manifest.toml`` with the version and the commit of this checkout."""

import os
import re
import subprocess
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.types import UUID4

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "packaging" / "manifest.toml"
MB = 1_000_000
FIRST_OF_A_ZIP = 315_532_800
"""1 January 1980, in seconds since 1970: a zip cannot tell of anything before it."""

Platform = Literal["linux", "windows"]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Text = Annotated[str, Field(min_length=1)]


class ManifestError(Exception):
    """The manifest cannot be used; the text says why."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Words(_Strict):
    """A text in both languages of the program."""

    nl: Text
    en: Text


class Package(_Strict):
    """One file that is handed out, with the size that it may never pass."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
    platform: Platform
    file: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.-]*\{version\}[a-z0-9_.-]*$")]
    limit_mb: Annotated[int, Field(gt=0)]

    @property
    def limit(self) -> int:
        """Return the greatest size in bytes."""
        return self.limit_mb * MB


class Debian(_Strict):
    """What only the .deb says."""

    section: Text
    maintainer: Annotated[str, Field(pattern=r"^[^<>]+ <[^<>@]+@[^<>@]+>$")]
    glibc: Annotated[str, Field(pattern=r"^2\.\d+$")]
    suggests: Annotated[tuple[Text, ...], Field(strict=False)]
    libraries: Annotated[dict[Text, Text], Field(min_length=1)]


class WindowsPython(_Strict):
    """The genuine Python for Windows that the program is built with there."""

    package: Text
    version: Text
    python: Text
    sha256: Digest


class Windows(_Strict):
    """What only the packages for Windows say."""

    upgrade_code_machine: Annotated[UUID4, Field(strict=False)]
    upgrade_code_user: Annotated[UUID4, Field(strict=False)]
    minimum_build: Annotated[int, Field(ge=18362)]
    python: WindowsPython | None = None


class _Written(_Strict):
    """What stands in the file itself."""

    name: Annotated[str, Field(pattern=r"^[a-z]+$")]
    publisher: Text
    licence: Text
    identifier: Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z]+)+$")]
    summary: Words
    description: Words
    packages: Annotated[tuple[Package, ...], Field(min_length=1, strict=False)]
    debian: Debian
    windows: Windows


class Manifest(_Written):
    """All that is said about one release; ``commit`` ends in ``+`` where files differ from it."""

    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    commit: Text
    moment: Annotated[int, Field(gt=0)]

    @property
    def date(self) -> str:
        """Return the day of the commit, as 2026-11-27."""
        return datetime.fromtimestamp(self.moment, UTC).date().isoformat()

    @property
    def zip_moment(self) -> tuple[int, int, int, int, int, int]:
        """Return the moment of the commit, from year to second, or that at which those of a zip begin."""
        return datetime.fromtimestamp(max(self.moment, FIRST_OF_A_ZIP), UTC).timetuple()[:6]

    def package(self, wanted: str) -> Package:
        """Return one package by its id. Raises ``KeyError``."""
        return {each.id: each for each in self.packages}[wanted]

    def file_name(self, wanted: str) -> str:
        """Return the name of the file of one package. Raises ``KeyError``."""
        return self.package(wanted).file.format(version=self.version)

    def bill_name(self, platform: Platform) -> str:
        """Return the name of the bill of materials for one system."""
        return f"{self.name}-{self.version}-{platform}.cdx.json"


def load(file: Path = FILE, version: str | None = None) -> Manifest:
    """Read the manifest; another version than that of the program is for trials of an upgrade.

    Raises:
        ManifestError: It is no TOML, misses something, or holds something that no model names.
    """
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8"))
        known = {"version": version or program_version(), "commit": _commit(), "moment": _moment()}
        clash = sorted(set(written) & set(known))
        if clash:
            raise ManifestError(f"{file.name}: {', '.join(clash)} follows from the checkout; take it out")
        found = Manifest.model_validate({**written, **known})
    except (tomllib.TOMLDecodeError, ValidationError) as fault:
        raise ManifestError(f"{file.name}: {fault}") from fault
    ids = [each.id for each in found.packages]
    if len(set(ids)) < len(ids):
        raise ManifestError(f"{file.name}: an id of a package stands there twice")
    return found


def program_version() -> str:
    """Return the version that the program says of itself, without loading it."""
    text = (ROOT / "zelfscan" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise ManifestError("zelfscan/__init__.py gives no __version__")
    return found.group(1)


def _commit() -> str:
    """Return the commit of this checkout, with ``+`` behind it where the files are not those of it."""
    found = _git("rev-parse", "HEAD")
    if not found:
        return "unknown"
    return found + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")


def _moment() -> int:
    """Return the second of the commit: the only moment that anything in a package may tell."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdigit() else int(_git("log", "-1", "--format=%ct") or 1)


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
