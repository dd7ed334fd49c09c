"""The bill of materials of a built folder: CycloneDX 1.6, every file with its digest and its owner.

A bill that is incomplete is refused: each file belongs to a component, each component has a licence and a
text that goes along in ``licences/``.
"""

import hashlib
import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Item
from cyclonedx.model.component import ComponentType
from cyclonedx.model.contact import OrganizationalEntity
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from jsonschema import Draft7Validator
from packageurl import PackageURL
from referencing import Registry, Resource

from release.components import BillError, Component
from release.manifest import Manifest

#: Where the texts of all licences stand in the folder; made by the build from the components themselves.
TEXTS = "licences"
_KINDS = {
    "application": ComponentType.APPLICATION,
    "data": ComponentType.DATA,
    "library": ComponentType.LIBRARY,
}


def write_texts(folder: Path, components: Iterable[Component]) -> None:
    """Write the licence of every component into the folder, as a file of that component.

    Raises:
        BillError: One has no text, or two would share a file.
    """
    place = folder / TEXTS
    place.mkdir(exist_ok=True)
    for component in components:
        if len(component.text) < 200:
            raise BillError(f"{component.name} comes without the text of its licence")
        text = place / component.text_name
        if text.exists():
            raise BillError(f"two components share the file {text.name}")
        text.write_text(component.text, encoding="utf-8", newline="\n")
        component.files.append(text.relative_to(folder).as_posix())


def bill(folder: Path, components: Iterable[Component], manifest: Manifest, system: str) -> str:
    """Return the bill as JSON: the same text for the same folder."""
    licences = LicenseFactory()
    made = Bom(
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"{manifest.identifier}/{manifest.version}/{system}")
    )
    made.metadata.timestamp = datetime.fromtimestamp(manifest.moment, UTC)
    root = Item(
        name=f"{manifest.name} for {system}",
        version=manifest.version,
        type=ComponentType.APPLICATION,
        bom_ref="package",
        supplier=OrganizationalEntity(name=manifest.publisher),
        licenses=[licences.make_with_expression(manifest.licence)],
        properties=[Property(name="zelfscan:commit", value=manifest.commit)],
    )
    made.metadata.component = root
    items = [_item(folder, each, licences) for each in sorted(components, key=lambda one: one.name.lower())]
    for item in items:
        made.components.add(item)
        made.register_dependency(item)
    made.register_dependency(root, items)
    text = make_outputter(made, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)
    return json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _item(folder: Path, component: Component, licences: LicenseFactory) -> Item:
    item = Item(
        name=component.name,
        version=component.version,
        type=_KINDS[component.kind],
        bom_ref=component.purl,
        purl=PackageURL.from_string(component.purl),
        licenses=[_licensed(component.licence, licences)],
        properties=[
            Property(name="zelfscan:licence-text", value=f"{TEXTS}/{component.text_name}"),
            Property(name="zelfscan:modules-in-the-program", value=str(component.modules)),
        ],
    )
    if component.address:
        reference = ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(component.address))
        item.external_references.add(reference)
    for each in component.inside:
        item.components.add(
            Item(
                name=each.name,
                version=each.version or None,
                type=ComponentType.LIBRARY,
                bom_ref=f"{component.purl}#{each.name}@{each.version}",
                purl=PackageURL.from_string(each.purl) if each.purl else None,
                licenses=[_licensed(each.licence, licences)] if each.licence else [],
            )
        )
    for name in component.files:
        path = folder / name
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        hashed = [HashType(alg=HashAlgorithm.SHA_256, content=digest)]
        item.components.add(Item(name=name, type=ComponentType.FILE, bom_ref=f"file:{name}", hashes=hashed))
    return item


def _licensed(said: str, licences: LicenseFactory) -> Any:
    return licences.make_from_string(said.replace("/", " OR "))  # a slash is how some say it


def check(text: str, folder: Path) -> int:
    """Compare a bill with what is on disk, and return the number of files.

    Raises:
        BillError: It is no CycloneDX 1.6, misses a file, names one that is not there, or has another digest;
            or a component has no licence, or its text is not in the folder.
    """
    read = json.loads(text)
    faults = [fault.message for fault in _validator().iter_errors(read)]
    if faults:
        raise BillError(f"this is no CycloneDX 1.6: {faults[0]}")
    named: dict[str, str] = {}
    for component in read["components"]:
        said = {each["name"]: each["value"] for each in component.get("properties", [])}
        if not component.get("licenses") or not (folder / said["zelfscan:licence-text"]).is_file():
            raise BillError(f"{component['name']} has no licence, or the text of it is not in the folder")
        for file in component.get("components", []):
            if file["type"] == "file":
                named[file["name"]] = file["hashes"][0]["content"]
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    odd = sorted(set(there) ^ set(named))
    if odd:
        raise BillError(f"not both in the folder and in the bill: {', '.join(odd[:5])}")
    for name, path in there.items():
        if hashlib.sha256(path.read_bytes()).hexdigest() != named[name]:
            raise BillError(f"{name} is not what the bill says")
    return len(named)


def _validator() -> Draft7Validator:
    """Return the judge of CycloneDX 1.6, with the schema that the library brings."""
    place = resources.files("cyclonedx.schema") / "_res"
    read = {
        name: json.loads((place / f"{name}.SNAPSHOT.schema.json").read_text(encoding="utf-8"))
        for name in ("bom-1.6", "spdx", "jsf-0.82")
    }
    base = "http://cyclonedx.org/schema"  # the name that they refer to each other by; nothing is fetched
    known = [
        (f"{base}/{name}.SNAPSHOT.schema.json", Resource.from_contents(schema))
        for name, schema in read.items()
    ]
    registry: Registry[Any] = Registry().with_resources(known)
    return Draft7Validator(read["bom-1.6"], registry=registry)
