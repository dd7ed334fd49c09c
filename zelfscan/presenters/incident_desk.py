"""The private log: what happened, what helps afterwards, and what now matters more."""

from dataclasses import replace
from datetime import date, timedelta

from zelfscan.core.flow import situation_of
from zelfscan.core.incident import IncidentKind
from zelfscan.core.planning import with_done
from zelfscan.core.rescan import AskAgain, rescan
from zelfscan.i18n import said, say, say_count
from zelfscan.presenters.incident_views import (
    AfterView,
    EntryView,
    FormView,
    KindView,
    LogView,
    TouchedView,
)
from zelfscan.presenters.journal import Incident
from zelfscan.presenters.open_scan import OpenScan
from zelfscan.wording.days import day, day_in_words
from zelfscan.wording.sentences import paragraph
from zelfscan.wording.typed_days import day_typed

MOST_LETTERS = 20_000
_FIRST_LETTERS = 90
_EARLIEST = 1950


class EntryRefused(ValueError):
    """What was written cannot be kept yet; ``field`` is kind, day or text, and ``str(error)`` what to do."""

    def __init__(self, field: str, words: str) -> None:
        """Keep which field it is about."""
        self.field = field
        super().__init__(words)


class IncidentDesk:
    """The log of one open scan, with the incident that is being written or looked at."""

    def __init__(self, scan: OpenScan) -> None:
        """Show the log alone."""
        self._scan = scan
        self._form: Incident | None = None
        self._day_text = ""
        self._shown = ""

    def view(self) -> LogView:
        """Return the page as it is now."""
        shown = self._incident(self._shown)
        is_kept = self._scan.journal.keeps
        return LogView(
            title=say("Uw logboek"),
            intro=(
                say("Schrijf op wat er gebeurde. Daarna ziet u wat helpt en wat nu zwaarder telt."),
                say("Het logboek is voor uzelf. Het komt niet in een rapport."),
            ),
            keeping=say("Dit logboek staat versleuteld in uw kluis.")
            if is_kept
            else say("U bewaart nog niets. Na het sluiten is dit logboek weg."),
            is_kept=is_kept,
            entries=tuple(self._entry(each) for each in self._scan.journal.incidents()),
            kinds=self._kinds(),
            form=self._form_view(self._form) if self._form is not None else None,
            after=self._after(shown) if shown is not None and self._form is None else None,
        )

    def begin(self) -> LogView:
        """Begin to write a new incident; it happened today unless somebody says otherwise."""
        self._form = Incident("", self._today(), "", "")
        self._day_text = day(self._today())
        return self.view()

    def change(self, name: str) -> LogView:
        """Begin to write an incident anew."""
        found = self._incident(name)
        if found is not None:
            self._form, self._day_text = found, day(found.happened)
        return self.view()

    def fill(self, kind: str, day_text: str, text: str) -> LogView:
        """Take what stands in the fields now, without keeping it; the steps follow the kind."""
        if self._form is not None:
            self._form = replace(self._form, kind=kind, text=text)
            self._day_text = day_text
        return self.view()

    def stop(self) -> LogView:
        """Leave the form without keeping anything."""
        self._form = None
        return self.view()

    def show(self, name: str) -> LogView:
        """Show what follows from one incident; without a name the log alone."""
        self._form, self._shown = None, name
        return self.view()

    def keep(self, kind: str, day_text: str, text: str) -> LogView:
        """Keep what is in the form, and show what follows from it. Raises ``EntryRefused``."""
        if self._form is None:
            return self.view()
        return self._write(kind, self._checked(kind, day_text), _checked_text(text))

    def keep_unfinished(self, kind: str, day_text: str, text: str) -> LogView:
        """Keep what was typed, also where something is missing: somebody has to go away at once."""
        if self._form is None or not text.strip():
            return self.view()
        try:
            happened = self._checked(kind, day_text)
        except EntryRefused:
            happened = self._form.happened
        return self._write(kind, happened, text.strip()[:MOST_LETTERS])

    def _write(self, kind: str, happened: date, text: str) -> LogView:
        form, journal, now = self._form, self._scan.journal, self._scan.clock()
        if form is not None and form.id:
            journal.change_incident(form.id, happened, kind, text, now)
            self._shown = form.id
        else:
            self._shown = journal.add_incident(happened, kind, text, now)
        self._form = None
        return self.view()

    def remove(self, name: str) -> LogView:
        """Take an incident out of the log; nothing of it stays."""
        self._scan.journal.remove_incident(name)
        self._form, self._shown = None, ""
        return self.view()

    def log_text(self) -> str:
        """Return the whole log as plain text, the oldest first, to take along when reporting."""
        head = say("Logboek van voorvallen, gemaakt op {day}", day=day_in_words(self._today()))
        parts = [head]
        for incident in reversed(self._scan.journal.incidents()):
            line = say("{day}: {kind}", day=day_in_words(incident.happened), kind=self._title(incident.kind))
            parts.append("\n".join(each for each in (line, incident.text) if each))
        return "\n\n".join(parts) + "\n"

    def _checked(self, kind: str, day_text: str) -> date:
        """Return the day. Raises ``EntryRefused`` where that or the kind is missing."""
        if not kind:
            raise EntryRefused("kind", say("Kies eerst wat er gebeurde."))
        happened = day_typed(day_text, self._today(), is_past=True)
        if happened is None:
            raise EntryRefused("day", paragraph(say("Dit is geen dag."), self._example()))
        if happened > self._today():
            raise EntryRefused("day", say("Deze dag moet nog komen. Kies vandaag of een dag ervoor."))
        if happened.year < _EARLIEST:
            raise EntryRefused("day", say("Deze dag is te lang geleden. Kijk het jaartal na."))
        return happened

    def _incident(self, name: str) -> Incident | None:
        return next((each for each in self._scan.journal.incidents() if each.id == name), None)

    def _form_view(self, form: Incident) -> FormView:
        kind = self._scan.pack.incident_kind_by_id.get(form.kind)
        today = self._today()
        return FormView(
            id=form.id,
            title=say("Schrijf het anders op") if form.id else say("Schrijf op wat er gebeurde"),
            kind=form.kind,
            day=self._day_text,
            text=form.text,
            day_hint=self._example(),
            days=(
                (day(today), say("Vandaag")),
                (day(today - timedelta(days=1)), say("Gisteren")),
            ),
            steps=tuple(said(step) for step in kind.steps) if kind is not None else (),
        )

    def _kinds(self) -> tuple[KindView, ...]:
        """Return the kinds that can be chosen; one that the questionnaire no longer knows may stay."""
        known = tuple(KindView(kind.id, said(kind.title)) for kind in self._scan.pack.incident_kinds)
        old = self._form.kind if self._form is not None else ""
        is_known = not old or old in self._scan.pack.incident_kind_by_id
        return known if is_known else (*known, KindView(old, self._title(old)))

    def _example(self) -> str:
        return say("Typ een dag, zoals {day}.", day=day(self._today()))

    def _today(self) -> date:
        return self._scan.clock().date()

    def _title(self, kind: str) -> str:
        found = self._scan.pack.incident_kind_by_id.get(kind)
        if found is not None:
            return said(found.title)
        return say("Iets anders") if kind else say("Nog geen soort gekozen")

    def _entry(self, incident: Incident) -> EntryView:
        words = " ".join(incident.text.split())
        if len(words) > _FIRST_LETTERS:
            words = f"{words[:_FIRST_LETTERS].rstrip()}…"
        return EntryView(incident.id, day(incident.happened), self._title(incident.kind), words)

    def _after(self, incident: Incident) -> AfterView:
        kind = self._scan.pack.incident_kind_by_id.get(incident.kind)
        asked, scenarios = self._touched(incident)
        return AfterView(
            entry=self._entry(incident),
            text=incident.text,
            steps=tuple(said(step) for step in kind.steps) if kind is not None else (),
            questions=tuple(self._question(each, incident) for each in asked),
            risks=tuple(
                TouchedView(f"risk:{name}", said(self._scan.pack.scenario_by_id[name].title), "")
                for name in scenarios
            ),
            heavier=_heavier(kind, len(asked), is_elsewhere=not scenarios)
            if incident.kind
            else say("Kies bij Wijzig wat er gebeurde. Dan ziet u wat helpt."),
        )

    def _touched(self, incident: Incident) -> tuple[tuple[AskAgain, ...], tuple[str, ...]]:
        """Return the questions and the risks that an incident touches in this questionnaire."""
        scan, journal = self._scan, self._scan.journal
        scenarios = scan.pack.touched_by_incident(incident.kind)
        done = [measure for measure, choice in journal.choices().items() if choice == "done"]
        situation = with_done(situation_of(scan.pack, scan.route, journal.responses()), done)
        found = rescan(situation, scan.route, self._today(), incidents=scenarios)
        touched = [each for each in found if each.incidents]
        # What the house or somebody does comes before who they are: that is what can be better now.
        touched.sort(key=lambda each: not scan.pack.item_by_id[each.item].is_scored)
        return tuple(touched), scenarios

    def _question(self, asked: AskAgain, incident: Incident) -> TouchedView:
        if "open" in asked.reasons:
            note = say("Nog open")
        elif asked.answered is None:
            note = say("Beantwoord, dag niet bekend")
        elif asked.answered > incident.happened:
            note = say("Nagekeken op {day}, na dit voorval", day=day(asked.answered))
        else:
            note = say("Beantwoord op {day}", day=day(asked.answered))
        return TouchedView(asked.item, said(self._scan.pack.item_by_id[asked.item].question), note)


def _checked_text(text: str) -> str:
    """Return the words as they are kept. Raises ``EntryRefused``."""
    words = text.strip()
    if not words:
        raise EntryRefused("text", say("Schrijf kort op wat er gebeurde."))
    if len(words) > MOST_LETTERS:
        raise EntryRefused("text", say("Dit is te lang. Gebruik hooguit {count} tekens.", count=MOST_LETTERS))
    return words


def _heavier(kind: IncidentKind | None, count: int, *, is_elsewhere: bool) -> str:
    """Say what the list means, or why there is none."""
    if kind is None or not kind.scenarios:
        return say("Dit verandert niets aan de vragen van deze scan.")
    if is_elsewhere:
        return say("In deze scan verandert er niets. Kijk ook in de andere scan.")
    if not count:
        return say("Bij deze risico’s hoort op deze route geen vraag.")
    return say_count(
        "Kijk deze vraag opnieuw na. Klopt uw antwoord nog?",
        "Kijk deze {count} vragen opnieuw na. Kloppen uw antwoorden nog?",
        count,
    )
