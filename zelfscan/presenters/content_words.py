"""What changed in questionnaires, in words and in groups that can be read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from os.path import commonprefix

from zelfscan.core.content_changes import (
    ORDER,
    TRANSLATED,
    ContentVerdict,
    FieldChange,
    Thing,
    ThingChange,
    content_changes,
)
from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.core.text import LocalizedText
from zelfscan.i18n import later, said, say, say_count
from zelfscan.presenters.content_views import ContentChangeView, ContentGroupView, ValueView
from zelfscan.presenters.pack_words import short_title
from zelfscan.wording.money import money
from zelfscan.wording.sentences import joined, paragraph

_GROUPS: dict[Thing, str] = {
    "contacts": later("Telefoonnummers"),
    "card": later("De noodkaart"),
    "items": later("Vragen"),
    "measures": later("Maatregelen"),
    "regulations": later("Regelingen en bedragen"),
    "scenarios": later("Risico’s"),
    "cutoffs": later("Grenzen van cijfers en niveaus"),
    "sources": later("Bronnen"),
    "sections": later("De opbouw van de vragenlijst"),
    "routes": later("De opbouw van de vragenlijst"),
    "scales": later("De opbouw van de vragenlijst"),
    "element_kinds": later("De opbouw van de vragenlijst"),
    "incident_kinds": later("De opbouw van de vragenlijst"),
    "pack": later("De vragenlijst zelf"),
}
"""The groups in the order in which they are shown: what matters first in an emergency stands first."""
_VERDICTS = {"new": later("Nieuw"), "gone": later("Vervalt"), "changed": later("Anders")}
_LABELS = {
    "question": later("De vraag"),
    "hint": later("De uitleg bij de vraag"),
    "look": later("Hoe u kijkt"),
    "for_adviser": later("Wat een adviseur noteert"),
    "why": later("Waarom"),
    "good": later("Wat al goed is"),
    "fact": later("De naam in het rapport"),
    "weight": later("Hoe zwaar dit telt"),
    "critical": later("Wanneer dit het hele deel omlaag haalt"),
    "advises": later("Welke maatregel erbij hoort"),
    "asked_when": later("Wanneer de vraag komt"),
    "shelf_life_months": later("Hoeveel maanden een antwoord geldt"),
    "find_out_minutes": later("Hoeveel minuten het uitzoeken kost"),
    "sources": later("De bronnen"),
    "pictures": later("De tekening"),
    "each": later("De vraag per deur of raam"),
    "title": later("De naam"),
    "subtitle": later("De regel onder de naam"),
    "explanation": later("De uitleg"),
    "how": later("Wat u doet"),
    "norm": later("De norm"),
    "done_when": later("Wanneer het klaar is"),
    "funding": later("Wie betaalt"),
    "effort": later("Hoeveel werk het is"),
    "is_free": later("Of het gratis is"),
    "maintenance": later("Het onderhoud"),
    "requires": later("Wat eerst moet"),
    "confidence": later("Hoe zeker dit is"),
    "number": later("Het nummer"),
    "purpose": later("Waarvoor u belt"),
    "read_on": later("Gelezen op"),
    "checked_on": later("Nagegaan op"),
    "valid_from": later("Geldt vanaf"),
    "valid_until": later("Geldt tot en met"),
    "cap_cents": later("Het hoogste bedrag"),
    "covers": later("Voor wie het is"),
    "closed_list": later("Wat eronder valt"),
    "claims": later("Wat er geldt"),
    "frequency": later("Hoe vaak dit gebeurt"),
    "impact": later("Hoe erg dit is"),
    "paths": later("Hoe dit kan gebeuren"),
    "baseline": later("Waarmee wij vergelijken"),
    "url": later("Het adres"),
    "published": later("De datum van de bron"),
    "version": later("De versie"),
    "reviewed_on": later("Nagekeken op"),
    "items": later("Welke vragen erin staan"),
    "stops": later("In welke volgorde u loopt"),
    "minutes": later("Hoeveel minuten het duurt"),
    "steps": later("De stappen"),
    "notices": later("De waarschuwingen"),
    "after": later("Wat u daarna doet"),
    "fair": later("Vanaf hier is een cijfer redelijk"),
    "coverage": later("Hoeveel er bekend moet zijn"),
    "medium": later("Vanaf hier is een risico middel"),
    "high": later("Vanaf hier is een risico hoog"),
}
_GOOD_FROM = later("Vanaf hier is een cijfer goed")
_OTHER = later("Een andere instelling")
_CODED = frozenset(
    ["critical", "advises", "asked_when", "sources", "pictures", "funding", "requires", "covers", "paths",
     "baseline", "items", "stops", "norm", "scale", "zone", "confidence", "is_free", "frequency"]
)  # fmt: skip
"""What is written in codes that say nothing to a reader, so that only the fact of the change is told."""
_WORTH_SAYING = (("number",), ("valid_from",), ("valid_until",), ("cap_cents",), ("url",))
"""What is told of something that is new or gone, besides its name."""
_LONGEST = 600
_ALONE = ("card", "cutoffs", "pack")
"""Of these there is one, so that the heading of the group says it."""


@dataclass(frozen=True)
class _Told:
    """A change with the questionnaires in which it is the same."""

    change: ThingChange
    packs: tuple[str, ...]
    title: str
    section: str
    answers: Mapping[str, str]
    """The words of each answer to a question, by id."""


def change_groups(before: Mapping[str, Pack], after: Mapping[str, Pack]) -> tuple[ContentGroupView, ...]:
    """Return everything that changed between questionnaires, by id of each; what they share is told once."""
    groups: dict[tuple[str, tuple[str, ...]], list[ContentChangeView]] = {}
    for told in sorted(_told(before, after), key=lambda each: list(_GROUPS).index(each.change.thing)):
        title = say(_GROUPS[told.change.thing])
        if told.section:
            title = say("Vragen: {section}", section=told.section)
        groups.setdefault((title, told.packs), []).append(_view(told))
    every = len(after)
    return tuple(
        ContentGroupView(title, _note(len(changes), packs, every), tuple(changes))
        for (title, packs), changes in groups.items()
    )


def drawing_groups(
    drawings: Mapping[str, ContentVerdict], packs: Iterable[Pack]
) -> tuple[ContentGroupView, ...]:
    """Return the drawings that are other, which stand in files of their own; each by what it shows."""
    shown = {
        picture.id: said(picture.alt) for pack in packs for item in pack.items for picture in item.pictures
    }
    changes = tuple(
        ContentChangeView(shown.get(name, name), say(_VERDICTS[verdict]))
        for name, verdict in drawings.items()
    )
    if not changes:
        return ()
    return (ContentGroupView(say("Tekeningen"), summary_of(len(changes)), changes),)


def summary(groups: Sequence[ContentGroupView]) -> str:
    """Say how much changed."""
    return summary_of(sum(len(group.changes) for group in groups))


def summary_of(count: int) -> str:
    """Say a number of changes."""
    return say_count("{count} wijziging", "{count} wijzigingen", count)


def as_lines(groups: Iterable[ContentGroupView]) -> Iterable[str]:
    """Give the same as plain lines, for a list outside the window."""
    for group in groups:
        yield f"{group.title} ({group.note})"
        for change in group.changes:
            if change.title:
                yield f"- {change.verdict}: {change.title}"
            for value in change.values:
                yield f"  {value.label}"
                yield from (f"    - {value.before}",) if value.before else ()
                yield from (f"    + {value.after}",) if value.after else ()
        yield ""


def _told(before: Mapping[str, Pack], after: Mapping[str, Pack]) -> list[_Told]:
    found: dict[tuple[Thing, str], list[_Told]] = {}
    for name, pack in after.items():
        if name not in before:
            continue
        for change in content_changes(before[name], pack):
            sections = {each.id: said(each.title) for each in (*before[name].sections, *pack.sections)}
            thing = _thing(pack, change) or _thing(before[name], change)
            told = _Told(
                change,
                (short_title(pack),),
                _title(change, thing),
                sections.get(change.section, ""),
                _answers(_thing(before[name], change)) | _answers(_thing(pack, change)),
            )
            same = found.setdefault((change.thing, change.id), [])
            twin = next((each for each in same if each.change.fields == change.fields), None)
            if twin is None:
                same.append(told)
            else:
                same[same.index(twin)] = replace(twin, packs=(*twin.packs, short_title(pack)))
    return [each for same in found.values() for each in same]


def _note(count: int, packs: tuple[str, ...], every: int) -> str:
    changes = summary_of(count)
    if len(packs) == every:
        return changes
    return say("{changes}, alleen in {packs}", changes=changes, packs=joined(packs))


def _view(told: _Told) -> ContentChangeView:
    change = told.change
    if change.verdict == "changed":
        values = [_value(told, field) for field in change.fields]
    else:
        values = [_value(told, field) for field in change.fields if field.path in _WORTH_SAYING]
    if change.verdict == "new" and told.answers:
        values.append(ValueView(say("De antwoorden"), after=joined(told.answers.values())))
    return ContentChangeView(told.title, say(_VERDICTS[change.verdict]), tuple(dict.fromkeys(values)))


def _title(change: ThingChange, thing: object) -> str:
    """Name a thing as people know it: by its question or title of now, and else of before."""
    names = (getattr(thing, name, None) for name in ("question", "title", "fact"))
    found = next((each for each in names if each is not None), change.id)
    words = said(found) if isinstance(found, LocalizedText) else str(found)
    return "" if change.thing in _ALONE else words


def _thing(pack: Pack, change: ThingChange) -> object:
    if change.thing in _ALONE:
        return None
    things = pack.card.contacts if change.thing == "contacts" else getattr(pack, change.thing)
    return next((each for each in things if each.id == change.id), None)


def _answers(thing: object) -> dict[str, str]:
    return {each.id: said(each.text) for each in thing.options} if isinstance(thing, Item) else {}


def _value(told: _Told, field: FieldChange) -> ValueView:
    if field.path[-1].startswith(TRANSLATED):
        own = _value(told, replace(field, path=field.path[:-1]))
        return replace(own, label=say("{label}, in het Engels", label=own.label))
    first, last = field.path[0], field.path[-1]
    label = _label(told, field)
    if last == ORDER or first in _CODED or first not in _LABELS and first != "options":
        return ValueView(label)
    if first == "cap_cents":
        return ValueView(label, _cents(field.before), _cents(field.after))
    return ValueView(label, *_shortened(field.before or "", field.after or ""))


def _label(told: _Told, field: FieldChange) -> str:
    first, last = field.path[0], field.path[-1]
    if last == ORDER:
        return say("De volgorde")
    if told.change.thing == "cutoffs" and first == "good":
        return say(_GOOD_FROM)
    if first == "options" and len(field.path) == 3:
        answer = told.answers.get(field.path[1], field.path[1])
        if last == "value":
            return say("Hoe zwaar het antwoord ‘{answer}’ telt", answer=answer)
        return (
            say("De woorden van een antwoord")
            if last == "text"
            else say("Het antwoord ‘{answer}’", answer=answer)
        )
    return say(_LABELS[first]) if first in _LABELS else say(_OTHER)


def _cents(text: str | None) -> str:
    return money(int(text)) if text is not None else ""


def _shortened(before: str, after: str) -> tuple[str, str]:
    """Cut two texts that are long, but never what comes first in which they differ."""
    if max(len(before), len(after)) <= _LONGEST:
        return before, after
    same = len(commonprefix((before, after)))
    start = before.rfind(" ", 0, max(0, same - _LONGEST // 4)) + 1

    def cut(text: str) -> str:
        part = text[start : start + _LONGEST]
        end = "…" if start + _LONGEST < len(text) else ""
        return paragraph("…" if start else "", part, end)

    return cut(before), cut(after)
