"""Words for which personal details a report holds."""

from zelfscan.i18n import say, say_count
from zelfscan.wording.sentences import joined, paragraph


def held_words(answers: int, notes: int, *, is_sensitive: bool) -> str:
    """Say what of somebody stands in the file, and whether their name can be in it."""
    found = [say_count("{count} antwoord", "{count} antwoorden", answers)]
    if notes:
        found.append(say_count("{count} opmerking", "{count} opmerkingen", notes))
    held = joined(found)
    words = (
        say("In dit bestand: {held}, ook over gevoelige zaken.", held=held)
        if is_sensitive
        else say("In dit bestand: {held}.", held=held)
    )
    names = (
        say("Namen en adressen staan er alleen in als u die zelf opschreef.")
        if notes
        else say("Geen naam en geen adres.")
    )
    return paragraph(words, names)
