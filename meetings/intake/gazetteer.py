"""Words in a text -> the country they mean: names, short names, demonyms and capitals, as plain data.

The short names are those of ``meetings.countries``; here stands what texts write beside them.
Codes are ISO 3166-1 alpha-2 (``EU`` is the reserved code of the European Union). Forms that mean two countries or an
ordinary word as well ("Congo", "Georgian", "Turkey" as a bird is not a risk in capitals) are left out or kept whole.
"""

import re
from functools import lru_cache

from meetings.countries import COUNTRY_NAMES
from meetings.intake.alternation import by_first_letter

# Names that are a state's of the U.S. or a city's as well: the one may be either, the other is among the capitals.
_TWO_PLACES = frozenset({"Georgia", "Vatican City"})

# One country a line: code | other names | demonyms (adjectives and people) | capital (and its other spellings)
_ROWS = """
AF||Afghan,Afghans|Kabul
AL||Albanian,Albanians|Tirana
DZ||Algerian,Algerians|Algiers
AD||Andorran|Andorra la Vella
AO||Angolan,Angolans|Luanda
AG||Antiguan|Saint John's,St. John's
AR|Argentine Republic|Argentine,Argentinian,Argentines|Buenos Aires
AM||Armenian,Armenians|Yerevan
AU|Commonwealth of Australia|Australian,Australians|Canberra
AT||Austrian,Austrians|Vienna
AZ||Azerbaijani,Azerbaijanis|Baku
BS|The Bahamas|Bahamian|Nassau
BH||Bahraini,Bahrainis|Manama
BD||Bangladeshi,Bangladeshis|Dhaka
BB||Barbadian|Bridgetown
BY||Belarusian,Belarusians|Minsk
BE||Belgian,Belgians|Brussels
BZ||Belizean|Belmopan
BJ||Beninese|Porto-Novo
BT||Bhutanese|Thimphu
BO||Bolivian,Bolivians|La Paz,Sucre
BA|Bosnia|Bosnian,Bosnians|Sarajevo
BW||Botswanan,Batswana|Gaborone
BR||Brazilian,Brazilians|Brasilia,Brasília
BN|Brunei Darussalam|Bruneian|Bandar Seri Begawan
BG||Bulgarian,Bulgarians|Sofia
BF||Burkinabe|Ouagadougou
BI||Burundian|Gitega
CV|Cabo Verde|Cabo Verdean,Cape Verdean|Praia
KH|Kingdom of Cambodia|Cambodian,Cambodians|Phnom Penh
CM||Cameroonian|Yaounde,Yaoundé
CA||Canadian,Canadians|Ottawa
CF||Central African|Bangui
TD||Chadian|N'Djamena
CL||Chilean,Chileans|Santiago
CN|People's Republic of China,PRC,P.R.C.|Chinese|Beijing
CO|Republic of Colombia|Colombian,Colombians|Bogota,Bogotá
KM||Comorian|Moroni
CG|Republic of the Congo,Congo-Brazzaville||Brazzaville
CD|Democratic Republic of the Congo,DRC,Congo-Kinshasa||Kinshasa
CR||Costa Rican,Costa Ricans|San Jose,San José
CI|Cote d'Ivoire,Ivory Coast|Ivorian,Ivorians|Yamoussoukro,Abidjan
HR||Croatian,Croatians|Zagreb
CU||Cuban,Cubans|Havana
CY|Republic of Cyprus|Cypriot,Cypriots|Nicosia
CZ|Czech Republic|Czech,Czechs|Prague
DK||Danish,Danes|Copenhagen
DJ||Djiboutian|
DM|||Roseau
DO|||Santo Domingo
EC|Republic of Ecuador|Ecuadorian,Ecuadorians|Quito
EG|Arab Republic of Egypt|Egyptian,Egyptians|Cairo
SV||Salvadoran,Salvadorans|San Salvador
GQ||Equatoguinean|Malabo
ER||Eritrean|Asmara
EE||Estonian,Estonians|Tallinn
SZ|Swaziland|Swazi|Mbabane
ET||Ethiopian,Ethiopians|Addis Ababa
FJ||Fijian,Fijians|Suva
FI||Finnish,Finns|Helsinki
FR|French Republic|French|Paris
GA||Gabonese|Libreville
GM|The Gambia|Gambian|Banjul
GE|||Tbilisi
DE|Federal Republic of Germany|German,Germans|Berlin
GH||Ghanaian,Ghanaians|Accra
GR|Hellenic Republic|Greek,Greeks,Hellenic|Athens
GD||Grenadian|Saint George's
GT||Guatemalan,Guatemalans|Guatemala City
GN||Guinean|Conakry
GW|||Bissau
GY||Guyanese|Georgetown
HT||Haitian,Haitians|Port-au-Prince
VA|Holy See,Vatican||Vatican City
HN||Honduran,Hondurans|Tegucigalpa
HU||Hungarian,Hungarians|Budapest
IS||Icelandic|Reykjavik
IN|Republic of India,Bharat|Indian,Indians|New Delhi,Delhi
ID|Republic of Indonesia|Indonesian,Indonesians|Jakarta
IR|Islamic Republic of Iran|Iranian,Iranians|Tehran
IQ||Iraqi,Iraqis|Baghdad
IE||Irish|Dublin
IL|State of Israel|Israeli,Israelis|Jerusalem
IT|Italian Republic|Italian,Italians|Rome
JM||Jamaican,Jamaicans|Kingston
JP||Japanese|Tokyo
JO|Hashemite Kingdom of Jordan|Jordanian,Jordanians|Amman
KZ||Kazakh,Kazakhstani,Kazakhs|Astana
KE||Kenyan,Kenyans|Nairobi
KI||I-Kiribati|Tarawa
KP|DPRK,Democratic People's Republic of Korea|North Korean,North Koreans|Pyongyang
KR|Republic of Korea,ROK,Korea|South Korean,South Koreans,Korean,Koreans|Seoul
XK|Kosovo|Kosovar,Kosovan|Pristina
KW||Kuwaiti,Kuwaitis|Kuwait City
KG|Kyrgyz Republic|Kyrgyz|Bishkek
LA|Lao PDR|Lao,Laotian|Vientiane
LV||Latvian,Latvians|Riga
LB||Lebanese|Beirut
LS||Basotho|Maseru
LR||Liberian|Monrovia
LY||Libyan,Libyans|Tripoli
LI|||Vaduz
LT||Lithuanian,Lithuanians|Vilnius
LU||Luxembourgish|Luxembourg City
MG||Malagasy|Antananarivo
MW||Malawian|Lilongwe
MY||Malaysian,Malaysians|Kuala Lumpur,Putrajaya
MV||Maldivian,Maldivians|Malé,Male City
ML||Malian|Bamako
MT||Maltese|Valletta
MH|Republic of the Marshall Islands|Marshallese|Majuro
MR||Mauritanian|Nouakchott
MU||Mauritian|Port Louis
MX|United Mexican States|Mexican,Mexicans|Mexico City
FM|Federated States of Micronesia|Micronesian|Palikir
MD|Republic of Moldova|Moldovan,Moldovans|Chisinau,Chișinău
MC||Monegasque|
MN||Mongolian,Mongolians|Ulaanbaatar
ME||Montenegrin|Podgorica
MA||Moroccan,Moroccans|Rabat
MZ||Mozambican|Maputo
MM|Burma|Burmese|Naypyidaw,Naypyitaw
NA||Namibian|Windhoek
NR||Nauruan|Yaren
NP||Nepali,Nepalese|Kathmandu
NL|The Netherlands,Kingdom of the Netherlands|Dutch|Amsterdam,The Hague
NZ|Aotearoa New Zealand|New Zealander,New Zealanders|Wellington
NI||Nicaraguan,Nicaraguans|Managua
NE||Nigerien|Niamey
NG||Nigerian,Nigerians|Abuja
MK||North Macedonian,Macedonian|Skopje
NO||Norwegian,Norwegians|Oslo
OM|Sultanate of Oman|Omani,Omanis|Muscat
PK||Pakistani,Pakistanis|Islamabad
PW||Palauan|Ngerulmud
PS|Palestinian Authority|Palestinian,Palestinians|Ramallah
PA||Panamanian,Panamanians|Panama City
PG|PNG|Papua New Guinean|Port Moresby
PY||Paraguayan,Paraguayans|Asuncion,Asunción
PE||Peruvian,Peruvians|Lima
PH|The Philippines,Republic of the Philippines|Philippine,Filipino,Filipinos|Manila
PL|Republic of Poland|Polish|Warsaw
PT||Portuguese|Lisbon
QA|State of Qatar|Qatari,Qataris|Doha
RO||Romanian,Romanians|Bucharest
RU|Russian Federation|Russian,Russians|Moscow
RW||Rwandan,Rwandans|Kigali
KN|Saint Kitts and Nevis||Basseterre
LC|Saint Lucia|Saint Lucian|Castries
VC|Saint Vincent and the Grenadines||Kingstown
WS||Samoan|Apia
SM||Sammarinese|
ST|Sao Tome and Principe||São Tomé
SA|Kingdom of Saudi Arabia,KSA|Saudi,Saudis|Riyadh
SN||Senegalese|Dakar
RS||Serbian,Serbians|Belgrade
SC||Seychellois|
SL||Sierra Leonean|Freetown
SG|Republic of Singapore|Singaporean,Singaporeans|Singapore
SK|Slovak Republic|Slovak,Slovaks|Bratislava
SI||Slovenian,Slovene|Ljubljana
SB||Solomon Islander|Honiara
SO||Somali,Somalis|Mogadishu
ZA|Republic of South Africa|South African,South Africans|Pretoria,Cape Town
SS||South Sudanese|Juba
ES|Kingdom of Spain|Spanish,Spaniards|Madrid
LK||Sri Lankan,Sri Lankans|Colombo
SD||Sudanese|Khartoum
SR||Surinamese|Paramaribo
SE||Swedish,Swedes|Stockholm
CH|Swiss Confederation|Swiss|Bern,Berne
SY|Syrian Arab Republic|Syrian,Syrians|Damascus
TW||Taiwanese|Taipei
TJ||Tajik,Tajiks|Dushanbe
TZ||Tanzanian,Tanzanians|Dodoma
TH|Kingdom of Thailand|Thai,Thais|Bangkok
TL|East Timor|Timorese|Dili
TG||Togolese|Lomé,Lome
TO||Tongan|Nuku'alofa
TT||Trinidadian|Port of Spain
TN||Tunisian,Tunisians|Tunis
TR|Turkey,Turkiye|Turkish,Turks|Ankara
TM||Turkmen|Ashgabat
TV||Tuvaluan|Funafuti
UG||Ugandan,Ugandans|Kampala
UA||Ukrainian,Ukrainians|Kyiv,Kiev
AE|UAE,U.A.E.|Emirati,Emiratis|Abu Dhabi
GB|UK,U.K.,Great Britain,Britain|British,Britons|London
US|US,U.S.,USA,U.S.A.,United States of America|American,Americans|Washington,Washington D.C.,Washington DC
UY||Uruguayan,Uruguayans|Montevideo
UZ||Uzbek,Uzbeks|Tashkent
VU|Republic of Vanuatu|Ni-Vanuatu|Port Vila
VE||Venezuelan,Venezuelans|Caracas
VN|Viet Nam|Vietnamese|Hanoi
YE||Yemeni,Yemenis|Sana'a
ZM||Zambian,Zambians|Lusaka
ZW||Zimbabwean,Zimbabweans|Harare
EU|EU,E.U.|European Union's|
"""

