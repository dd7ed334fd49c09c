"""Signs programs and packages for Windows where a certificate is given; where not, it says that it did not.

The certificate stands in a file that ``ZELFSCAN_CODE_SIGNING_PFX`` names, its password in a file that
``ZELFSCAN_CODE_SIGNING_PASSWORD`` names. No moment is asked of a server: a build speaks to none. Whoever
signs for a release adds that with ``osslsigncode add``; docs/windows.md says how.
"""

import os
import shutil
import subprocess
from pathlib import Path

from release.folder import BuildError

CERTIFICATE = "ZELFSCAN_CODE_SIGNING_PFX"
PASSWORD = "ZELFSCAN_CODE_SIGNING_PASSWORD"
NAME = "zelfscan"


def sign_folder(folder: Path) -> None:
    """Sign our own programs in a folder; what others made keeps the signature of its makers."""
    for program in sorted(folder.glob("*.exe")):
        sign(program)


def sign(file: Path) -> bool:
    """Sign a program or a package and tell whether that was done.

    Raises:
        BuildError: There is a certificate, and signing with it fails. The text holds no password.
    """
    certificate = os.environ.get(CERTIFICATE)
    if not certificate:
        print(f"not signed, for want of a certificate: {file.name}", flush=True)
        return False
    command = ["osslsigncode", "sign", "-pkcs12", certificate, "-h", "sha256", "-n", NAME]
    password = os.environ.get(PASSWORD)
    if password:
        command += ["-readpass", password]
    signed = file.with_name(f"{file.name}.signed")
    done = subprocess.run(
        [*command, "-in", str(file), "-out", str(signed)], capture_output=True, text=True, check=False
    )
    if done.returncode or not signed.is_file():
        signed.unlink(missing_ok=True)
        raise BuildError(f"{file.name} could not be signed with the certificate that {CERTIFICATE} names")
    shutil.copymode(file, signed)
    signed.replace(file)
    return True


def is_signed(file: Path, authority: Path) -> bool:
    """Tell whether a file carries a signature that this authority stands behind."""
    command = ["osslsigncode", "verify", "-CAfile", str(authority), "-ignore-timestamp", "-ignore-crl"]
    done = subprocess.run([*command, "-in", str(file)], capture_output=True, text=True, check=False)
    return done.returncode == 0
