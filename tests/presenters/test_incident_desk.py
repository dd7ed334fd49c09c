"""The private log: writing, changing, removing, and what follows from an incident."""

from datetime import date

import pytest

from tests.conftest import FixedClock
from tests.presenters.several_days import FIRST, a_kind, answered_on
from zelfscan.presenters.incident_desk import EntryRefused, IncidentDesk
from zelfscan.presenters.incident_views import LogView
from zelfscan.presenters.journal import Journal
from zelfscan.presenters.journal_memory import MemoryJournal

VISIT = "visit-at-home"
ANSWERS = {"function": "alderman", "threat": "no", "door": "no", "window": "no"}


def a_desk(journal: Journal | None = None) -> IncidentDesk:
    return IncidentDesk(answered_on([(FIRST, ANSWERS)], journal or MemoryJournal(), FixedClock()))


def write(desk: IncidentDesk, kind: str = VISIT, on: str = "20-11-2026", text: str = "Hij riep.") -> LogView:
    desk.begin()
    return desk.keep(kind, on, text)


def test_the_log_says_where_it_stands(journal: Journal) -> None:
    view = a_desk(journal).view()
    assert view.is_kept == journal.keeps
    wanted = "versleuteld in uw kluis" if journal.keeps else "Na het sluiten is dit logboek weg."
    assert wanted in view.keeping


def test_what_is_written_stands_in_the_journal_and_in_the_list(journal: Journal) -> None:
    view = write(a_desk(journal), text="  Hij riep.\nTwee keer.  ")
    assert [(each.happened, each.kind, each.text) for each in journal.incidents()] == [
        (date(2026, 11, 20), VISIT, "Hij riep.\nTwee keer.")
    ]
    assert [(each.day, each.kind, each.words) for each in view.entries] == [
        ("20-11-2026", VISIT, "Hij riep. Twee keer.")
    ]


def test_a_new_incident_happened_today_unless_somebody_says_otherwise() -> None:
    form = a_desk().begin().form
    assert form is not None
    assert (form.day, form.kind, form.text) == ("23-11-2026", "", "")
    assert form.days == (("23-11-2026", "Vandaag"), ("22-11-2026", "Gisteren"))


@pytest.mark.parametrize(
    ("kind", "on", "text", "field", "message"),
    [
        ("", "20-11-2026", "Iets", "kind", "Kies eerst wat er gebeurde."),
        (VISIT, "toen", "Iets", "day", "Dit is geen dag. Typ een dag, zoals 23-11-2026."),
        (VISIT, "24-11-2026", "Iets", "day", "Deze dag moet nog komen. Kies vandaag of een dag ervoor."),
        (VISIT, "1-1-0001", "Iets", "day", "Deze dag is te lang geleden. Kijk het jaartal na."),
        (VISIT, "20-11-2026", " \n ", "text", "Schrijf kort op wat er gebeurde."),
        (VISIT, "20-11-2026", "x" * 20_001, "text", "Dit is te lang. Gebruik hooguit 20000 tekens."),
    ],
)
def test_what_is_not_finished_is_refused_at_its_field(
    kind: str, on: str, text: str, field: str, message: str
) -> None:
    desk = a_desk()
    with pytest.raises(EntryRefused) as refused:
        write(desk, kind, on, text)
    assert (refused.value.field, str(refused.value)) == (field, message)
    assert desk.view().entries == ()
    assert desk.view().form is not None


def test_who_has_to_go_at_once_loses_nothing() -> None:
    desk = a_desk()
    desk.begin()
    view = desk.keep_unfinished("", "toen", "Hij belde weer")
    assert [(each.day, each.kind, each.words) for each in view.entries] == [
        ("23-11-2026", "Nog geen soort gekozen", "Hij belde weer")
    ]
    assert view.after is not None
    assert (view.after.steps, view.after.questions) == ((), ())
    assert view.after.heavier == "Kies bij Wijzig wat er gebeurde. Dan ziet u wat helpt."


def test_an_empty_form_leaves_nothing_behind() -> None:
    desk = a_desk()
    desk.begin()
    assert desk.keep_unfinished(VISIT, "23-11-2026", "  ").entries == ()


