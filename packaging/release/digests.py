"""What lets somebody check a release: SHA256SUMS, release.json, and a signature in the form of minisign."""

import hashlib
import json
import os
import platform
import re
import subprocess
from importlib import metadata
from pathlib import Path

from release.manifest import Manifest
from zelfscan.crypto import minisign

SUMS = "SHA256SUMS"
SIGNATURE = f"{SUMS}.minisig"
FACTS = "release.json"
#: A file with a secret key of minisign, and one with its password; where neither is given nothing is signed.
KEY_VARIABLE = "ZELFSCAN_RELEASE_KEY"
PASSWORD_VARIABLE = "ZELFSCAN_RELEASE_KEY_PASSWORD"
_LINE = re.compile(r"^([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._-]*)$")


class DigestError(Exception):
    """A file is missing, changed or extra, or the list cannot be read; the text says which."""


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def facts(out: Path, manifest: Manifest, tools: dict[str, str]) -> str:
    """Return what release.json says: each file with size, digest and limit; version, commit and tools."""
    limits = {manifest.file_name(each.id): each for each in manifest.packages}
    files = []
    for path in _files(out):
        said: dict[str, object] = {"name": path.name, "bytes": path.stat().st_size, "sha256": digest(path)}
        package = limits.get(path.name)
        if package is not None:
            said.update(id=package.id, platform=package.platform, limit=package.limit)
        files.append(said)
    whole = {
        "name": manifest.name,
        "version": manifest.version,
        "date": manifest.date,
        "commit": manifest.commit,
        "publisher": manifest.publisher,
        "licence": manifest.licence,
        "tools": dict(sorted(tools.items())),
        "files": files,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def tools() -> dict[str, str]:
    """Return the versions of what a release was built with."""
    found = {"python": platform.python_version()}
    for name in ("PyInstaller", "pyinstaller-hooks-contrib", "PySide6-Essentials", "cyclonedx-python-lib"):
        found[name.lower()] = metadata.version(name)
    try:
        said = subprocess.run(["dpkg-deb", "--version"], capture_output=True, encoding="utf-8", check=True)
        found["dpkg-deb"] = said.stdout.split("version ")[1].split()[0]
    except (OSError, subprocess.CalledProcessError):
        pass  # only Linux has it
    return found


def write(out: Path, manifest: Manifest, used: dict[str, str]) -> list[Path]:
    """Write release.json and SHA256SUMS over all that is there, and sign the latter if a key is given."""
    for name in (SUMS, SIGNATURE, FACTS):
        (out / name).unlink(missing_ok=True)
    (out / FACTS).write_text(facts(out, manifest, used), encoding="utf-8", newline="\n")
    text = "".join(f"{digest(path)}  {path.name}\n" for path in _files(out))
    (out / SUMS).write_text(text, encoding="ascii", newline="\n")
    written = [out / FACTS, out / SUMS]
    secret = _secret_key()
    if secret is not None:
        comment = f"{manifest.name} {manifest.version} {manifest.date} {manifest.commit}"
        (out / SIGNATURE).write_bytes(minisign.make_signature(secret, text.encode("ascii"), comment))
        written.append(out / SIGNATURE)
    return written


def public_key() -> str | None:
    """Return the public half of the key that a release is signed with here, where one is given."""
    secret = _secret_key()
    return secret.public.text if secret is not None else None


def _secret_key() -> minisign.SecretKey | None:
    key, password = os.environ.get(KEY_VARIABLE), os.environ.get(PASSWORD_VARIABLE)
    if not key:
        return None
    words = Path(password).read_text(encoding="utf-8").rstrip("\n") if password else None
    return minisign.read_secret_key(Path(key).read_bytes(), words)


def check(out: Path, key: str | None = None) -> list[str]:
    """Compare a folder with its SHA256SUMS, and that with its signature where a public key is given.

    Returns:
        The names that were checked.

    Raises:
        DigestError: Something is missing, changed or extra; or the list is not in its one form.
    """
    if key is not None:
        signature = (out / SIGNATURE).read_bytes()
        minisign.verify([minisign.read_public_key(key)], (out / SUMS).read_bytes(), signature)
    known = listed(out)
    there = {path.name: path for path in _files(out)}
    odd = sorted(set(there) ^ set(known))
    if odd:
        raise DigestError(f"not both here and in {SUMS}: {', '.join(odd)}")
    for name, wanted in known.items():
        if digest(there[name]) != wanted:
            raise DigestError(f"{name} was changed after {SUMS} was made")
    return list(known)


def listed(out: Path) -> dict[str, str]:
    """Read SHA256SUMS: name → digest. Raises ``DigestError`` where it is not in its one form."""
    known = {}
    for line in (out / SUMS).read_text(encoding="ascii").splitlines():
        found = _LINE.match(line)
        if found is None:
            raise DigestError(f"{SUMS} has a line that is no digest with a name")
        known[found.group(2)] = found.group(1)
    return known


def _files(out: Path) -> list[Path]:
    """Return what is handed out, without what is made over it."""
    return [path for path in sorted(out.iterdir()) if path.is_file() and path.name not in (SUMS, SIGNATURE)]
