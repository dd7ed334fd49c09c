"""The guide: ten short chapters, each with a picture and the places that it speaks of."""

from dataclasses import dataclass

from zelfscan.i18n import later

QUESTIONS, RESULT, PLAN, REPORT = "questions", "result", "plan", "report"
START, PROOF, SETTINGS, PROGRESS = "start", "proof", "settings", "progress"
CARD, KEYS, ABOUT, SAFE, ORGANISATION = "card", "keys", "about", "safe", "organisation"


@dataclass(frozen=True)
class Point:
    """A bold sentence, and what follows from it."""

    lead: str
    text: str


@dataclass(frozen=True)
class Chapter:
    """One chapter; a picture that ends in .svg is a drawing of the catalogue, any other is made of parts."""

    id: str
    title: str
    points: tuple[Point, ...]
    picture: str
    alt: str
    links: tuple[tuple[str, str], ...]


CHAPTERS = (
    Chapter(
        "what",
        later("Wat is dit, en wat niet"),
        (
            Point(
                later("De scan stelt vragen over uzelf en uw huis."),
                later("Daarna ziet u wat al goed is, welke risico’s er zijn, en wat helpt."),
            ),
            Point(
                later("De scan is geen beveiligingsadvies."),
                later(
                    "Een adviseur komt kijken. Dit programma ziet uw huis niet, en kent alleen uw antwoorden."
                ),
            ),
            Point(later("Is er nu een dreiging?"), later("Wacht dan niet op de scan. Open de noodkaart.")),
        ),
        "house",
        later("Een huis dat aan de voorkant open is, van de straat tot de schuur."),
        ((CARD, later("Open de noodkaart")), (START, later("Ga naar het begin"))),
    ),
    Chapter(
        "answering",
        later("Vragen beantwoorden"),
        (
            Point(
                later("Weet ik niet is een goed antwoord."),
                later("U ziet later wat u het best kunt nagaan. Raden maakt het resultaat minder waard."),
            ),
            Point(
                later("Past de vraag niet bij u?"),
                later("Kies Niet van toepassing. De vraag telt dan niet mee."),
            ),
            Point(
                later("U kunt altijd terug."),
                later("Een ander antwoord kiezen mag. Wilt u iets onthouden? Schrijf een opmerking."),
            ),
            Point(
                later("Sneller gaat het met de cijfers."),
                later("Naast elk antwoord staat een toets. Enter is verder, Backspace is terug."),
            ),
        ),
        "answers",
        later("Drie antwoorden met elk een toets: Ja met 1, Weet ik niet met 0, Niet van toepassing met 9."),
        (
            (QUESTIONS, later("Ga naar de vragen")),
            (KEYS, later("Bekijk alle toetsen")),
            (SETTINGS, later("Verander tekst, kleur of toetsen")),
        ),
    ),
    Chapter(
        "reading",
        later("Het resultaat lezen"),
        (
            Point(
                later("Een risico is Laag, Middel of Hoog."),
                later(
                    "Bij een risico is 100 een gemiddeld huis, of ons voorbeeld. Meer is een groter risico."
                ),
            ),
            Point(
                later("Bescherming is Goed, Redelijk of Zwak."),
                later("Daar is 100 juist het beste."),
            ),
            Point(
                later("Gestreept is wat wij nog niet weten."),
                later("Het cijfer ligt ergens in dat stuk. Hoe meer u nagaat, hoe korter het stuk wordt."),
            ),
            Point(later("Elk cijfer is een knop."), later("Druk erop, en u ziet welke antwoorden tellen.")),
        ),
        "figures",
        later("Een balk van 0 tot 100: gevuld tot 46, gestreept van 46 tot 68. Daaronder de vier woorden."),
        ((RESULT, later("Bekijk het resultaat")),),
    ),
    Chapter(
        "planning",
        later("Het plan"),
        (
            Point(
                later("U begint met hoogstens drie stappen."),
                later("Daarna komt de rest. Wat het meest helpt, staat bovenaan."),
            ),
            Point(
                later("Bij elke stap staat wie betaalt."),
                later(
                    "Soms kan een stap onder de regeling vallen. "
                    "De beveiligingsautoriteit (BVA) moet dat dan adviseren."
                ),
            ),
            Point(
                later("Wat als?"),
                later("Zet deze schakelaar aan. U ziet dan hoe een risico verandert."),
            ),
            Point(
                later("Houd bij hoe ver u bent."),
                later("Kies bij elke stap: open, gepland, gedaan of niet."),
            ),
        ),
        "steps",
        later("Een balk van een risico: nu 168 en hoog, met deze stap 74 en middel."),
        ((PLAN, later("Ga naar het plan")),),
    ),
    Chapter(
        "report",
        later("Het rapport doorgeven"),
        (
            Point(
                later("Het rapport is een pdf, en u kiest waar die staat."),
                later("Erin staat wat aan uw huis zwak is. Bewaar het als uw paspoort."),
            ),
            Point(
                later("Geeft u het bestand door? Zet er een wachtzin op."),
                later("Vertel die wachtzin langs een andere weg, zoals de telefoon."),
            ),
            Point(
                later("Print u het?"),
                later("Leg het in een kluis of kast met slot. Laat het niet bij een printer liggen."),
            ),
        ),
        "clear-desk.svg",
        later("Links liggen stukken op een bureau. Rechts is het bureau leeg, en zijn de laden dicht."),
        ((REPORT, later("Ga naar het rapport")),),
    ),
    Chapter(
        "keeping",
        later("Bewaren, vergrendelen en verbergen"),
        (
            Point(
                later("Wat u bewaart, is op slot met uw wachtzin."),
                later("Zonder wachtzin of herstelblad leest niemand uw scan, ook wij niet."),
            ),
            Point(
                later("Loopt u weg? Kies Vergrendel."),
                later("Na een tijd rust gaat de scan vanzelf op slot. Hoe lang, kiest u bij Instellingen."),
            ),
            Point(
                later("Komt er iemand binnen? Druk op F12."),
                later("Het venster is meteen weg. Een bewaarde scan is dan ook op slot."),
            ),
            Point(
                later("Koos u om niets te bewaren?"),
                later("Dan zijn uw antwoorden weg als u het programma sluit."),
            ),
        ),
        "hiding",
        later("De knoppen Verberg snel, met de toets F12, en Vergrendel."),
        (
            (PROOF, later("Bekijk wat er op uw computer staat")),
            (ORGANISATION, later("Bekijk wat uw organisatie instelde")),
        ),
    ),
    Chapter(
        "safe",
        later("Uw kluis: herstelblad en reservekopie"),
        (
            Point(
                later("Maak een herstelblad."),
                later("Met die zestien woorden opent u uw kluis als u de wachtzin kwijt bent."),
            ),
            Point(
                later("Schrijf de woorden met de hand op."),
                later("Bewaar het papier niet bij de computer, en maak er geen foto van."),
            ),
            Point(
                later("Maak soms een reservekopie."),
                later("Zet die op een stick, en leg de stick ergens anders. Ook de kopie is op slot."),
            ),
            Point(
                later("Is uw wachtzin uitgelekt?"),
                later("Kies een andere, en maak nieuwe sleutels. Een oude kopie gaat nog open met de oude."),
            ),
        ),
        "sheet",
        later("Een rij van een herstelblad, met vier woorden die niets met elkaar te maken hebben."),
        ((SAFE, later("Ga naar uw kluis")),),
    ),
    Chapter(
        "incident",
        later("Als er iets gebeurt"),
        (
            Point(
                later("Druk op F2."),
                later("De noodkaart zegt wat u nu doet en wie u belt."),
            ),
            Point(
                later("Dat kan op elke bladzijde."),
                later("Ook als uw scan op slot is. De knop staat altijd rechtsboven."),
            ),
            Point(
                later("Dit programma belt niet."),
                later("Gebruik uw telefoon. Zet de nummers er vandaag al in."),
            ),
        ),
        "card",
        later("De knop Noodkaart, met de toets F2."),
        ((CARD, later("Open de noodkaart")),),
    ),
    Chapter(
        "again",
        later("Volgend jaar opnieuw"),
        (
            Point(
                later("Uw huis en uw leven veranderen."),
                later("Loop de scan daarom elk jaar weer na. Doe dat ook na een verhuizing of verbouwing."),
            ),
            Point(
                later("Uw antwoorden staan er nog, als u ze bewaarde."),
                later("Verander alleen wat nu anders is."),
            ),
            Point(
                later("Ook de inhoud wordt ouder."),
                later("Nummers en regels veranderen. Kijk hoe oud deze versie is."),
            ),
        ),
        "again",
        later("Een balk met een streep waar het risico vorig jaar stond. De balk van nu is korter."),
        (
            (PROGRESS, later("Bekijk wat er veranderde")),
            (QUESTIONS, later("Loop uw antwoorden na")),
            (ABOUT, later("Bekijk hoe oud de inhoud is")),
        ),
    ),
    Chapter(
        "adviser",
        later("Voor adviseurs"),
        (
            Point(
                later("Elk dossier heeft een eigen sleutel."),
                later("Kies onderaan het begin voor dossiers. Geef een dossier een code en geen naam."),
            ),
            Point(
                later("Bij Vastleggen zet u alles wat u ziet."),
                later("Deuren en ramen, foto’s, bevindingen en een plattegrond. Alles is meteen bewaard."),
            ),
            Point(
                later("Bij Afronden ziet u wat u nog moet doen."),
                later("Lees de samenvatting voor, laat tekenen, en geef het dossier door met een code."),
            ),
        ),
        "skg-stars.svg",
        later("Het keurmerk SKG met één, twee en drie sterren. Vanaf twee sterren is het goed."),
        ((START, later("Ga naar het begin")),),
    ),
)
