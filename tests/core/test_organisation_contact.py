import pytest

from zelfscan.core.organisation_contact import EMAIL, TELEPHONE, is_seen, names_national


@pytest.mark.parametrize(
    "name",
    [
        "112",
        "Bel 1-1-2",
        "Één-één-twee",
        "0900 8844",
        "０９００８８４４",
        "Het Ondersteunings-Team",
        "Support Team",
        "ALARMNUMMER",
        "Direct gevaar",
        "Politie, geen spoed",
        "Police, non-urgent",
        "één één twee",
        "\u041endersteuningsteam",  # a Cyrillic О
        "Ondersteuningst\u0435am",
        "\u0410larmnummer",
        "Immediate dang\u0435r",
        "Ondersteuningste\u0251m",  # a Latin letter that looks like a
        "A\u0142armnummer",
        "D\u0131rect gevaar",
        "\u1d00larmnummer",
        "\u0661\u0661\u0662",  # Arabic figures
        "\u2776\u2776\u2777",  # in black circles
        "1\u02bc1\u02bc2",
        "\u4e00\u4e00\u4e8c",
        "Team \u03a9",
    ],
)
def test_a_name_that_looks_like_a_national_number_is_known_in_every_shape(name: str) -> None:
    assert names_national(name)


@pytest.mark.parametrize(
    "name",
    [
        "Beveiligingsambtenaar",
        "BVA van de gemeente",
        "0900-8845",
        "Wijkagent",
        "Meldpunt, geen spoed",
        "Servicedesk",
        "Łukasz",
        "Şükrü Əliyev",
        "Gemeente Súdwest-Fryslân",
        "\u02bcs-Gravenhage",
        "Balie Hal II 2",
        "Dienst 1ª",
    ],
)
def test_the_name_of_somebody_at_an_organisation_is_no_national_number(name: str) -> None:
    assert not names_national(name)


@pytest.mark.parametrize("number", ["14 010", "(070) 123 45 67", "+31 70 123 45 67", "070-1234567"])
def test_telephone_numbers_are_taken_as_people_write_them(number: str) -> None:
    assert TELEPHONE.fullmatch(number)


@pytest.mark.parametrize("number", ["", "1", "bel mij", "tel:112", "070 123;wait=1", "1" * 40])
def test_what_nobody_can_call_is_no_telephone_number(number: str) -> None:
    assert not TELEPHONE.fullmatch(number)


@pytest.mark.parametrize("address", ["a", "a@b", "a b@c.nl", "<a@b.nl>", "a@b@c.nl"])
def test_what_nobody_can_write_to_is_no_address(address: str) -> None:
    assert not EMAIL.fullmatch(address)


def test_an_ordinary_address_is_one() -> None:
    assert EMAIL.fullmatch("veiligheid@gemeente.example")


@pytest.mark.parametrize("text", ["\u3164\u3164", "\u2800", "a\u115fb", "e\u0301\u0301\u0301"])
def test_what_nobody_can_see_or_what_runs_over_other_lines_is_no_text(text: str) -> None:
    assert text.isprintable()
    assert not is_seen(text)


@pytest.mark.parametrize("text", ["Gemeente Súdwest-Fryslân", "e\u0301e\u0301n", "Curaçao", "日本", "ế"])
def test_ordinary_words_can_be_seen_in_any_shape(text: str) -> None:
    assert is_seen(text)
