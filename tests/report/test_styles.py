from zelfscan.charts.colours import LIGHT
from zelfscan.report.styles import COLOURS


def test_the_report_has_the_colours_of_the_light_window() -> None:
    light = LIGHT.by_name() | {"on_level": LIGHT.on_petrol}
    assert {name.replace("-", "_"): colour for name, colour in COLOURS.items()}.items() <= light.items()