#: Acronyms and full names of foreign ministries and like bodies that belong to one country only. "MOFA" and
#: "Ministry of Foreign Affairs" are used by many countries, and are left out.
MINISTRIES: dict[str, tuple[str, str]] = {
    "MEA": ("Ministry of External Affairs", "IN"),
    "FCDO": ("Foreign, Commonwealth and Development Office", "GB"),
    "DFAT": ("Department of Foreign Affairs and Trade", "AU"),
    "MFAT": ("Ministry of Foreign Affairs and Trade", "NZ"),
    "DIRCO": ("Department of International Relations and Cooperation", "ZA"),
    "EEAS": ("European External Action Service", "EU"),
    "ONDCP": ("Office of National Drug Control Policy", "US"),
    "USAID": ("U.S. Agency for International Development", "US"),
}

#: States, provinces and regions that stand in titles and datelines; none of them is a country or a person.
REGIONS = frozenset(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin
    wyoming ontario quebec africa asia europe america americas oceania caribbean pacific atlantic arctic balkans
    mediterranean indo-pacific asia-pacific eurasia hemisphere mideast gulf sahel levant antarctica asian african
    sri hong kong puerto rico european caucasus latin carolina dakota hampshire jersey york island
    """.split()
)

#: What states and provinces give to the titles of those who serve there ("the Victorian Minister of Health").
OF_REGIONS = frozenset("victorian tasmanian queensland catalan bavarian flemish walloon ontarian quebecois".split())

#: Cities where governments meet, beside the capitals, by country.
_CITY_ROWS = """
AE|Dubai,Sharjah
AU|Sydney,Melbourne,Perth,Brisbane,Adelaide,Darwin
BR|Rio de Janeiro,São Paulo,Sao Paulo,Belém,Manaus,Salvador
CA|Toronto,Montreal,Vancouver,Calgary,Quebec City,Halifax
CH|Geneva,Zurich,Davos,Lausanne,Basel
CN|Shanghai,Hong Kong,Macao,Macau,Guangzhou,Shenzhen,Kunming,Tianjin,Chengdu
CO|Cartagena,Medellín,Cali
DE|Munich,Bonn,Hamburg,Frankfurt
ES|Barcelona,Seville
ET|Bahir Dar
FR|Strasbourg,Lyon,Marseille,Nice
GB|Edinburgh,Glasgow,Belfast,Cardiff,Birmingham,Manchester
ID|Bali,Denpasar,Surabaya,Medan,Batam,Labuan Bajo
IN|Mumbai,Kolkata,Chennai,Bengaluru,Bangalore,Hyderabad,Goa,Ahmedabad,Pune,Kochi,Jaipur,Agra,Visakhapatnam,Guwahati
IT|Milan,Venice,Florence,Naples,Turin,Trieste
JP|Osaka,Kyoto,Hiroshima,Nagasaki,Fukuoka,Sapporo,Yokohama,Kobe
KE|Mombasa
KR|Busan,Incheon,Jeju
LK|Kandy,Hambantota
MA|Marrakesh,Marrakech,Casablanca
MX|Monterrey,Guadalajara,Cancún,Cancun,Tapachula
MY|Langkawi,Kota Kinabalu,Penang
NG|Lagos
NL|Rotterdam
NP|Pokhara
NZ|Auckland,Christchurch,Rotorua,Queenstown
PH|Quezon City,Davao,Davao City,Cebu,Cebu City
PK|Karachi,Lahore,Rawalpindi
RU|Saint Petersburg,St. Petersburg,Sochi,Vladivostok,Kazan
SA|Jeddah
TH|Phuket,Chiang Mai
TR|Istanbul,Antalya,Izmir
TZ|Dar es Salaam,Zanzibar,Arusha
US|New York,Los Angeles,San Francisco,Chicago,Miami,San Diego,Honolulu,Houston,Boston,Philadelphia,Camp David
VN|Ho Chi Minh City,Da Nang
ZA|Johannesburg,Durban
"""

_CODES: dict[str, str] = {}
_FORMS: set[str] = set()
_CAPITALS: dict[str, str] = {}


def _load() -> None:
    for row in _ROWS.strip().splitlines():
        code, others, demonyms, capitals = row.split("|")
        name = COUNTRY_NAMES.get(code, "").replace("\u2019", "'")
        for form in (name, *others.split(","), *demonyms.split(",")):
            if form and form not in _TWO_PLACES:
                _CODES.setdefault(form.casefold(), code)
                _FORMS.add(form)
        for capital in filter(None, capitals.split(",")):
            _CAPITALS.setdefault(capital.casefold(), code)

    for row in _CITY_ROWS.strip().splitlines():
        code, cities = row.split("|")
        for city in cities.split(","):
            _CAPITALS.setdefault(city.casefold(), code)


_load()


#: Countries' names and demonyms in running text, "the" left outside.
COUNTRY_PATTERN = re.compile(by_first_letter(_FORMS, not_after=r"\w.") + r"(?!\w)")
_LEADING = re.compile(r"^(?:the|republic of|state of|kingdom of|government of)\s+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def country_code(words: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code that a name, short name, acronym or demonym means; None when unknown.

    ``words`` is one country's form and nothing else: "the U.S.", "Indian", "Republic of Korea", "MEA".
    """
    key = words.replace("\u2019", "'").strip().removesuffix("'s").removesuffix("'").strip().casefold()
    while key:
        if key in _CODES:
            return _CODES[key]
        shorter = _LEADING.sub("", key)
        if shorter == key:
            break
        key = shorter
    ministry = MINISTRIES.get(words.strip())
    return ministry[1] if ministry else None


@lru_cache(maxsize=1)
def country_words() -> frozenset[str]:
    """Return every single word of countries' names and demonyms in lower case, short ones left out."""
    return frozenset(word for form in _CODES for word in re.split(r"[ -]", form) if len(word) > 3)


@lru_cache(maxsize=4096)
def capital_country(city: str) -> str | None:
    """Return the code of the country whose capital, or other seat of meetings, ``city`` is; None when unknown."""
    return _CAPITALS.get(city.replace(",", "").replace("\u2019", "'").strip().casefold())


def countries_in(text: str) -> list[tuple[int, int, str]]:
    """Return ``(start, end, code)`` of every country named in ``text``, in reading order, by name or demonym."""
    return [(match.start(), match.end(), _CODES[match[0].casefold()]) for match in COUNTRY_PATTERN.finditer(text)]
