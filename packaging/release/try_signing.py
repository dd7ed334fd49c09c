"""Tries Authenticode with a certificate that is made for the trial and thrown away."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from release import authenticode
from release.trial_log import Log


def try_signing(files: Iterable[Path], log: Log) -> None:
    """Sign copies, verify them, and change a byte: then they may not be taken any more."""
    log.say("\nAuthenticode, with a certificate made for this trial")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        authority = make_certificate(work)
        before = dict(os.environ)
        os.environ[authenticode.CERTIFICATE] = str(work / "code.pfx")
        os.environ[authenticode.PASSWORD] = str(work / "password")
        try:
            for file in files:
                copy = Path(shutil.copy(file, work))
                copy.chmod(0o644)
                log.check(f"{file.name} is not signed yet", not authenticode.is_signed(copy, authority))
                log.check("it is signed, and the signature holds", _is_signed_now(copy, authority))
                _change_a_byte(copy)
                log.check(
                    "with one byte changed it does not hold", not authenticode.is_signed(copy, authority)
                )
        finally:
            os.environ.clear()
            os.environ.update(before)


def make_certificate(work: Path) -> Path:
    """Write a key, its certificate and its password into a folder; return the authority to verify with."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "made for one trial")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    password = b"one trial"
    (work / "password").write_bytes(password)
    packed = pkcs12.serialize_key_and_certificates(
        b"code", key, certificate, None, BestAvailableEncryption(password)
    )
    (work / "code.pfx").write_bytes(packed)
    authority = work / "authority.pem"
    authority.write_bytes(certificate.public_bytes(Encoding.PEM))
    return authority


def _is_signed_now(copy: Path, authority: Path) -> bool:
    return authenticode.sign(copy) and authenticode.is_signed(copy, authority)


def _change_a_byte(file: Path) -> None:
    """Change a byte in the middle: what is signed is all but the signature itself."""
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
