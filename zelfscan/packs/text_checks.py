"""The author's lint on Dutch: short sentences, plain words, nothing passive, every norm explained (B1)."""

import re
from collections.abc import Iterable, Iterator, Mapping

from zelfscan.core.measure import Measure
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.text import LocalizedText
from zelfscan.packs.stock import Stock

ON_SCREEN, IN_HELP = 15, 20
"""The most words in a sentence on screen, and in a report or help."""

PLAIN: Mapping[str, str] = {
    "aangaande": "over",
    "additioneel": "extra",
    "adequaat": "goed genoeg",
    "alsmede": "en ook",
    "alvorens": "voordat",
    "betreffende": "over",
    "conform": "volgens",
    "derhalve": "daarom",
    "desbetreffende": "deze",
    "dient": "moet",
    "dienen": "moeten",
    "evenals": "net als",
    "faciliteren": "helpen",
    "geschiedt": "gebeurt",
    "hetgeen": "wat",
    "implementeren": "invoeren",
    "indien": "als",
    "ingevolge": "door",
    "inzake": "over",
    "jegens": "tegenover",
    "krachtens": "volgens",
    "middels": "met",
    "mitigeren": "kleiner maken",
    "optimaliseren": "beter maken",
    "reeds": "al",
    "slechts": "maar",
    "teneinde": "om",
    "tevens": "ook",
    "thans": "nu",
    "verstrekken": "geven",
}
"""Hard words with the plain one to use instead; a list of our own."""

NORMS: Mapping[str, str] = {
    "SKG": "keurt|keurmerk",
    "PKVW": "politiekeurmerk",
    "VRKI": "regels van verzekeraars",
    "EN 356": "norm voor",
    "NEN 5087": "zegt|beschrijft|norm voor",
    "NEN 5096": "norm voor",
    "EN 14604": "norm voor",
    "EN 50131": "alarmnorm|norm voor",
}
"""Norms and marks, with the words one of which has to explain them in the same text."""

_SENTENCES = re.compile(r"(?<=[.!?:;])\s+")
_BECOMES = r"(?:wordt|worden|werd|werden)"
# An adjective or a noun that looks like a participle, but with which somebody only becomes something.
_NO_PARTICIPLE = """bedrijven|beelden|bekend|beleid|bericht|berichten|bestand|bevriend|gebied|geduld|geld
    |gewend|gezicht|gezond|herfst|ingewikkeld|ontevreden|opgewonden|verband|verkouden|verliefd|verslaafd
    |verstand|voorbeeld|voorbeelden"""
# A verb that comes apart (oplossen) has its prefix before that of the participle: op-ge-lost, voor-be-reid.
_APART = """aan|achter|af|bij|binnen|buiten|door|in|langs|los|mee|na|neer|om|onder|op|over|samen|tegen|terug
    |toe|uit|vast|vol|voor|weg"""
_PARTICIPLE = rf"(?!(?:{_NO_PARTICIPLE})\b)(?:(?:{_APART})?(?:ge|be|ver)|her|ont)\w{{2,}}(?:t|d|en)"
_PASSIVE = re.compile(
    rf"\b(?:{_BECOMES}\b(?:\s+\w+){{0,4}}?\s+{_PARTICIPLE}|{_PARTICIPLE}\s+{_BECOMES})\b",
    re.IGNORECASE | re.VERBOSE,
)


def check_texts(pack: Pack, stock: Stock) -> None:
    """Add a fault for each text of a pack in Dutch that is hard to read; other languages are left alone."""
    if pack.language != "nl":
        return
    for kind, name, part, text, most in _texts(pack):
        _check(kind, name, part, text, most, stock)
    for measure in pack.measures:
        _check_norm(measure, stock)


def _texts(pack: Pack) -> Iterator[tuple[str, str, str, LocalizedText, int]]:
    """Give every text with the kind and id of its thing, which part of that it is, and the most words."""
    for item in pack.items:
        yield from (("items", item.id, *each) for each in _texts_of_item(item))
    for measure in pack.measures:
        yield from (("measures", measure.id, *each) for each in _texts_of_measure(measure))
    for scenario in pack.scenarios:
        yield "scenarios", scenario.id, "explanation", scenario.explanation, ON_SCREEN
        if scenario.note is not None:
            yield "scenarios", scenario.id, "note", scenario.note, IN_HELP
    for regulation in pack.regulations:
        for claim in regulation.claims:
            yield "regulations", regulation.id, claim.id, claim.text, ON_SCREEN
    for kind in pack.incident_kinds:
        yield "incident_kinds", kind.id, "title", kind.title, ON_SCREEN
        yield from (("incident_kinds", kind.id, *each) for each in _steps("steps", kind.steps))
    for part, steps in (("steps", pack.card.steps), ("after", pack.card.after)):
        yield from (("card", "card", *each) for each in _steps(part, steps))


def _texts_of_item(item: Item) -> Iterator[tuple[str, LocalizedText, int]]:
    for name in ("question", "hint", "look", "why", "good"):
        text = getattr(item, name)
        if text is not None:
            yield name, text, ON_SCREEN
    for option in item.options:
        yield f"antwoord '{option.id}'", option.text, ON_SCREEN
    if item.for_adviser is not None:
        yield "for_adviser", item.for_adviser, IN_HELP
    for picture in item.pictures:
        yield f"tekening '{picture.id}'", picture.alt, IN_HELP


def _texts_of_measure(measure: Measure) -> Iterator[tuple[str, LocalizedText, int]]:
    yield from (("title", measure.title, ON_SCREEN), ("why", measure.why, ON_SCREEN))
    yield from _steps("how", measure.how)
    yield from (("norm", measure.norm.text, IN_HELP), ("done_when", measure.done_when, ON_SCREEN))
    if measure.maintenance is not None:
        yield "maintenance", measure.maintenance.text, ON_SCREEN


def _steps(part: str, steps: Iterable[LocalizedText]) -> Iterator[tuple[str, LocalizedText, int]]:
    yield from ((f"{part}[{at}]", text, ON_SCREEN) for at, text in enumerate(steps, start=1))


def hard_to_read(part: str, text: str, most: int) -> Iterator[str]:
    """Give what makes a Dutch text hard to read: long sentences, passives and words with a plainer one."""
    for sentence in _SENTENCES.split(text):
        if (count := len(sentence.split())) > most:
            yield f"{part} heeft een zin van {count} woorden; maak er hoogstens {most} van"
        if (found := _PASSIVE.search(sentence)) is not None:
            yield f"{part}: '{found[0]}' is lijdend; zeg wie het doet"
    for word in re.findall(r"\w+", text.lower()):
        if word in PLAIN:
            yield f"{part}: '{word}' is moeilijk; schrijf '{PLAIN[word]}'"


def _check(kind: str, name: str, part: str, text: LocalizedText, most: int, stock: Stock) -> None:
    for fault in hard_to_read(part, str(text), most):
        stock.fault(kind, name, fault)


def _check_norm(measure: Measure, stock: Stock) -> None:
    text = str(measure.norm.text)
    for norm, explained in NORMS.items():
        if re.search(rf"\b{norm}\b", text) and not re.search(explained, text, re.IGNORECASE):
            stock.fault("measures", measure.id, f"norm: leg uit wat {norm} is")
