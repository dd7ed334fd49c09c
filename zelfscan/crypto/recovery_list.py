"""The 2048 Dutch words of the recovery sheet.

Never change this list: a sheet that somebody wrote down years ago is read with it. How it was chosen and by
which rules stands in docs/recovery-words.md; a test checks each rule.
"""

from typing import Final

_TEXT: Final = """
    aalbes aambeeld aandeel aangeven aankomst aanmaken aanrecht aanvraag aapje aardbol aarzelen abrikoos
    accent accu achter acrobaat adelaar adem adres advies afdak afdekken afdruk afhalen afkijken afkoelen
    aflezen aflopen afmaken afpakken afremmen afrit afrollen afruimen afspraak afstand aftellen aftrap afval
    afvegen afvoer afwas afwerken afzender agenda akte alarm album alfabet alinea alleen almanak alpen
    altviool amandel ambacht amusant ananas andijvie anemoon anker ansjovis antenne antiek antwoord apotheek
    appelsap applaus april aquarium arbeid archief arend armband aroma artikel arts asbak asfalt asperge
    atelier atlas atleet augurk aula automaat avocado avontuur azalea azijn azuur baan babbelen badeend
    badjas badkamer badmuts badpak badstof badwater bagage bagger bakboord baken bakfiets baksteen bakvorm
    balans balkon ballet bamboe banaan banjo banket barkruk barst basalt batterij baviaan bazuin bedenken
    bedienen bedrijf bedstee bedtijd beekje beeld beestje begin begonia behang behoren beiaard beker bekijken
    bekleden beloning bemesten beneden benzine berging bericht beschuit besluit bestek betalen beton beugel
    beurs bevroren bewaren beweging bewolkt bezem bezoek bibberen biefstuk bierglas bieslook bietjes bijenwas
    bijlage bijrol bijten bijwonen bikini biljet bingo binnen bioscoop bitter bizon bladgoud blaffen blaten
    blijven blik blinken bloesem blozen blussen bobslee bodem boei boeket boenwas boffen bokaal bokking
    bolhoed bolletje bolwerk bomen bonbon bontjas boog bootje borduren borgsom borrel borstel bosbes bosje
    bosrand bosuil bosweg boterham botsen bottelen bouillon braam braille brasem bravo breed breipen breken
    brem brengen bretels breuk bries bril broekzak brok brommer brons brood brouwen brug bruid brullen buffel
    buidel buigzaam buikdans buis buiten buizerd bukken bult bunzing burcht buren burger bushalte buslijn
    buurman buxus cabaret cabine cacao cactus cadeau camera campus canvas caravan carnaval cavia ceder cello
    cement centrum chaos charme chemie chloor chocola chroom cijfer cilinder circus cirkel citaat citroen
    clubhuis code cognac colbert collega compleet concert conifeer controle creatief cultuur cursus cyclaam
    dagblad dagkaart daglicht dagtocht dahlia dakgoot dakkapel dakpan dakraam damast dame damhert dampkap
    dankbaar dansen dapper datum debat december decor deeg deftig dekbed deken dekking deksel dempen dennen
    derde deugniet deuk deuntje deurmat dialect diamant dichtbij dictee dieet dienblad diepte dierbaar diesel
    dijbeen dijkweg dille dimmen diner dinsdag diploma dirigent distel dobber docent dochter doekje doelpunt
    dokter dolblij domino dommelen donateur donker dooier doolhof doorn doperwt dopheide dorpel dorsen
    dossier douane douche dozijn draad draf dragen drank dreef drempel dressoir dreumes driehoek drijven
    drinken drogist dromen droog drop druiven drukker druppel dubbel duet duikboot duim duinpan duister
    duizend durven dutje duwen dwars dweil dwerg dynamo echo echtpaar edelhert eend eenhoorn eerste eetbaar
    eethuis eetkamer eetlepel eetzaal effen egel eierdop eigen eikel eindpunt eiwit ekster eland elastiek
    elegant elektra elftal elleboog emmer emoe energie entree ereprijs erfenis erker erwt esdoorn etage
    etalage etappe etensbak etiket etui evenaar examen extra ezelsoor fabel fabriek fagot fakkel familie
    fanfare fantasie fazant februari feest ferm festival ficus fiets figuur fijn filet filmrol filter finale
    firma flacon flamingo flanel flesje fleurig flink flipper flits fluitje fluor fluweel folie fonkelen
    fontein fopspeen forel formule fornuis fors fortuin fossiel foto fraai fractie framboos franje fregat
    frietje fris frituur fronsen fruitig fuut gaar gaatje galerie galop gapen garage garde garnaal gasfles
    gaslamp gastvrij gazon gebaar gebergte gebit gebogen gebruik gedachte gedrag gefluit gegeven gehakt
    geheim gehoor gehucht geiser geitje gejuich gekleurd gekookt gekruid geldkist geloof geluid gemak gember
    gemeente generaal genieten genoeg geranium gerecht gerst geruit geschenk gesprek getal getij getrouwd
    geur gevuld gewas gewelf gewicht gewoonte gezellig gezin gezond gierig gieter gilde ginder gips gisteren
    gitaar gladiool glans glasbak glazuur gletsjer glijbaan glimlach glinster glippen globe gloeien gnoe
    goedkoop golfbaan golven gondel gonzen gooien goot gordijn gorilla goudvis graaf gracht graniet grappig
    gratis gravel grazen grendel greppel gretig griffier grill groen grof grond grootte gruis grutto gulden
    gulzig gummi gymles gymzaal haagbeuk haai haantje haardos haastig hagel hakblok hallo halte halveren
    hamer hamster handdoek hangslot hardop haring harmonie harnas harp hartig haven havik havo hazelaar
    heelal heerlijk hefboom heide hekje hekwerk heldin helft helium helling helm helpen hemd hemel hendel
    hengst herberg herder herfst herhalen herstel hertog heup heuvel hijsen hinde hitte hobbel hoekig hoepel
    hoes hoeve hofdame hofje hoger hond honkbal hoofd hoogte hooiberg hoop hoorspel hopman horizon horloge
    hormoon hotel houtduif hovenier huid huifkar huisraad hulp hulst humeur hummel humor humus huppelen
    hurken hutspot huurder huwelijk hyena idee iglo ijsberg ijscoman ijsje ijskoud ijssalon ijstijd ijsvogel
    ijzer imker inademen inboedel indigo indruk induiken ingang ingooien inhalen inhoud inkoop inktvis
    inladen inlopen inmaken innemen inpakken inrijden inruilen insect inslapen insmeren insteek intocht
    invoer invullen inzetten isolatie ivoor jaartal jachthut jager jakhals jampot janboel januari japon jarig
    jasje jaszak jeugd jochie jodium jojo jolig jongetje journaal jubelen jubileum judo juffrouw juli jurist
    jury jute juwelier kaaiman kaarsvet kaas kaatsen kabaal kabinet kabouter kachel kade kaft kajak kajuit
    kalender kalm kameel kamille kampioen kanarie kanjer kano kantoor kapitaal kapstok karaf karper karretje
    karton kasboek kassa kasteel kater katoen katrol kauwgom kavel keizerin kelk kelner kennis kenteken
    keramiek kerel kermis kern kersen keteltje ketting keuken keuring keuze kibbelen kiekje kiel kieuwen
    kievit kiezen kijken kikvors kilo kind kiosk kiwi klaar kladblok klank klaproos klarinet klasse klauw
    klaver kleding kleed klei klepel klerk kletsnat kleur kleven klimop klinker klit kloek klomp klont kloof
    kloppen klossen kluis kluwen knaap knagen knalrood knecht kneden kneep knie knijpen knikker knobbel
    knoest knoflook knolraap knoop knorren knot knuffel knus knutsel koala kobalt koekoek koelkast koerier
    koetsier koffie kokos kolen kolibrie kolonie kombuis komeet komiek komma kompas koningin kookboek
    koolmees koopman koord koper kopie koploper koppel kopstuk koraal korf korst korting kosten kotelet koud
    kraan krabben krachtig kraken kramer krat kreeft krekel kreunen kriebel krijt krimpen kring kristal kroeg
    krokodil kronkel kroost kropsla kruik krukje krul kubus kudde kuif kuiken kuiper kukelen kunst kurk
    kussen kustlijn kwal kwark kwast kwekerij kwik kwintet kwispel laadpaal laars labrador lach ladder
    ladekast lagune lakei laminaat lammetje lampion landgoed langzaam lantaarn lappen larve lasagne lastig
    latwerk laurier lava lavendel lawaai lectuur leden ledikant leeftijd leem leerling leesbril leguaan
    leiding leisteen lekker lelie lengte lenig lepelen leraar lesgeven letten leuning lezer lezing liaan
    libel lichaam liedje liefde liever lift ligfiets liggen ligstoel lijm lijst likeur limonade linie links
    linoleum linzen liter loep logeren logisch logo loket lokken long loods loon lopen losjes losmaken
    loterij luchtig ludiek luier luifel luik luipaard lupine lyceum lynx maaien maaltijd maand maat macaroni
    machine madelief magazijn magie magneet mahonie mais majoor makelaar makreel mama mammoet mandje manen
    mango manier mantel marathon marine markies marmer masker matroos meedoen meegaan meel meenemen meetlat
    meeuw meikever meisje melden melig melkkoe melodie meneer menigte menu mergel merk merrie messing metaal
    meteen metro metselen metworst meubel mevrouw miauwen middel mier miezeren mijl mijmeren mijnheer mikado
    mikken miljoen mineraal minister minuut mispel mist mobiel modderig model moeder moeite moeras moestuin
    moker mokka molenaar mompelen monding monteur mooi moppen morgen mosgroen mosselen mosterd motor motregen
    mugje muildier muisstil muizen munt museum musicus muskaat muts muur muziek naaidoos naald naam nabij
    nachtuil nadenken nagellak najaar nakijken namiddag napraten narcis natuur navraag nazomer nectar nederig
    neefje neerslag nestelen netjes netvlies netwerk neus nevel nieren nietje nieuw nijdig nijptang nikkel
    nodig noedels noemer nokbalk nomade noorden nootjes notaris notitie november nuchter nummer nuttig nylon
    oase oceaan ochtend oefenen oehoe oester ogenblik oksel oktober oliebol olifant olijf omaatje omarmen
    ombouwen omelet omhelzen omhoog omkeren omkleden omlaag omloop ommetje omrijden omruilen omslaan omtrek
    omver omweg onderaan oneven ongeveer onhandig onkruid ontbijt ontwaken onweer oogappel oogje oogkleur
    ooglid oogst oogwenk ooievaar oorbel oordop oorkonde oorzaak oostkust opbergen opbouw opdienen opdracht
    openbaar opera opeten opgave ophangen ophopen opkijken opkomen opladen opletten oplossen opmaken opname
    opnemen oppas oppompen oprapen opruimen opslag opstel optellen opticien optocht opvolger opvullen
    opwarmen opwekken opwinden opzoeken orchidee ordner oregano organist orgel orkaan orkest ornament otter
    ouders oudheid oudje ovaal ovenwant overal paal paard pagaaien pagina pakhuis pakken paleis paling
    palmboom pand paneel panfluit pannetje panter papaver papegaai papier paprika paraplu pardon parel parfum
    parket pasfoto paspoort passer pastel patat patio patroon pauw pauze pedaal peddel pedicure peinzen pekel
    pelikaan pels pendelen penning pensioen peper peren pergola periode perron persoon perzik petje petunia
    peul peuter peuzelen pianist picknick piek pienter piepen pijnboom pijp pikant pilaar piloot pincode
    pinda pingpong pioen pionier piraat pistache pittig pizza plaats plafond plagen plaid plamuur plantje
    plastic plat plechtig pleister plensbui plezier plicht plint ploeg plons plooi pluche pluimvee plukken
    poederen poelier poema poetsen poging polder polka pollepel polsstok pompoen ponton pony poolvos poort
    poppetje populier portret poster potgrond potlood praatje prairie praktijk praten precies prei premier
    prent prettig prijs prikken prinses prisma proeven pronk proosten proppen pruim prutsen puber publiek
    pudding puffen puntmuts puree purper puzzelen quiz raadsel raampje raap rabarber radar raden radijs
    rafelig ragebol rails raket rakker rammelen ranja ransel raspen raster ratelaar ravijn razend rebus
    recept recht reclame reebok reeks reep refrein regenjas regio reiger reinigen reisgids rekening reling
    rendier renner renpaard rente reptiel respect retour reuzel revue ribbel richting ridder riem rietveld
    rijbaan rijgen rijkdom rijles rijtuig rijweg rillen rinkelen riool ritme rits rivier robot roddel
    rodekool roebel roeiboot roepen roest rogge roken rolluik rolstoel roltrap roman romig rommel romp rondje
    room rooster rosbief rotonde rotsblok route rozet rubber rubriek rugslag rugtas rugzak ruimte ruisen
    ruiter rups rustig safari saffraan salade salie salon salto samba samen sandaal sanitair sappig sardine
    satijn sauna sausje savanne saxofoon schaaf scherm schil schoon schrift schuilen seconde seinen seizoen
    selderij senior serie servet sfeer sierlijk sigaar signaal simpel sinas singel sirene siroop sissen sjaal
    sjalot sjerp sjoelbak sjouwen slaapzak slagroom slak slalom slang slee slepen sleutel sliert slijpen
    slikken slim slinger slof slokje sloot slordig sluiten slurf smaak smaragd smederij smelten smeren smid
    smullen snaar snavel snede sneeuw snelweg snert snijboon snip snoek snor sober soezen soja sokkel soldeer
    solo sorteren spaarpot spade spannen spatten specht speeksel spek spelen sperwer spetter speuren spiegel
    spijker spinazie spiraal spits spleet splinter spoed spons spook sport spraak spreeuw springen sprookje
    spruiten spuit spul staaf stadhuis staken stal stamppot stapel start station steeg stekker stempel
    stengel steppe sterk steun stevig stier stift stilte stippel stoel stofdoek stokvis stollen stoof stop
    storm stout stralen streep strijken strooien struik studie stuiver stuur stuw succes suiker sukade
    symbool taalgids taart tabak tabblad tablet tachtig tafel takelen talent tamboer tandarts tanken tante
    tapdans tapijt tarbot tarief tarwe taverne taxi teckel teen tegelpad tegoed teil tekenen tekst telefoon
    tellen temmen tempo tenor tent termiet terrein terug testen tevreden textiel theater theepot thema
    thermos thuis tiende tijd tijger timmeren tintelen tipi titel tjirpen toast tobbe tocht toegang toekan
    toendra toestel toets toga toilet toko tolhuis tolk tomaat tompoes toneel tonijn toonbank toorts topje
    toren tornado torso tosti touwtje tovenaar traag tractor trainen tram trapeze trechter trede treffen
    trein trekken triatlon trilling triomf troef trofee trompet troon tropen trots trouw truffel trui tuba
    tuig tuimelen tuinhek tuniek tunnel turbine turf turkoois turnen twaalf tweetal twijfel twintig uiltje
    uitbouw uitdelen uitgaan uithoek uitkijk uitlaat uitroep uitstel uitvegen uitweg uitzicht uniform uurwerk
    vaag vaandel vaatdoek vacht vader vakantie vakbond vakje vakman vakwerk valhelm valies valk vallei
    vanavond vandaag vangen vanille vannacht varaan varen veearts veenmol veerboot vegen veilig veldfles velg
    venkel venster ventiel veranda verblijf verderop verf vergiet verhaal verjaren verkeer verstand verte
    vervoer vesting veter vetplant vetvrij veulen viaduct video vierkant vijftig vijg vijver vijzel villa
    vilt vinden vinger vink vinvis violist viooltje visite viskom visnet visser visum vitamine vitrine vlaai
    vlaggen vlakte vlam vlecht vlek vleugel vlieg vlijtig vlinder vloed vlot vlug voeding voeren voetbal
    vogel volgen volkoren vondst voordeur vork vormen vouw vreugde vriend vrijheid vroegte vrolijk vrucht
    vuilnis vulkaan vulling vulpen vuurpijl waaier waakhond waarheid wachten wadlopen wafeltje wagon walnoot
    walrus walsen walvis wandelen wang wankel wanten wapperen warboel warmte warrelen wasbeer waslijn wasmand
    wastafel waterval wazig weefsel week weelde weerman weetje wegdek weiland weinig wekken welkom welp
    welvaart wens wentelen wereld werkman werpen wervel west wever wezel wiebelen wieden wigwam wijk wijnglas
    wijsheid wijzen wikkelen wilg wimper windvaan wingerd winnaar winst winter wipneus wirwar wisent wiskunde
    wissel witlof woelen woensdag woerd woestijn wolf wolkje wollig wonder wonen woning woonwijk wortelen
    wringen wroeten wuiven zaad zaagsel zaaigoed zachtjes zadel zagen zakdoek zaklamp zalf zandbak zanger
    zaterdag zebrapad zeebodem zeedijk zeef zeegras zeehaven zeelucht zeemeeuw zeepsop zeerob zeester
    zeevaart zeewier zeezout zeilboot zeis zeldzaam zemen zendmast zeppelin zestig zetel zetmeel zeug zicht
    zigzag zijgevel zijkant zijspan zilver zingen zitbank zitje zitkamer zitten zoeken zoen zomer zondag
    zonlicht zonnig zoogdier zooitje zool zorgzaam zout zuidpool zuigen zuil zuinig zuivel zuring zuster
    zuurkool zwaaien zwager zwaluw zwavel zwemles zwerfkei zweven zwieren zwijgen zwoel
"""
WORDS: Final = tuple(_TEXT.split())
