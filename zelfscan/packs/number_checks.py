"""The author's lint on numbers and dates: what the models take but the scoring model does not allow."""

from zelfscan.core.pack import Pack
from zelfscan.core.questionnaire import Item
from zelfscan.packs.rules import check_sources
from zelfscan.packs.stock import Stock


def check_numbers(pack: Pack, stock: Stock) -> None:
    """Add a fault for each number or date of a pack that is out of its range."""
    for item in pack.items:
        _check_item(item, stock)
    _check_cutoffs(pack, stock)
    _check_periods(pack, stock)
    for contact in pack.card.contacts:
        check_sources("contacts", contact.id, (contact.source,) if contact.source else (), stock)
    if pack.language not in pack.languages:
        message = f"de taal van de lijst, '{pack.language}', staat er niet bij; voeg die toe"
        stock.fault("pack", "languages", message)


def _check_item(item: Item, stock: Stock) -> None:
    def fault(message: str) -> None:
        stock.fault("items", item.id, message)

    if item.counts_as is not None and not 0 <= item.counts_as <= 1:
        fault("'counts_as' ligt van 0 tot en met 1")
    for advice in item.advises:
        if not 0 < advice.to <= 1:
            fault(f"'to' bij '{advice.measure}' ligt boven 0 en is hoogstens 1")
    if item.critical is not None and not 0 < item.critical.threshold <= 1:
        fault("'threshold' ligt boven 0 en is hoogstens 1")
    if item.critical is not None and not 0 <= item.critical.cap < 100:
        fault("'cap' is minstens 0 en ligt onder 100")


def _check_cutoffs(pack: Pack, stock: Stock) -> None:
    cutoffs = pack.cutoffs
    rules = (
        (0 < cutoffs.fair < cutoffs.good <= 100, "'fair' en 'good' lopen op, boven 0 en tot en met 100"),
        (0 < cutoffs.medium < cutoffs.high, "'medium' en 'high' lopen op, boven 0"),
        (0 <= cutoffs.coverage <= 1, "'coverage' ligt van 0 tot en met 1"),
        (cutoffs.reference > 0, "'reference' ligt boven 0"),
        (0 < cutoffs.layer_cap <= 1, "'layer_cap' ligt boven 0 en is hoogstens 1"),
    )
    for holds, message in rules:
        if not holds:
            stock.fault("cutoffs", "cutoffs", message)


def _check_periods(pack: Pack, stock: Stock) -> None:
    regulations = sorted(pack.regulations, key=lambda each: (each.valid_from, each.id))
    for regulation in regulations:
        if regulation.valid_until is not None and regulation.valid_until < regulation.valid_from:
            message = "eindigt voordat hij begint; verbeter 'valid_until'"
            stock.fault("regulations", regulation.id, message)
    for earlier, later in zip(regulations, regulations[1:], strict=False):
        if earlier.valid_until is None or earlier.valid_until >= later.valid_from:
            message = f"geldt op dezelfde dag als '{earlier.id}'; geef die een eerdere 'valid_until'"
            stock.fault("regulations", later.id, message)