def test_an_incident_is_changed_in_its_place(journal: Journal) -> None:
    desk = a_desk(journal)
    name = write(desk).entries[0].id
    form = desk.change(name).form
    assert form is not None
    assert (form.day, form.text, form.kind) == ("20-11-2026", "Hij riep.", VISIT)
    view = desk.keep(VISIT, "21-11-2026", "Hij riep twee keer.")
    assert [(each.id, each.day, each.words) for each in view.entries] == [
        (name, "21-11-2026", "Hij riep twee keer.")
    ]


def test_an_incident_is_removed_and_nothing_of_it_stays(journal: Journal) -> None:
    desk = a_desk(journal)
    view = desk.remove(write(desk).entries[0].id)
    assert (view.entries, view.after, journal.incidents()) == ((), None, ())


def test_the_steps_follow_the_kind_that_is_chosen() -> None:
    desk = a_desk()
    desk.begin()
    form = desk.fill(VISIT, "20-11", "Hij").form
    assert form is not None
    assert (form.steps, form.day, form.text) == (("Bel.", "Schrijf op."), "20-11", "Hij")


def test_it_names_the_questions_and_risks_that_now_matter_more() -> None:
    after = write(a_desk()).after
    assert after is not None
    assert [(each.id, each.note) for each in after.questions] == [("door", "Beantwoord op 3-11-2025")]
    assert [(each.id, each.title) for each in after.risks] == [("risk:visit", "Boze bezoeker")]
    assert after.heavier == "Kijk deze vraag opnieuw na. Klopt uw antwoord nog?"
    assert after.steps == ("Bel.", "Schrijf op.")


def test_what_was_answered_since_says_so() -> None:
    desk = a_desk()
    write(desk)
    desk._scan.journal.answer("door", "yes", desk._scan.clock())
    after = desk.view().after
    assert after is not None
    assert [each.note for each in after.questions] == ["Nagekeken op 23-11-2026, na dit voorval"]


def test_a_kind_of_another_scan_touches_nothing_here() -> None:
    desk = a_desk()
    elsewhere = a_kind("message", "in-another-pack")
    pack = desk._scan.pack.model_copy(update={"incident_kinds": (elsewhere,)})
    object.__setattr__(desk._scan.loaded, "pack", pack)
    after = write(desk, "message").after
    assert after is not None
    assert (after.questions, after.risks) == ((), ())
    assert after.heavier == "In deze scan verandert er niets. Kijk ook in de andere scan."


def test_a_kind_that_is_gone_from_the_questions_can_stay() -> None:
    desk = a_desk()
    name = desk._scan.journal.add_incident(date(2026, 11, 1), "long-ago", "Iets.", desk._scan.clock())
    assert desk.view().entries[0].kind == "Iets anders"
    assert desk.change(name).kinds[-1].id == "long-ago"
    assert desk.keep("long-ago", "1-11-2026", "Iets meer.").entries[0].words == "Iets meer."


def test_the_text_to_take_along_runs_from_old_to_new() -> None:
    desk = a_desk()
    write(desk, on="20-11-2026", text="Tweede.")
    write(desk, on="1-11-2026", text="Eerste.\nMet een regel.")
    assert desk.log_text() == (
        "Logboek van voorvallen, gemaakt op 23 november 2026\n\n"
        f"1 november 2026: {VISIT}\nEerste.\nMet een regel.\n\n"
        f"20 november 2026: {VISIT}\nTweede.\n"
    )


def test_long_words_are_shortened_in_the_list_alone() -> None:
    view = write(a_desk(), text="woord " * 100)
    assert len(view.entries[0].words) <= 91
    assert view.after is not None
    assert len(view.after.text) > 500


def test_stopping_keeps_nothing() -> None:
    desk = a_desk()
    desk.begin()
    desk.fill(VISIT, "20-11-2026", "Hij riep.")
    view = desk.stop()
    assert (view.form, view.entries) == (None, ())
    assert desk.keep(VISIT, "20-11-2026", "Hij riep.").entries == ()
