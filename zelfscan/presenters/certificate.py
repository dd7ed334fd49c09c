"""Proof that a dossier was deleted: what, when and how, and what nobody can promise."""

from zelfscan.i18n import say, say_count
from zelfscan.presenters.dossier_views import CertificateView
from zelfscan.store.dossier_list import Deletion
from zelfscan.wording.days import day_in_words, time_of_day
from zelfscan.wording.numbers import file_size
from zelfscan.wording.sentences import paragraph


def certificate(gone: Deletion, kind: str) -> CertificateView:
    """Write the proof of one deletion; ``kind`` is the kind of dossier in words."""
    at, name = gone.at, gone.entry.name
    when = say("{day} om {time}", day=day_in_words(at.date()), time=time_of_day(at))
    size = sum(size for _, size in gone.files)
    files = say_count(
        "Daarna is {count} bestand verwijderd, samen {size}.",
        "Daarna zijn {count} bestanden verwijderd, samen {size}.",
        len(gone.files),
        size=file_size(size),
    )
    rest = say("Een bestand was nog in gebruik. Het programma verwijdert het bij de volgende start.")
    lines = (
        say("Bewijs van wissen"),
        "",
        say("Dossier: {name} ({kind})", name=name, kind=kind),
        say("Kenmerk: {id}", id=gone.entry.id),
        say("Gewist op: {when}", when=when),
        "",
        say("Hoe er is gewist"),
        say("De sleutel van dit dossier is vernietigd. Zonder die sleutel zijn de bestanden ruis."),
        files,
        *(() if gone.is_complete else (rest,)),
        *(say("- {file}, {size}", file=file, size=file_size(count)) for file, count in gone.files),
        "",
        say("Wat niemand kan beloven"),
        say("Op een ssd of usb-stick kunnen resten van versleutelde bestanden blijven staan."),
        say("Een reservekopie van vóór het wissen bevat de sleutel nog. Wis die ook."),
        say("Een rapport of overdracht buiten dit programma wist u zelf."),
    )
    text = paragraph(say("Gewist op {when}.", when=when), files, "" if gone.is_complete else rest)
    return CertificateView(
        title=say("Dossier {name} is gewist.", name=name),
        text=text,
        proof="\n".join(lines) + "\n",
        file_name=f"bewijs-van-wissen-{at:%Y-%m-%d-%H%M}.txt",
    )
